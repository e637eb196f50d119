"""Statistics as callers read them: counts, the last evaluation of each flag, and stale flags."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from functools import partial
from typing import Any

import httpx
import pytest

from service.environment import read_settings
from service.lifecycle.stores import open_stores
from service.management import statistics_keeping
from service.storage import statistics
from service.storage.database import Cursor, Database
from service.structs.statistics import DAY, HOUR, Count, Outcome

FLAG = {"state": "ENABLED", "variants": {"on": True, "off": False}, "defaultVariant": "on"}
NOW = int(time.time() * 1000)
THIS_HOUR = NOW // HOUR * HOUR

Write = Callable[[Cursor], Awaitable[object]]
Counted = Callable[..., None]
Aged = Callable[[str, int], None]


@pytest.fixture
def flag_set(admin: httpx.Client, flag_set: str) -> str:
    """A flag set that metrics tell by its name: they do so for the first of all that there are."""
    first = f"0-{flag_set}"
    admin.post("/api/v1/flag-sets", json={"name": first}).raise_for_status()
    return first


@pytest.fixture
def write(worker_settings: dict[str, str]) -> Callable[[Write], None]:
    """Does something to the worker's database in a transaction."""

    async def transact(work: Write) -> None:
        url = worker_settings["FLAGSTAFF_MYSQL_URL"]
        database = await Database.connect(url, size=1, statement_timeout=10)
        async with database.transaction() as cursor:
            await work(cursor)
        await database.close()

    return lambda work: asyncio.run(transact(work))


