"""What the code of a route does not tell: its parameters, its bodies, its answers.

The table goes by the routes' names. Paths, methods, scopes and sentences come from the routes.
"""

from __future__ import annotations

import msgspec

from service.blueprints.description.parts import (
    AFTER,
    AT_REVISION,
    AT_TIME,
    CHANGED_AT,
    COMMENT,
    CONTENT_ENCODING,
    CREATE_ONLY,
    CSV,
    DRY_RUN,
    IF_MATCH,
    IF_NONE_MATCH,
    JSON,
    LIMIT,
    METADATA_IS,
    NDJSON,
    SEARCH,
    SELECTOR,
    STRICT,
    SWITCH,
    TEXT,
    Part,
    header,
    page_of,
    query,
    ref,
)
from service.middleware.query import KnownParameters

_PAGE = (LIMIT, AFTER)


class Description(msgspec.Struct, frozen=True, kw_only=True):
    """One route. ``answers`` maps a status to the schema of its body; None is no body.

    ``failures`` are the statuses beyond those that every route of its kind can answer. ``said`` is
    for a route whose handler's own sentences say it for several.
    """

    said: str = ""
    parameters: tuple[Part, ...] = ()
    body: Part | None = None
    body_media: str = JSON
    body_example: object = None
    answers: dict[int, Part | None]
    media: str = JSON
    also: dict[str, Part] = {}
    failures: tuple[int, ...] = ()
    tagged: bool = False
    # Whether memory answers while the database is away.
    recalled: bool = False


_WRITTEN = ref("Written")
_BY = ["hour", "day"]
_CONTEXT = {"attributes": {"plan": "team", "load": 10.0}, "overrides": {"banner": "big"}}

