"""Schedules: plans of one step, a change of a flag or a flag set at a time."""

from __future__ import annotations

import msgspec
from msgspec import UNSET

from service.errors import Fault
from service.management.plans import editing, lookup
from service.management.plans.kinds import Decision
from service.management.plans.schedule.body import check_body, check_times, due_at, moved_to
from service.management.plans.schedule.steps import encoded, make, step_of
from service.management.results import Page
from service.management.stores import Stores
from service.management.writing.change_set import ChangeSet
from service.management.writing.comments import check_comment
from service.management.writing.preconditions import Precondition
from service.storage import clock, flag_sets, flags, plans
from service.storage.plans import Filter, NewPlan, PlanRow
from service.storage.retrying import retried
from service.structs.plans import NewSchedule, ScheduleChange, ScheduleState
from service.structs.principal import Principal
from service.structs.timestamps import milliseconds_or_none


class Scheduled(msgspec.Struct, frozen=True):
    """A schedule, and the warnings of its change as of now."""

    plan: PlanRow
    warnings: tuple[Fault, ...]


async def list(  # noqa: A001  # the noun is the module: schedules.list
    stores: Stores,
    flag_set: str,
    *,
    state: ScheduleState | None = None,
    flag: str | None = None,
    actor: str | None = None,
    limit: int = 100,
    after: str | None = None,
) -> Page[PlanRow]:
    """List the schedules of the set, newest first. Raises NotFound, Refused."""
    wanted = Filter(kind="schedule", state=state, flag=flag, actor=actor)
    return await lookup.list_plans(stores, flag_set, wanted, limit=limit, after=after)


async def get(stores: Stores, flag_set: str, plan_id: int) -> PlanRow:
    """Return one schedule. Raises NotFound."""
    return await lookup.get(stores, flag_set, plan_id, "schedule")


@retried
async def create(stores: Stores, actor: Principal, flag_set: str, wanted: NewSchedule) -> Scheduled:
    """Schedule a change, which is checked as if it were made now.

    Raises as the change itself would, with pointers into the body: Refused, DefinitionRefused,
    NotFound for the set or the flag; LostRace if the flag is not at ``if_revision``; Conflict if
    the set has too many live plans.
    """
    check_body(wanted)
    async with stores.database.transaction() as cursor:
        row, at = await flag_sets.lock(cursor, flag_set)
        now = await clock.now(cursor)
        due, latest = due_at(wanted, now), milliseconds_or_none(wanted.latest)
        check_times(due, latest, now)
        await lookup.require_room(cursor, row.id)
        change_set = ChangeSet(cursor, row, at)
        await _check_revision(change_set, wanted)
        warnings = await make(change_set, wanted.flag, wanted)
        await change_set.size()
        plan_id = await plans.insert(
            cursor,
            NewPlan(
                flag_set_id=row.id,
                flag=wanted.flag,
                kind="schedule",
                steps=encoded(wanted, due),
                next_at=due,
                latest_at=latest,
                if_revision=wanted.if_revision,
                comment=wanted.comment,
                actor_id=actor.id,
                actor=actor.name,
            ),
        )
        return Scheduled(await lookup.find(cursor, row.id, plan_id, "schedule"), warnings)


@retried
async def move(stores: Stores, flag_set: str, plan_id: int, change: ScheduleChange) -> PlanRow:
    """Change the times or the comment of a waiting schedule.

    Raises NotFound, Refused, Conflict for one that is over.
    """
    if isinstance(change.comment, str):
        check_comment(change.comment)
    async with editing.change(stores, flag_set, plan_id, "schedule") as edited:
        plan, step = edited.plan, step_of(edited.plan)
        moved = moved_to(change, edited.now)
        due = step.at if moved is None else moved
        latest = plan.latest_at if change.latest is UNSET else milliseconds_or_none(change.latest)
        check_times(due, latest, edited.now, is_moved=moved is not None)
        edited.plan = msgspec.structs.replace(
            plan,
            steps=encoded(step, due),
            next_at=due,
            latest_at=latest,
            comment=plan.comment if change.comment is UNSET else change.comment,
        )
    return edited.plan


@retried
async def cancel(stores: Stores, flag_set: str, plan_id: int) -> PlanRow:
    """Cancel a waiting schedule; one that is cancelled already stays so.

    Raises NotFound; Conflict for one that is over otherwise.
    """
    async with editing.change(
        stores, flag_set, plan_id, "schedule", or_state="cancelled"
    ) as edited:
        edited.plan = msgspec.structs.replace(edited.plan, state="cancelled")
    return edited.plan


async def run(stores: Stores, actor: Principal, flag_set: str, plan_id: int) -> PlanRow:
    """Apply a waiting schedule now, as a change of the caller's.

    What is refused leaves the schedule waiting. Raises as ``create``, and Conflict for one that is
    over.
    """

    async def act(change_set: ChangeSet, plan: PlanRow) -> Decision:
        await make(change_set, plan.flag, step_of(plan))
        by = f"Schedule {plan.id} of '{plan.actor}', run by hand."
        return Decision(state="applied", steps_done=1, comment=plan.comment or by)

    return await editing.act(stores, actor, flag_set, plan_id, "schedule", act)


async def _check_revision(change_set: ChangeSet, wanted: NewSchedule) -> None:
    if wanted.if_revision is None:
        return
    expected = Precondition(if_match=wanted.if_revision)
    if wanted.flag is None:
        expected.check("flag set", change_set.flag_set.name, change_set.flag_set)
        return
    found = await flags.find(change_set.cursor, change_set.flag_set.id, wanted.flag)
    expected.check("flag", wanted.flag, found)
