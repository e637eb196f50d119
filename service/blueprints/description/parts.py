"""Parameters, headers and schemas that several routes share, as OpenAPI 3.1 writes them."""

from __future__ import annotations

from typing import Any, TypeAlias

from service.structs.impact import MOST_SAMPLED

Part: TypeAlias = dict[str, Any]

JSON = "application/json"
PROBLEM = "application/problem+json"
NDJSON = "application/x-ndjson"
CSV = "text/csv"
TEXT = "text/plain"


def query(name: str, description: str, **schema: Any) -> Part:
    """Return a parameter of the query."""
    return {"name": name, "in": "query", "description": description, "schema": schema}


def header(name: str, description: str, **schema: Any) -> Part:
    """Return a header of the request."""
    shape = schema or {"type": "string"}
    return {"name": name, "in": "header", "description": description, "schema": shape}


def ref(name: str) -> Part:
    """Return a reference to a schema."""
    return {"$ref": f"#/components/schemas/{name}"}


# The schemas of pages, by their names; `page_of` fills it.
PAGES: dict[str, Part] = {}


def page_of(name: str) -> Part:
    """Return the schema of one page of a list of ``name``: ``FlagPage``."""
    PAGES[f"{name}Page"] = {
        "title": f"{name}Page",
        "description": "A page of a list.",
        "type": "object",
        "required": ["items", "next"],
        "properties": {
            "items": {"type": "array", "items": ref(name)},
            "next": {
                "type": ["string", "null"],
                "description": "Pass it as ?after= to get the next page; null on the last page.",
            },
        },
        "additionalProperties": False,
    }
    return ref(f"{name}Page")


WRITTEN = ref("Written")

# What stands in paths, by its name there.
PATH: dict[str, Part] = {
    "flag_set": {"description": "The name of the flag set.", "example": "shop.production"},
    "key": {
        "description": "The flag's key. In a URL, `/` is `%2F`.",
        "example": "new-checkout",
    },
    "name": {"description": "The evaluator's name. In a URL, `/` is `%2F`.", "example": "staff"},
    "targeting_key": {
        "description": "The targeting key. In a URL, `/` is `%2F`.",
        "example": "user-1",
    },
    "key_id": {"description": "The number of the API key.", "example": "1842"},
    "rollout": {"description": "The number of the rollout.", "example": "1842"},
    "schedule": {"description": "The number of the schedule.", "example": "1842"},
    "webhook": {"description": "The number of the webhook.", "example": "1842"},
    "delivery": {"description": "The number of the delivery.", "example": "1842"},
}

SWITCH: Part = {"type": "string", "enum": ["true", "false", "1", "0"]}
# Revisions are stored as signed integers of 64 bits.
REVISION: Part = {"type": "integer", "minimum": 1, "maximum": 2**63 - 1}

LIMIT = query(
    "limit", "Most items on the page (default: 100).", type="integer", minimum=1, maximum=1000
)
AFTER = query("after", "`next` of the previous page.", type="string")
PAGE = (LIMIT, AFTER)
SEARCH = query("search", "Only names that contain this text, ignoring case.", type="string")
METADATA_IS = query(
    "metadata.NAME", "Only items whose metadata NAME equals this text or JSON value.", type="string"
)
STRICT = query("strict", "Refuse the change if it has warnings.", **SWITCH)
DRY_RUN = query("dry_run", "Change nothing; return the differences.", **SWITCH)
IMPACT = query(
    "impact",
    "With `dry_run`: return which stored contexts the change would move.",
    **SWITCH,
)
SAMPLE = query(
    "sample",
    "With `impact`: compare so many generated targeting keys instead.",
    type="integer",
    minimum=1,
    maximum=MOST_SAMPLED,
)
TRIED = (DRY_RUN, IMPACT, SAMPLE)
AT_TIME = query(
    "at",
    "Return the state at this time; not together with `revision`.",
    type="string",
    format="date-time",
)
AT_REVISION = query("revision", "Return the state at this revision.", **REVISION)
CHANGED_AT = query("revision", "Only changes of this revision.", **REVISION)

