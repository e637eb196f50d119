"""The OpenAPI 3.1 document, put together once from the routes that a worker serves."""

from __future__ import annotations

import inspect
import re
from typing import Any

import msgspec
from sanic.router import Router

from service.blueprints.description.calls import CALLS
from service.blueprints.description.parts import (
    ETAG,
    JSON,
    PROBLEM,
    SCHEMAS,
    SERVED_FROM,
    Part,
    ref,
)
from service.blueprints.description.route import DESCRIPTIONS, Description
from service.management.results import Written
from service.middleware.management import SCOPES
from service.structs.api_keys import KeyRotation, ListedKey, MadeKey, NewKey
from service.structs.changes import Change, Copy, Rollback
from service.structs.contexts import Context, ContextBody, ContextLine, Imported
from service.structs.flag_sets import FlagSet, FlagSetChange, NewFlagSet
from service.structs.flags import Evaluator, Flag, FlagWithStatistics
from service.structs.health import Readiness
from service.structs.problem import Problem
from service.structs.questions import Question
from service.structs.statistics import EvaluationCount
from service.structs.webhooks import (
    Delivery,
    FlagSetChanged,
    MadeWebhook,
    NewWebhook,
    Ping,
    Webhook,
    WebhookChange,
)

_STRUCTS = (
    *(FlagSet, NewFlagSet, FlagSetChange, Flag, Evaluator, Written, Change, Copy, Rollback),
    *(FlagWithStatistics, EvaluationCount, Question),
    *(Context, ContextBody, ContextLine, Imported),
    *(NewKey, KeyRotation, ListedKey, MadeKey, Readiness, Problem),
    *(NewWebhook, WebhookChange, Webhook, MadeWebhook, Delivery, FlagSetChanged, Ping),
)

# What any route that asks for a key can come to, whatever it does.
_ALWAYS = (401, 403, 413, 429, 500, 503)

_SAID = {
    200: "Done.",
    201: "Made.",
    202: "Taken; it is done soon.",
    204: "Done; there is nothing to tell.",
    302: "Moved: the address is in the header `Location`.",
    304: "The caller has it already.",
    400: "The request is at fault; `errors` say where.",
    401: "An API key is needed.",
    403: "The API key does not allow this.",
    404: "There is no such thing, or not for this caller.",
    409: "In the way of what exists.",
    412: "Somebody else's change came first; `current` and `definition` are what is there now.",
    413: "The body is too large.",
    415: "The body has a Content-Encoding that is not taken; `Accept-Encoding` says which is.",
    429: "This API key, or this address, sends more requests than its limit; `Retry-After` is in"
    " seconds.",
    500: "Something went wrong here; the log knows the request by its id.",
    503: "Too much to do, or a store that does not answer; `Retry-After` is in seconds.",
}

_NAME: Part = {"type": "string", "minLength": 1, "maxLength": 255}
_PARAMETER = re.compile(r"<(\w+):\w+>")
# Whose failures have OFREP's own body.
_OFREP = ("ofrep", "events")
_TAGS = {
    "ofrep": "Evaluation",
    "events": "Evaluation",
    "operations": "Operation",
    "docs": "Operation",
    "api_keys": "API keys",
}


def describe(router: Router, version: str) -> dict[str, Any]:
    """The OpenAPI document of everything that the router leads to."""
    paths: dict[str, dict[str, Part]] = {}
    for route in router.routes:
        name = route.name.partition(".")[2]
        if "OPTIONS" in route.methods or route.handler not in DESCRIPTIONS:
            continue
        path = _PARAMETER.sub(r"{\1}", "/" + route.path)
        for method in sorted(route.methods):
            operation = _operation(name, path, route.handler)
            paths.setdefault(path, {})[method.lower()] = operation
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Flagstaff",
            "version": version,
            "description": "Feature flags and remote configuration: OFREP evaluation, and the"
            " management of flag sets, flags, evaluators and API keys. Every path that takes GET"
            " takes HEAD too, and answers the same without the body.",
        },
        # Relative to this document, so that it holds below a path too.
        "servers": [{"url": "."}],
        "paths": {path: dict(sorted(calls.items())) for path, calls in sorted(paths.items())},
        "webhooks": CALLS,
        "components": {
            "schemas": dict(sorted({**_struct_schemas(), **SCHEMAS}.items())),
            "securitySchemes": {
                "apiKey": {"type": "apiKey", "in": "header", "name": "X-API-Key"},
                "bearer": {"type": "http", "scheme": "bearer"},
            },
        },
    }


def _struct_schemas() -> dict[str, Part]:
    _, schemas = msgspec.json.schema_components(
        _STRUCTS, ref_template="#/components/schemas/{name}"
    )
    for schema in schemas.values():
        if "description" in schema:
            schema["description"] = inspect.cleandoc(schema["description"]).replace("``", "`")
    return schemas


def _operation(name: str, path: str, handler: Any) -> Part:
    told = DESCRIPTIONS[handler]
    blueprint = name.partition(".")[0]
    scopes = SCOPES.get(handler)
    sentences = inspect.cleandoc(handler.__doc__ or "").replace("``", "`")
    if scopes:
        sentences += f"\n\nScope: {' or '.join(f'`{scope}`' for scope in scopes)}."
    in_path = [
        {"name": parameter, "in": "path", "required": True, "schema": _NAME}
        for parameter in re.findall(r"{(\w+)}", path)
    ]
    operation: Part = {
        "operationId": name.replace(".", "_"),
        "tags": [_TAGS.get(blueprint, blueprint.replace("_", " ").capitalize())],
        "summary": sentences.partition("\n")[0].rstrip("."),
        "description": sentences,
        "parameters": [*in_path, *told.parameters],
        "responses": _responses(blueprint, told),
    }
    if told.body is not None:
        content: Part = {"schema": told.body}
        if told.body_example is not None:
            content["example"] = told.body_example
        operation["requestBody"] = {
            "required": blueprint != "ofrep",
            "content": {told.body_media: content},
        }
    if scopes or blueprint == "ofrep":
        operation["security"] = [{"apiKey": []}, {"bearer": []}]
    return operation


def _responses(blueprint: str, told: Description) -> Part:
    responses: Part = {}
    for status, schema in told.answers.items():
        response: Part = {"description": _SAID[status]}
        if schema is not None:
            response["content"] = {told.media: {"schema": schema}}
            for media, other in told.also.items():
                response["content"][media] = {"schema": other}
        headers = {**(ETAG if told.tagged else {}), **(SERVED_FROM if told.recalled else {})}
        if headers:
            response["headers"] = headers
        responses[str(status)] = response
    if blueprint in ("operations", "docs"):
        return responses
    failure = {JSON: {"schema": ref("EvaluationFailure")}}
    if blueprint not in _OFREP:
        failure = {PROBLEM: {"schema": ref("Problem")}}
    with_body = (415,) if told.body is not None else ()
    for status in (*told.failures, *with_body, *_ALWAYS):
        responses[str(status)] = {"description": _SAID[status], "content": failure}
    return dict(sorted(responses.items()))
