"""Progressive rollouts and their guards on the wire."""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias, get_args

import msgspec

from service.errors import Fault
from service.structs.timestamps import Timestamp

Comparison: TypeAlias = Literal["<", "<=", ">", ">=", "==", "!="]
OnFailure: TypeAlias = Literal["pause", "rollback"]
RolloutState: TypeAlias = Literal["waiting", "running", "paused", "applied", "failed", "cancelled"]
ROLLOUT_STATES: tuple[RolloutState, ...] = get_args(RolloutState)
GuardState: TypeAlias = Literal["holds", "fails", "unknown"]

# Described here, checked by the use-case, whose sentences are better than a decoder's.
Period = Annotated[
    str,
    msgspec.Meta(
        description="Days, hours, minutes and seconds: `90s`, `10m`, `1h30m`, `2d`.",
        extra_json_schema={"pattern": "^(\\d+d)?(\\d+h)?(\\d+m)?(\\d+s)?$", "minLength": 2},
    ),
]
Percent = Annotated[
    float,
    msgspec.Meta(
        description="Share of the variant, with at most three decimals.",
        extra_json_schema={"exclusiveMinimum": 0, "maximum": 100},
    ),
]
Comment = Annotated[str, msgspec.Meta(extra_json_schema={"maxLength": 1000})]


class RolloutStep(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A share, and for how long it stays until the next step. ``for`` of the last step is left out.

    ``{"percent": 25, "for": "30m"}``
    """

    percent: Percent
    hold: Period = msgspec.field(name="for", default="0s")


class Guard(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A condition of a rollout: a PromQL expression, compared with a bound.

    It holds if every series of the expression compares so, now and during the whole of the last
    ``for``. Without a value, or with NaN, it is not known whether it holds.

    ``{"expression": "sum(rate(errors_total[5m]))", "comparison": "<", "bound": 0.5, "for": "10m"}``
    """

    expression: Annotated[str, msgspec.Meta(extra_json_schema={"maxLength": 1000})]
    comparison: Comparison
    bound: float
    hold: Period = msgspec.field(name="for", default="0s")


class NewRollout(
    msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename="camel"
):
    """Body that starts a rollout.

    It begins at ``start``, or ``in`` a length of time, or now. With ``onFailure`` ``rollback``, a
    guard that fails gives the flag the targeting from before the rollout, and ends it; else the
    rollout pauses.
    """

    flag: str
    variant: str
    steps: tuple[RolloutStep, ...]
    guards: tuple[Guard, ...] = ()
    on_failure: OnFailure = "pause"
    start: Timestamp | None = None
    after: Period | None = msgspec.field(name="in", default=None)
    comment: Comment | None = None


class GuardStatus(Guard, frozen=True, kw_only=True, forbid_unknown_fields=False):
    """A guard with its last result.

    ``value`` is that of the series that is the farthest from holding; ``detail`` says what is
    wrong. ``state`` null: it was not checked yet.
    """

    state: GuardState | None = None
    value: float | None = None
    detail: str | None = None

    @classmethod
    def of(
        cls,
        guard: Guard,
        state: GuardState | None = None,
        value: float | None = None,
        detail: str | None = None,
    ) -> GuardStatus:
        """Return the guard with a result; without one it was not checked yet."""
        return cls(
            expression=guard.expression,
            comparison=guard.comparison,
            bound=guard.bound,
            hold=guard.hold,
            state=state,
            value=value,
            detail=detail,
        )


class Rollout(msgspec.Struct, frozen=True, kw_only=True, rename="camel"):
    """A rollout.

    ``state``: ``waiting`` for its first step, ``running``, ``paused``, ``applied`` after the last
    step, ``failed`` if a guard has rolled it back or a step was impossible, ``cancelled`` if
    somebody stopped it or changed the flag. ``reason`` says why it paused or ended by itself.
    ``step`` counts the steps that are taken, ``percent`` is the share now, and ``nextAt`` when the
    next step is due, or the end; ``remaining`` is that for a paused one, from when it is resumed.
    """

    id: int
    flag: str
    variant: str
    state: RolloutState
    reason: str | None = msgspec.field()
    step: int
    percent: float
    started_from: float
    next_at: Timestamp | None = msgspec.field()
    remaining: Period | None = msgspec.field()
    steps: tuple[RolloutStep, ...]
    guards: tuple[GuardStatus, ...]
    checked_at: Timestamp | None = msgspec.field()
    on_failure: OnFailure
    comment: str | None = msgspec.field()
    revision: int | None = msgspec.field()
    created_by: str
    created_at: Timestamp
    modified_at: Timestamp
    ended_at: Timestamp | None = msgspec.field()


class MadeRollout(Rollout, frozen=True, kw_only=True, rename="camel"):
    """A new rollout, with warnings about its last step."""

    warnings: tuple[Fault, ...]