@pytest.fixture
def counted(write: Callable[[Write], None], flag_set: str) -> Counted:
    """Says that a flag came to something so often, at some time."""

    def add(
        flag: str,
        number: int,
        at: int = NOW,
        *,
        variant: str | None = "on",
        reason: str = "STATIC",
        failed: bool = False,
    ) -> None:
        outcome = Outcome(flag_set, flag, variant, reason, failed)
        write(
            lambda cursor: statistics.add(cursor, [Count(outcome, at // HOUR * HOUR, number, at)])
        )

    return add


async def _execute(statement: str, values: tuple[object, ...], cursor: Cursor) -> None:
    await cursor.execute(statement, values)


@pytest.fixture
def aged(write: Callable[[Write], None], flag_set: str) -> Aged:
    """Says that a flag was made so many days ago."""

    def age(flag: str, days: int) -> None:
        for column, key in (("changes.happened_at", "name"), ("flags.made_at", "flag_key")):
            table, _, _ = column.partition(".")
            statement = (
                f"UPDATE {table} SET {column} = %s WHERE {key} = %s AND flag_set_id ="
                " (SELECT id FROM flag_sets WHERE name = %s)"
            )
            values = (NOW - days * DAY, flag.encode(), flag_set.encode())
            write(partial(_execute, statement, values))

    return age


def path(flag_set: str, rest: str = "statistics") -> str:
    return f"/api/v1/flag-sets/{flag_set}/{rest}"


def told(milliseconds: int) -> str:
    return datetime.fromtimestamp(milliseconds / 1000, UTC).isoformat()


def rows(answer: httpx.Response) -> list[tuple[Any, ...]]:
    names = ("flag", "variant", "reason", "errorCode", "hours", "evaluations")
    assert answer.status_code == 200, answer.text
    return [tuple(item[name] for name in names) for item in answer.json()["items"]]


def put(admin: httpx.Client, flag_set: str, *keys: str) -> None:
    for key in keys:
        admin.put(path(flag_set, f"flags/{key}"), json=FLAG).raise_for_status()


def test_counts_are_told_by_the_hour_and_by_the_day(
    admin: httpx.Client, flag_set: str, counted: Counted
) -> None:
    counted("a", 3, THIS_HOUR - HOUR)
    counted("a", 4, THIS_HOUR)
    counted("a", 1, THIS_HOUR, variant=None, reason="GENERAL", failed=True)
    counted("b", 5, THIS_HOUR, variant=None, reason="DISABLED")
    counted("b", 7, THIS_HOUR - 25 * HOUR)
    lately = rows(admin.get(path(flag_set)))
    assert lately[0] == ("a", "on", "STATIC", None, 1, 3)
    assert sorted(lately[1:], key=str) == [
        ("a", "on", "STATIC", None, 1, 4),
        ("a", None, None, "GENERAL", 1, 1),
        ("b", None, "DISABLED", None, 1, 5),
    ]
    days = admin.get(path(flag_set), params={"by": "day", "since": told(THIS_HOUR - 48 * HOUR)})
    assert sum(row[-1] for row in rows(days)) == 20
    assert {row[-2] for row in rows(days)} == {24}
    of_a = admin.get(path(flag_set), params={"flag": "a"})
    assert {row[0] for row in rows(of_a)} == {"a"}
    earlier = {"since": told(THIS_HOUR - 48 * HOUR), "until": told(THIS_HOUR - 20 * HOUR)}
    found = admin.get(path(flag_set), params=earlier).json()["items"]
    assert [item["start"] for item in found] == [
        told(THIS_HOUR - 25 * HOUR).replace("+00:00", "Z"),
    ]


def test_counts_come_in_pages(admin: httpx.Client, flag_set: str, counted: Counted) -> None:
    for hour in range(3):
        for key in "abc":
            counted(key, 1, THIS_HOUR - hour * HOUR)
            counted(key, 1, THIS_HOUR - hour * HOUR, variant="off")
    whole = admin.get(path(flag_set)).json()["items"]
    assert len(whole) == 18
    paged, after = [], None
    while True:
        query = {"limit": "5"} | ({} if after is None else {"after": after})
        page = admin.get(path(flag_set), params=query).json()
        paged += page["items"]
        after = page["next"]
        if after is None:
            break
    assert paged == whole


@pytest.mark.parametrize(
    ("query", "pointer"),
    [
        ({"since": "yesterday"}, "/since"),
        ({"until": "2030-01-01T00:00:00"}, "/until"),
        ({"since": "2030-01-02T00:00:00Z", "until": "2030-01-01T00:00:00Z"}, "/since"),
        ({"since": "2100-01-02T00:00:00Z"}, "/since"),
        ({"after": "é"}, "/after"),
        ({"after": "AAAA"}, "/after"),
    ],
)
def test_bad_times_and_places_are_refused_with_a_pointer(
    admin: httpx.Client, flag_set: str, query: dict[str, str], pointer: str
) -> None:
    refused = admin.get(path(flag_set), params=query)
    assert refused.status_code == 400
    assert [fault["pointer"] for fault in refused.json()["errors"]] == [pointer]
    assert admin.get(path(flag_set), params={"by": "week"}).status_code == 400


def test_a_set_that_is_not_there_has_no_statistics(admin: httpx.Client) -> None:
    assert admin.get(path("nowhere")).status_code == 404


def test_a_flag_tells_its_last_evaluation_and_its_statistics(
    admin: httpx.Client, flag_set: str, counted: Counted
) -> None:
    put(admin, flag_set, "a")
    url = path(flag_set, "flags/a")
    plain = admin.get(url)
    none = admin.get(url, params={"statistics": "true"}).json()
    assert (none["lastEvaluatedAt"], none["stale"]) == (None, None)
    assert none["statistics"] == {"last24Hours": [], "last7Days": []}
    counted("a", 2)
    counted("a", 3, reason="TARGETING_MATCH")
    counted("a", 4, variant=None, reason="DISABLED")
    counted("a", 5, NOW - 3 * DAY, variant="off")
    counted("a", 6, NOW - 8 * DAY, variant="off")
    answer = admin.get(url, params={"statistics": "true"})
    body = answer.json()
    assert body["key"] == "a"
    assert body["definition"] == FLAG
    assert datetime.fromisoformat(body["lastEvaluatedAt"]).timestamp() * 1000 == NOW
    day = [{"variant": None, "evaluations": 4}, {"variant": "on", "evaluations": 5}]
    assert body["statistics"] == {
        "last24Hours": day,
        "last7Days": [day[0], {"variant": "off", "evaluations": 5}, day[1]],
    }
    # The tag is the definition's, whatever is counted.
    assert answer.headers["etag"] == f"W/{plain.headers['etag']}"
    assert admin.get(url).headers["etag"] == plain.headers["etag"]
    held = admin.get(
        url, params={"statistics": "true"}, headers={"if-none-match": plain.headers["etag"]}
    )
    assert held.status_code == 200
    (listed,) = admin.get(path(flag_set, "flags")).json()["items"]
    assert {**listed, "statistics": body["statistics"]} == body


def test_stale_flags_are_told_and_listed(
    admin: httpx.Client,
    flag_set: str,
    counted: Counted,
    aged: Aged,
) -> None:
    put(admin, flag_set, "fails", "forgotten", "never", "once", "split", "unwavering", "young")
    counted("split", 1, NOW - 60 * DAY)
    assert stale(admin, flag_set) == {}
    for key in ("fails", "forgotten", "never", "once", "split", "unwavering"):
        aged(key, 50)
    aged("young", 29)
    counted("forgotten", 9, NOW - 31 * DAY)
    counted("forgotten", 9, NOW - 31 * DAY, variant="off")
    counted("once", 9, NOW - 29 * DAY)
    counted("once", 9, NOW - 31 * DAY, variant="off")
    counted("unwavering", 9)
    counted("unwavering", 9, reason="TARGETING_MATCH")
    counted("split", 9)
    counted("split", 9, variant="off")
    counted("fails", 9)
    counted("fails", 1, variant=None, reason="GENERAL", failed=True)
    counted("young", 9)
    expected = {
        "forgotten": "not-evaluated",
        "never": "not-evaluated",
        "once": "one-variant",
        "unwavering": "one-variant",
    }
    assert stale(admin, flag_set) == expected
    listed = admin.get(path(flag_set, "flags"), params={"stale": "true", "limit": "3"}).json()
    assert [item["key"] for item in listed["items"]] == ["forgotten", "never", "once"]
    rest = {"stale": "true", "limit": "3", "after": listed["next"]}
    rest_of_it = admin.get(path(flag_set, "flags"), params=rest).json()
    assert ([item["key"] for item in rest_of_it["items"]], rest_of_it["next"]) == (
        ["unwavering"],
        None,
    )
    others = admin.get(path(flag_set, "flags"), params={"stale": "false"}).json()["items"]
    assert [item["key"] for item in others] == ["fails", "split", "young"]
    found = admin.get(path(flag_set, "flags"), params={"stale": "true", "search": "NEV"}).json()
    assert [item["key"] for item in found["items"]] == ["never"]


def stale(admin: httpx.Client, flag_set: str) -> dict[str, str]:
    items = admin.get(path(flag_set, "flags")).json()["items"]
    return {item["key"]: item["stale"] for item in items if item["stale"] is not None}


STAYS = [
    # What counts is the flag's own metadata, and the boolean.
    ({"permanent": True}, True),
    ({"\u0070ermanent": True, "owner": "ops"}, True),
    ({"permanent": False}, False),
    ({"permanent": "true"}, False),
    ({"owner": "permanent"}, False),
    (None, False),
]


def test_a_flag_that_is_meant_to_stay_is_never_stale(
    admin: httpx.Client,
    flag_set: str,
    counted: Counted,
    aged: Aged,
    worker_settings: dict[str, str],
) -> None:
    counted("another", 1, NOW - 60 * DAY)
    for number, (metadata, _) in enumerate(STAYS):
        flag = {**FLAG, "metadata": metadata}
        admin.put(path(flag_set, f"flags/{number}"), json=flag).raise_for_status()
        aged(f"{number}", 70)
    # A member of that name elsewhere says nothing.
    value = {**FLAG, "variants": {"on": {"permanent": True}}}
    admin.put(path(flag_set, "flags/value"), json=value).raise_for_status()
    aged("value", 70)
    stay = [f"{number}" for number, (_, stays) in enumerate(STAYS) if stays]
    others = [f"{number}" for number, (_, stays) in enumerate(STAYS) if not stays] + ["value"]
    assert list(stale(admin, flag_set)) == others
    for wanted, keys in (("true", stay), ("false", others)):
        found = admin.get(path(flag_set, "flags"), params={"permanent": wanted}).json()["items"]
        assert [item["key"] for item in found] == keys
        assert {item["permanent"] for item in found} == {wanted == "true"}
    both = {"permanent": "true", "stale": "true"}
    assert admin.get(path(flag_set, "flags"), params=both).json()["items"] == []
    assert stale_in_metrics(admin, flag_set, worker_settings) == len(others)


def test_a_flag_that_was_made_again_is_young(
    admin: httpx.Client,
    flag_set: str,
    counted: Counted,
    aged: Aged,
) -> None:
    put(admin, flag_set, "a", "b")
    counted("b", 1, NOW - 60 * DAY)
    aged("a", 50)
    assert stale(admin, flag_set) == {"a": "not-evaluated"}
    admin.delete(path(flag_set, "flags/a")).raise_for_status()
    put(admin, flag_set, "a")
    assert stale(admin, flag_set) == {}


def test_a_set_that_nobody_has_counted_yet_has_no_stale_flags(
    admin: httpx.Client, flag_set: str, aged: Aged
) -> None:
    put(admin, flag_set, "a")
    aged("a", 100)
    assert stale(admin, flag_set) == {}


def test_the_number_of_stale_flags_is_a_metric(
    admin: httpx.Client,
    flag_set: str,
    counted: Counted,
    aged: Aged,
    worker_settings: dict[str, str],
) -> None:
    put(admin, flag_set, "a", "b", "c")
    counted("a", 1, NOW - 60 * DAY)
    counted("b", 1, NOW - DAY)
    aged("a", 70)
    aged("b", 70)
    assert stale_in_metrics(admin, flag_set, worker_settings) == 2


def stale_in_metrics(
    admin: httpx.Client, flag_set: str, worker_settings: dict[str, str]
) -> float | None:
    """The metric, after the background has counted."""
    settings = read_settings(worker_settings)

    async def count() -> None:
        async with open_stores(settings) as stores:
            await statistics_keeping.count_stale(stores, settings)

    asyncio.run(count())
    sample = f'flagstaff_stale_flags{{flag_set="{flag_set}"}} '
    lines = admin.get("/metrics").text.splitlines()
    return next((float(line.removeprefix(sample)) for line in lines if sample in line), None)