ROUTES: dict[str, Description] = {
    "flag_sets.list": Description(
        parameters=(*_PAGE, SEARCH, METADATA_IS),
        answers={200: page_of("FlagSet")},
        failures=(400,),
        recalled=True,
    ),
    "flag_sets.create": Description(
        parameters=(COMMENT,),
        body=ref("NewFlagSet"),
        body_example={"name": "checkout.production", "metadata": {"team": "checkout"}},
        answers={201: ref("FlagSet")},
        failures=(400, 409),
        tagged=True,
    ),
    "flag_sets.get": Description(
        answers={200: ref("FlagSet")}, failures=(400, 404), tagged=True, recalled=True
    ),
    "flag_sets.patch": Description(
        parameters=(IF_MATCH, COMMENT),
        body=ref("FlagSetChange"),
        body_example={"fractional": 3},
        answers={200: ref("FlagSet")},
        failures=(400, 404, 412),
        tagged=True,
    ),
    "flag_sets.delete": Description(
        parameters=(IF_MATCH, COMMENT), answers={200: _WRITTEN}, failures=(400, 404, 412)
    ),
    "documents.get": Description(
        parameters=(AT_REVISION, AT_TIME, IF_NONE_MATCH),
        answers={200: ref("Document"), 304: None},
        failures=(400, 404),
        tagged=True,
        recalled=True,
    ),
    "documents.put": Description(
        parameters=(DRY_RUN, STRICT, CONTENT_ENCODING, IF_MATCH, COMMENT),
        body=ref("Document"),
        answers={200: _WRITTEN},
        failures=(400, 404, 412),
        tagged=True,
    ),
    "flags.list": Description(
        parameters=(
            *_PAGE,
            SEARCH,
            query("state", "Only these.", enum=["ENABLED", "DISABLED"]),
            METADATA_IS,
            query("stale", "Only flags that are stale, or only those that are not.", **SWITCH),
            query(
                "permanent",
                'Only flags that are meant to stay, by `"permanent": true` in their metadata, or'
                " only the others.",
                **SWITCH,
            ),
        ),
        answers={200: page_of("Flag")},
        failures=(400, 404),
        recalled=True,
    ),
    "flags.get": Description(
        parameters=(
            IF_NONE_MATCH,
            query("statistics", "What became of it too, beside the definition.", **SWITCH),
        ),
        answers={
            200: {"anyOf": [ref("FlagDefinition"), ref("FlagWithStatistics")]},
            304: None,
        },
        failures=(400, 404),
        tagged=True,
        recalled=True,
    ),
    "flags.put": Description(
        parameters=(STRICT, IF_MATCH, CREATE_ONLY, COMMENT),
        body=ref("FlagDefinition"),
        answers={200: _WRITTEN, 201: _WRITTEN},
        failures=(400, 404, 412),
        tagged=True,
    ),
    "flags.patch": Description(
        parameters=(STRICT, IF_MATCH, COMMENT),
        body=ref("MergePatch"),
        answers={200: _WRITTEN},
        failures=(400, 404, 412),
        tagged=True,
    ),
    "flags.delete": Description(
        parameters=(IF_MATCH, COMMENT), answers={200: _WRITTEN}, failures=(400, 404, 412)
    ),
    "flags.copy": Description(
        parameters=(STRICT, IF_MATCH, CREATE_ONLY, COMMENT),
        body=ref("Copy"),
        body_example={"to": "checkout.production"},
        answers={200: _WRITTEN, 201: _WRITTEN},
        failures=(400, 404, 412),
        tagged=True,
    ),
    "changes.versions": Description(
        parameters=_PAGE, answers={200: page_of("Change")}, failures=(400, 404)
    ),
    "changes.rollback_flag": Description(
        parameters=(IF_MATCH, COMMENT),
        body=ref("Rollback"),
        body_example={"revision": 1},
        answers={200: _WRITTEN, 201: _WRITTEN},
        failures=(400, 404, 412),
        tagged=True,
    ),
    "changes.rollback_flag_set": Description(
        parameters=(DRY_RUN, IF_MATCH, COMMENT),
        body=ref("Rollback"),
        body_example={"revision": 1},
        answers={200: _WRITTEN},
        failures=(400, 404, 412),
        tagged=True,
    ),
    "changes.list": Description(
        parameters=(
            *_PAGE,
            query("kind", "Only of this kind.", enum=["flag", "evaluator", "flag_set"]),
            query("flag", "Only of the flag with this key.", type="string"),
            query("evaluator", "Only of the evaluator of this name.", type="string"),
            query("actor", "Only with the API key of this name.", type="string"),
            query("since", "At this time or later.", type="string", format="date-time"),
            query("until", "Before this time.", type="string", format="date-time"),
            CHANGED_AT,
        ),
        answers={200: page_of("Change")},
        also={NDJSON: ref("Change"), CSV: {"type": "string"}},
        failures=(400, 404),
    ),
    "statistics.list": Description(
        parameters=(
            *_PAGE,
            query(
                "flag",
                "Only of the flag with this key.",
                type="string",
                examples=["new-checkout"],
            ),
            query(
                "since",
                "Start of the range, inclusive; the whole hour or day of this time is included"
                " (default: 24 hours before `until`, or 30 days with `by=day`).",
                type="string",
                format="date-time",
                examples=["2030-01-01T00:00:00Z"],
            ),
            query(
                "until",
                "End of the range, exclusive (default: now).",
                type="string",
                format="date-time",
                examples=["2030-01-31T12:00:00Z"],
            ),
            query("by", "Hour by hour, which it is unless given, or day by day.", enum=_BY),
        ),
        answers={200: page_of("EvaluationCount")},
        failures=(400, 404),
    ),
    "evaluators.list": Description(
        parameters=(*_PAGE, SEARCH),
        answers={200: page_of("Evaluator")},
        failures=(400, 404),
        recalled=True,
    ),
    "evaluators.get": Description(
        parameters=(IF_NONE_MATCH,),
        answers={200: ref("Rule"), 304: None},
        failures=(400, 404),
        tagged=True,
        recalled=True,
    ),
    "evaluators.put": Description(
        parameters=(STRICT, IF_MATCH, CREATE_ONLY, COMMENT),
        body=ref("Rule"),
        answers={200: _WRITTEN, 201: _WRITTEN},
        failures=(400, 404, 412),
        tagged=True,
    ),
    "evaluators.delete": Description(
        parameters=(IF_MATCH, COMMENT), answers={200: _WRITTEN}, failures=(400, 404, 409, 412)
    ),
    "contexts.list": Description(
        parameters=(
            *_PAGE,
            query("prefix", "Only targeting keys that begin with this.", type="string"),
            query("override", "Only those with an override of this flag.", type="string"),
        ),
        answers={200: page_of("Context")},
        also={NDJSON: ref("ContextLine")},
        failures=(400, 404),
    ),
    "contexts.load": Description(
        parameters=(CONTENT_ENCODING,),
        body=ref("ContextLine"),
        body_media=NDJSON,
        body_example={"targetingKey": "user-1", **_CONTEXT},
        answers={200: ref("Imported")},
        failures=(400, 404),
    ),
    "contexts.get": Description(
        parameters=(IF_NONE_MATCH,),
        answers={200: ref("ContextBody"), 304: None},
        failures=(400, 404),
        tagged=True,
    ),
    "contexts.put": Description(
        parameters=(IF_MATCH, CREATE_ONLY),
        body=ref("ContextBody"),
        body_example=_CONTEXT,
        answers={200: ref("Context"), 201: ref("Context")},
        failures=(400, 404, 412),
        tagged=True,
    ),
    "contexts.patch": Description(
        parameters=(IF_MATCH,),
        body=ref("MergePatch"),
        body_example={"attributes": {"plan": "gold"}, "overrides": {"banner": None}},
        answers={200: ref("Context")},
        failures=(400, 404, 412),
        tagged=True,
    ),
    "contexts.delete": Description(
        parameters=(IF_MATCH,), answers={204: None}, failures=(400, 404, 412)
    ),
    "api_keys.list": Description(
        parameters=_PAGE, answers={200: page_of("ListedKey")}, failures=(400,)
    ),
    "api_keys.create": Description(
        body=ref("NewKey"),
        body_example={
            "name": "checkout",
            "scopes": ["evaluate"],
            "flagSet": "checkout.production",
        },
        answers={201: ref("MadeKey")},
        failures=(400, 404),
    ),
    "api_keys.get": Description(answers={200: ref("ListedKey")}, failures=(400, 404)),
    "api_keys.rotate": Description(
        body=ref("KeyRotation"),
        body_example={"grace": 3600},
        answers={200: ref("MadeKey")},
        failures=(400, 404),
    ),
    "api_keys.revoke": Description(answers={204: None}, failures=(400, 404)),
    "webhooks.list": Description(
        parameters=_PAGE, answers={200: page_of("Webhook")}, failures=(400, 404)
    ),
    "webhooks.create": Description(
        body=ref("NewWebhook"),
        body_example={"url": "https://chat.example.com/flags", "description": "the team's chat"},
        answers={201: ref("MadeWebhook")},
        failures=(400, 404, 409),
    ),
    "webhooks.get": Description(answers={200: ref("Webhook")}, failures=(400, 404)),
    "webhooks.patch": Description(
        body=ref("WebhookChange"),
        body_example={"enabled": True},
        answers={200: ref("Webhook")},
        failures=(400, 404),
    ),
    "webhooks.delete": Description(answers={204: None}, failures=(400, 404)),
    "webhooks.test": Description(answers={202: ref("Delivery")}, failures=(400, 404)),
    "webhooks.deliveries": Description(
        parameters=(
            *_PAGE,
            query("state", "Only these.", enum=["pending", "delivered", "failed"]),
        ),
        answers={200: page_of("Delivery")},
        failures=(400, 404),
    ),
    "webhooks.delivery": Description(answers={200: ref("Delivery")}, failures=(400, 404)),
    "webhooks.redeliver": Description(answers={202: ref("Delivery")}, failures=(400, 404, 409)),
    "ofrep.evaluate_one": Description(
        said="Evaluate one flag.",
        parameters=(SELECTOR,),
        body=ref("EvaluationRequest"),
        answers={200: ref("Evaluation")},
        failures=(400, 404),
    ),
    "ofrep.evaluate_all": Description(
        said="Evaluate all flags of the set.",
        parameters=(
            SELECTOR,
            IF_NONE_MATCH,
            query("flagConfigEtag", "The tag that an event carried.", type="string"),
        ),
        body=ref("EvaluationRequest"),
        answers={200: ref("BulkEvaluation"), 304: None},
        failures=(400, 404),
        tagged=True,
    ),
    "events.listen": Description(
        parameters=(
            query("flagSet", "The flag set.", type="string"),
            query("key", "The number of the API key that was told the address.", type="integer"),
            query("signature", "What proves it.", type="string"),
            header("Last-Event-ID", "The revision of which the client heard last."),
        ),
        answers={200: {"type": "string"}},
        media="text/event-stream",
        failures=(404,),
    ),
    "operations.livez": Description(answers={200: {"type": "string"}}, media=TEXT),
    "operations.readyz": Description(answers={200: ref("Readiness"), 503: ref("Readiness")}),
    "operations.metrics": Description(answers={200: {"type": "string"}}, media=TEXT),
    "docs.openapi": Description(answers={200: {"type": "object"}}),
    "docs.home": Description(answers={302: None}),
    "docs.page": Description(answers={200: {"type": "string"}}, media="text/html"),
}


def query_parameters() -> dict[str, KnownParameters]:
    """Return the query parameters of each route, by the route's name."""
    return {
        name: KnownParameters.of(part["name"] for part in route.parameters if part["in"] == "query")
        for name, route in ROUTES.items()
    }
