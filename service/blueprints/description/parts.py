"""Parameters, headers and schemas that several routes share, as OpenAPI 3.1 writes them."""

from __future__ import annotations

from typing import Any, TypeAlias

Part: TypeAlias = dict[str, Any]

JSON = "application/json"
PROBLEM = "application/problem+json"
NDJSON = "application/x-ndjson"
CSV = "text/csv"
TEXT = "text/plain"


def query(name: str, said: str, **schema: Any) -> Part:
    """A parameter of the query."""
    return {"name": name, "in": "query", "description": said, "schema": schema}


def header(name: str, said: str, **schema: Any) -> Part:
    """A header of the request."""
    shape = schema or {"type": "string"}
    return {"name": name, "in": "header", "description": said, "schema": shape}


def ref(name: str) -> Part:
    """A schema by its name."""
    return {"$ref": f"#/components/schemas/{name}"}


def page_of(name: str) -> Part:
    """A part of a list of what the named schema describes."""
    return {
        "type": "object",
        "required": ["items", "next"],
        "properties": {
            "items": {"type": "array", "items": ref(name)},
            "next": {
                "type": ["string", "null"],
                "description": "Goes into ?after= for the part behind this one; null at the end.",
            },
        },
        "additionalProperties": False,
    }


WRITTEN = ref("Written")

SWITCH: Part = {"type": "string", "enum": ["true", "false", "1", "0"]}
# What a revision is stored as: a signed integer of 64 bits.
REVISION: Part = {"type": "integer", "minimum": 1, "maximum": 2**63 - 1}

LIMIT = query("limit", "How many items at most.", type="integer", minimum=1, maximum=1000)
AFTER = query("after", "The `next` of the part before.", type="string")
PAGE = (LIMIT, AFTER)
SEARCH = query("search", "Only names that contain this, whatever the case.", type="string")
METADATA_IS = query(
    "metadata.NAME", "Only those whose metadata NAME is this text, or this JSON.", type="string"
)
STRICT = query("strict", "Refuse what would only be warned of.", **SWITCH)
DRY_RUN = query("dry_run", "Change nothing; tell the difference.", **SWITCH)
AT_TIME = query(
    "at", "As it stood at this time, instead of a revision.", type="string", format="date-time"
)
AT_REVISION = query("revision", "As it stood at this revision.", **REVISION)
CHANGED_AT = query("revision", "Only what changed with this revision.", **REVISION)

IF_MATCH = header(
    "If-Match",
    "Only if the entity tag is still this one; else 412. `*`: only if it is there.",
    type="string",
    pattern=r'^(\*|(W/)?"[^"]*")$',
)
IF_NONE_MATCH = header("If-None-Match", "Entity tags that the caller holds; 304 if one is current.")
CREATE_ONLY = header("If-None-Match", "`*`: only if it is not there yet; else 412.")
COMMENT = header(
    "X-Change-Comment",
    "Why, for the history: UTF-8, or ASCII as RFC 8187 encodes it (`UTF-8''…`). At most 2,000"
    " characters.",
)
CONTENT_ENCODING = header(
    "Content-Encoding",
    "`gzip` for a compressed body. Limits count the inflated bytes; a stream may inflate to 200"
    " times its size (413).",
    type="string",
    enum=["gzip", "identity"],
)
SELECTOR = header(
    "Flagd-Selector",
    "`flagSetId=NAME`: which flag set, for a key that is bound to none.",
)

ETAG: Part = {
    "ETag": {
        "description": "The entity tag: the revision of what was read or written, in quotes.",
        "schema": {"type": "string"},
    }
}

SERVED_FROM: Part = {
    "X-Served-From": {
        "description": "`memory` where the database does not answer: what this worker serves.",
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
            "description": "The variant without targeting; absent, null or empty: the caller's own"
            " default applies.",
            "type": ["string", "null"],
        },
        "targeting": {"description": "JSONLogic with flagd's operators; its answer is a variant."},
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
    "description": "A whole flag set as one flagd document. Other members at its top are not"
    " stored, and are warned of.",
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
    "description": "A JSON merge patch (RFC 7396): what it names is replaced, null removes.",
    "type": "object",
    "examples": [{"state": "DISABLED"}],
}

EVALUATION_REQUEST: Part = {
    "title": "EvaluationRequest",
    "description": "OFREP 0.3.0, evaluationRequest.",
    "type": "object",
    "properties": {
        "context": {
            "type": "object",
            "properties": {"targetingKey": {"type": "string"}},
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
    "description": "OFREP 0.3.0, evaluationFailure and its kin.",
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

SCHEMAS: dict[str, Part] = {
    str(schema["title"]): schema
    for schema in (
        FLAG_DEFINITION,
        METADATA,
        DOCUMENT,
        RULE,
        MERGE_PATCH,
        EVALUATION_REQUEST,
        EVALUATION,
        EVALUATION_FAILURE,
        BULK_EVALUATION,
    )
}
