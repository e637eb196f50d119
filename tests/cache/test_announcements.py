"""Announcer and listener against a real Redis, in all its moods."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Iterator
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import redis

from devstack.redis import PrivateRedis
from service.cache.announcements import COMMITS, Announcement
from service.cache.announcer import Announcer
from service.cache.listener import Listener, MayHaveMissed
from service.tasks.cancellation import cancel_and_wait
from tests.cache.hearing import Hearing
from tests.patient import patient_announcer, patient_listener
from tests.waiting import PATIENCE, until


class _Noting(Listener[Announcement]):
    """Notes when anything came, its own heartbeats too, in seconds of the monotonic clock."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.heard_at: list[float] = []

    def _told(self, message: dict[str, Any]) -> Announcement | MayHaveMissed | None:
        self.heard_at.append(time.monotonic())
        return super()._told(message)


def _has_heard(listener: _Noting, number: int) -> bool:
    return len(listener.heard_at) > number


@pytest.fixture
async def announcer(redis_url: str) -> AsyncIterator[Announcer]:
    announcer = patient_announcer(redis_url)
    yield announcer
    await announcer.close()


@pytest.fixture
async def hearing(redis_url: str) -> AsyncIterator[Hearing]:
    hearing = Hearing(patient_listener(redis_url, COMMITS))
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
    other = Hearing(patient_listener(redis_url, COMMITS))
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
    for heartbeat in (0.2, 1.0, 5.0, 25.0):
        listener = _Noting(redis_url, COMMITS, timeout=PATIENCE, heartbeat=heartbeat)
        hearing = Hearing(listener)
        await hearing.next(MayHaveMissed)
        # More than it would wait for if none came back.
        await until(partial(_has_heard, listener, 5))
        await announcer.announce("a", 1)
        heard = await hearing.next()
        await hearing.end()
        if heard == Announcement("a", 1):
            return
        # A machine that was busy for so long that it counts as a loss.
        assert max(b - a for a, b in pairwise(listener.heard_at)) >= 2 * heartbeat
    raise AssertionError("The machine never gave a heartbeat its time.")


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
    hearing = Hearing(patient_listener(own_redis.url, COMMITS))
    announcer = patient_announcer(own_redis.url)
    # Harmless: it is logged, and the followers look anyway.
    await announcer.announce("a", 1)
    own_redis.start()
    await hearing.next(MayHaveMissed)
    await announcer.announce("a", 2)
    assert await hearing.next(Announcement) == Announcement("a", 2)
    await announcer.close()
    await hearing.end()


async def _announce_always(announcer: Announcer, announcement: Announcement) -> None:
    """Announce it until cancelled: a machine that stops for a while is a loss once more."""
    assert announcement.flag_set is not None
    while True:
        await announcer.announce(announcement.flag_set, announcement.revision)
        await asyncio.sleep(0.1)


async def test_a_frozen_redis_is_noticed_and_holds_nobody_up(own_redis: PrivateRedis) -> None:
    announcer = Announcer(own_redis.url, timeout=1.0)
    listener = Listener(own_redis.url, COMMITS, heartbeat=0.5, longest_pause=0.1)
    hearing = Hearing(listener)
    await hearing.next(MayHaveMissed)
    began = time.time()
    own_redis.freeze()
    async with asyncio.timeout(PATIENCE):
        await announcer.announce("a", 1)
    await until(lambda: listener.degraded_since is not None)
    assert listener.degraded_since is not None
    assert listener.degraded_since >= began
    own_redis.thaw()
    await hearing.next(MayHaveMissed)
    await until(lambda: listener.degraded_since is None)
    again = asyncio.create_task(_announce_always(announcer, Announcement("a", 2)))
    while await hearing.next(Announcement) != Announcement("a", 2):
        pass
    await cancel_and_wait(again)
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
    listener = patient_listener(redis_url, COMMITS)

    async def read(revision: int) -> None:
        async with asyncio.timeout(PATIENCE), listener.announcements() as announcements:
            async for heard in announcements:
                if heard == Announcement("a", revision):
                    raise ValueError("nobody foresaw this")
                await announcer.announce("a", revision)

    for revision in (1, 2):
        with pytest.raises(ValueError, match="nobody foresaw this"):
            await read(revision)
