"""What a worker counted reaches Redis once, whatever Redis does meanwhile."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from devstack.redis import PrivateRedis
from service.cache import statistics
from service.cache.statistics import StatisticsCache
from service.errors import Unavailable
from service.evaluation.definition.parts import read_flag
from service.evaluation.flag_set import CompiledFlagSet, FlagSetHeader
from service.serving import count_flush
from service.serving.count_flush import CountFlush
from service.serving.counts import Counts
from service.structs.statistics import Batch
from service.telemetry.counters import Counters
from tests.patient import patient_statistics


@pytest.fixture
def redis_of_its_own(tmp_path: Path) -> Iterator[PrivateRedis]:
    server = PrivateRedis(tmp_path)
    server.start()
    yield server
    server.stop()


@pytest.fixture
async def cache(redis_of_its_own: PrivateRedis) -> AsyncIterator[StatisticsCache]:
    async with patient_statistics(redis_of_its_own.url) as cache:
        yield cache


@pytest.fixture
def counts() -> Counts:
    return Counts(Counters())


@pytest.fixture
def flush(counts: Counts, cache: StatisticsCache) -> CountFlush:
    return CountFlush(counts, cache)


@pytest.fixture
def shop() -> CompiledFlagSet:
    definition = b'{"state":"ENABLED","variants":{"a":1},"defaultVariant":"a"}'
    header = FlagSetHeader("shop", 1, 0, 2, {})
    return CompiledFlagSet.build(header, [read_flag("flag", definition)], [])


def evaluate(counts: Counts, shop: CompiledFlagSet, times: int) -> None:
    for _ in range(times):
        counts.add("shop", shop.evaluate("flag", {}, 0))


async def batches(cache: StatisticsCache) -> list[Batch]:
    """What waits in Redis, each batch once, as a reader takes it."""
    found = {each.batch.sequence: each.batch for each in await cache.read(1000) if each.batch}
    return [found[sequence] for sequence in sorted(found)]


def number(batch: Batch) -> int:
    return sum(count.evaluations for count in batch.counts)


async def test_each_flush_leaves_one_batch_and_none_where_nothing_was_counted(
    counts: Counts, flush: CountFlush, cache: StatisticsCache, shop: CompiledFlagSet
) -> None:
    evaluate(counts, shop, 3)
    await flush.flush()
    await flush.flush()
    evaluate(counts, shop, 4)
    await flush.flush()
    found = await batches(cache)
    assert [(batch.sequence, number(batch)) for batch in found] == [(1, 3), (2, 4)]
    assert len({batch.source for batch in found}) == 1


async def test_nothing_is_lost_while_redis_is_away(
    redis_of_its_own: PrivateRedis,
    counts: Counts,
    flush: CountFlush,
    cache: StatisticsCache,
    shop: CompiledFlagSet,
) -> None:
    redis_of_its_own.kill()
    for _ in range(5):
        evaluate(counts, shop, 2)
        with pytest.raises(Unavailable):
            await flush.flush()
    redis_of_its_own.start()
    await flush.flush()
    await flush.flush()
    assert [number(batch) for batch in await batches(cache)] == [2, 8]


async def test_a_batch_whose_answer_was_lost_keeps_its_number_and_its_content(
    redis_of_its_own: PrivateRedis,
    counts: Counts,
    flush: CountFlush,
    cache: StatisticsCache,
    shop: CompiledFlagSet,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    evaluate(counts, shop, 2)
    await flush.flush()
    redis_of_its_own.freeze()
    evaluate(counts, shop, 3)
    # Only now: a Redis that answers may be slow.
    (connection,) = cache._client.connection_pool._available_connections
    monkeypatch.setattr(connection, "socket_timeout", 0.2)
    with pytest.raises(Unavailable):
        await flush.flush()
    monkeypatch.undo()
    evaluate(counts, shop, 4)
    redis_of_its_own.thaw()
    await flush.flush()
    await flush.flush()
    assert [number(batch) for batch in await batches(cache)] == [2, 3, 4]


async def test_counts_wait_in_memory_while_nobody_reads_them(
    counts: Counts,
    flush: CountFlush,
    cache: StatisticsCache,
    shop: CompiledFlagSet,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(statistics, "MOST_BATCHES", 1)
    evaluate(counts, shop, 2)
    await flush.flush()
    for _ in range(4):
        evaluate(counts, shop, 2)
        with pytest.raises(Unavailable, match="nobody seems to read"):
            await flush.flush()
    waiting = await cache.read(10)
    assert len(waiting) == 1
    await cache.forget(waiting)
    await flush.flush()
    await cache.forget(await cache.read(10))
    await flush.flush()
    assert [number(batch) for batch in await batches(cache)] == [6]


async def test_the_last_flush_leaves_everything(
    redis_of_its_own: PrivateRedis,
    counts: Counts,
    flush: CountFlush,
    cache: StatisticsCache,
    shop: CompiledFlagSet,
) -> None:
    redis_of_its_own.kill()
    evaluate(counts, shop, 2)
    with pytest.raises(Unavailable):
        await flush.flush()
    evaluate(counts, shop, 3)
    redis_of_its_own.start()
    await flush.finish()
    assert [number(batch) for batch in await batches(cache)] == [2, 3]


async def test_what_is_lost_at_the_end_is_told(
    counts: Counts,
    flush: CountFlush,
    shop: CompiledFlagSet,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    monkeypatch.setattr(statistics, "MOST_BATCHES", 0)
    evaluate(counts, shop, 2)
    await flush.finish()
    assert "lost at shutdown: Too many batches wait" in caplog.text


async def test_memory_of_many_counts_is_released_once_there_are_few(
    counts: Counts, flush: CountFlush, monkeypatch: pytest.MonkeyPatch
) -> None:
    released = 0

    def release() -> None:
        nonlocal released
        released += 1

    monkeypatch.setattr(count_flush, "release_free_memory", release)
    definition = b'{"state":"ENABLED","variants":{"a":1},"defaultVariant":"a"}'
    flags = [read_flag(f"flag-{each}", definition) for each in range(1500)]
    large = CompiledFlagSet.build(FlagSetHeader("large", 1, 0, 2, {}), flags, [])
    for _ in range(3):
        counts.add_all("large", large.evaluate_all({}, 0))
        await flush.flush()
        assert released == 0
    for _ in range(3):
        await flush.flush()
        assert released == 1
