"""Stored contexts: what Flagstaff keeps for a targeting key, and how it is told and written."""

from __future__ import annotations

from typing import Annotated, Any

import msgspec

from service.structs.timestamps import Moment

# Told here, held by the use-cases, whose sentences say it better than a decoder's do.
TargetingKey = Annotated[str, msgspec.Meta(extra_json_schema={"minLength": 1, "maxLength": 255})]
Attributes = Annotated[msgspec.Raw, msgspec.Meta(extra_json_schema={"type": "object"})]
Overrides = Annotated[
    dict[str, Any], msgspec.Meta(extra_json_schema={"additionalProperties": {"type": "string"}})
]


class StoredContext(msgspec.Struct, frozen=True):
    """Attributes that lie beneath a request's own, and the variant that is fixed for a flag."""

    attributes: dict[str, Any]
    overrides: dict[str, str]


class ContextBody(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The body that stores a context: attributes, and by flag key the variant that is fixed."""

    attributes: Attributes | msgspec.UnsetType = msgspec.UNSET
    overrides: Overrides = {}


class ContextLine(ContextBody, frozen=True, kw_only=True, rename="camel"):
    """A context among others, for one line of NDJSON."""

    targeting_key: TargetingKey


class Context(msgspec.Struct, frozen=True, kw_only=True, rename="camel"):
    """A stored context as it is told."""

    targeting_key: str
    attributes: Attributes
    overrides: msgspec.Raw
    created_at: Moment
    modified_at: Moment


class LineFault(msgspec.Struct, frozen=True):
    """What is wrong with a line, counted from 1. ``pointer`` points into the line's object."""

    line: int
    pointer: str
    detail: str


class Imported(msgspec.Struct, frozen=True):
    """What became of the lines of an import.

    ``errors`` tell what is wrong with the first lines that were refused; all are counted.
    """

    read: int
    written: int
    refused: int
    errors: tuple[LineFault, ...]
