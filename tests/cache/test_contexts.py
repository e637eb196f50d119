"""Stored contexts in a real Redis: who may fill, and what is forgotten."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
import redis

from devstack.redis import PrivateRedis
from service.cache.announcements import CONTEXTS, ContextsChanged
from service.cache.contexts import ContextCache
from service.cache.listener import MayHaveMissed
from service.errors import Unavailable
from service.structs.contexts import StoredContext
from tests.patient import patient_contexts, patient_listener
from tests.waiting import PATIENCE

SET = "shop"
ADA = StoredContext({"plan": "premium", "age": 10.0, "years": 10}, {"banner": "on"})


@pytest.fixture
async def cache(redis_url: str) -> AsyncIterator[ContextCache]:
    cache = patient_contexts(redis_url)
    yield cache
    await cache.close()


@pytest.fixture
async def other(redis_url: str) -> AsyncIterator[ContextCache]:
    """Another worker's."""
    cache = patient_contexts(redis_url)
    yield cache
    await cache.close()


@pytest.fixture
def client(redis_url: str) -> Iterator[redis.Redis]:
    with redis.Redis.from_url(redis_url) as client:
        yield client


async def fill(cache: ContextCache, key: str, context: StoredContext | None) -> None:
    reading = await cache.get_many(SET, [key])
    assert reading.leased == [key]
    await cache.fill(reading.lease, SET, {key: context})


async def test_what_one_worker_fills_another_finds(
    cache: ContextCache, other: ContextCache
) -> None:
    reading = await cache.get_many(SET, ["ada", "bob", "eve"])
    assert (reading.found, reading.leased, reading.busy) == ({}, ["ada", "bob", "eve"], [])
    await cache.fill(reading.lease, SET, {"ada": ADA, "bob": None})
    reading = await other.get_many(SET, ["bob", "ada", "eve", "joe"])
    assert reading.found == {"ada": ADA, "bob": None}
    assert reading.busy == ["eve"]
    assert reading.leased == ["joe"]
    ada = reading.found["ada"]
    assert ada is not None
    assert isinstance(ada.attributes["age"], float)
    assert isinstance(ada.attributes["years"], int)


async def test_sets_and_keys_are_kept_apart(cache: ContextCache) -> None:
    await fill(cache, "ada", ADA)
    assert (await cache.get_many("shop.b", ["ada"])).leased == ["ada"]
    await fill(cache, "}:ada é\n", None)
    assert (await cache.get_many(SET, ["}:ada é\n", "ada"])).found == {
        "}:ada é\n": None,
        "ada": ADA,
    }


async def test_a_write_takes_value_and_lease_away(cache: ContextCache, other: ContextCache) -> None:
    await fill(cache, "ada", ADA)
    late = await cache.get_many(SET, ["bob"])
    await other.forget(SET, ["ada", "bob"])
    # Read before the write, and stored after it, it would be old.
    await cache.fill(late.lease, SET, {"bob": ADA})
    assert (await cache.get_many(SET, ["ada", "bob"])).leased == ["ada", "bob"]


async def test_a_lease_that_another_took_over_fills_nothing(
    cache: ContextCache, other: ContextCache
) -> None:
    late = await cache.get_many(SET, ["ada"])
    await cache.forget(SET, ["ada"])
    await other.get_many(SET, ["ada"])
    await cache.fill(late.lease, SET, {"ada": ADA})
    assert (await cache.get_many(SET, ["ada"])).busy == ["ada"]


async def test_the_same_worker_s_next_lease_is_another(cache: ContextCache) -> None:
    late = await cache.get_many(SET, ["ada"])
    await cache.forget(SET, ["ada"])
    await cache.get_many(SET, ["ada"])
    await cache.fill(late.lease, SET, {"ada": ADA})
    assert (await cache.get_many(SET, ["ada"])).busy == ["ada"]


async def test_all_of_a_set_is_forgotten_at_once(cache: ContextCache) -> None:
    await fill(cache, "ada", ADA)
    late = await cache.get_many(SET, ["bob"])
    await cache.forget(SET, None)
    await cache.fill(late.lease, SET, {"bob": ADA})
    assert (await cache.get_many(SET, ["ada", "bob"])).leased == ["ada", "bob"]
    await cache.forget("shop.b", None)
    assert (await cache.get_many(SET, ["ada", "bob"])).busy == ["ada", "bob"]


async def test_everything_has_its_time(cache: ContextCache, client: redis.Redis) -> None:
    def redis_now() -> int:
        seconds, microseconds = client.time()
        return int(seconds) * 1000 + int(microseconds) // 1000

    ttl, lease = cache._ttl * 1000, cache._lease * 1000
    began = redis_now()
    await fill(cache, "ada", ADA)
    await fill(cache, "bob", None)
    await cache.get_many(SET, ["eve"])
    ended = redis_now()
    for name in ("ada", "bob"):
        end = client.pexpiretime(f"flagstaff:context:{{shop}}:{name}")
        assert began + 0.8 * ttl <= end + 1 <= ended + ttl + 2
    end = client.pexpiretime("flagstaff:context:{shop}:eve")
    assert began + lease <= end + 1 <= ended + lease + 2
    await cache.forget(SET, None)
    # Longer than any value that was kept before it.
    assert client.pexpiretime("flagstaff:contexts:{shop}") >= ended + ttl + lease


