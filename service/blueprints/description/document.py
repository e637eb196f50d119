"""The OpenAPI 3.1 document, put together once from the routes that a worker serves."""

from __future__ import annotations

import inspect
import re
from pathlib import Path
from typing import Any

import msgspec
from sanic.router import Router

from service.blueprints.description.calls import CALLS
from service.blueprints.description.parts import PAGES, PATH, Part
from service.blueprints.description.responses import responses_of
from service.blueprints.description.route import DESCRIPTIONS, Description
from service.blueprints.description.samples import curl
from service.blueprints.description.schemas import SCHEMAS
from service.blueprints.description.tags import tag_of, tags_in_order
from service.management.questions import AllExplained, Explained
from service.management.results import Written
from service.middleware.management import SCOPES
from service.structs.api_keys import KeyRotation, ListedKey, MadeKey, NewKey, OwnKey
from service.structs.changes import Change, Copies, Copy, FlagSetRollback, Rollback
from service.structs.contexts import Context, ContextBody, ContextLine, Imported
from service.structs.events import EventStreamAddress
from service.structs.flag_sets import (
    FlagSet,
    FlagSetChange,
    FlagSetSummary,
    NewFlagSet,
    PatchedFlagSet,
)
from service.structs.flags import Evaluator, Flag, FlagSummary, FlagWithStatistics
from service.structs.health import Readiness
from service.structs.impact import ImpactFailure, ImpactProgress, ImpactResult, Proposal
from service.structs.plans import MadeSchedule, NewSchedule, Schedule, ScheduleChange
from service.structs.problem import Problem
from service.structs.questions import ExplainQuestion, Question
from service.structs.rollouts import MadeRollout, NewRollout, Rollout
from service.structs.statistics import EvaluationCount
from service.structs.webhooks import (
    Delivery,
    FlagSetChanged,
    MadeWebhook,
    NewWebhook,
    Ping,
    PlanStopped,
    Webhook,
    WebhookChange,
)

_STRUCTS = (
    *(
        EventStreamAddress,
        FlagSet,
        NewFlagSet,
        FlagSetChange,
        PatchedFlagSet,
        Flag,
        Evaluator,
        Written,
        Change,
        Copies,
        Copy,
        FlagSetRollback,
        Rollback,
    ),
    *(FlagSetSummary, FlagSummary, FlagWithStatistics, EvaluationCount),
    *(Question, ExplainQuestion, Proposal),
    *(Explained, AllExplained),
    *(ImpactProgress, ImpactResult, ImpactFailure),
    *(Context, ContextBody, ContextLine, Imported),
    *(NewKey, KeyRotation, ListedKey, MadeKey, OwnKey, Readiness, Problem),
    *(NewRollout, Rollout, MadeRollout),
    *(NewSchedule, ScheduleChange, Schedule, MadeSchedule),
    *(NewWebhook, WebhookChange, Webhook, MadeWebhook, Delivery),
    *(FlagSetChanged, PlanStopped, Ping),
)

_NAME: Part = {"type": "string", "minLength": 1, "maxLength": 255}
_PARAMETER = re.compile(r"<(\w+):\w+>")
_METHODS = ("get", "post", "put", "patch", "delete")
_GUIDE = Path(__file__).with_name("guide.md")
# Blueprints whose routes ask for an API key.
_KEYLESS = ("events", "operations", "docs")


def describe(router: Router, version: str) -> dict[str, Any]:
    """Return the OpenAPI document of all routes of the router."""
    schemas = dict(sorted({**_struct_schemas(), **SCHEMAS, **PAGES}.items()))
    paths: dict[str, dict[str, Part]] = {}
    for route in router.routes:
        name = route.name.partition(".")[2]
        if "OPTIONS" in route.methods or route.handler not in DESCRIPTIONS:
            continue
        path = _PARAMETER.sub(r"{\1}", "/" + route.path)
        for method in route.methods:
            operation = _operation(name, method, path, route.handler, schemas)
            paths.setdefault(path, {})[method.lower()] = operation
    used = {call["tags"][0] for calls in paths.values() for call in calls.values()}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Flagstaff",
            "version": version,
            "description": _GUIDE.read_text(),
            "license": {"name": "MIT", "identifier": "MIT"},
        },
        # Relative to this document, so that it is right below a base path too.
        "servers": [{"url": ".", "description": "This server"}],
        "tags": tags_in_order(used),
        "paths": {
            path: {method: calls[method] for method in _METHODS if method in calls}
            for path, calls in sorted(paths.items())
        },
        "webhooks": CALLS,
        "components": {
            "schemas": schemas,
            "securitySchemes": {
                "apiKey": {
                    "type": "apiKey",
                    "in": "header",
                    "name": "X-API-Key",
                    "description": "An API key: `fs_…`.",
                },
                "bearer": {
                    "type": "http",
                    "scheme": "bearer",
                    "description": "The same API key, for clients that send bearer tokens.",
                },
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
        for member in schema.get("properties", {}).values():
            # msgspec writes "any JSON, or null", which is any JSON.
            if {} in member.get("anyOf", ()):
                del member["anyOf"]
    return schemas


def _operation(name: str, method: str, path: str, handler: Any, schemas: dict[str, Part]) -> Part:
    description = DESCRIPTIONS[handler]
    blueprint = name.partition(".")[0]
    scopes = SCOPES.get(handler)
    sentences = inspect.cleandoc(handler.__doc__ or "").replace("``", "`")
    if scopes:
        sentences += f"\n\nScope: {' or '.join(f'`{scope}`' for scope in scopes)}."
    in_path = [
        {"name": parameter, "in": "path", "required": True, "schema": _NAME, **PATH[parameter]}
        for parameter in re.findall(r"{(\w+)}", path)
    ]
    operation: Part = {
        "operationId": name.replace(".", "_"),
        "tags": [tag_of(blueprint)],
        "summary": sentences.partition("\n")[0].rstrip("."),
        "description": sentences,
        "parameters": [*in_path, *description.parameters],
        "responses": responses_of(blueprint, description),
        "security": [] if blueprint in _KEYLESS else [{"apiKey": []}, {"bearer": []}],
    }
    if description.body is not None:
        operation["requestBody"] = {
            "required": blueprint != "ofrep",
            "content": {description.body_media: _body(description, schemas)},
        }
    if blueprint != "events":
        command = curl(method, path, operation, needs_set=blueprint == "ofrep")
        operation["x-codeSamples"] = [{"lang": "Shell", "label": "curl", "source": command}]
    return operation


def _body(description: Description, schemas: dict[str, Part]) -> Part:
    """The schema of a body, and an example: the route's own, or else the first of its schema."""
    content: Part = {"schema": description.body}
    name = (description.body or {}).get("$ref", "").rpartition("/")[2]
    examples = schemas.get(name, {}).get("examples", [])
    if description.body_example is not None:
        content["example"] = description.body_example
    elif examples:
        content["example"] = examples[0]
    return content
