"""The interface of a kind of plan: what it asks before a step, and what it does when it is due."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, TypeAlias

import msgspec

from service.management.writing.change_set import ChangeSet
from service.storage.plans import PlanRow
from service.structs.plans import PlanState
from service.structs.rollouts import GuardStatus

Readings: TypeAlias = Sequence[GuardStatus]
"""The guards of a plan, as they were asked."""


class Decision(msgspec.Struct, frozen=True, kw_only=True):
    """The next state of a plan that was due.

    ``next_at`` is when to look again, in milliseconds by the database's clock; None for a plan
    that is over, or paused until somebody resumes it. ``steps_done`` and ``progress`` None leave
    them. A ``reason`` is told to the webhooks unless the plan is ``applied``, ``waiting`` or
    ``running``. ``comment`` is that of the change; None is the plan's.
    """

    state: PlanState
    next_at: int | None = None
    steps_done: int | None = None
    progress: str | None = None
    reason: str | None = None
    comment: str | None = None


class Kind(Protocol):
    """Behaviour of a kind of plan. An object lives as long as the process; calls are concurrent."""

    async def ask(self, plan: PlanRow, /) -> Readings:
        """Ask the plan's guards, in any time and outside of any transaction. Never raises.

        Called for guarded plans only. What it returns is passed to ``act``, if the plan has not
        changed meanwhile.
        """

    async def act(
        self, change_set: ChangeSet, plan: PlanRow, readings: Readings, now: int, /
    ) -> Decision:
        """Add the edits of what is due to the change set, whose set is locked; decide what follows.

        ``now`` is the database's time in milliseconds. Without edits nothing changes, and only the
        plan is stored. It may be called again for the same step after a transaction was lost, so
        it has no other effect. An error of Refused, NotFound, Conflict or TooLarge undoes the
        edits and ends the plan as failed.
        """
