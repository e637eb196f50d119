"""Batches of counts become rows, each exactly once, and rows of hours become rows of days."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest
import redis
from msgspec.structs import replace

from service.cache import statistics as cached
from service.cache.statistics import StatisticsCache
from service.management import flag_sets
from service.management import statistics_keeping as statistics
from service.management.stores import Stores
from service.settings import RedisSettings, Settings, StatisticsSettings
from service.structs.principal import Principal
from service.structs.statistics import DAY, HOUR, Batch, Count, Outcome
from tests.patient import patient_statistics
from tests.waiting import PATIENCE

BATCHES = "flagstaff:statistics:batches"


@pytest.fixture
def settings(redis_url: str) -> Settings:
    return Settings(
        redis=RedisSettings(url=redis_url, timeout=PATIENCE),
        statistics=StatisticsSettings(hourly_days=2, daily_days=40),
    )


@pytest.fixture
async def cache(redis_url: str) -> AsyncIterator[StatisticsCache]:
    async with patient_statistics(redis_url) as cache:
        yield cache


@pytest.fixture
async def now(stores: Stores) -> int:
    """The beginning of the present hour, by the database's clock."""
    async with stores.database.read() as cursor:
        await cursor.execute("SELECT CAST(UNIX_TIMESTAMP() * 1000 AS SIGNED)")
        row = cursor.fetchone()
    assert row is not None
    return int(row[0]) // HOUR * HOUR


def count(flag_set: str, hour: int, number: int = 1, *, variant: str = "on") -> Count:
    return Count(Outcome(flag_set, "flag", variant, "STATIC", failed=False), hour, number, hour + 5)


async def rows(stores: Stores) -> list[tuple[str, int, int]]:
    """Every count: its variant, how many hours it covers, and the number."""
    async with stores.database.read() as cursor:
        await cursor.execute(
            "SELECT o.variant, c.hours, c.evaluations FROM evaluation_counts c"
            " JOIN flag_outcomes o ON o.id = c.outcome_id ORDER BY o.variant, c.hours, c.starts_at"
        )
        return [(variant.decode(), hours, number) for variant, hours, number in cursor.fetchall()]


async def drain_all(stores: Stores, settings: Settings) -> None:
    while await statistics.drain(stores, settings):
        pass


async def test_batches_are_added_up_by_the_hour(
    stores: Stores, settings: Settings, cache: StatisticsCache, flag_set: str, now: int
) -> None:
    for sequence in range(1, 45):
        assert await cache.append(Batch("a", sequence, [count(flag_set, now, 2)]))
        assert await cache.append(Batch("b", sequence, [count(flag_set, now - HOUR)]))
    await drain_all(stores, settings)
    assert await rows(stores) == [("on", 1, 44), ("on", 1, 88)]
    assert await cache.read(1) == []


async def test_a_batch_that_was_sent_twice_is_added_once(
    stores: Stores, settings: Settings, cache: StatisticsCache, flag_set: str, now: int
) -> None:
    batch = Batch("a", 1, [count(flag_set, now)])
    await cache.append(batch)
    await cache.append(batch)
    await statistics.drain(stores, settings)
    # The one that Redis had in hand while the worker had given up on it comes last.
    await cache.append(Batch("a", 2, [count(flag_set, now)]))
    await cache.append(batch)
    await statistics.drain(stores, settings)
    assert await rows(stores) == [("on", 1, 2)]


async def test_batches_that_redis_brings_back_are_not_added_again(
    stores: Stores, settings: Settings, cache: StatisticsCache, flag_set: str, now: int
) -> None:
    for sequence in (1, 2):
        await cache.append(Batch("a", sequence, [count(flag_set, now)]))
    with redis.Redis.from_url(settings.redis.url) as client:
        # What a Redis has that is started again from what it wrote a while ago, or one whose
        # reader died between its commit and the removal.
        kept = client.dump(BATCHES)
        await statistics.drain(stores, settings)
        client.restore(BATCHES, 0, kept, replace=True)
    await cache.append(Batch("a", 3, [count(flag_set, now)]))
    await statistics.drain(stores, settings)
    assert await rows(stores) == [("on", 1, 3)]


