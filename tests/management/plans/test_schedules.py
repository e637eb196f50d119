"""Schedules: made with the checks of the change itself, listed, moved, cancelled, run by hand."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

import msgspec
import pytest

from service.errors import Conflict, DefinitionRefused, LostRace, NotFound, Refused
from service.management import changes, flag_sets, flags
from service.management.plans import lookup, schedules
from service.management.plans.schedule.kind import Schedules
from service.management.plans.schedule.steps import step_of
from service.management.stores import Stores
from service.management.writing.change_set import ChangeSet
from service.storage import flag_sets as storage
from service.storage.changes import Filter
from service.structs.plans import NewSchedule, ScheduleChange
from service.structs.principal import Principal
from service.structs.timestamps import milliseconds_of
from tests.management.plans.conftest import LATER, ON, Apply, Pass, Plan

OTHER = Principal(8, "release manager", frozenset({"write"}))


async def test_it_waits_and_changes_nothing_yet(
    stores: Stores, flag_set: str, plan: Plan, apply: Apply
) -> None:
    made = await plan(comment="Summer is over.")
    await apply()
    assert (made.state, made.revision, made.ended_at) == ("waiting", None, None)
    assert (made.actor, made.comment) == ("deploy bot", "Summer is over.")
    assert (await flags.get(stores, flag_set, "new-cart")).text == ON.decode()
    assert await schedules.get(stores, flag_set, made.id) == made


@pytest.mark.parametrize(
    ("body", "pointer"),
    [
        ({"patch": {"defaultVariant": "none"}}, "/patch/defaultVariant"),
        ({"patch": {"targeting": {"no such operator": [1]}}}, "/patch/targeting"),
        ({"definition": {"state": "ENABLED", "variants": {}}}, "/definition/variants"),
        ({"definition": {"state": "ENABLED"}, "patch": {}}, "/definition"),
        ({"patch": {"metadata": {"a": "b"}}, "at": datetime(2001, 1, 1, tzinfo=UTC)}, "/at"),
        ({"latest": LATER - timedelta(seconds=1)}, "/latest"),
        ({"flag": None, "definition": {"flags": {}}}, "/definition"),
        ({"flag": None, "patch": {"fractional": 9}}, "/patch/fractional"),
        ({"flag": None, "patch": {"name": "x"}}, "/patch/name"),
    ],
)
async def test_what_could_not_be_applied_today_is_refused_with_a_pointer(
    plan: Plan, body: Mapping[str, Any], pointer: str
) -> None:
    with pytest.raises(Refused) as refusal:
        await plan(**body)
    assert refusal.value.faults[0].pointer.startswith(pointer)


async def test_a_body_without_a_change_is_refused(
    stores: Stores, actor: Principal, flag_set: str
) -> None:
    wanted = msgspec.convert({"at": LATER, "flag": "new-cart"}, NewSchedule)
    with pytest.raises(Refused, match="exactly one"):
        await schedules.create(stores, actor, flag_set, wanted)


async def test_a_patch_of_no_flag_and_a_rollback_to_no_revision_are_not_found(plan: Plan) -> None:
    with pytest.raises(NotFound):
        await plan(flag="old-cart")
    with pytest.raises(NotFound):
        await plan(rollback=9)
    with pytest.raises(NotFound):
        await plan(flag=None, rollback=9)


async def test_another_revision_than_the_present_one_is_refused(plan: Plan) -> None:
    with pytest.raises(LostRace):
        await plan(ifRevision=1)
    assert (await plan(ifRevision=2)).if_revision == 2


async def test_a_comment_is_checked_as_that_of_any_change(plan: Plan) -> None:
    with pytest.raises(Refused):
        await plan(comment="a\nb")


async def test_a_set_has_so_many_at_most(plan: Plan, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lookup, "MOST_LIVE", 2)
    await plan()
    await plan()
    with pytest.raises(Conflict):
        await plan()


async def test_the_list_is_filtered_and_has_pages(
    stores: Stores, flag_set: str, plan: Plan
) -> None:
    one, two = await plan(), await plan(by=OTHER)
    three = await plan(flag="other", definition=msgspec.Raw(ON))
    await schedules.cancel(stores, flag_set, one.id)

    async def listed(**wanted: Any) -> list[int]:
        return [found.id for found in (await schedules.list(stores, flag_set, **wanted)).items]

    assert await listed() == [three.id, two.id, one.id]
    assert await listed(state="waiting") == [three.id, two.id]
    assert await listed(flag="other") == [three.id]
    assert await listed(actor="release manager") == [two.id]
    page = await schedules.list(stores, flag_set, limit=2)
    assert page.next == str(two.id)
    assert await listed(limit=2, after=page.next) == [one.id]


async def test_it_is_moved(
    stores: Stores, flag_set: str, plan: Plan, let_time_pass: Pass, apply: Apply
) -> None:
    made = await plan(latest=LATER)
    at = LATER + timedelta(days=300)
    with pytest.raises(Refused):
        await schedules.move(stores, flag_set, made.id, ScheduleChange(at=at))
    moved = await schedules.move(
        stores, flag_set, made.id, ScheduleChange(at=at, latest=None, comment="Later.")
    )
    assert step_of(moved).at == moved.next_at == milliseconds_of(at)
    assert (moved.latest_at, moved.comment) == (None, "Later.")
    assert '"patch":{"state":"DISABLED"}' in moved.steps
    await let_time_pass()
    await apply()
    assert (await schedules.get(stores, flag_set, made.id)).state == "waiting"
    with pytest.raises(Refused):
        await schedules.move(
            stores, flag_set, made.id, ScheduleChange(at=datetime(2001, 1, 1, tzinfo=UTC))
        )


async def test_a_cancelled_one_is_never_applied(
    stores: Stores, flag_set: str, plan: Plan, let_time_pass: Pass, apply: Apply
) -> None:
    made = await plan()
    cancelled = await schedules.cancel(stores, flag_set, made.id)
    assert cancelled.state == "cancelled"
    assert cancelled.ended_at is not None
    assert await schedules.cancel(stores, flag_set, made.id) == cancelled
    await let_time_pass()
    await apply()
    assert (await flag_sets.get(stores, flag_set)).revision == 2
    for action in (
        schedules.run(stores, OTHER, flag_set, made.id),
        schedules.move(stores, flag_set, made.id, ScheduleChange(comment="x")),
    ):
        with pytest.raises(Conflict, match="cancelled"):
            await action


async def test_one_is_run_by_hand_as_a_change_of_who_does(
    stores: Stores, flag_set: str, plan: Plan
) -> None:
    made = await plan()
    ran = await schedules.run(stores, OTHER, flag_set, made.id)
    assert (ran.state, ran.revision) == ("applied", 3)
    (change,) = (await changes.list(stores, flag_set, Filter(revision=3))).items
    assert change.actor == "release manager"
    assert change.comment == f"Schedule {made.id} of 'deploy bot', run by hand."
    with pytest.raises(Conflict):
        await schedules.cancel(stores, flag_set, made.id)


async def test_it_is_applied_at_its_latest_time_and_missed_after_it(
    stores: Stores, flag_set: str, plan: Plan
) -> None:
    made = await plan(latest=LATER)
    assert made.latest_at is not None
    async with stores.database.transaction() as cursor:
        row, at = await storage.lock(cursor, flag_set)
        for now, state in ((made.latest_at, "applied"), (made.latest_at + 1, "missed")):
            decision = await Schedules().act(ChangeSet(cursor, row, at), made, (), now)
            assert decision.state == state


async def test_a_set_that_would_become_too_large_is_refused_when_it_is_made(
    plan: Plan, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("service.evaluation.definition.sizes.MAX_SET_BYTES", 500)
    with pytest.raises(DefinitionRefused):
        await plan(patch={"metadata": {"a": "b" * 1000}})


async def test_one_that_cannot_be_run_goes_on_waiting(
    stores: Stores, actor: Principal, flag_set: str, plan: Plan
) -> None:
    made = await plan(patch={"defaultVariant": "off"})
    await flags.put(stores, actor, flag_set, "new-cart", ON.replace(b',"off":false', b""))
    with pytest.raises(DefinitionRefused) as refusal:
        await schedules.run(stores, OTHER, flag_set, made.id)
    assert refusal.value.faults[0].pointer == "/patch/defaultVariant"
    assert (await schedules.get(stores, flag_set, made.id)).state == "waiting"


async def test_a_schedule_of_another_set_is_not_found(
    stores: Stores, actor: Principal, plan: Plan
) -> None:
    made = await plan()
    await flag_sets.create(stores, actor, "other")
    for action in (
        schedules.get(stores, "other", made.id),
        schedules.cancel(stores, "other", made.id),
        schedules.run(stores, actor, "other", made.id),
    ):
        with pytest.raises(NotFound):
            await action
