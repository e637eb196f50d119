"""Changes of a plan by hand, under the lock of its flag set."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable

import msgspec

from service.errors import Conflict
from service.management.plans.kinds import Decision
from service.management.plans.lookup import find
from service.management.stores import Stores
from service.management.writing.change_set import ChangeSet
from service.storage import clock, flag_sets, plans
from service.storage.database import Cursor
from service.storage.plans import PlanRow
from service.storage.retrying import retried
from service.structs.plans import PlanKind, PlanState
from service.structs.principal import Principal


class Edited:
    """A plan of a locked set, and the database's time; ``plan`` is stored when the block ends."""

    def __init__(self, cursor: Cursor, plan: PlanRow, now: int) -> None:
        self.cursor = cursor
        self.plan = plan
        self.now = now


@contextlib.asynccontextmanager
async def change(
    stores: Stores,
    flag_set: str,
    plan_id: int,
    kind: PlanKind,
    *,
    or_state: PlanState | None = None,
) -> AsyncIterator[Edited]:
    """Lock the flag set; store the plan as the block leaves it.

    Raises NotFound; Conflict for a plan that is over, unless it is in ``or_state``.
    """
    async with stores.database.transaction() as cursor:
        row, _ = await flag_sets.lock(cursor, flag_set)
        plan = await find(cursor, row.id, plan_id, kind)
        if plan.state != or_state:
            require_live(plan)
        edited = Edited(cursor, plan, await clock.now(cursor))
        yield edited
        if edited.plan != plan:
            await plans.save(cursor, edited.plan)
            edited.plan = await find(cursor, row.id, plan_id, kind)


@retried
async def act(
    stores: Stores,
    actor: Principal,
    flag_set: str,
    plan_id: int,
    kind: PlanKind,
    action: Callable[[ChangeSet, PlanRow], Awaitable[Decision]],
) -> PlanRow:
    """Make a change for a live plan now, as a change of the caller's, and store what follows.

    Raises what the action raises, and then stores nothing; NotFound, Conflict for a plan that is
    over.
    """
    async with stores.database.transaction() as cursor:
        row, at = await flag_sets.lock(cursor, flag_set)
        plan = await find(cursor, row.id, plan_id, kind)
        require_live(plan)
        change_set = ChangeSet(cursor, row, at, plan_id=plan.id)
        decision = await action(change_set, plan)
        await carry_out(change_set, plan, decision, actor)
        plan = await find(cursor, row.id, plan_id, kind)
    if change_set.edits:
        await stores.announcer.announce(flag_set, change_set.revision)
    return plan


async def carry_out(
    change_set: ChangeSet, plan: PlanRow, decision: Decision, actor: Principal
) -> PlanRow:
    """Store the edits as one change, and the plan as decided, within the transaction."""
    revision = plan.revision
    if change_set.edits:
        comment = decision.comment or plan.comment
        await change_set.store(actor, comment or f"{plan.kind.capitalize()} {plan.id}.")
        revision = change_set.revision
    return await plans.save(
        change_set.cursor,
        msgspec.structs.replace(
            plan,
            state=decision.state,
            next_at=decision.next_at,
            step=plan.step if decision.steps_done is None else decision.steps_done,
            progress=plan.progress if decision.progress is None else decision.progress,
            reason=decision.reason,
            revision=revision,
        ),
    )


def require_live(plan: PlanRow) -> None:
    """Raise Conflict for a plan that is over."""
    if not plan.is_live:
        because = f" {plan.reason}" if plan.reason else ""
        raise Conflict(f"The {plan.kind} {plan.id} has ended: {plan.state}.{because}")
