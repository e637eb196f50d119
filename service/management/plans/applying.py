"""Applying plans that are due: each step, its history and the plan's new state in one transaction.

Any number of processes may do it. The lock of the flag set lets one of them act on a set at a time,
and under it each looks again for what is due: nothing is applied twice, and plans on one flag are
carried out in their order.
"""

from __future__ import annotations

import contextlib
import itertools
import logging
from collections.abc import AsyncIterator, Mapping

import msgspec

from service.errors import Conflict, FlagstaffError, NotFound, Refused, TooLarge
from service.log_events import log_event
from service.management.plan_notices import notify
from service.management.plans.editing import carry_out
from service.management.plans.kinds import Decision, Kind, Readings
from service.management.stores import Stores
from service.management.writing.change_set import ChangeSet
from service.settings import Settings
from service.storage import clock, due_plans, flag_sets, plans
from service.storage.due_plans import DuePlan, DueSet
from service.storage.plans import PlanRow
from service.storage.retrying import retried
from service.structs.plans import PlanKind, PlanState
from service.structs.principal import Principal

logger = logging.getLogger(__name__)

# Plans of one set that one run applies, before other sets have their turn: some 0.1 s of work.
_AT_ONCE = 20
# Guarded plans that are looked at for one that no other run of this process has.
_CANDIDATES = 100
# Ended plans that one transaction removes.
_REMOVED_AT_ONCE = 1000

# States that webhooks are notified of if they have a reason: nobody brought the plan there.
_STOPPED: frozenset[PlanState] = frozenset({"paused", "failed", "missed", "cancelled"})

_UNEXPECTED = "Flagstaff failed unexpectedly. Search the log of the background process for it."


class Applier:
    """Applies due plans, for the concurrent runs of one process."""

    def __init__(self, kinds: Mapping[PlanKind, Kind]) -> None:
        self._kinds = kinds
        # Sets and guarded plans that a run of this process has in hand.
        self._sets: set[int] = set()
        self._plans: set[int] = set()
        # When each set last had its turn, as a number that grows: a set with a thousand plans does
        # not keep others waiting.
        self._turns: dict[int, int] = {}
        self._counter = itertools.count(1)

    async def apply(self, stores: Stores, _settings: Settings) -> bool:
        """Apply some unguarded plans of one flag set; return whether there may be more.

        Raises Unavailable.
        """
        async with stores.database.read() as cursor:
            due = await due_plans.due_sets(cursor)
        self._turns = {each.flag_set_id: self._turns.get(each.flag_set_id, 0) for each in due}
        free = [each for each in due if each.flag_set_id not in self._sets]
        if not free:
            return False
        chosen = min(free, key=lambda each: self._turns[each.flag_set_id])
        self._turns[chosen.flag_set_id] = next(self._counter)
        self._sets.add(chosen.flag_set_id)
        try:
            return await self._apply_some(stores, chosen)
        finally:
            self._sets.discard(chosen.flag_set_id)

    async def apply_guarded(self, stores: Stores, _settings: Settings) -> bool:
        """Ask the guards of one plan that is due, and act on it; return whether it did.

        Raises Unavailable.
        """
        async with stores.database.read() as cursor:
            due = await due_plans.due_guarded(cursor, _CANDIDATES)
            chosen = next((each for each in due if each.plan_id not in self._plans), None)
            plan = None
            if chosen is not None:
                plan = await plans.find(cursor, chosen.flag_set_id, chosen.plan_id)
        if chosen is None or plan is None:
            return False
        self._plans.add(chosen.plan_id)
        try:
            readings = await self._kinds[plan.kind].ask(plan)
            async with _announced(stores, chosen) as applied:
                acted = await self._act(stores, chosen, plan, readings)
                applied.revision = acted.revision
            return acted.plan is not None
        finally:
            self._plans.discard(chosen.plan_id)

    async def _apply_some(self, stores: Stores, due: DueSet) -> bool:
        async with _announced(stores, due) as applied:
            for _ in range(_AT_ONCE):
                acted = await self._act(stores, due)
                if acted.plan is None:
                    return False
                applied.revision = acted.revision or applied.revision
        return True

    async def _act(
        self,
        stores: Stores,
        due: DueSet | DuePlan,
        asked: PlanRow | None = None,
        readings: Readings = (),
    ) -> _Acted:
        """Act on the plan whose turn it is; a bug met on the way ends that plan, and no other."""
        attempt = _Attempt()
        try:
            return await self._act_once(stores, due, attempt, asked, readings)
        except FlagstaffError:
            raise
        except Exception:
            if attempt.plan is None:
                raise
            logger.exception(
                "Plan %d of '%s' failed unexpectedly; it is marked as failed.",
                attempt.plan.id,
                due.flag_set,
                extra=log_event("plan_crashed", plan=attempt.plan.id, flag_set=due.flag_set),
            )
            await _give_up(stores, due, attempt.plan)
            return _Acted(attempt.plan, None)

    @retried
    async def _act_once(
        self,
        stores: Stores,
        due: DueSet | DuePlan,
        attempt: _Attempt,
        asked: PlanRow | None,
        readings: Readings,
    ) -> _Acted:
        async with stores.database.transaction() as cursor:
            try:
                row, at = await flag_sets.lock(cursor, due.flag_set)
            except NotFound:
                # Deleted since; its plans ended with it.
                return _NOTHING
            now = await clock.now(cursor)
            plan = await due_plans.next_due(
                cursor, row.id, now, None if asked is None else asked.id
            )
            if plan is None or (asked is not None and plan.version != asked.version):
                return _NOTHING
            attempt.plan = plan
            change_set = ChangeSet(cursor, row, at, plan_id=plan.id)
            author = Principal(plan.actor_id, plan.actor, frozenset())
            try:
                decision = await self._kinds[plan.kind].act(change_set, plan, readings, now)
                after = await carry_out(change_set, plan, decision, author)
            except (Refused, NotFound, Conflict, TooLarge) as refusal:
                # Nothing of it is stored yet: the edits, and the size that they lead to, are
                # checked before the first row is written.
                change_set = ChangeSet(cursor, row, at, plan_id=plan.id)
                failed = Decision(state="failed", reason=_reason(refusal))
                after = await carry_out(change_set, plan, failed, author)
            if after.state in _STOPPED and after.reason:
                await notify(cursor, row, after)
        if (after.state, after.step) != (plan.state, plan.step):
            _log(due.flag_set, after)
        return _Acted(after, change_set.revision if change_set.edits else None)


