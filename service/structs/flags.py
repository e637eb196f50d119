"""Flags and evaluators in lists; alone, each is its definition itself."""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

import msgspec

from service.structs.flag_sets import Metadata
from service.structs.plans import PlanKind
from service.structs.timestamps import Timestamp

LivePlanState: TypeAlias = Literal["waiting", "running", "paused"]


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


Shares = Annotated[
    dict[str, float],
    msgspec.Meta(
        description="Shares of variants in percent. An empty name is no variant: the caller's own"
        " default applies."
    ),
]


class FlagPlan(msgspec.Struct, frozen=True, kw_only=True, rename="camel"):
    """The next plan of a flag, of those that have not ended, and the number of all of them.

    A paused rollout comes before all others. ``nextAt``: when it changes the flag next.
    """

    kind: PlanKind
    state: LivePlanState
    next_at: Timestamp | None
    number: int


class FlagSummary(msgspec.Struct, frozen=True, kw_only=True, rename="camel"):
    """A flag in a list, in short: what its definition says, and who changed it last.

    ``variants`` is how many there are, of the ``type``. ``rules`` counts the conditions at the
    beginning of the targeting, each with its own answer; ``otherwise`` is what callers get whom
    none of them fits, null where the targeting computes it. ``rollout`` has the shares of the first
    ``fractional`` that answers. ``evaluators`` are those that the targeting refers to. ``digest``
    is equal for definitions that say the same, apart from their state and layout, also in another
    set. ``plan`` is null for a flag without a schedule or rollout that has not ended. The other
    fields are those of a flag in a list.
    """

    key: str
    revision: int | None
    modified_at: Timestamp | None
    modified_by: str | None
    comment: str | None
    last_evaluated_at: Timestamp | None
    stale: Literal["not-evaluated", "one-variant"] | None
    permanent: bool
    state: Literal["ENABLED", "DISABLED"]
    type: Literal["boolean", "string", "number", "object"]
    variants: int
    default_variant: str | None
    rules: int
    otherwise: Shares | None
    rollout: Shares | None
    evaluators: tuple[str, ...]
    metadata: Metadata
    digest: str
    plan: FlagPlan | None


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
