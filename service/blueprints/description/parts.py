"""Parameters and headers that several routes share, as OpenAPI 3.1 writes them."""

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
