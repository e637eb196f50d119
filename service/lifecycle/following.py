"""The part of a worker that follows the database: flag sets and API keys."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from functools import partial
from typing import Any

import msgspec

from service.cache.announcements import COMMITS, Announcement
from service.cache.listener import Listener
from service.errors import Unavailable
from service.events.event_hub import EventHub
from service.following.compiled_file import CompiledFile
from service.following.compiled_keeping import CompiledKeeping
from service.following.database_health import DatabaseHealth
from service.following.follower import Follower
from service.following.key_ring import KeyRing
from service.following.read_through import ReadThrough
from service.following.snapshot_file import SnapshotFile
from service.following.snapshot_keeping import SnapshotKeeping
from service.following.snapshots import Snapshots
from service.management import api_keys
from service.management.stores import Stores
from service.serving.rate_limit import RateLimit
from service.settings import Settings
from service.tasks.background_tasks import BackgroundTasks
from service.tasks.closing import closing
from service.telemetry.counters import Counters

# One for polling the heads, and one for announced changes.
FOLLOWER_CONNECTIONS = 2
# Requests with unknown keys that one address gets 401 for in a second; more are 429. Nginx cannot
# distinguish them before it has asked, and names the address.
_UNKNOWN_KEYS_OF_ONE_ADDRESS = 100
# Seconds between two writes of the used keys. A use that is lost by a crash or an outage of the
# database is written with the next one.
_USES_INTERVAL = 5.0


class Following(msgspec.Struct, frozen=True, kw_only=True):
    """The worker's flag sets and API keys, and their followers."""

    snapshots: Snapshots
    key_ring: KeyRing
    follower: Follower
    read_through: ReadThrough
    hub: EventHub
    listener: Listener[Announcement]
    snapshot_file: SnapshotFile


@asynccontextmanager
async def open_following(
    settings: Settings, stores: Stores, counters: Counters, tasks: BackgroundTasks
) -> AsyncIterator[Following]:
    """Load the snapshot file or the database, then follow the database."""
    health = DatabaseHealth()
    read_through = ReadThrough(stores.database, health)
    snapshots = Snapshots()
    hub = EventHub(counters, limit=settings.events.max_streams, heartbeat=settings.events.heartbeat)
    key_ring = KeyRing(read_through.find_api_key, RateLimit(_UNKNOWN_KEYS_OF_ONE_ADDRESS))
    follower = Follower(
        # The follower needs connections of its own, however many callers wait for one.
        stores.database.apart(FOLLOWER_CONNECTIONS),
        snapshots,
        key_ring,
        hub,
        health,
        interval=settings.node.poll_interval,
    )
    snapshot_file = SnapshotFile(settings.node.state_dir, settings.node.instance)
    keeping = SnapshotKeeping(snapshot_file, snapshots, key_ring, follower)
    compiled_file = CompiledFile(settings.node.state_dir, settings.node.instance)
    compiled_keeping = CompiledKeeping(compiled_file, snapshots, follower.flag_sets)
    listener = Listener(settings.redis.url, COMMITS)
    async with closing(follower), closing(key_ring):
        if (kept := snapshot_file.last()) is not None:
            follower.resume(kept)
            keeping.begin_with_the_file()
        with suppress(Unavailable):
            # A worker that starts while the database is down serves what it can, and follows.
            await follower.load()
            # Sets may have been deleted since this worker last ran.
            counters.keep_only(set(snapshots.names()))
        follower.flag_sets.precompiled = compiled_file.read()
        await follower.compile_large()
        async with (
            tasks.running("keep the compiled flag sets", compiled_keeping.keep),
            tasks.running("keep the snapshot file", keeping.keep),
            tasks.running("compile flag sets", follower.keep_compiled),
            tasks.running(
                "follow announcements", partial(listen, listener, follower.follow_announcements)
            ),
            tasks.running("follow heads", follower.follow_heads),
            tasks.running("send events", hub.send_changes),
            tasks.running("send heartbeats", hub.keep_awake),
            tasks.running("record uses of keys", partial(_keep_uses, stores, key_ring)),
        ):
            yield Following(
                snapshots=snapshots,
                key_ring=key_ring,
                follower=follower,
                read_through=read_through,
                hub=hub,
                listener=listener,
                snapshot_file=snapshot_file,
            )


async def listen(
    listener: Listener[Any], read: Callable[[AsyncIterator[object]], Awaitable[None]]
) -> None:
    """Pass the listener's announcements to ``read`` from now on."""
    async with listener.announcements() as announcements:
        await read(announcements)


async def _keep_uses(stores: Stores, key_ring: KeyRing) -> None:
    """Store when keys were last used, every few seconds: nobody needs it to the second."""
    while True:
        await asyncio.sleep(_USES_INTERVAL)
        with suppress(Unavailable):
            await api_keys.record_uses(stores, key_ring.take_uses())
