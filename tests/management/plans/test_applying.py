"""Plans that are due are applied once, in order, as ordinary changes; or say why not."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import Any

import msgspec
import pytest

from service.errors import Undone
from service.management import changes, evaluators, flag_sets, flags, webhooks
from service.management.plans import applying, schedules
from service.management.plans.applying import Applier, forget
from service.management.plans.kinds import Decision, Readings
from service.management.plans.schedule.kind import Schedules
from service.management.stores import Stores
from service.management.writing.change_set import ChangeSet
from service.settings import PlanSettings, Settings
from service.storage import due_plans, plans
from service.storage.changes import ChangeRow, Filter
from service.storage.plans import NewPlan, PlanRow
from service.structs.plans import NewSchedule
from service.structs.principal import Principal
from service.structs.rollouts import GuardStatus
from tests.management.plans.conftest import (
    LATER,
    ON,
    Apply,
    Pass,
    Plan,
    apply_all,
    new_applier,
    notices,
)


async def history(stores: Stores, flag_set: str, after: int = 2) -> list[ChangeRow]:
    """The changes after a revision, the oldest first."""
    found = (await changes.list(stores, flag_set, Filter(), limit=1000)).items
    return [change for change in reversed(found) if change.revision > after]


async def test_a_change_is_applied_at_its_time_by_its_author(
    stores: Stores, flag_set: str, plan: Plan, let_time_pass: Pass, apply: Apply
) -> None:
    made = await plan(comment="Summer is over.")
    other = await plan(patch={"metadata": {"a": 10.0}})
    await let_time_pass()
    await apply()
    one, two = await history(stores, flag_set)
    assert (one.revision, one.actor, one.actor_id) == (3, "deploy bot", 7)
    assert (one.comment, two.comment) == ("Summer is over.", f"Schedule {other.id}.")
    assert one.after == ON.decode().replace("ENABLED", "DISABLED")
    assert '"a":10.0' in (two.after or "")
    applied = await schedules.get(stores, flag_set, made.id)
    assert (applied.state, applied.revision, applied.next_at) == ("applied", 3, None)
    assert applied.ended_at is not None
    await apply()
    assert len(await history(stores, flag_set)) == 2


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (
            {"definition": {"state": "DISABLED", "variants": {"on": 10.0}}},
            '{"state":"DISABLED","variants":{"on":10.0}}',
        ),
        ({"patch": {"defaultVariant": "off"}}, ON.decode().replace('t":"on', 't":"off')),
        ({"rollback": 2}, ON.decode()),
    ],
)
async def test_every_sort_of_change_of_a_flag(
    stores: Stores,
    actor: Principal,
    flag_set: str,
    plan: Plan,
    let_time_pass: Pass,
    apply: Apply,
    body: dict[str, Any],
    text: str,
) -> None:
    made = await plan(**body)
    if "rollback" in body:
        await flags.put(stores, actor, flag_set, "new-cart", ON.replace(b'"on"}', b'"off"}'))
    await let_time_pass()
    await apply()
    assert (await schedules.get(stores, flag_set, made.id)).reason is None
    assert (await flags.get(stores, flag_set, "new-cart")).text == text


async def test_a_flag_set_is_changed_and_rolled_back_as_a_whole(
    stores: Stores, flag_set: str, plan: Plan, let_time_pass: Pass, apply: Apply
) -> None:
    await plan(flag=None, patch={"metadata": {"season": "winter"}, "storedContexts": True})
    await let_time_pass()
    await apply()
    found = await flag_sets.get(stores, flag_set)
    assert (found.metadata_text, found.stored_contexts) == ('{"season":"winter"}', True)
    await plan(flag=None, rollback=1)
    await let_time_pass()
    await apply()
    found = await flag_sets.get(stores, flag_set)
    assert (found.revision, found.metadata_text) == (4, "{}")
    assert (await flags.list(stores, flag_set)).items == ()


async def test_what_makes_no_difference_is_applied_without_a_revision(
    stores: Stores, flag_set: str, plan: Plan, let_time_pass: Pass, apply: Apply
) -> None:
    made = await plan(patch={"state": "ENABLED"})
    await let_time_pass()
    await apply()
    applied = await schedules.get(stores, flag_set, made.id)
    assert (applied.state, applied.revision) == ("applied", None)
    assert await history(stores, flag_set) == []


async def test_what_became_impossible_is_failed_with_the_reason(
    stores: Stores,
    actor: Principal,
    flag_set: str,
    plan: Plan,
    let_time_pass: Pass,
    apply: Apply,
) -> None:
    await evaluators.put(stores, actor, flag_set, "beta", b'{"==":[{"var":"beta"},true]}')
    refers = {"if": [{"$ref": "beta"}, "on", "off"]}
    no_variant = await plan(patch={"defaultVariant": "off"})
    no_evaluator = await plan(patch={"targeting": refers})
    goes_well = await plan(patch={"metadata": {"a": "b"}})
    await flags.put(stores, actor, flag_set, "new-cart", ON.replace(b',"off":false', b""))
    await evaluators.delete(stores, actor, flag_set, "beta")
    await let_time_pass()
    await apply()
    first, second, third = [
        await schedules.get(stores, flag_set, made.id)
        for made in (no_variant, no_evaluator, goes_well)
    ]
    assert (first.state, second.state, third.state) == ("failed", "failed", "applied")
    assert "/patch/defaultVariant" in (first.reason or "")
    assert "beta" in (second.reason or "")
    assert first.ended_at is not None
    assert [change.comment for change in await history(stores, flag_set, 5)] == [
        f"Schedule {goes_well.id}."
    ]


async def test_a_set_that_would_become_too_large_fails_the_plan_and_stores_nothing(
    stores: Stores,
    flag_set: str,
    plan: Plan,
    let_time_pass: Pass,
    apply: Apply,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made = await plan(patch={"metadata": {"a": "b" * 1000}})
    monkeypatch.setattr("service.evaluation.definition.sizes.MAX_SET_BYTES", 500)
    await let_time_pass()
    await apply()
    assert (await schedules.get(stores, flag_set, made.id)).state == "failed"
    assert await history(stores, flag_set) == []


async def test_one_that_comes_too_late_is_missed(
    stores: Stores, flag_set: str, plan: Plan, let_time_pass: Pass, apply: Apply
) -> None:
    made = await plan(latest=LATER)
    in_time = await plan(latest=LATER.replace(year=LATER.year + 1))
    await let_time_pass()
    await apply()
    missed = await schedules.get(stores, flag_set, made.id)
    assert missed.state == "missed"
    assert "latest time" in (missed.reason or "")
    assert (await schedules.get(stores, flag_set, in_time.id)).state == "applied"


async def test_plans_on_one_flag_are_applied_in_the_order_of_their_times(
    stores: Stores, flag_set: str, plan: Plan, let_time_pass: Pass, apply: Apply
) -> None:
    made = [
        await plan(
            at=LATER.replace(microsecond=1000 * (number * 7 % 10)),
            patch={"metadata": {"number": number}},
            comment=str(number),
        )
        for number in range(10)
    ]
    await let_time_pass()
    await apply()
    order = [change.comment for change in await history(stores, flag_set)]
    assert order == [str(number) for number in sorted(range(10), key=lambda n: n * 7 % 10)]
    assert len(made) == len(order)


async def test_many_processes_apply_each_plan_once(
    stores: Stores, flag_set: str, plan: Plan, let_time_pass: Pass
) -> None:
    for number in range(40):
        await plan(patch={"metadata": {"number": number}}, comment=str(number))
    await let_time_pass()

    await asyncio.gather(*(apply_all(new_applier(), stores) for _ in range(4)))
    assert [change.comment for change in await history(stores, flag_set)] == [
        str(number) for number in range(40)
    ]


async def test_a_set_with_many_plans_does_not_keep_another_waiting(
    stores: Stores, actor: Principal, flag_set: str, plan: Plan, let_time_pass: Pass
) -> None:
    for number in range(50):
        await plan(patch={"metadata": {"number": number}})
    await flag_sets.create(stores, actor, "other")
    wanted = msgspec.convert({"at": LATER, "rollback": 1}, NewSchedule, from_attributes=True)
    made = await schedules.create(stores, actor, "other", wanted)
    await let_time_pass()
    applier = new_applier()
    await applier.apply(stores, Settings())
    await applier.apply(stores, Settings())
    assert (await schedules.get(stores, "other", made.plan.id)).state == "applied"


async def test_a_transaction_that_the_database_undoes_is_repeated(
    stores: Stores,
    flag_set: str,
    plan: Plan,
    let_time_pass: Pass,
    apply: Apply,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made = await plan()
    await let_time_pass()
    undone = [Undone("Undone.")]
    save = plans.save

    async def undone_once(*given: Any) -> PlanRow:
        if undone:
            raise undone.pop()
        return await save(*given)

    monkeypatch.setattr(plans, "save", undone_once)
    await apply()
    assert (await schedules.get(stores, flag_set, made.id)).revision == 3
    assert len(await history(stores, flag_set)) == 1


class Broken:
    """A kind with a bug."""

    async def ask(self, _plan: PlanRow, /) -> Readings:
        return ()

    async def act(
        self, _change_set: ChangeSet, _plan: PlanRow, _readings: Readings, _now: int, /
    ) -> Decision:
        raise ValueError("a bug")


async def test_a_bug_in_one_plan_ends_it_and_no_other(
    stores: Stores,
    actor: Principal,
    flag_set: str,
    plan: Plan,
    let_time_pass: Pass,
    caplog: pytest.LogCaptureFixture,
) -> None:
    await webhooks.create(stores, actor, flag_set, "http://127.0.0.1:9/")
    made = await plan()
    await let_time_pass()
    broken = Applier({"schedule": Broken(), "rollout": Broken()})
    await broken.apply(stores, Settings())
    failed = await schedules.get(stores, flag_set, made.id)
    assert failed.state == "failed"
    assert "unexpectedly" in (failed.reason or "")
    assert "a bug" in caplog.text
    (notice,) = await notices(stores)
    assert (notice["id"], notice["state"], notice["reason"]) == (made.id, "failed", failed.reason)


async def test_a_plan_that_was_cancelled_after_a_bug_stays_cancelled(
    stores: Stores,
    flag_set: str,
    plan: Plan,
    let_time_pass: Pass,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made = await plan()
    await let_time_pass()
    give_up = applying._give_up

    async def cancelled_before(*given: Any) -> None:
        await schedules.cancel(stores, flag_set, made.id)
        await give_up(*given)

    monkeypatch.setattr(applying, "_give_up", cancelled_before)
    await Applier({"schedule": Broken()}).apply(stores, Settings())
    assert (await schedules.get(stores, flag_set, made.id)).state == "cancelled"


async def test_a_run_announces_the_last_revision_alone_and_so_does_a_run_by_hand(
    stores: Stores,
    actor: Principal,
    flag_set: str,
    plan: Plan,
    let_time_pass: Pass,
    apply: Apply,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    announced: list[tuple[str, int]] = []

    async def announce(name: str, revision: int) -> None:
        announced.append((name, revision))

    monkeypatch.setattr(stores.announcer, "announce", announce)
    for number in range(3):
        await plan(patch={"metadata": {"number": number}})
    await plan(patch={"metadata": {"number": 2}})
    await let_time_pass()
    await apply()
    assert announced == [(flag_set, 5)]
    by_hand = await plan()
    await schedules.run(stores, actor, flag_set, by_hand.id)
    assert announced == [(flag_set, 5), (flag_set, 6)]


class Guarded(Schedules):
    """A kind that asks, and waits for the test meanwhile."""

    def __init__(self) -> None:
        self.asked = asyncio.Event()
        self.go_on = asyncio.Event()
        self.readings: list[Readings] = []

    async def ask(self, _plan: PlanRow, /) -> Readings:
        self.asked.set()
        await self.go_on.wait()
        return (GuardStatus(expression="up", comparison=">", bound=0.0, state="holds"),)

    async def act(
        self, change_set: ChangeSet, plan: PlanRow, readings: Readings, now: int, /
    ) -> Decision:
        self.readings.append(readings)
        return await super().act(change_set, plan, readings, now)


async def guarded_plan(stores: Stores, flag_set: str, flag: str) -> int:
    """Insert a schedule with a guard, which is due."""
    row = await flag_sets.get(stores, flag_set)
    async with stores.database.transaction() as cursor:
        return await plans.insert(
            cursor,
            NewPlan(
                flag_set_id=row.id,
                flag=flag,
                kind="rollout",
                steps='[{"at":1,"patch":{"metadata":{"guarded":true}}}]',
                guards="[]",
                next_at=1,
                comment="guarded",
                actor_id=None,
                actor="somebody",
            ),
        )


async def test_guards_are_asked_outside_of_any_transaction_and_their_flag_waits(
    stores: Stores, actor: Principal, flag_set: str, plan: Plan, let_time_pass: Pass
) -> None:
    await flags.put(stores, actor, flag_set, "other", ON)
    await guarded_plan(stores, flag_set, "new-cart")
    await plan(comment="same flag")
    await plan(flag="other", comment="other flag")
    await plan(flag=None, patch={"metadata": {"a": "b"}}, comment="whole set")
    await let_time_pass()
    guarded = Guarded()
    applier = Applier({"schedule": Schedules(), "rollout": guarded})
    asking = asyncio.create_task(applier.apply_guarded(stores, Settings()))
    await guarded.asked.wait()
    # The set is free meanwhile, for changes by hand and for plans on other flags.
    await flags.put(stores, actor, flag_set, "third", ON)
    await apply_all(applier, stores)
    comments = [change.comment for change in await history(stores, flag_set, 4)]
    assert comments == ["other flag"]
    guarded.go_on.set()
    assert await asking
    await apply_all(applier, stores)
    comments = [change.comment for change in await history(stores, flag_set, 4)]
    assert comments == ["other flag", "guarded", "same flag", "whole set"]
    assert [[reading.state for reading in readings] for readings in guarded.readings] == [["holds"]]


async def test_a_plan_behind_more_that_wait_than_are_read_at_first_is_found(
    stores: Stores, actor: Principal, flag_set: str, plan: Plan, let_time_pass: Pass
) -> None:
    await flags.put(stores, actor, flag_set, "other", ON)
    await guarded_plan(stores, flag_set, "new-cart")
    for number in range(25):
        await plan(patch={"metadata": {"number": number}})
    last = await plan(flag="other", at=LATER + timedelta(seconds=1))
    await let_time_pass()
    applier = Applier({"schedule": Schedules(), "rollout": Guarded()})
    await apply_all(applier, stores)
    assert [change.name for change in await history(stores, flag_set, 3)] == ["other"]
    assert (await schedules.get(stores, flag_set, last.id)).state == "applied"


async def test_readings_of_a_plan_that_changed_meanwhile_are_not_used(
    stores: Stores, flag_set: str
) -> None:
    plan_id = await guarded_plan(stores, flag_set, "new-cart")
    guarded = Guarded()
    applier = Applier({"rollout": guarded})
    asking = asyncio.create_task(applier.apply_guarded(stores, Settings()))
    await guarded.asked.wait()
    async with stores.database.transaction() as cursor:
        row = await flag_sets.get(stores, flag_set)
        found = await plans.find(cursor, row.id, plan_id)
        assert found is not None
        await plans.save(cursor, found)
    guarded.go_on.set()
    assert not await asking
    assert guarded.readings == []
    assert await applier.apply_guarded(stores, Settings())
    assert len(guarded.readings) == 1


async def test_ended_plans_are_forgotten_after_a_while(
    stores: Stores, flag_set: str, plan: Plan, let_time_pass: Pass, apply: Apply
) -> None:
    await plan()
    await let_time_pass()
    await apply()
    waiting = await plan()
    assert not await forget(stores, Settings())
    assert len((await schedules.list(stores, flag_set)).items) == 2
    async with stores.database.transaction() as cursor:
        await cursor.execute("UPDATE plans SET ended_at = ended_at - 1000")
    assert not await forget(stores, Settings(plans=PlanSettings(retention=0)))
    assert [found.id for found in (await schedules.list(stores, flag_set)).items] == [waiting.id]


async def test_what_waits_is_late_and_has_failed_is_counted(
    stores: Stores, flag_set: str, plan: Plan, let_time_pass: Pass, apply: Apply
) -> None:
    missed = await plan(latest=LATER)
    await let_time_pass(missed.id)
    await apply()
    late = await plan()
    await let_time_pass(late.id)
    await plan()
    guarded = await guarded_plan(stores, flag_set, "new-cart")
    row = await flag_sets.get(stores, flag_set)
    async with stores.database.transaction() as cursor:
        found = await plans.find(cursor, row.id, guarded)
        assert found is not None
        paused = msgspec.structs.replace(found, state="paused", next_at=None, reason="A guard.")
        await plans.save(cursor, paused)
        counted = await due_plans.backlog(cursor)
    assert (counted.waiting, counted.due, counted.failed) == (2, 1, 1)
    assert counted.paused_by_guards == 1
    assert counted.late_ms > 0
    async with stores.database.transaction() as cursor:
        await cursor.execute("UPDATE plans SET ended_at = ended_at - 86400001")
        # What failed is counted for a day.
        assert (await due_plans.backlog(cursor)).failed == 0