IF_MATCH = header(
    "If-Match",
    "Write only if the entity tag is still this one, else 412. `*`: only if the resource exists.",
    type="string",
    pattern=r'^(\*|(W/)?"[^"]*")$',
)
IF_NONE_MATCH = header("If-None-Match", "Entity tags that the caller has; 304 if one is current.")
CREATE_ONLY = header("If-None-Match", "`*`: create only, 412 if the resource exists.")
COMMENT = header(
    "X-Change-Comment",
    "Comment for the history: UTF-8, or ASCII encoded by RFC 8187 (`UTF-8''…`). At most 2,000"
    " characters.",
)
CONTENT_ENCODING = header(
    "Content-Encoding",
    "`gzip` for a compressed body. Limits count the inflated bytes. A stream may inflate to 200"
    " times its size, else 413.",
    type="string",
    enum=["gzip", "identity"],
)
SELECTOR: Part = {
    **header(
        "Flagd-Selector",
        "`flagSetId=NAME`: the flag set to evaluate, for an API key that is bound to none.",
    ),
    "example": "flagSetId=shop.production",
}

ETAG: Part = {
    "ETag": {
        "description": "Entity tag: the revision that was read or written, in quotes.",
        "schema": {"type": "string"},
    }
}

SERVED_FROM: Part = {
    "X-Served-From": {
        "description": "`memory` if this worker answered from memory because MySQL is down.",
        "schema": {"const": "memory"},
    }
}

FLAG_DEFINITION: Part = {
    "title": "FlagDefinition",
    "description": "A flag as flagd defines it.",
    "type": "object",
    "required": ["state", "variants"],
    "properties": {
        "state": {"enum": ["ENABLED", "DISABLED"]},
        "variants": {
            "description": "Values by name, all of one type.",
            "type": "object",
            "minProperties": 1,
            "additionalProperties": {"type": ["boolean", "string", "number", "object"]},
        },
        "defaultVariant": {
            "description": "Variant if targeting returns none. Absent, null or empty: the caller's"
            " own default applies.",
            "type": ["string", "null"],
        },
        "targeting": {
            "description": "JSONLogic with flagd's operators; returns the name of a variant."
        },
        "metadata": ref("Metadata"),
    },
    "examples": [
        {
            "state": "ENABLED",
            "variants": {"on": True, "off": False},
            "defaultVariant": "off",
            "targeting": {"if": [{"ends_with": [{"var": "email"}, "@example.com"]}, "on", None]},
        }
    ],
}

METADATA: Part = {
    "title": "Metadata",
    "type": "object",
    "additionalProperties": {"type": ["string", "boolean", "number"]},
}

DOCUMENT: Part = {
    "title": "Document",
    "description": "A whole flag set as one flagd document. Without `metadata`, the set keeps its"
    " own; `{}` removes them. Without `$evaluators`, the set has none. Other members at the top are"
    " not stored and cause a warning.",
    "type": "object",
    "required": ["flags"],
    "properties": {
        "$schema": {"type": "string"},
        "$flagstaff": {
            "description": "The flag set's own properties, which flagd ignores. What is absent"
            " stays as it is in the set. `flagSet` is the set that was exported: a"
            " `metadata.flagSetId` of the same name is not carried into another set.",
            "type": "object",
            "properties": {
                "flagSet": {"type": "string"},
                "fractional": {"enum": [2, 3]},
                "storedContexts": {"type": "boolean"},
            },
        },
        "flags": {"type": "object", "additionalProperties": ref("FlagDefinition")},
        "$evaluators": {"type": "object", "additionalProperties": ref("Rule")},
        "metadata": ref("Metadata"),
    },
    "examples": [
        {
            "$flagstaff": {"fractional": 2, "storedContexts": False},
            "flags": {
                "banner": {
                    "state": "ENABLED",
                    "variants": {"big": 2, "small": 1},
                    "defaultVariant": "small",
                    "targeting": {"if": [{"==": [{"var": "plan"}, "team"]}, "big", None]},
                }
            },
            "$evaluators": {"staff": {"ends_with": [{"var": "email"}, "@example.com"]}},
        }
    ],
}

