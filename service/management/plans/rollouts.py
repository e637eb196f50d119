"""Progressive rollouts: plans that give a variant a growing share of a flag's keys."""

from __future__ import annotations

import msgspec

from service.errors import Conflict, Fault, LostRace
from service.management.plans import editing, lookup
from service.management.plans.kinds import Decision
from service.management.plans.rollout.body import check_body, start_of
from service.management.plans.rollout.columns import Progress, Steps, encoded, progress_of
from service.management.plans.rollout.steps import check_steps, comment, take_back, way_back
from service.management.results import Page
from service.management.stores import Stores
from service.management.writing.change_set import ChangeSet
from service.management.writing.preconditions import ANYTHING, Precondition
from service.storage import clock, flag_sets, plans
from service.storage.database import Cursor
from service.storage.plans import Filter, NewPlan, PlanRow
from service.storage.retrying import retried
from service.structs.principal import Principal
from service.structs.rollouts import NewRollout, RolloutState


class Begun(msgspec.Struct, frozen=True):
    """A new rollout, and the warnings of its last step as of now."""

    plan: PlanRow
    warnings: tuple[Fault, ...]


async def list(  # noqa: A001  # the noun is the module: rollouts.list
    stores: Stores,
    flag_set: str,
    *,
    state: RolloutState | None = None,
    flag: str | None = None,
    limit: int = 100,
    after: str | None = None,
) -> Page[PlanRow]:
    """List the rollouts of the set, newest first. Raises NotFound, Refused."""
    wanted = Filter(kind="rollout", state=state, flag=flag)
    return await lookup.list_plans(stores, flag_set, wanted, limit=limit, after=after)


async def get(stores: Stores, flag_set: str, plan_id: int) -> PlanRow:
    """Return one rollout. Raises NotFound."""
    return await lookup.get(stores, flag_set, plan_id, "rollout")


@retried
async def create(
    stores: Stores, actor: Principal, flag_set: str, wanted: NewRollout, *, can_ask: bool
) -> Begun:
    """Start a rollout, whose steps are all checked as if they were taken now.

    ``can_ask``: there is a Prometheus for guards. Raises Refused, DefinitionRefused with pointers
    into the body; NotFound for the set or the flag; Conflict for a disabled flag, and for one with
    a rollout already.
    """
    check_body(wanted, can_ask=can_ask)
    steps = Steps(wanted.variant, wanted.steps)
    async with stores.database.transaction() as cursor:
        row, at = await flag_sets.lock(cursor, flag_set)
        start = start_of(wanted, await clock.now(cursor))
        await _require_none(cursor, row.id, wanted.flag)
        await lookup.require_room(cursor, row.id)
        share, warnings = await check_steps(ChangeSet(cursor, row, at), wanted.flag, steps)
        plan_id = await plans.insert(
            cursor,
            NewPlan(
                flag_set_id=row.id,
                flag=wanted.flag,
                kind="rollout",
                steps=encoded(steps),
                progress=encoded(Progress(started_from=share, due_at=start)),
                guards=encoded(wanted.guards) if wanted.guards else None,
                on_failure=wanted.on_failure,
                next_at=start,
                comment=wanted.comment,
                actor_id=actor.id,
                actor=actor.name,
            ),
        )
        return Begun(await lookup.find(cursor, row.id, plan_id, "rollout"), warnings)


@retried
async def pause(
    stores: Stores, flag_set: str, plan_id: int, *, expected: Precondition = ANYTHING
) -> PlanRow:
    """Pause a rollout: the share stays, and guards are not asked. A paused one stays so.

    Raises NotFound, LostRace; Conflict for one that is over.
    """
    async with editing.change(stores, flag_set, plan_id, "rollout") as edited:
        plan, progress = edited.plan, _progress(edited.plan, expected)
        if plan.state != "paused":
            left = max(0, (progress.due_at or edited.now) - edited.now)
            edited.plan = msgspec.structs.replace(
                plan,
                state="paused",
                next_at=None,
                progress=encoded(progress.after(due_at=None, remaining=left)),
            )
    return edited.plan


