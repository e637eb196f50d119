"""Plans on the wire: changes that are made later."""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias, get_args

import msgspec

from service.errors import Fault
from service.structs.rollouts import Period
from service.structs.timestamps import Timestamp

PlanKind: TypeAlias = Literal["schedule", "rollout"]
PlanState: TypeAlias = Literal[
    "waiting", "running", "paused", "applied", "failed", "missed", "cancelled"
]
ScheduleState: TypeAlias = Literal["waiting", "applied", "failed", "missed", "cancelled"]
SCHEDULE_STATES: tuple[ScheduleState, ...] = get_args(ScheduleState)

# Described here, checked by the use-case, whose sentences are better than a decoder's.
Object = Annotated[msgspec.Raw, msgspec.Meta(extra_json_schema={"type": "object"})]
Comment = Annotated[str, msgspec.Meta(extra_json_schema={"maxLength": 2000})]
Revision = Annotated[int, msgspec.Meta(ge=1, le=2**63 - 1)]


class Step(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A change of a flag: one of a JSON merge patch, a whole definition, or a rollback.

    On a flag set, ``patch`` is one of its properties.
    """

    patch: Object | msgspec.UnsetType = msgspec.UNSET
    definition: Object | msgspec.UnsetType = msgspec.UNSET
    rollback: Revision | msgspec.UnsetType = msgspec.UNSET


class NewSchedule(Step, frozen=True, kw_only=True, forbid_unknown_fields=True, rename="camel"):
    """Body that schedules a change: exactly one of ``patch``, ``definition`` and ``rollback``.

    Without ``flag`` the change is of the flag set: ``patch`` of its properties, or ``rollback`` of
    all of it. It is applied at ``at``, or ``in`` a while from now by the database's clock; if that
    was not possible then, not later than ``latest``. With ``ifRevision`` it is applied only if the
    flag is still at that revision.
    """

    at: Timestamp | msgspec.UnsetType = msgspec.UNSET
    after: Period | msgspec.UnsetType = msgspec.field(name="in", default=msgspec.UNSET)
    flag: str | None = None
    latest: Timestamp | None = None
    if_revision: Revision | None = None
    comment: Comment | None = None


class ScheduleChange(
    msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename="camel"
):
    """JSON merge patch (RFC 7396) of a waiting schedule: null removes ``latest`` or ``comment``."""

    at: Timestamp | msgspec.UnsetType = msgspec.UNSET
    after: Period | msgspec.UnsetType = msgspec.field(name="in", default=msgspec.UNSET)
    latest: Timestamp | msgspec.UnsetType | None = msgspec.UNSET
    comment: Comment | msgspec.UnsetType | None = msgspec.UNSET


class Schedule(Step, frozen=True, kw_only=True, rename="camel"):
    """A scheduled change.

    ``state``: a ``waiting`` one is applied at ``at``; ``applied`` created ``revision``, or null if
    it made no difference; ``failed`` and ``missed`` have the ``reason``, as has one that was
    ``cancelled`` by itself.
    """

    id: int
    state: ScheduleState
    at: Timestamp
    flag: str | None = msgspec.field()
    latest: Timestamp | None = msgspec.field()
    if_revision: int | None = msgspec.field()
    comment: str | None = msgspec.field()
    created_by: str
    created_at: Timestamp
    modified_at: Timestamp
    ended_at: Timestamp | None = msgspec.field()
    revision: int | None = msgspec.field()
    reason: str | None = msgspec.field()


class MadeSchedule(Schedule, frozen=True, kw_only=True, rename="camel"):
    """A new schedule, with the warnings of its change as of now."""

    warnings: tuple[Fault, ...] = msgspec.field()
