"""The OpenAPI 3.1 document, built once from the routes of a worker."""

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
from service.management.questions import AllExplained, Explained
from service.management.results import Written
from service.middleware.management import SCOPES
from service.structs.api_keys import KeyRotation, ListedKey, MadeKey, NewKey
from service.structs.changes import Change, Copy, Rollback
from service.structs.contexts import Context, ContextBody, ContextLine, Imported
from service.structs.flag_sets import FlagSet, FlagSetChange, NewFlagSet
from service.structs.flags import Evaluator, Flag, FlagWithStatistics
from service.structs.health import Readiness
from service.structs.impact import (
    ImpactFailure,
    ImpactProgress,
    ImpactResult,
    Proposal,
)
from service.structs.problem import Problem
from service.structs.questions import ExplainQuestion, Question
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
    *(FlagWithStatistics, EvaluationCount, Question, ExplainQuestion, Proposal),
    *(Explained, AllExplained),
    *(ImpactProgress, ImpactResult, ImpactFailure),
    *(Context, ContextBody, ContextLine, Imported),
    *(NewKey, KeyRotation, ListedKey, MadeKey, Readiness, Problem),
    *(NewWebhook, WebhookChange, Webhook, MadeWebhook, Delivery, FlagSetChanged, Ping),
)

# Failures of every route that needs an API key.
_ALWAYS = (401, 403, 413, 429, 500, 503)

_STATUSES = {
    200: "Success.",
    201: "Created.",
    202: "Accepted; processed asynchronously.",
    204: "Success, without a body.",
    302: "Redirect; the header `Location` has the address.",
    304: "Not modified: the caller has the current version.",
    400: "The request is not valid; `errors` says where.",
    401: "No valid API key.",
    403: "The API key does not allow this.",
    404: "Not found, or not visible to this API key.",
    409: "Conflict with an existing resource.",
    412: "Precondition failed: the resource has changed. `current` and `definition` have its"
    " present state.",
    413: "The body is larger than the limit.",
    415: "The Content-Encoding is not supported; `Accept-Encoding` names those that are.",
    429: "This API key or address sends more requests than its limit. `Retry-After` is in seconds.",
    500: "Internal error. The log has the traceback under the request's id.",
    503: "Too many requests in flight, or MySQL or Redis is not available. `Retry-After` is in"
    " seconds.",
}

_NAME: Part = {"type": "string", "minLength": 1, "maxLength": 255}
_PARAMETER = re.compile(r"<(\w+):\w+>")
# Blueprints whose failures have OFREP's body.
_OFREP = ("ofrep", "events")
_TAGS = {
    "ofrep": "Evaluation",
    "events": "Evaluation",
    "operations": "Operation",
    "docs": "Operation",
    "api_keys": "API keys",
}


def describe(router: Router, version: str) -> dict[str, Any]:
    """Return the OpenAPI document of all routes of the router."""
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
        # Relative to this document, so that it is right below a base path too.
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
    description = DESCRIPTIONS[handler]
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
        "parameters": [*in_path, *description.parameters],
        "responses": _responses(blueprint, description),
    }
    if description.body is not None:
        content: Part = {"schema": description.body}
        if description.body_example is not None:
            content["example"] = description.body_example
        operation["requestBody"] = {
            "required": blueprint != "ofrep",
            "content": {description.body_media: content},
        }
    if scopes or blueprint == "ofrep":
        operation["security"] = [{"apiKey": []}, {"bearer": []}]
    return operation


def _responses(blueprint: str, description: Description) -> Part:
    responses: Part = {}
    for status, schema in description.answers.items():
        response: Part = {"description": _STATUSES[status]}
        if schema is not None:
            response["content"] = {description.media: {"schema": schema}}
            for media, other in description.also.items():
                response["content"][media] = {"schema": other}
        headers = {
            **(ETAG if description.tagged else {}),
            **(SERVED_FROM if description.recalled else {}),
        }
        if headers:
            response["headers"] = headers
        responses[str(status)] = response
    if blueprint in ("operations", "docs"):
        return responses
    failure = {JSON: {"schema": ref("EvaluationFailure")}}
    if blueprint not in _OFREP:
        failure = {PROBLEM: {"schema": ref("Problem")}}
    with_body = (415,) if description.body is not None else ()
    for status in (*description.failures, *with_body, *_ALWAYS):
        responses[str(status)] = {"description": _STATUSES[status], "content": failure}
    return dict(sorted(responses.items()))
