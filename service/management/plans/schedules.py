"""Schedules: plans of one step, a change of a flag or a flag set at a time."""

from __future__ import annotations

import msgspec
from msgspec import UNSET

from service.errors import Conflict, Fault, Refused
from service.management import flag_sets as flag_sets_room
from service.management import flags as flags_room
from service.management import reading, rollbacks
from service.management.change_set import ChangeSet
from service.management.checking import pointing_into
from service.management.comments import check_comment
from service.management.plans import editing
from service.management.plans.kinds import Decision, Readings
from service.management.preconditions import Precondition
from service.management.results import Page, page, position
from service.management.stores import Stores
from service.storage import clock, flag_sets, flags, plans
from service.storage.plans import Filter, NewPlan, PlanRow
from service.storage.retrying import retried
from service.structs.decoding import decode
from service.structs.flag_sets import FlagSetChange
from service.structs.periods import read_period
from service.structs.plans import NewSchedule, ScheduleChange, ScheduleState, Step
from service.structs.principal import Principal
from service.structs.timestamps import (
    LAST_MOMENT,
    milliseconds_of,
    milliseconds_or_none,
    timestamp_text,
)

# Live plans of a flag set: a release train has dozens.
MOST_LIVE = 5_000

_ONE_TIME = "A schedule has a time, either 'at' or 'in'."
_ONE_OF = "A schedule has exactly one of 'patch', 'definition' and 'rollback'."


class ScheduledStep(Step, frozen=True, kw_only=True, omit_defaults=True):
    """The step as it is stored, with its time in milliseconds."""

    at: int


class Scheduled(msgspec.Struct, frozen=True):
    """A schedule, and the warnings of its change as of now."""

    plan: PlanRow
    warnings: tuple[Fault, ...]


_decode_steps = msgspec.json.Decoder(tuple[ScheduledStep]).decode
_encode = msgspec.json.Encoder().encode


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


def step_of(plan: PlanRow) -> ScheduledStep:
    """Return the step of a schedule."""
    (step,) = _decode_steps(plan.steps)
    return step


async def make(change_set: ChangeSet, flag: str | None, step: Step) -> tuple[Fault, ...]:
    """Add the change of a step to the change set; return its warnings.

    Raises as a write of the same kind does.
    """
    if not isinstance(step.rollback, msgspec.UnsetType):
        if flag is None:
            return (await rollbacks.flag_set_in(change_set, step.rollback)).warnings
        return (await rollbacks.flag_in(change_set, flag, step.rollback)).warnings
    if not isinstance(step.definition, msgspec.UnsetType):
        if flag is None:
            raise Refused(_NEEDS_FLAG, [Fault("/definition", _NEEDS_FLAG)])
        body = bytes(step.definition)
        with pointing_into("definition"):
            definition = await reading.flag(flag, body)
            return (await flags_room.put_in(change_set, definition)).warnings
    if isinstance(step.patch, msgspec.UnsetType):
        raise Refused(_ONE_OF)
    body = bytes(step.patch)
    with pointing_into("patch"):
        if flag is None:
            properties = decode(body, FlagSetChange, "patch")
            await flag_sets_room.patch_in(
                change_set,
                fractional=properties.fractional,
                stored_contexts=properties.stored_contexts,
                metadata=properties.metadata,
            )
            return (await change_set.outcome()).warnings
        change = await reading.patch(body)
        return (await flags_room.patch_in(change_set, flag, change, len(body))).warnings


_NEEDS_FLAG = "A definition is that of a flag; add its key as 'flag'."


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
    async with stores.database.read() as cursor:
        row = await flag_sets.find(cursor, flag_set)
        found = await plans.page(cursor, row.id, wanted, before=position(after), limit=limit + 1)
    return page(found, limit, lambda plan: str(plan.id))


async def get(stores: Stores, flag_set: str, plan_id: int) -> PlanRow:
    """Return one schedule. Raises NotFound."""
    return await editing.get(stores, flag_set, plan_id, "schedule")


