"""Schemas of what is no struct: flagd's documents, evaluations, and merge patches."""

from __future__ import annotations

from service.blueprints.description.parts import Part, ref

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
