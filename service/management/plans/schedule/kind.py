"""The kind of plan that a schedule is: it applies its step when it is due, or says why not."""

from __future__ import annotations

from service.management.plans.kinds import Decision, Readings
from service.management.plans.schedule.steps import make, step_of
from service.management.writing.change_set import ChangeSet
from service.storage import flags
from service.storage.plans import PlanRow
from service.structs.timestamps import timestamp_text


class Schedules:
    """The kind: apply the one step, unless it is too late or the flag has changed."""

    async def ask(self, _plan: PlanRow, /) -> Readings:
        """Return nothing: a schedule has no guards."""
        return ()

    async def act(
        self, change_set: ChangeSet, plan: PlanRow, _readings: Readings, now: int, /
    ) -> Decision:
        """Apply the step, or say why not."""
        if plan.latest_at is not None and now > plan.latest_at:
            latest = timestamp_text(plan.latest_at)
            return Decision(
                state="missed", reason=f"It could not be applied by its latest time, {latest}."
            )
        if plan.if_revision is not None:
            revision = await _revision(change_set, plan.flag)
            if revision != plan.if_revision:
                what = "flag set" if plan.flag is None else "flag"
                return Decision(
                    state="cancelled",
                    reason=f"It was made for revision {plan.if_revision} of the {what}, which is"
                    f" {'deleted' if revision is None else f'at {revision}'}.",
                )
        await make(change_set, plan.flag, step_of(plan))
        return Decision(state="applied", steps_done=1)


async def _revision(change_set: ChangeSet, flag: str | None) -> int | None:
    if flag is None:
        return change_set.flag_set.revision
    found = await flags.find(change_set.cursor, change_set.flag_set.id, flag)
    return None if found is None else found.revision
