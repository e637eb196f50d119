"""A change that a plan conflicts with says so, ends what cannot go on, and tells the webhooks."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from typing import Any

import msgspec
import pytest

from service.management import (
    copies,
    deliveries,
    documents,
    evaluators,
    flag_sets,
    flags,
    rollbacks,
    webhooks,
)
from service.management.plans import schedules
from service.management.results import Written
from service.management.slow_calls import SlowCalls
from service.management.stores import Stores
from service.outbound.webhooks import Sender
from service.settings import Settings, WebhookSettings
from service.structs.principal import Principal
from tests.management.plans.conftest import LATER, ON, Apply, Pass, Plan, notices
from tests.receiver import Receiver
from tests.waiting import PATIENCE

OFF = ON.replace(b'"on"}', b'"off"}')
OTHER = b'{"state":"DISABLED","variants":{"a":1},"defaultVariant":"a"}'

Change = Callable[[Stores, Principal, str], Awaitable[Written]]


async def put(stores: Stores, actor: Principal, name: str) -> Written:
    return await flags.put(stores, actor, name, "new-cart", OFF)


async def patch(stores: Stores, actor: Principal, name: str) -> Written:
    return await flags.patch(stores, actor, name, "new-cart", b'{"state":"DISABLED"}')


async def delete(stores: Stores, actor: Principal, name: str) -> Written:
    return await flags.delete(stores, actor, name, "new-cart")


async def copy(stores: Stores, actor: Principal, name: str) -> Written:
    await flag_sets.create(stores, actor, "source")
    await flags.put(stores, actor, "source", "new-cart", OFF)
    return await copies.copy(stores, actor, "source", "new-cart", name)


async def replace(stores: Stores, actor: Principal, name: str) -> Written:
    body = b'{"flags":{"new-cart":%s,"another":%s}}' % (OFF, OTHER)
    return await documents.replace(stores, actor, name, body)


async def empty(stores: Stores, actor: Principal, name: str) -> Written:
    return await documents.replace(stores, actor, name, b'{"flags":{}}')


async def roll_back(stores: Stores, actor: Principal, name: str) -> Written:
    return await rollbacks.flag_set(stores, actor, name, 1)


async def roll_flag_back(stores: Stores, actor: Principal, name: str) -> Written:
    await flags.put(stores, actor, name, "new-cart", OFF)
    return await rollbacks.flag(stores, actor, name, "new-cart", 2)


async def delete_set(stores: Stores, actor: Principal, name: str) -> Written:
    return await flag_sets.delete(stores, actor, name)


CHANGES = [put, patch, copy, replace, roll_flag_back]
DELETIONS = [delete, empty, roll_back, delete_set]


def plans_in(written: Written) -> list[str]:
    return [fault.detail for fault in written.warnings if "Schedule" in fault.detail]


@pytest.mark.parametrize("change", CHANGES)
async def test_every_change_of_the_flag_warns_of_the_plan_that_waits(
    stores: Stores, actor: Principal, flag_set: str, plan: Plan, change: Change
) -> None:
    made = await plan()
    await plan(flag="unconcerned", definition=msgspec.Raw(OTHER))
    (warning,) = plans_in(await change(stores, actor, flag_set))
    assert warning == (
        f"Schedule {made.id} of 'deploy bot' also changes the flag 'new-cart' at"
        f" {LATER:%Y-%m-%dT%H:%M:%SZ}."
    )
    assert (await schedules.get(stores, flag_set, made.id)).state == "waiting"


@pytest.mark.parametrize("change", CHANGES[:2])
async def test_a_plan_for_one_revision_is_cancelled_by_a_change(
    stores: Stores, actor: Principal, flag_set: str, plan: Plan, change: Change
) -> None:
    made = await plan(ifRevision=2)
    (warning,) = plans_in(await change(stores, actor, flag_set))
    assert "is cancelled by this change: it was made for revision 2" in warning
    cancelled = await schedules.get(stores, flag_set, made.id)
    assert (cancelled.state, cancelled.reason) == (
        "cancelled",
        "It was made for revision 2 of the flag.",
    )


@pytest.mark.parametrize("change", DELETIONS)
async def test_every_deletion_of_the_flag_cancels_the_plan(
    stores: Stores, actor: Principal, flag_set: str, plan: Plan, change: Change
) -> None:
    made = await plan()
    await change(stores, actor, flag_set)
    # Nothing of it is left for another flag or set of the same name.
    await flag_sets.delete(stores, actor, flag_set) if change is not delete_set else None
    await flag_sets.create(stores, actor, flag_set)
    cancelled = await schedules.get(stores, flag_set, made.id)
    assert cancelled.state == "cancelled"
    assert "deleted" in (cancelled.reason or "")


async def test_a_deleted_flag_set_cancels_plans_on_flags_to_come_and_on_the_set(
    stores: Stores, actor: Principal, flag_set: str, plan: Plan
) -> None:
    made = [
        await plan(flag="to come", definition=msgspec.Raw(OTHER)),
        await plan(flag=None, rollback=1),
    ]
    written = await flag_sets.delete(stores, actor, flag_set)
    assert written.changed == 2
    ends = [detail.partition(" is cancelled by this change: ")[2] for detail in plans_in(written)]
    assert ends == ["the flag set was deleted."] * 2
    await flag_sets.create(stores, actor, flag_set)
    for each in made:
        assert (await schedules.get(stores, flag_set, each.id)).state == "cancelled"


async def test_a_plan_on_the_set_is_told_of_at_every_change(
    stores: Stores, actor: Principal, flag_set: str, plan: Plan
) -> None:
    await plan(flag=None, rollback=1)
    rule = b'{"==":[{"var":"beta"},true]}'
    for written in (
        await put(stores, actor, flag_set),
        await evaluators.put(stores, actor, flag_set, "beta", rule),
    ):
        (warning,) = plans_in(written)
        assert "also changes the flag set at" in warning
    # Without a difference there is nothing to be warned of.
    assert plans_in(await put(stores, actor, flag_set)) == []


async def test_a_change_of_the_sets_properties_is_told_of_a_plan_on_the_set(
    stores: Stores, actor: Principal, flag_set: str, plan: Plan
) -> None:
    made = await plan(flag=None, patch={"metadata": {"season": "winter"}})
    await plan()
    changed = await flag_sets.patch(stores, actor, flag_set, metadata={"season": "autumn"})
    (warning,) = changed.warnings
    assert warning.detail.startswith(
        f"Schedule {made.id} of 'deploy bot' also changes the flag set at"
    )
    again = await flag_sets.patch(stores, actor, flag_set, metadata={"season": "autumn"})
    assert again.warnings == ()


async def test_a_dry_run_warns_and_cancels_nothing(
    stores: Stores, actor: Principal, flag_set: str, plan: Plan
) -> None:
    made = await plan(ifRevision=2)
    written = await flags.put(stores, actor, flag_set, "new-cart", OFF, dry_run=True)
    assert len(plans_in(written)) == 1
    assert (await schedules.get(stores, flag_set, made.id)).state == "waiting"


async def test_a_plan_cancels_another_that_was_made_for_the_revision_before(
    stores: Stores,
    actor: Principal,
    flag_set: str,
    plan: Plan,
    let_time_pass: Pass,
    apply: Apply,
) -> None:
    await webhooks.create(stores, actor, flag_set, "http://127.0.0.1:9/")
    first, second = await plan(ifRevision=2), await plan(ifRevision=2, rollback=2)
    await let_time_pass()
    await apply()
    assert (await schedules.get(stores, flag_set, first.id)).state == "applied"
    assert (await schedules.get(stores, flag_set, second.id)).state == "cancelled"
    # Not itself, whose revision it is too.
    assert [notice["id"] for notice in await notices(stores)] == [second.id]


async def test_a_change_that_another_release_made_is_noticed_when_the_time_has_come(
    stores: Stores, flag_set: str, plan: Plan, let_time_pass: Pass, apply: Apply
) -> None:
    made = await plan(ifRevision=2)
    async with stores.database.transaction() as cursor:
        # A worker of a release before plans knows nothing of them.
        await cursor.execute("UPDATE flags SET revision = 3")
    await let_time_pass()
    await apply()
    cancelled = await schedules.get(stores, flag_set, made.id)
    assert (cancelled.state, cancelled.reason) == (
        "cancelled",
        "It was made for revision 2 of the flag, which is at 3.",
    )


async def test_webhooks_are_told_of_what_ended_by_itself(
    stores: Stores,
    actor: Principal,
    flag_set: str,
    plan: Plan,
    let_time_pass: Pass,
    apply: Apply,
    receiver: Receiver,
) -> None:
    webhook = (await webhooks.create(stores, actor, flag_set, receiver.url)).webhook.id
    missed = await plan(latest=LATER, comment="Summer is over.")
    failed = await plan(patch={"defaultVariant": "off"})
    by_hand = await plan()
    await schedules.cancel(stores, flag_set, by_hand.id)
    cancelled = await plan(ifRevision=2)
    await flags.put(stores, actor, flag_set, "new-cart", ON.replace(b',"off":false', b""))
    await let_time_pass()
    await apply()
    settings = Settings(webhooks=WebhookSettings(timeout=PATIENCE))
    slow = SlowCalls(patience=2 * PATIENCE)
    async with Sender(settings.webhooks.timeout) as sender:
        while await deliveries.attempt(stores, settings, sender=sender, slow=slow):
            pass
    bodies: list[dict[str, Any]] = [json.loads(call.body) for call in receiver.calls]
    told = {body["data"]["id"]: body for body in bodies if body["type"] == "plan.stopped"}
    assert {number: body["data"]["state"] for number, body in told.items()} == {
        missed.id: "missed",
        failed.id: "failed",
        cancelled.id: "cancelled",
    }
    data = told[missed.id]["data"]
    assert data["flagSet"] == flag_set
    assert (data["kind"], data["flag"]) == ("schedule", "new-cart")
    assert (data["actor"], data["comment"]) == ("deploy bot", "Summer is over.")
    assert "latest time" in data["reason"]
    listed = (await webhooks.deliveries(stores, flag_set, webhook)).items
    assert {delivery.state for delivery in listed} == {"delivered"}
    assert len(listed) == 4