@retried
async def resume(
    stores: Stores, flag_set: str, plan_id: int, *, expected: Precondition = ANYTHING
) -> PlanRow:
    """Resume a paused rollout; guards are asked at once, and the rest of the step is waited for.

    Raises NotFound, LostRace; Conflict for one that is over.
    """
    async with editing.change(stores, flag_set, plan_id, "rollout") as edited:
        plan, progress = edited.plan, _progress(edited.plan, expected)
        if plan.state == "paused":
            due = edited.now + progress.remaining
            edited.plan = msgspec.structs.replace(
                plan,
                state="running" if plan.step else "waiting",
                next_at=edited.now if plan.is_guarded else due,
                reason=None,
                progress=encoded(progress.after(due_at=due)),
            )
    return edited.plan


@retried
async def skip(
    stores: Stores,
    actor: Principal,
    flag_set: str,
    plan_id: int,
    *,
    expected: Precondition = ANYTHING,
) -> PlanRow:
    """End the present wait: a background process takes the next step at once, if guards hold.

    Raises NotFound, LostRace; Conflict for one that is paused or over.
    """
    async with editing.change(stores, flag_set, plan_id, "rollout") as edited:
        plan, progress = edited.plan, _progress(edited.plan, expected)
        if plan.state == "paused":
            raise Conflict(f"The rollout {plan_id} is paused. Resume it first.")
        progress = progress.after(due_at=edited.now, skipped_by=actor.name)
        edited.plan = msgspec.structs.replace(plan, next_at=edited.now, progress=encoded(progress))
    return edited.plan


async def back(
    stores: Stores,
    actor: Principal,
    flag_set: str,
    plan_id: int,
    *,
    expected: Precondition = ANYTHING,
) -> PlanRow:
    """Give the flag its targeting from before the rollout, which is paused before its first step.

    Raises NotFound, LostRace; Conflict for one that is over.
    """

    async def act(change_set: ChangeSet, plan: PlanRow) -> Decision:
        progress = _progress(plan, expected)
        await take_back(change_set, plan)
        return Decision(
            state="paused",
            steps_done=0,
            progress=encoded(progress.after(due_at=None)),
            comment=comment(plan, f" taken back {way_back(plan)}."),
        )

    return await editing.act(stores, actor, flag_set, plan_id, "rollout", act)


@retried
async def stop(
    stores: Stores, flag_set: str, plan_id: int, *, expected: Precondition = ANYTHING
) -> PlanRow:
    """End a rollout; the flag keeps the share that it has. A cancelled one stays so.

    Raises NotFound, LostRace; Conflict for one that is over otherwise.
    """
    async with editing.change(stores, flag_set, plan_id, "rollout", or_state="cancelled") as edited:
        progress = _progress(edited.plan, expected)
        if edited.plan.is_live:
            edited.plan = msgspec.structs.replace(
                edited.plan, state="cancelled", progress=encoded(progress.after(due_at=None))
            )
    return edited.plan


async def _require_none(cursor: Cursor, flag_set_id: int, flag: str) -> None:
    """Raise Conflict if the flag has a rollout that is not over."""
    for plan in await plans.live_of(cursor, flag_set_id, [flag]):
        if plan.kind == "rollout" and plan.flag == flag:
            raise Conflict(
                f"The flag '{flag}' has a rollout already: {plan.id}, {plan.state}. End it first."
            )


def _progress(plan: PlanRow, expected: Precondition) -> Progress:
    """Return the progress of a rollout in the expected edition. Raises LostRace."""
    progress = progress_of(plan)
    if expected.if_match is not None and expected.if_match != progress.edition:
        raise LostRace(f"The rollout {plan.id} has gone on meanwhile.", progress.edition)
    return progress
