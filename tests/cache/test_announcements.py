"""Announcer and listener against a real Redis, in all its moods."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
import redis

from devstack.redis import PrivateRedis
from service.cache.announcements import COMMITS, Announcement
from service.cache.announcer import Announcer
from service.cache.listener import Listener, MayHaveMissed
from tests.cache.hearing import Hearing


@pytest.fixture
async def announcer(redis_url: str) -> AsyncIterator[Announcer]:
    announcer = Announcer(redis_url)
    yield announcer
    await announcer.close()


@pytest.fixture
async def hearing(redis_url: str) -> AsyncIterator[Hearing]:
    listener = Listener(redis_url, COMMITS, longest_pause=0.1)
    hearing = Hearing(listener)
    yield hearing
    await hearing.end()


@pytest.fixture
def own_redis(tmp_path: Path) -> Iterator[PrivateRedis]:
    """A Redis that may be killed."""
    server = PrivateRedis(tmp_path, durable=False)
    server.start()
    yield server
    server.stop()


async def test_what_is_announced_is_heard_by_everybody(
    announcer: Announcer, redis_url: str, hearing: Hearing
) -> None:
    listener = Listener(redis_url, COMMITS)
    other = Hearing(listener)
    for each in (hearing, other):
        assert await each.next() == MayHaveMissed()
    await announcer.announce("checkout.production", 12)
    await announcer.announce_keys(3)
    for each in (hearing, other):
        assert await each.next() == Announcement("checkout.production", 12)
        assert await each.next() == Announcement(None, 3)
    await other.end()


async def test_what_is_no_announcement_is_passed_over(
    announcer: Announcer, redis_url: str, hearing: Hearing
) -> None:
    await hearing.next(MayHaveMissed)
    with redis.Redis.from_url(redis_url) as client:
        for nonsense in (b"", b"{", b"\xff", b"[]", b'{"flag_set":1,"revision":"x"}'):
            client.publish(COMMITS.name, nonsense)
    await announcer.announce("a", 1)
    assert await hearing.next() == Announcement("a", 1)


async def test_silence_is_no_loss(announcer: Announcer, redis_url: str) -> None:
    # A machine that is busy may be late by one of these, which is no loss either.
    listener = Listener(redis_url, COMMITS, heartbeat=1.0)
    hearing = Hearing(listener)
    await hearing.next(MayHaveMissed)
    with redis.Redis.from_url(redis_url) as client:

        def heartbeats() -> int:
            return int(client.info("commandstats")["cmdstat_publish"]["calls"])

        # More than it would wait for if none came back.
        enough = heartbeats() + 3
        # Redis counts them, in another process, which sets no event of ours.
        while heartbeats() < enough:  # noqa: ASYNC110
            await asyncio.sleep(0)
    await announcer.announce("a", 1)
    assert await hearing.next() == Announcement("a", 1)
    await hearing.end()


async def test_a_lost_connection_is_made_again_and_told(
    announcer: Announcer, redis_url: str, hearing: Hearing
) -> None:
    await hearing.next(MayHaveMissed)
    with redis.Redis.from_url(redis_url) as client:
        client.execute_command("CLIENT", "KILL", "TYPE", "pubsub")
    assert await hearing.next() == MayHaveMissed()
    await announcer.announce("a", 1)
    assert await hearing.next() == Announcement("a", 1)


async def test_a_redis_that_is_away_is_waited_for(own_redis: PrivateRedis) -> None:
    own_redis.kill()
    listener = Listener(own_redis.url, COMMITS, longest_pause=0.1)
    hearing = Hearing(listener)
    announcer = Announcer(own_redis.url)
    # Harmless: it is logged, and the followers look anyway.
    await announcer.announce("a", 1)
    own_redis.start()
    await hearing.next(MayHaveMissed)
    await announcer.announce("a", 2)
    assert await hearing.next(Announcement) == Announcement("a", 2)
    await announcer.close()
    await hearing.end()


async def test_a_frozen_redis_is_noticed_and_holds_nobody_up(own_redis: PrivateRedis) -> None:
    announcer = Announcer(own_redis.url, timeout=1.0)
    listener = Listener(own_redis.url, COMMITS, heartbeat=0.5, longest_pause=0.1)
    hearing = Hearing(listener)
    await hearing.next(MayHaveMissed)
    began = time.time()
    own_redis.freeze()
    async with asyncio.timeout(30):
        await announcer.announce("a", 1)
    while listener.degraded_since is None:  # noqa: ASYNC110  # a state has no event
        await asyncio.sleep(0)
    assert listener.degraded_since >= began
    own_redis.thaw()
    await hearing.next(MayHaveMissed)
    assert listener.degraded_since is None
    await announcer.announce("a", 2)
    while await hearing.next(Announcement) != Announcement("a", 2):
        pass
    await hearing.end()
    await announcer.close()


async def test_a_message_that_is_nested_too_deep_is_passed_over(
    announcer: Announcer, redis_url: str, hearing: Hearing
) -> None:
    await hearing.next(MayHaveMissed)
    with redis.Redis.from_url(redis_url) as client:
        client.publish(COMMITS.name, b'{"flag_set":' + b"[" * 100_000)
        client.publish(COMMITS.name, b'{"x":' + b"[" * 100_000 + b"]" * 100_000 + b"}")
    await announcer.announce("a", 1)
    assert await hearing.next() == Announcement("a", 1)


async def test_whoever_begins_anew_after_a_failure_hears(
    announcer: Announcer, redis_url: str
) -> None:
    listener = Listener(redis_url, COMMITS)

    async def read(revision: int) -> None:
        async with asyncio.timeout(30), listener.announcements() as announcements:
            async for heard in announcements:
                if heard == Announcement("a", revision):
                    raise ValueError("nobody foresaw this")
                await announcer.announce("a", revision)

    for revision in (1, 2):
        with pytest.raises(ValueError, match="nobody foresaw this"):
            await read(revision)
