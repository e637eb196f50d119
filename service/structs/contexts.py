"""Stored contexts, in memory and on the wire."""

from __future__ import annotations

from typing import Annotated, Any

import msgspec

from service.structs.timestamps import Timestamp

# Described here, checked by the use-cases, whose sentences are better than a decoder's.
TargetingKey = Annotated[str, msgspec.Meta(extra_json_schema={"minLength": 1, "maxLength": 255})]
Attributes = Annotated[msgspec.Raw, msgspec.Meta(extra_json_schema={"type": "object"})]
Overrides = Annotated[
    dict[str, Any], msgspec.Meta(extra_json_schema={"additionalProperties": {"type": "string"}})
]


class StoredContext(msgspec.Struct, frozen=True):
    """Attributes below a request's own, and variants fixed by flag."""

    attributes: dict[str, Any]
    overrides: dict[str, str]


class ContextBody(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Body that stores a context: attributes, and variants fixed by flag key."""

    attributes: Attributes | msgspec.UnsetType = msgspec.UNSET
    overrides: Overrides = {}


class ContextLine(ContextBody, frozen=True, kw_only=True, rename="camel"):
    """A context on one line of NDJSON."""

    targeting_key: TargetingKey


class Context(msgspec.Struct, frozen=True, kw_only=True, rename="camel"):
    """A stored context in an answer."""

    targeting_key: str
    attributes: Attributes
    overrides: msgspec.Raw
    created_at: Timestamp
    modified_at: Timestamp


class LineFault(msgspec.Struct, frozen=True):
    """A fault of a line, counted from 1. ``pointer`` points into the line's object."""

    line: int
    pointer: str
    detail: str


class Imported(msgspec.Struct, frozen=True):
    """Result of an import.

    ``errors`` has the faults of the first refused lines; all are counted.
    """

    read: int
    written: int
    refused: int
    errors: tuple[LineFault, ...]