RULE: Part = {
    "title": "Rule",
    "description": "A piece of targeting that flags share by `$ref`.",
    "examples": [{"ends_with": [{"var": "email"}, "@example.com"]}],
}

MERGE_PATCH: Part = {
    "title": "MergePatch",
    "description": "JSON merge patch (RFC 7396): named members are replaced, null removes one.",
    "type": "object",
    "examples": [{"state": "DISABLED"}],
}

FLAGS_PATCH: Part = {
    "title": "FlagsPatch",
    "description": "Flags by their keys: a JSON merge patch (RFC 7396) of the definition, or null"
    " to delete the flag.",
    "type": "object",
    "required": ["flags"],
    "properties": {
        "flags": {"type": "object", "additionalProperties": {"type": ["object", "null"]}}
    },
    "additionalProperties": False,
    "examples": [{"flags": {"new-checkout": {"state": "DISABLED"}, "banner": None}}],
}

EVALUATION_REQUEST: Part = {
    "title": "EvaluationRequest",
    "description": "OFREP 0.3.0, evaluationRequest.",
    "type": "object",
    "properties": {
        "context": {
            "type": "object",
            "properties": {"targetingKey": {"type": "string"}},
            "additionalProperties": True,
            "description": "The evaluation context.",
        }
    },
    "examples": [{"context": {"targetingKey": "user-1", "email": "user@example.com"}}],
}

_EVALUATED: Part = {
    "key": {"type": "string"},
    "reason": {"enum": ["STATIC", "TARGETING_MATCH", "DISABLED", "DEFAULT"]},
    "variant": {"type": "string"},
    "value": {"type": ["boolean", "string", "number", "object"]},
    "metadata": ref("Metadata"),
}

EVALUATION: Part = {
    "title": "Evaluation",
    "description": "OFREP 0.3.0, evaluationSuccess. Without a value the caller's default applies.",
    "type": "object",
    "required": ["key", "reason"],
    "properties": _EVALUATED,
}

EVALUATION_FAILURE: Part = {
    "title": "EvaluationFailure",
    "description": "OFREP 0.3.0, evaluationFailure and the other failures.",
    "type": "object",
    "required": ["errorDetails"],
    "properties": {
        "key": {"type": "string"},
        "errorCode": {"type": "string"},
        "errorDetails": {"type": "string"},
        "metadata": ref("Metadata"),
    },
}

BULK_EVALUATION: Part = {
    "title": "BulkEvaluation",
    "description": "OFREP 0.3.0, bulkEvaluationSuccess.",
    "type": "object",
    "required": ["flags"],
    "properties": {
        "flags": {
            "type": "array",
            "items": {"anyOf": [ref("Evaluation"), ref("EvaluationFailure")]},
        },
        "metadata": ref("Metadata"),
        "eventStreams": {"type": "array", "items": {"type": "object"}},
    },
}

IMPACT_EVENT: Part = {
    "title": "ImpactEvent",
    "description": "One line of an answer about impact.",
    "anyOf": [ref("ImpactProgress"), ref("ImpactResult"), ref("ImpactFailure")],
}

SCHEMAS: dict[str, Part] = {
    str(schema["title"]): schema
    for schema in (
        FLAG_DEFINITION,
        METADATA,
        DOCUMENT,
        RULE,
        MERGE_PATCH,
        FLAGS_PATCH,
        EVALUATION_REQUEST,
        EVALUATION,
        EVALUATION_FAILURE,
        BULK_EVALUATION,
        IMPACT_EVENT,
    )
}
