"""Flags and evaluators on the wire, as they are listed; alone, each is its definition itself."""

from __future__ import annotations

from typing import Literal

import msgspec

from service.structs.timestamps import Moment


class Flag(msgspec.Struct, frozen=True, kw_only=True, rename="camel"):
    """A flag in a list; ``revision`` is the set's when the flag last changed.

    ``stale`` says why nobody may need it any more: for some time it was not evaluated, or gave all
    callers one variant. One that is ``permanent``, by ``"permanent": true`` in its own metadata,
    never is. An answer from memory, without the database, knows nothing of all that.
    """

    key: str
    revision: int | None
    modified_at: Moment | None
    last_evaluated_at: Moment | None
    stale: Literal["not-evaluated", "one-variant"] | None
    permanent: bool
    definition: msgspec.Raw


class VariantCount(msgspec.Struct, frozen=True):
    """How often a variant was served; null is none: disabled, without a default, or failed."""

    variant: str | None
    evaluations: int


class FlagStatistics(msgspec.Struct, frozen=True, kw_only=True, rename="camel"):
    """How often each variant of a flag was served in the last 24 hours and 7 days, to the hour."""

    last_24_hours: tuple[VariantCount, ...]
    last_7_days: tuple[VariantCount, ...]


class FlagWithStatistics(Flag, frozen=True, kw_only=True, rename="camel"):
    """A flag as in a list, and how often each of its variants was served of late."""

    statistics: FlagStatistics


class Evaluator(msgspec.Struct, frozen=True, kw_only=True, rename="camel"):
    """An evaluator in a list; ``revision`` and ``modified_at`` are as a flag's."""

    name: str
    revision: int | None
    modified_at: Moment | None
    rule: msgspec.Raw
