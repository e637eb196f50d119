"""Stored contexts on their way to an evaluation: read once, forgotten in time, never in the way."""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from pathlib import Path

import pytest
import redis

from devstack.redis import PrivateRedis
from service.cache.announcements import CONTEXTS, ContextsChanged
from service.errors import Unavailable
from service.stored_contexts.contexts import NOTHING, UNAVAILABLE, Known, StoredContexts
from service.structs.contexts import StoredContext
from service.tasks.cancellation import cancel_and_wait
from service.telemetry.counters import ContextCounters, Counters
from tests.patient import patient_contexts, patient_listener
from tests.waiting import PATIENCE, until

SET = "shop"
ADA = StoredContext({"plan": "premium"}, {"banner": "on"})
BOB = StoredContext({"plan": "free"}, {})


class Rows:
    """What is stored, and every query that asked for it."""

    def __init__(self) -> None:
        self.stored: dict[str, StoredContext] = {"ada": ADA, "bob": BOB}
        self.queries: list[list[str]] = []
        self.is_away = False
        self.answers = asyncio.Event()
        self.answers.set()
        self.asked = asyncio.Event()

    async def read(self, _: str, keys: Sequence[str]) -> dict[str, StoredContext]:
        if self.is_away:
            raise Unavailable("The database is not available.")
        self.queries.append(list(keys))
        found = {key: self.stored[key] for key in keys if key in self.stored}
        self.asked.set()
        await self.answers.wait()
        return found


class Worker:
    """The part of a worker that knows stored contexts, with a clock of its own."""

    def __init__(self, url: str, rows: Rows, **options: float) -> None:
        self.now = 1000.0
        # What is slow here is the machine.
        times = {"ttl": 2.0, "budget": PATIENCE, **options}
        self.cache = patient_contexts(url, ttl=30, patience=times["budget"] * 0.4)
        self.counters = Counters()
        self.contexts = StoredContexts(
            self.cache,
            rows.read,
            self.counters,
            most_bytes=2**20,
            clock=lambda: self.now,
            **times,
        )

    async def get(self, key: str = "ada") -> Known:
        """What an evaluation would go by."""
        return self.contexts.known(SET, key) or await self.contexts.fetch(SET, key)

    async def get_all(self, keys: Sequence[str]) -> list[Known]:
        """The same for many that ask at once."""
        return await asyncio.gather(*(self.get(key) for key in keys))


Start = Callable[..., Worker]


@pytest.fixture
def rows() -> Rows:
    return Rows()


@pytest.fixture
async def start(redis_url: str, rows: Rows) -> AsyncIterator[Start]:
    workers: list[Worker] = []

    def begin(url: str = redis_url, **options: float) -> Worker:
        workers.append(Worker(url, rows, **options))
        return workers[-1]

    yield begin
    for worker in workers:
        await worker.contexts.close()
        await worker.cache.close()


@pytest.fixture
def own_redis(tmp_path: Path) -> Iterator[PrivateRedis]:
    """A Redis that may be frozen and killed."""
    server = PrivateRedis(tmp_path, durable=False)
    server.start()
    yield server
    server.stop()


def plan(known: Known) -> object:
    return known.attributes.get("plan")


# --- where it is found ----------------------------------------------------------------------


async def test_memory_then_redis_then_mysql(start: Start, rows: Rows) -> None:
    first, second = start(), start()
    assert first.contexts.known(SET, "ada") is None
    known = await first.get()
    assert (known.attributes, known.overrides) == (ADA.attributes, ADA.overrides)
    assert first.contexts.known(SET, "ada") is known
    await until_kept(first, "ada")
    assert plan(await second.get()) == "premium"
    assert rows.queries == [["ada"]]
    assert first.counters.contexts == ContextCounters(worker=1, mysql=1)
    assert second.counters.contexts == ContextCounters(redis=1)


async def test_that_nothing_is_stored_is_remembered_everywhere(start: Start, rows: Rows) -> None:
    first, second = start(), start()
    assert (await first.get("eve")).attributes == {}
    await until_kept(first, "eve")
    for worker in (first, second):
        known = await worker.get("eve")
        assert (known.attributes, known.overrides, known.available) == ({}, {}, True)
    assert rows.queries == [["eve"]]
    assert first.counters.contexts == ContextCounters(worker=1, mysql=1, absent=2)
    assert second.counters.contexts == ContextCounters(redis=1, absent=1)