class _Attempt:
    """The plan that an attempt is about, once it is known."""

    plan: PlanRow | None = None


class _Acted(msgspec.Struct, frozen=True):
    """The plan that was acted on, None if there was none, and the revision that it created."""

    plan: PlanRow | None
    revision: int | None


_NOTHING = _Acted(None, None)


class _Applied:
    """The last revision that a run created in a set."""

    revision: int | None = None


@contextlib.asynccontextmanager
async def _announced(stores: Stores, due: DueSet | DuePlan) -> AsyncIterator[_Applied]:
    """Announce the last revision when the block ends: followers read all up to it at once."""
    applied = _Applied()
    try:
        yield applied
    finally:
        if applied.revision is not None:
            await stores.announcer.announce(due.flag_set, applied.revision)


@retried
async def _give_up(stores: Stores, due: DueSet | DuePlan, plan: PlanRow) -> None:
    async with stores.database.transaction() as cursor:
        row, _ = await flag_sets.lock(cursor, due.flag_set)
        present = await plans.find(cursor, row.id, plan.id)
        if present is None or present.version != plan.version:
            return
        failed = msgspec.structs.replace(present, state="failed", reason=_UNEXPECTED)
        await notify(cursor, row, await plans.save(cursor, failed))


async def forget(stores: Stores, settings: Settings) -> bool:
    """Remove plans that ended long ago; return whether there may be more. Raises Unavailable."""
    async with stores.database.transaction() as cursor:
        removed = await plans.delete_ended(cursor, settings.plans.retention, _REMOVED_AT_ONCE)
    return removed == _REMOVED_AT_ONCE


def _reason(refusal: FlagstaffError) -> str:
    """Return the error as the reason of a failed plan, with its first fault's place."""
    faults = refusal.faults if isinstance(refusal, Refused) else ()
    for fault in faults:
        if fault.pointer and fault.detail != str(refusal):
            return f"{refusal} At {fault.pointer}: {fault.detail}"
    return str(refusal)


def _log(flag_set: str, plan: PlanRow) -> None:
    facts: dict[str, str | float] = {"plan": plan.id, "flag_set": flag_set, "state": plan.state}
    name = f"{plan.kind.capitalize()} {plan.id} of '{flag_set}'"
    if plan.flag is not None:
        facts["flag"] = plan.flag
        name = f"{plan.kind.capitalize()} {plan.id} of the flag '{plan.flag}' of '{flag_set}'"
    if plan.state in _STOPPED and plan.reason:
        logger.warning(
            "%s is %s: %s", name, plan.state, plan.reason, extra=log_event("plan_stopped", **facts)
        )
    else:
        step = f" (step {plan.step})" if plan.kind == "rollout" and plan.step else ""
        logger.info(
            "%s is %s%s.", name, plan.state, step, extra=log_event("plan_advanced", **facts)
        )
