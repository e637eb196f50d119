"""Flags and evaluators in lists; alone, each is its definition itself."""

from __future__ import annotations

from typing import Literal

import msgspec

from service.structs.timestamps import Timestamp


class Flag(msgspec.Struct, frozen=True, kw_only=True, rename="camel"):
    """A flag in a list; ``revision`` is the set's when the flag last changed.

    ``stale`` says why nobody may need it any more: for some time it was not evaluated, or returned
    one variant to all callers. A flag with ``"permanent": true`` in its metadata is ``permanent``
    and never stale. An answer from memory, without the database, has none of that.
    """

    key: str
    revision: int | None
    modified_at: Timestamp | None
    last_evaluated_at: Timestamp | None
    stale: Literal["not-evaluated", "one-variant"] | None
    permanent: bool
    definition: msgspec.Raw


class VariantCount(msgspec.Struct, frozen=True):
    """Evaluations with one variant; null is none: disabled, without a default, or failed."""

    variant: str | None
    evaluations: int


class FlagStatistics(msgspec.Struct, frozen=True, kw_only=True, rename="camel"):
    """Evaluations by variant in the last 24 hours and 7 days, to the hour."""

    last_24_hours: tuple[VariantCount, ...]
    last_7_days: tuple[VariantCount, ...]


class FlagWithStatistics(Flag, frozen=True, kw_only=True, rename="camel"):
    """A flag as in a list, and its recent evaluations by variant."""

    statistics: FlagStatistics


class Evaluator(msgspec.Struct, frozen=True, kw_only=True, rename="camel"):
    """An evaluator in a list; ``revision`` and ``modified_at`` are as a flag's."""

    name: str
    revision: int | None
    modified_at: Timestamp | None
    rule: msgspec.Raw