@pytest.mark.parametrize("key", [None, "", 7, True, ["ada"], {"a": 1}, "x" * 256])
def test_what_can_be_no_targeting_key_asks_nobody(start: Start, key: object) -> None:
    assert start().contexts.known(SET, key) is NOTHING


async def test_the_version_is_that_of_what_is_stored(start: Start, rows: Rows) -> None:
    first, second = start(), start()
    version = (await first.get()).version
    await until_kept(first, "ada")
    assert (await second.get()).version == version
    assert (await second.get("bob")).version != version
    assert (await second.get("eve")).version == NOTHING.version
    rows.stored["ada"] = StoredContext(ADA.attributes, {})
    await first.cache.forget(SET, ["ada"])
    assert (await first.get()).version not in (version, NOTHING.version)


async def test_memory_is_bounded(start: Start, rows: Rows) -> None:
    worker = start()
    keys = [str(number) for number in range(5000)]
    rows.stored |= dict.fromkeys(keys, ADA)
    await worker.get_all(keys)
    kept = sum(worker.contexts.known(SET, key) is not None for key in keys)
    assert 0 < kept < 2000


# --- asked once -----------------------------------------------------------------------------


async def test_a_thousand_that_miss_one_key_on_two_workers_send_one_query(
    start: Start, rows: Rows
) -> None:
    first, second = start(), start()
    crowd = await asyncio.gather(*(worker.get() for _ in range(500) for worker in (first, second)))
    assert [plan(known) for known in crowd] == ["premium"] * 1000
    assert rows.queries == [["ada"]]


async def test_those_that_miss_different_keys_share_a_query(start: Start, rows: Rows) -> None:
    worker = start()
    keys = [f"user-{number}" for number in range(400)]
    rows.stored |= dict.fromkeys(keys, BOB)
    assert [plan(known) for known in await worker.get_all(keys)] == ["free"] * 400
    assert len(rows.queries) == 1
    assert sorted(rows.queries[0]) == sorted(keys)


async def test_who_does_not_get_the_lease_reads_itself_in_time(start: Start, rows: Rows) -> None:
    first, second = start(), start(budget=0.2)
    rows.answers.clear()
    slow = asyncio.create_task(first.get())
    await rows.asked.wait()
    rows.asked.clear()
    waiting = asyncio.create_task(second.get())
    await rows.asked.wait()
    rows.answers.set()
    assert plan(await slow) == "premium"
    await waiting
    assert len(rows.queries) == 2


async def test_a_caller_that_leaves_ends_nothing_for_the_others(start: Start, rows: Rows) -> None:
    worker = start()
    rows.answers.clear()
    leaving, staying = (asyncio.create_task(worker.get()) for _ in range(2))
    await rows.asked.wait()
    leaving.cancel()
    rows.answers.set()
    assert plan(await staying) == "premium"
    assert len(rows.queries) == 1


# --- forgotten in time ----------------------------------------------------------------------


async def test_a_write_is_seen_at_once_by_the_worker_that_wrote(start: Start, rows: Rows) -> None:
    worker = start()
    await worker.get_all(["ada", "bob", "eve"])
    rows.stored["ada"] = BOB
    rows.stored["eve"] = ADA
    await worker.cache.forget(SET, ["ada", "eve"])
    assert plan(await worker.get("ada")) == "free"
    assert plan(await worker.get("eve")) == "premium"
    assert [sorted(query) for query in rows.queries] == [["ada", "bob", "eve"], ["ada"], ["eve"]]


async def test_a_write_is_told_to_the_other_workers(
    start: Start, rows: Rows, redis_url: str
) -> None:
    writer, reader = start(), start()
    async with following(reader, redis_url):
        await reader.get()
        rows.stored["ada"] = BOB
        await writer.cache.forget(SET, ["ada"])
        await until(lambda: reader.contexts.known(SET, "ada") is None)
        assert plan(await reader.get()) == "free"
        await reader.get("bob")
        await writer.cache.forget(SET, None)
        await until(lambda: reader.contexts.known(SET, "bob") is None)


