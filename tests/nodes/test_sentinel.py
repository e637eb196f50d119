"""Announcements find the present master by themselves, whatever becomes of the former one."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator

import pytest
from redis.asyncio import Redis
from redis.exceptions import RedisError

from service.cache.announcements import COMMITS, Announcement
from service.cache.announcer import Announcer
from service.cache.client import master_of, open_client
from service.cache.listener import Listener, MayHaveMissed
from tests.cache.hearing import Hearing
from tests.nodes.watched_redis import Server, WatchedRedis
from tests.waiting import wait_until


@pytest.fixture
async def announcer(watched_redis: WatchedRedis) -> AsyncIterator[Announcer]:
    announcer = Announcer(watched_redis.url)
    yield announcer
    await announcer.close()


@pytest.fixture
async def hearing(watched_redis: WatchedRedis) -> AsyncIterator[Hearing]:
    async with listening(watched_redis) as hearing:
        yield hearing


@pytest.fixture
async def client(watched_redis: WatchedRedis) -> AsyncIterator[Redis]:
    client = open_client(watched_redis.url, size=3, timeout=2)
    yield client
    await client.aclose()


@contextlib.asynccontextmanager
async def listening(watched_redis: WatchedRedis) -> AsyncIterator[Hearing]:
    """Somebody who listens, and does so by now."""
    url = watched_redis.url
    listener = Listener(url, COMMITS, heartbeat=1.0, longest_pause=0.1)
    hearing = Hearing(listener)
    try:
        await hearing.next(MayHaveMissed)
        yield hearing
    finally:
        await hearing.end()


def listeners(server: Server) -> int:
    """How many listen to commits at this server."""
    with server.client() as client:
        return int(dict(client.pubsub_numsub(COMMITS.name))[COMMITS.name])


async def heard_again(announcer: Announcer, hearing: Hearing, revision: int) -> None:
    """Wait until the listener has said that it was deaf, and hears what is announced."""
    wanted = Announcement("checkout.production", revision)
    heard = await hearing.next(MayHaveMissed)
    while heard != wanted:
        # It may be deaf again before the announcement comes.
        if isinstance(heard, MayHaveMissed):
            await announcer.announce("checkout.production", revision)
        heard = await hearing.next()


async def test_a_master_that_is_killed(
    watched_redis: WatchedRedis, announcer: Announcer, hearing: Hearing
) -> None:
    await announcer.announce("checkout.production", 1)
    assert await hearing.next(Announcement) == Announcement("checkout.production", 1)
    former = watched_redis.master
    former.child.kill()
    # Nobody is master yet: that is logged, and neither raised nor waited for.
    async with asyncio.timeout(30):
        await announcer.announce("checkout.production", 2)
    await heard_again(announcer, hearing, 3)
    await asyncio.to_thread(wait_until, lambda: watched_redis.master is not former)


async def test_a_failover_on_purpose(
    watched_redis: WatchedRedis, announcer: Announcer, hearing: Hearing
) -> None:
    former = watched_redis.master
    await asyncio.to_thread(watched_redis.fail_over)
    await heard_again(announcer, hearing, 1)
    await asyncio.to_thread(wait_until, lambda: not listeners(former))


async def test_a_master_that_was_demoted_and_keeps_every_connection(
    watched_redis: WatchedRedis, announcer: Announcer, hearing: Hearing
) -> None:
    await announcer.announce("checkout.production", 1)
    assert await hearing.next(Announcement) == Announcement("checkout.production", 1)
    former = watched_redis.master
    await asyncio.to_thread(watched_redis.hand_over)
    async with listening(watched_redis) as other:
        # The announcer's connection is to the former master, which would take a message.
        await announcer.announce("checkout.production", 2)
        assert await other.next(Announcement) == Announcement("checkout.production", 2)
    await heard_again(announcer, hearing, 3)
    present = watched_redis.master
    await asyncio.to_thread(wait_until, lambda: (listeners(former), listeners(present)) == (0, 1))


async def test_a_command_that_meets_a_replica_is_taken_to_the_master(
    watched_redis: WatchedRedis, client: Redis
) -> None:
    former = watched_redis.master
    assert await client.set("flagstaff:test", 1)
    assert await master_of(client) == ("127.0.0.1", former.port)
    await asyncio.to_thread(watched_redis.hand_over)
    assert await client.set("flagstaff:test", 2)
    with watched_redis.master.client() as present:
        assert present.get("flagstaff:test") == "2"
    assert await master_of(client) == ("127.0.0.1", watched_redis.master.port)


async def test_sentinels_that_are_away_or_frozen_are_not_waited_for(
    watched_redis: WatchedRedis, client: Redis
) -> None:
    gone, frozen, _ = watched_redis.sentinels
    gone.child.kill()
    frozen.child.freeze()
    assert await client.set("flagstaff:test", 3)
    for sentinel in watched_redis.sentinels:
        sentinel.child.kill()
    # What is connected stays so.
    assert await client.set("flagstaff:test", 4)
    await client.connection_pool.disconnect()
    async with asyncio.timeout(30):
        with pytest.raises(RedisError, match="No Sentinel knows"):
            await client.set("flagstaff:test", 5)


async def test_a_listener_stays_while_sentinels_are_away(
    watched_redis: WatchedRedis, announcer: Announcer, hearing: Hearing
) -> None:
    await announcer.announce("checkout.production", 1)
    for sentinel in watched_redis.sentinels:
        sentinel.child.kill()
    with watched_redis.servers[0].client() as one, watched_redis.servers[1].client() as other:

        def heartbeats() -> int:
            stats = [server.info("commandstats") for server in (one, other)]
            return sum(int(each.get("cmdstat_publish", {"calls": 0})["calls"]) for each in stats)

        enough = heartbeats() + 3
        await asyncio.to_thread(wait_until, lambda: heartbeats() >= enough)
    await announcer.announce("checkout.production", 2)
    assert await hearing.next() == Announcement("checkout.production", 1)
    assert await hearing.next() == Announcement("checkout.production", 2)