async def test_times_are_jittered(cache: ContextCache, client: redis.Redis) -> None:
    keys = [str(number) for number in range(100)]
    reading = await cache.get_many(SET, keys)
    await cache.fill(reading.lease, SET, dict.fromkeys(keys))
    ends = {client.pexpiretime(f"flagstaff:context:{{shop}}:{key}") for key in keys}
    assert len(ends) > 50


async def test_a_lease_that_ran_out_is_given_again(
    cache: ContextCache, client: redis.Redis
) -> None:
    late = await cache.get_many(SET, ["ada"])
    client.pexpire("flagstaff:context:{shop}:ada", 0)
    await cache.fill(late.lease, SET, {"ada": ADA})
    assert (await cache.get_many(SET, ["ada"])).leased == ["ada"]


async def test_what_is_forgotten_is_told_to_everybody(cache: ContextCache, redis_url: str) -> None:
    told: list[ContextsChanged] = []
    cache.subscribe(told.append)
    async with patient_listener(redis_url, CONTEXTS).announcements() as heard:
        assert await anext(heard) == MayHaveMissed()
        keys = [str(number) for number in range(1500)]
        await cache.forget(SET, keys)
        await cache.forget(SET, None)
        expected = [
            ContextsChanged(SET, tuple(keys[:1000])),
            ContextsChanged(SET, tuple(keys[1000:])),
            ContextsChanged(SET, None),
        ]
        assert [await anext(heard) for _ in expected] == expected
    assert told == expected


async def test_a_redis_that_is_away_is_left_alone_for_a_moment(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    now = 100.0
    server = PrivateRedis(tmp_path, durable=False)
    cache = patient_contexts(server.url, clock=lambda: now)
    for _ in range(3):
        with pytest.raises(Unavailable):
            await cache.get_many(SET, ["ada"])
        now += 1.0
    assert len(caplog.records) == 1
    now -= 1.0
    server.start()
    try:
        with pytest.raises(Unavailable):
            await cache.get_many(SET, ["ada"])
        now += 1.0
        assert (await cache.get_many(SET, ["ada"])).leased == ["ada"]
    finally:
        await cache.close()
        server.stop()


async def test_a_frozen_redis_takes_no_more_than_patience(tmp_path: Path) -> None:
    server = PrivateRedis(tmp_path, durable=False)
    # Far longer than the test may take: it is patience that ends it.
    cache = patient_contexts(server.url, patience=0.02, timeout=3600)
    server.start()
    server.freeze()
    try:
        async with asyncio.timeout(PATIENCE):
            with pytest.raises(Unavailable):
                await cache.get_many(SET, ["ada"])
    finally:
        server.thaw()
        await cache.close()
        server.stop()


async def test_a_read_that_outlives_its_cancellation_ends_with_the_cache(
    redis_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As the driver's may, which then opens a connection that nobody closes."""
    outlived = asyncio.Event()

    async def stubborn(*_: object) -> None:
        try:
            await asyncio.Event().wait()
        except asyncio.CancelledError:
            outlived.set()
            await asyncio.Event().wait()

    cache = patient_contexts(redis_url, patience=0.02)
    monkeypatch.setattr(cache, "_read", stubborn)
    with pytest.raises(Unavailable):
        await cache.get_many(SET, ["ada"])
    await outlived.wait()
    await cache.close()
    assert asyncio.all_tasks() == {asyncio.current_task()}


async def test_forgetting_without_redis_is_harmless_and_told_here(tmp_path: Path) -> None:
    cache = patient_contexts(PrivateRedis(tmp_path).url)
    told: list[ContextsChanged] = []
    cache.subscribe(told.append)
    await cache.forget(SET, ["ada"])
    assert told == [ContextsChanged(SET, ("ada",))]
    await cache.close()


async def test_a_refused_removal_is_logged_without_its_targeting_key(
    cache: ContextCache, client: redis.Redis, redis_url: str, caplog: pytest.LogCaptureFixture
) -> None:
    client.acl_setuser(
        "reader", enabled=True, nopass=True, keys="*", channels="*", commands=["+@all", "-unlink"]
    )
    try:
        url = redis_url.replace("unix://", "unix://reader:x@")
        reader = patient_contexts(url)
        await reader.forget(SET, ["secret-person"])
        await reader.close()
    finally:
        client.acl_deluser("reader")
    (record,) = caplog.records
    assert record.__dict__["fields"]["event"] == "context_invalidation_failed"
    assert "NOPERM" in record.getMessage() or "no permissions" in record.getMessage()
    assert "secret-person" not in record.getMessage()
