"""Flag sets on the wire."""

from __future__ import annotations

from typing import Annotated, Any, Literal

import msgspec

from service.errors import Fault
from service.structs.timestamps import Timestamp

# Described here, checked by the use-cases, whose sentences are better than a decoder's.
Name = Annotated[
    str, msgspec.Meta(extra_json_schema={"pattern": "^[A-Za-z0-9][A-Za-z0-9._-]{0,254}$"})
]
Fractional = Annotated[
    int,
    msgspec.Meta(
        description="Version of the algorithm of `fractional`. 2: the variants that flagd 0.16.1,"
        " `@openfeature/flagd-core` 4.0.1 (npm) and `openfeature-flagd-core` 1.0.0 (PyPI) give. 3:"
        " those of `openfeature-flagd-core` 2.0.0 (PyPI). The Java in-process provider up to"
        " 0.11.15 has an older algorithm, and agrees with neither. Another version gives many"
        " users other variants, whatever their bucketing value is, texts too.",
        extra_json_schema={"enum": [2, 3]},
    ),
]
Metadata = Annotated[
    dict[str, Any],
    msgspec.Meta(
        extra_json_schema={
            "additionalProperties": {"type": ["string", "boolean", "number", "null"]}
        }
    ),
]


class NewFlagSet(
    msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename="camel"
):
    """Body that creates a flag set. Metadata that is null is left out.

    With ``stored_contexts``, evaluations read the stored contexts of their targeting keys.
    """

    name: Name
    fractional: Fractional = 2
    stored_contexts: bool = False
    metadata: Metadata = {}


class FlagSetChange(
    msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename="camel"
):
    """JSON merge patch (RFC 7396) of a set's properties: null removes metadata."""

    fractional: Fractional | msgspec.UnsetType = msgspec.UNSET
    stored_contexts: bool | msgspec.UnsetType = msgspec.UNSET
    metadata: Metadata | msgspec.UnsetType | None = msgspec.UNSET


class LastChange(msgspec.Struct, frozen=True, kw_only=True, rename="camel"):
    """The last change of a flag set. ``total`` counts what it touched, of which one is named.

    ``did``: what became of that one.
    """

    revision: int
    at: Timestamp
    actor: str
    comment: str | None
    total: int
    kind: Literal["flag", "evaluator", "flag_set"]
    name: str
    did: Literal["created", "changed", "deleted"]


class FlagSetSummary(msgspec.Struct, frozen=True, kw_only=True, rename="camel"):
    """A flag set in short, for an overview.

    ``evaluations`` are those of each of 24 hours, from the hour that began at
    ``evaluations_since``; the last one is still counting. ``stale`` is the number of stale flags,
    as counted every 10 minutes, null while that is not known. ``planned`` is the number of
    schedules and rollouts that have not ended. An answer from memory has properties and ``flags``
    only.
    """

    name: str
    revision: int
    metadata: msgspec.Raw
    modified_at: Timestamp
    flags: int
    stale: int | None
    planned: int | None
    last_change: LastChange | None
    evaluations_since: Timestamp | None
    evaluations: list[int] | None


class FlagSet(msgspec.Struct, frozen=True, kw_only=True, rename="camel"):
    """A flag set without its content. An answer from memory does not have ``created_at``."""

    name: str
    revision: int
    fractional: Fractional
    stored_contexts: bool
    metadata: msgspec.Raw
    created_at: Timestamp | None
    modified_at: Timestamp


class PatchedFlagSet(FlagSet, frozen=True, kw_only=True, rename="camel"):
    """A flag set after a change of its properties, with the warnings of the change, if any."""

    warnings: tuple[Fault, ...] | msgspec.UnsetType = msgspec.UNSET
