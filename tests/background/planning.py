"""Schedules for background processes, and what must be true once one is applied."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta

import msgspec

from service.management import changes, flag_sets, webhooks
from service.management.plans import schedules
from service.management.stores import Stores
from service.storage.changes import ChangeRow, Filter
from service.storage.plans import PlanRow
from service.structs.plans import NewSchedule
from tests.background.conftest import ACTOR, NAME
from tests.waiting import PATIENCE


async def planned(stores: Stores, flag: str = "f", name: str = NAME, **body: object) -> PlanRow:
    """Schedule a change of the flag, different each time; due in a month unless ``at`` is given."""
    plans = await schedules.list(stores, name)
    number = len(plans.items) + (plans.items[0].id if plans.items else 0)
    wanted = {
        "at": datetime.now(UTC) + timedelta(days=30),
        "flag": flag,
        "patch": {"metadata": {"number": number}},
        **body,
    }
    made = msgspec.json.decode(msgspec.json.encode(wanted), type=NewSchedule)
    return (await schedules.create(stores, ACTOR, name, made)).plan


async def eventually(condition: Callable[[], Awaitable[object]]) -> None:
    async with asyncio.timeout(PATIENCE):
        while not await condition():  # noqa: ASYNC110  # it is about what others do
            await asyncio.sleep(0.02)


async def history(stores: Stores, name: str = NAME) -> list[ChangeRow]:
    """The changes of schedules, the oldest first."""
    found: list[ChangeRow] = []
    after = None
    while True:
        page = await changes.list(stores, name, Filter(), limit=1000, after=after)
        found += page.items
        if page.next is None:
            break
        after = page.next
    return [each for each in reversed(found) if (each.comment or "").startswith("Schedule ")]


async def is_applied(stores: Stores, plan: PlanRow, name: str = NAME) -> bool:
    return (await schedules.get(stores, name, plan.id)).state == "applied"


async def require_applied_once(stores: Stores, plan: PlanRow, webhook: int) -> None:
    """The change, its delivery and the plan's row say the same, once."""
    after = await schedules.get(stores, NAME, plan.id)
    (change,) = [each for each in await history(stores) if each.comment == f"Schedule {plan.id}."]
    assert (after.state, after.revision) == ("applied", change.revision)
    sent = (await webhooks.deliveries(stores, NAME, webhook, limit=1000)).items
    assert [each.revision for each in sent].count(change.revision) == 1
    assert (await flag_sets.get(stores, NAME)).revision == change.revision
