"""The kind of plan that a rollout is: looks at its guards, and takes the steps that are due."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import TypeAlias

import msgspec

from service.management.plans.kinds import Decision, Readings
from service.management.plans.rollout.columns import (
    Checked,
    Progress,
    encoded,
    guards_of,
    milliseconds_of,
    progress_of,
    steps_of,
)
from service.management.plans.rollout.steps import (
    comment,
    comment_of_step,
    take_back,
    take_step,
    way_back,
)
from service.management.writing.change_set import ChangeSet
from service.storage.plans import PlanRow
from service.structs.rollouts import Guard

AskGuards: TypeAlias = Callable[[Sequence[Guard]], Awaitable[Readings]]


class Rollouts:
    """The kind. ``ask_guards`` never raises; ``interval`` is the seconds between two looks."""

    def __init__(self, ask_guards: AskGuards, interval: float) -> None:
        self._ask_guards = ask_guards
        self._interval = round(interval * 1000)

    async def ask(self, plan: PlanRow, /) -> Readings:
        """Ask the guards."""
        return await self._ask_guards(guards_of(plan))

    async def act(
        self, change_set: ChangeSet, plan: PlanRow, readings: Readings, now: int, /
    ) -> Decision:
        """Stop for a guard that does not hold, or else take the step that is due."""
        progress = progress_of(plan)
        if plan.is_guarded:
            progress = _with_checks(progress, readings, now)
            stopped = await _stopped(change_set, plan, readings, progress, now)
            if stopped is not None:
                return stopped
        due = progress.due_at
        if due is not None and now < due:
            look = self._next_look(plan, due, now)
            return Decision(state=plan.state, next_at=look, progress=encoded(progress))
        steps = steps_of(plan).steps
        if plan.step == len(steps):
            return Decision(state="applied", progress=encoded(progress.after(due_at=None)))
        taken = await take_step(change_set, plan)
        stays = milliseconds_of(steps[plan.step])
        due = now + stays if stays or plan.step + 1 < len(steps) else None
        progress = msgspec.structs.replace(
            progress, base=taken.base, started_from=taken.started_from
        )
        return Decision(
            state="applied" if due is None else "running",
            next_at=None if due is None else self._next_look(plan, due, now),
            steps_done=plan.step + 1,
            progress=encoded(progress.after(due_at=due)),
            comment=comment_of_step(plan),
        )

    def _next_look(self, plan: PlanRow, due: int, now: int) -> int:
        return min(due, now + self._interval) if plan.is_guarded else due


async def _stopped(
    change_set: ChangeSet, plan: PlanRow, readings: Readings, progress: Progress, now: int
) -> Decision | None:
    """Return what follows from guards that do not all hold; None if they do.

    A guard that cannot be asked never rolls back: nothing is known to be wrong.
    """
    failing = next((each for each in readings if each.state == "fails"), None)
    stopping = failing or next((each for each in readings if each.state != "holds"), None)
    if stopping is None and len(readings) == len(guards_of(plan)):
        return None
    reason = (stopping and stopping.detail) or "The guards could not be asked."
    if failing is None or plan.on_failure != "rollback":
        left = max(0, (progress.due_at or now) - now)
        return Decision(
            state="paused",
            progress=encoded(progress.after(due_at=None, remaining=left)),
            reason=reason,
        )
    await take_back(change_set, plan)
    return Decision(
        state="failed",
        steps_done=0,
        progress=encoded(progress.after(due_at=None)),
        reason=f"Rolled back. {reason}" if plan.step else reason,
        comment=comment(plan, f" rolled back {way_back(plan)}. {reason}"),
    )


def _with_checks(progress: Progress, readings: Readings, now: int) -> Progress:
    checks = tuple(Checked(each.state or "unknown", each.value, each.detail) for each in readings)
    return msgspec.structs.replace(progress, checks=checks, checked_at=now)