async def test_any_number_of_processes_may_drain_at_once(
    stores: Stores, settings: Settings, cache: StatisticsCache, flag_set: str, now: int
) -> None:
    for sequence in range(1, 41):
        for source in "abc":
            await cache.append(Batch(source, sequence, [count(flag_set, now)]))
    await asyncio.gather(*(drain_all(stores, settings) for _ in range(4)))
    assert await rows(stores) == [("on", 1, 120)]


async def test_counts_of_a_set_that_is_not_there_are_left_out(
    stores: Stores, settings: Settings, cache: StatisticsCache, flag_set: str, now: int
) -> None:
    await cache.append(Batch("a", 1, [count("nowhere", now), count(flag_set, now)]))
    await statistics.drain(stores, settings)
    assert await rows(stores) == [("on", 1, 1)]


async def test_what_is_no_batch_is_thrown_away(
    stores: Stores, settings: Settings, cache: StatisticsCache, flag_set: str, now: int
) -> None:
    with redis.Redis.from_url(settings.redis.url) as client:
        client.xadd(BATCHES, {"batch": b"\x00"})
        client.xadd(BATCHES, {"other": b""})
    await cache.append(Batch("a", 1, [count(flag_set, now)]))
    await statistics.drain(stores, settings)
    assert await rows(stores) == [("on", 1, 1)]
    assert await cache.read(10) == []


async def test_redis_takes_so_many_batches_and_no_more(
    cache: StatisticsCache, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cached, "MOST_BATCHES", 3)
    taken = [await cache.append(Batch("a", sequence, [])) for sequence in range(1, 6)]
    assert taken == [True, True, True, False, False]


async def test_a_set_that_is_deleted_loses_its_statistics(
    stores: Stores,
    settings: Settings,
    cache: StatisticsCache,
    actor: Principal,
    flag_set: str,
    now: int,
) -> None:
    await cache.append(Batch("a", 1, [count(flag_set, now, 5)]))
    await statistics.drain(stores, settings)
    await flag_sets.delete(stores, actor, flag_set)
    await flag_sets.create(stores, actor, flag_set)
    await cache.append(Batch("a", 2, [count(flag_set, now, 2)]))
    await statistics.drain(stores, settings)
    while await statistics.forget(stores, settings):
        pass
    assert await rows(stores) == [("on", 1, 2)]


async def test_hours_become_days_and_the_sum_stays(
    stores: Stores,
    settings: Settings,
    cache: StatisticsCache,
    flag_set: str,
    now: int,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(statistics, "_ROWS", 7)
    long_ago = (now // DAY - 5) * DAY
    hours = [count(flag_set, long_ago + hour * HOUR, hour + 1) for hour in range(48)]
    others = [replace(each, outcome=replace(each.outcome, variant="off")) for each in hours]
    await cache.append(Batch("a", 1, [*hours, *others, count(flag_set, now, 9)]))
    await statistics.drain(stores, settings)
    first, second = sum(range(1, 25)), sum(range(25, 49))
    while await statistics.roll_up(stores, settings):
        pass
    days = [("off", 24, first), ("off", 24, second)]
    days += [("on", 1, 9), ("on", 24, first), ("on", 24, second)]
    assert await rows(stores) == days
    # What comes late joins the day that it belongs to.
    await cache.append(Batch("a", 2, [count(flag_set, long_ago, 1000)]))
    await statistics.drain(stores, settings)
    await statistics.roll_up(stores, settings)
    assert ("on", 24, first + 1000) in await rows(stores)


async def test_what_is_too_old_is_forgotten(
    stores: Stores,
    settings: Settings,
    cache: StatisticsCache,
    flag_set: str,
    now: int,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(statistics, "_ROWS", 2)
    monkeypatch.setattr(statistics, "_OUTCOMES", 1)
    ancient = [count(flag_set, now - days * DAY) for days in range(39, 60)]
    gone = [count(flag_set, now - 60 * DAY, variant=f"{number}") for number in range(5)]
    await cache.append(Batch("a", 1, [*ancient, *gone]))
    await statistics.drain(stores, settings)
    while await statistics.roll_up(stores, settings):
        pass
    while await statistics.forget(stores, settings):
        pass
    assert await rows(stores) == [("on", 24, 1)] * 2
    async with stores.database.read() as cursor:
        await cursor.execute("SELECT variant FROM flag_outcomes")
        assert cursor.fetchall() == [(b"on",)]