async def test_a_worker_that_may_have_missed_something_knows_nothing(
    start: Start, redis_url: str
) -> None:
    reader = start()
    await reader.get()
    async with following(reader, redis_url):
        # It is told so as soon as anything is heard.
        await until(lambda: reader.contexts.known(SET, "ada") is None)


@pytest.mark.parametrize("keys", [("ada",), None])
async def test_a_fetch_that_began_before_a_write_is_remembered_nowhere(
    start: Start, rows: Rows, keys: tuple[str, ...] | None
) -> None:
    worker, other = start(), start()
    rows.answers.clear()
    early = asyncio.create_task(worker.get())
    await rows.asked.wait()
    rows.stored["ada"] = BOB
    await other.cache.forget(SET, keys)
    worker.contexts.forget(ContextsChanged(SET, keys))
    rows.answers.set()
    assert plan(await early) == "premium"
    assert worker.contexts.known(SET, "ada") is None
    assert plan(await other.get()) == "free"
    assert plan(await worker.get()) == "free"


async def test_who_asks_after_a_write_is_not_given_what_was_read_before_it(
    start: Start, rows: Rows
) -> None:
    worker = start()
    rows.answers.clear()
    early = asyncio.create_task(worker.get())
    await rows.asked.wait()
    rows.stored["ada"] = BOB
    await worker.cache.forget(SET, ["ada"])
    late = asyncio.create_task(worker.get())
    # It has asked by the time when the early one is answered.
    await asyncio.sleep(0)
    rows.answers.set()
    assert plan(await early) == "premium"
    assert plan(await late) == "free"


async def test_what_is_not_told_is_found_when_its_time_is_up(start: Start, rows: Rows) -> None:
    writer, deaf = start(), start()
    await deaf.get()
    rows.stored["ada"] = BOB
    await writer.cache.forget(SET, ["ada"])
    deaf.now += 1.0
    assert plan(await deaf.get()) == "premium"
    deaf.now += 1.0
    assert plan(await deaf.get()) == "free"


async def test_the_time_counts_from_when_it_was_asked_for(start: Start, rows: Rows) -> None:
    worker = start()
    rows.answers.clear()
    asking = asyncio.create_task(worker.get())
    await rows.asked.wait()
    # What is read is as old as the question, however long the answer takes.
    worker.now += 2.0
    rows.answers.set()
    assert plan(await asking) == "premium"
    assert worker.contexts.known(SET, "ada") is None


async def test_a_write_that_does_not_reach_redis_is_found_within_both_times(
    start: Start, rows: Rows, redis_url: str
) -> None:
    """The bound, step by step: Redis's time from the last fill, then the worker's own."""
    worker = start()
    await worker.get()
    await until_kept(worker, "ada")
    rows.stored["ada"] = BOB
    worker.now += 2.0
    with redis.Redis.from_url(redis_url) as client:
        name = f"flagstaff:context:{{{SET}}}:ada"
        assert client.pttl(name) <= 30_000
        # Redis's time, but for its last moment.
        assert plan(await worker.get()) == "premium"
        client.pexpire(name, 0)
    assert plan(worker.contexts.known(SET, "ada") or NOTHING) == "premium"
    worker.now += 2.0
    assert plan(await worker.get()) == "free"


# --- when something is down -----------------------------------------------------------------


async def test_without_redis_mysql_is_read_once_for_all(
    start: Start, rows: Rows, own_redis: PrivateRedis
) -> None:
    worker = start(own_redis.url)
    own_redis.kill()
    assert [plan(known) for known in await worker.get_all(["ada"] * 100)] == ["premium"] * 100
    assert rows.queries == [["ada"]]
    assert worker.counters.contexts == ContextCounters(mysql=100)


async def test_a_frozen_redis_leaves_mysql_its_part_of_the_budget(
    start: Start, rows: Rows, own_redis: PrivateRedis
) -> None:
    worker = start(own_redis.url)
    worker.cache._patience = 0.02
    await worker.get("bob")
    own_redis.freeze()
    try:
        assert plan(await worker.get("ada")) == "premium"
    finally:
        own_redis.thaw()