@retried
async def create(stores: Stores, actor: Principal, flag_set: str, wanted: NewSchedule) -> Scheduled:
    """Schedule a change, which is checked as if it were made now.

    Raises as the change itself would, with pointers into the body: Refused, DefinitionRefused,
    NotFound for the set or the flag; LostRace if the flag is not at ``if_revision``; Conflict if
    the set has too many live plans.
    """
    check_comment(wanted.comment)
    _check_body(wanted)
    async with stores.database.transaction() as cursor:
        row, at = await flag_sets.lock(cursor, flag_set)
        now = await clock.now(cursor)
        due, latest = _due(wanted, now), milliseconds_or_none(wanted.latest)
        if due is None:
            raise Refused(_ONE_TIME, [Fault("", _ONE_TIME)])
        _check_times(due, latest, now)
        if await plans.count_live(cursor, row.id) >= MOST_LIVE:
            raise Conflict(f"A flag set has at most {MOST_LIVE:,} schedules and rollouts to come.")
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
                steps=_steps(wanted, due),
                next_at=due,
                latest_at=latest,
                if_revision=wanted.if_revision,
                comment=wanted.comment,
                actor_id=actor.id,
                actor=actor.name,
            ),
        )
        return Scheduled(await editing.find(cursor, row.id, plan_id, "schedule"), warnings)


@retried
async def move(stores: Stores, flag_set: str, plan_id: int, change: ScheduleChange) -> PlanRow:
    """Change the times or the comment of a waiting schedule.

    Raises NotFound, Refused, Conflict for one that is over.
    """
    if isinstance(change.comment, str):
        check_comment(change.comment)
    async with editing.change(stores, flag_set, plan_id, "schedule") as edited:
        plan = edited.plan
        step = step_of(plan)
        due = _due(change, edited.now)
        moves, due = due is not None, step.at if due is None else due
        latest = plan.latest_at if change.latest is UNSET else milliseconds_or_none(change.latest)
        _check_times(due, latest, edited.now, moves=moves)
        edited.plan = msgspec.structs.replace(
            plan,
            steps=_steps(step, due),
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


def _due(given: NewSchedule | ScheduleChange, now: int) -> int | None:
    """Return the time that is given by ``at`` or ``in``; None if neither is."""
    at = None if isinstance(given.at, msgspec.UnsetType) else milliseconds_of(given.at)
    if isinstance(given.after, msgspec.UnsetType):
        return at
    if at is not None:
        raise Refused(_ONE_TIME, [Fault("/in", _ONE_TIME)])
    try:
        return now + 1000 * read_period(given.after)
    except ValueError as error:
        raise Refused(str(error), [Fault("/in", str(error))]) from None


def _check_body(wanted: NewSchedule) -> None:
    given = [
        name for name in ("patch", "definition", "rollback") if getattr(wanted, name) is not UNSET
    ]
    if len(given) != 1:
        raise Refused(_ONE_OF, [Fault(f"/{given[1]}" if given else "", _ONE_OF)])


def _check_times(due: int, latest: int | None, now: int, *, moves: bool = True) -> None:
    """Raise Refused for a time that is over, by the database's clock."""
    faults = []
    if moves and due < now:
        detail = f"This time is over: by the database's clock it is {timestamp_text(now)}."
        faults.append(Fault("/at", detail))
    for place, time in (("/at", due), ("/latest", latest)):
        if time is not None and time > LAST_MOMENT:
            faults.append(Fault(place, "This time lies beyond the year 9999 of UTC."))
    if latest is not None and latest < due:
        faults.append(Fault("/latest", "This is before the time of the schedule."))
    if faults:
        raise Refused(faults[0].detail, faults)


async def _check_revision(change_set: ChangeSet, wanted: NewSchedule) -> None:
    if wanted.if_revision is None:
        return
    expected = Precondition(if_match=wanted.if_revision)
    if wanted.flag is None:
        expected.check("flag set", change_set.flag_set.name, change_set.flag_set)
        return
    found = await flags.find(change_set.cursor, change_set.flag_set.id, wanted.flag)
    expected.check("flag", wanted.flag, found)


async def _revision(change_set: ChangeSet, flag: str | None) -> int | None:
    if flag is None:
        return change_set.flag_set.revision
    found = await flags.find(change_set.cursor, change_set.flag_set.id, flag)
    return None if found is None else found.revision


def _steps(step: Step, at: int) -> str:
    stored = ScheduledStep(
        at=at, patch=step.patch, definition=step.definition, rollback=step.rollback
    )
    return _encode([stored]).decode()
