"""Flag sets in short: what an overview shows, in as many queries for one set as for many."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Any

import httpx
import pytest

from devstack.redis import PrivateRedis
from service.cache.statistics import StatisticsCache
from service.storage import flag_sets, plans, statistics
from service.storage.database import Cursor, Database
from service.storage.plans import NewPlan
from service.structs.plans import PlanState
from service.structs.statistics import HOUR, Count, Outcome

FLAG = {"state": "ENABLED", "variants": {"on": True, "off": False}, "defaultVariant": "on"}
Holder = Callable[..., httpx.Client]
Work = Callable[[Callable[[Cursor], Awaitable[None]]], None]


@pytest.fixture
def in_database(worker_settings: dict[str, str]) -> Work:
    """Do something to the worker's database in a transaction."""

    async def transact(work: Callable[[Cursor], Awaitable[None]]) -> None:
        url = worker_settings["FLAGSTAFF_MYSQL_URL"]
        database = await Database.connect(url, size=1, statement_timeout=10)
        async with database.transaction() as cursor:
            await work(cursor)
        await database.close()

    return lambda work: asyncio.run(transact(work))


def summaries(client: httpx.Client, **query: str) -> list[dict[str, Any]]:
    answer = client.get("/api/v1/flag-sets", params={"summary": "true", **query})
    items: list[dict[str, Any]] = answer.raise_for_status().json()["items"]
    return items


def summary(client: httpx.Client, flag_set: str) -> dict[str, Any]:
    return next(item for item in summaries(client, search=flag_set) if item["name"] == flag_set)


def test_a_new_set_has_nothing_but_its_creation(admin: httpx.Client, flag_set: str) -> None:
    found = summary(admin, flag_set)

    assert (found["flags"], found["planned"], found["revision"]) == (0, 0, 1)
    assert found["evaluations"] == [0] * 24
    assert found["lastChange"]["kind"] == "flag_set"
    assert (found["lastChange"]["did"], found["lastChange"]["total"]) == ("created", 1)


def test_the_last_change_says_what_who_when_and_why(admin: httpx.Client, flag_set: str) -> None:
    url = f"/api/v1/flag-sets/{flag_set}/flags"
    admin.put(f"{url}/a", json=FLAG).raise_for_status()
    admin.put(f"{url}/b", json=FLAG).raise_for_status()
    state = {"state": "DISABLED"}
    comment = {"X-Change-Comment": "for the sale"}
    written = admin.patch(f"{url}/b", json=state, headers=comment).raise_for_status()

    found = summary(admin, flag_set)
    assert found["flags"] == 2
    last = found["lastChange"]
    assert (last["kind"], last["name"], last["did"], last["total"]) == ("flag", "b", "changed", 1)
    assert last["comment"] == "for the sale"
    assert last["actor"]
    assert last["revision"] == found["revision"] == written.json()["revision"]
    assert last["at"] == found["modifiedAt"]

    admin.delete(f"{url}/b").raise_for_status()
    assert summary(admin, flag_set)["lastChange"]["did"] == "deleted"


def test_a_change_of_many_things_says_how_many(admin: httpx.Client, flag_set: str) -> None:
    document = {"flags": {f"f{number}": FLAG for number in range(7)}}
    admin.put(f"/api/v1/flag-sets/{flag_set}/document", json=document).raise_for_status()

    found = summary(admin, flag_set)
    assert (found["flags"], found["lastChange"]["total"]) == (7, 7)


def test_evaluations_are_by_hour_and_of_the_last_day(
    admin: httpx.Client, flag_set: str, in_database: Work
) -> None:
    now = int(time.time() * 1000)
    hours_ago = {0: 3, 1: 5, 23: 7, 24: 11, 100: 13}

    async def add(cursor: Cursor) -> None:
        for ago, number in hours_ago.items():
            at = now - ago * HOUR
            for flag in ("a", "b"):
                outcome = Outcome(flag_set, flag, "on", "STATIC", failed=False)
                await statistics.add(cursor, [Count(outcome, at - at % HOUR, number, at)])

    in_database(add)
    found = summary(admin, flag_set)
    since = int(datetime.fromisoformat(found["evaluationsSince"]).timestamp() * 1000)
    assert since % HOUR == 0
    expected = [0] * 24
    for ago, number in hours_ago.items():
        hour = (now - now % HOUR - ago * HOUR - since) // HOUR
        if 0 <= hour < 24:
            expected[hour] = 2 * number
    assert found["evaluations"] == expected


def test_stale_flags_are_those_that_the_background_counted(
    admin: httpx.Client, flag_set: str, private_redis: PrivateRedis
) -> None:
    async def put(numbers: dict[str, int]) -> None:
        async with StatisticsCache(private_redis.url) as cache:
            await cache.put_stale(numbers)

    asyncio.run(put({flag_set: 4}))
    assert summary(admin, flag_set)["stale"] == 4
    asyncio.run(put({}))
    assert summary(admin, flag_set)["stale"] is None


def test_plans_that_have_not_ended_are_counted(
    admin: httpx.Client, flag_set: str, in_database: Work
) -> None:
    async def plan(cursor: Cursor) -> None:
        row = await flag_sets.find(cursor, flag_set)
        states: tuple[PlanState, ...] = ("waiting", "running", "paused", "applied", "cancelled")
        for state in states:
            await plans.insert(
                cursor,
                NewPlan(
                    flag_set_id=row.id,
                    flag="f",
                    kind="schedule",
                    state=state,
                    steps="[]",
                    next_at=None,
                    comment=None,
                    actor_id=None,
                    actor="test",
                ),
            )

    in_database(plan)
    assert summary(admin, flag_set)["planned"] == 3


def test_a_bound_key_sees_its_own_set_only(
    admin: httpx.Client, holder: Holder, flag_set: str
) -> None:
    bound = holder("read", flag_set=flag_set)
    assert [item["name"] for item in summaries(bound)] == [flag_set]


def test_it_is_paged(admin: httpx.Client, flag_set: str) -> None:
    names = [f"{flag_set}.{number}" for number in range(3)]
    for name in names:
        admin.post("/api/v1/flag-sets", json={"name": name}).raise_for_status()
    query = {"summary": "true", "search": f"{flag_set}.", "limit": "2"}
    first = admin.get("/api/v1/flag-sets", params=query).json()
    second = admin.get("/api/v1/flag-sets", params={**query, "after": first["next"]}).json()

    assert [item["name"] for item in first["items"] + second["items"]] == names
    assert second["next"] is None