async def test_without_mysql_redis_tells_and_else_nobody(start: Start, rows: Rows) -> None:
    worker, other = start(), start()
    await worker.get("ada")
    await until_kept(worker, "ada")
    rows.is_away = True
    assert plan(await other.get("ada")) == "premium"
    assert await other.get("bob") is UNAVAILABLE
    assert other.counters.contexts == ContextCounters(redis=1, unavailable=1)


async def test_a_store_that_is_away_leaves_no_lease_behind(start: Start, rows: Rows) -> None:
    worker = start()
    rows.is_away = True
    assert await worker.get("ada") is UNAVAILABLE
    rows.is_away = False
    # With the lease still there it would wait for somebody else, by a clock that stands still.
    assert plan(await worker.get("ada")) == "premium"


async def test_nothing_is_served_past_its_time_while_no_store_answers(
    start: Start, rows: Rows, own_redis: PrivateRedis
) -> None:
    worker = start(own_redis.url)
    await worker.get()
    own_redis.kill()
    rows.is_away = True
    assert plan(await worker.get()) == "premium"
    worker.now += 2.0
    assert await worker.get() is UNAVAILABLE


async def test_a_slow_store_costs_no_more_than_the_budget(start: Start, rows: Rows) -> None:
    worker = start(budget=0.05)
    rows.answers.clear()
    async with asyncio.timeout(PATIENCE):
        assert await worker.get() is UNAVAILABLE
        # What comes late is of use to the next.
        rows.answers.set()
        await until(lambda: worker.contexts.known(SET, "ada") is not None)


async def test_a_busy_event_loop_makes_no_store_slow(start: Start, rows: Rows) -> None:
    worker = start(budget=0.05)
    await worker.get("bob")
    asking = asyncio.create_task(worker.get("ada"))
    # As when hundreds of callers have to have their turns: each lasts as long as the budget.
    while not asking.done():
        began = time.monotonic()
        while time.monotonic() < began + 0.05:
            pass
        await asyncio.sleep(0)
    assert plan(await asking) == "premium"


async def test_nobody_waits_for_what_is_late_already(start: Start, rows: Rows) -> None:
    worker = start(budget=0.05)
    rows.answers.clear()
    assert await worker.get() is UNAVAILABLE
    known = asyncio.create_task(worker.get())
    # Some turns of the loop, and no timer.
    for _ in range(4):
        await asyncio.sleep(0)
    assert known.done()
    assert await known is UNAVAILABLE
    rows.answers.set()
    await until(lambda: worker.contexts.known(SET, "ada") is not None)


async def test_a_fault_of_ours_is_no_reason_to_wait_for_ever(
    start: Start, rows: Rows, monkeypatch: pytest.MonkeyPatch
) -> None:
    worker = start()

    async def broken(*_: object) -> dict[str, StoredContext]:
        raise ValueError("a row that nobody foresaw")

    monkeypatch.setattr(rows, "read", broken)
    worker.contexts._read = rows.read
    assert await worker.get() is UNAVAILABLE


# --- waiting --------------------------------------------------------------------------------


async def until_kept(worker: Worker, key: str) -> None:
    """Wait until Redis has it: it is given to Redis after the evaluation is."""
    async with asyncio.timeout(PATIENCE):
        while key not in (await worker.cache.get_many(SET, [key])).found:  # noqa: ASYNC110
            await asyncio.sleep(0)


@contextlib.asynccontextmanager
async def following(worker: Worker, url: str) -> AsyncIterator[None]:
    """Have the worker hear what is announced."""
    with redis.Redis.from_url(url) as client:
        # Whoever else listens at this Redis, such as a stack of other tests, goes on.
        others = _listeners(client)
        async with patient_listener(url, CONTEXTS).announcements() as announcements:
            task = asyncio.create_task(worker.contexts.follow(announcements))
            try:
                await until(lambda: _listeners(client) > others)
                yield
            finally:
                await cancel_and_wait(task)


def _listeners(client: redis.Redis) -> int:
    return int(client.pubsub_numsub(CONTEXTS.name)[0][1])
