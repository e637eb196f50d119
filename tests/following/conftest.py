"""Followers on real stores, and the use-cases that give them something to follow."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable

import pytest

from service.cache.announcements import COMMITS
from service.events.event_hub import EventHub
from service.following import database_health, follower
from service.following.database_health import DatabaseHealth
from service.following.follower import Follower
from service.following.key_ring import KeyRing
from service.following.snapshots import Snapshots
from service.management.stores import Stores
from service.storage import deltas
from service.storage.database import Database
from service.structs.principal import Principal
from service.tasks.cancellation import cancel_and_wait
from service.telemetry.counters import Counters
from tests.patient import patient_listener
from tests.waiting import PATIENCE

# Longer than any test: what arrives was announced.
NEVER = 3600.0


class Worker:
    """The part of a worker that follows, with nothing in front of it."""

    def __init__(self, database: Database, interval: float) -> None:
        self.snapshots = Snapshots()
        self.key_ring = KeyRing(lambda digest: deltas.find_api_key(database, digest))
        self.hub = EventHub(Counters(), limit=10, heartbeat=15.0)
        self.follower = Follower(
            database,
            self.snapshots,
            self.key_ring,
            self.hub,
            DatabaseHealth(),
            interval=interval,
        )

    def revision(self, name: str) -> int:
        """Return the served revision; 0 for a set that is not served."""
        flag_set = self.snapshots.current(name)
        return 0 if flag_set is None else flag_set.revision

    def value(self, name: str, key: str) -> bytes:
        """Return the body of the answer to an evaluation without a context."""
        flag_set = self.snapshots.current(name)
        assert flag_set is not None
        return flag_set.evaluate(key, {}, 0).body


Start = Callable[..., Awaitable[Worker]]


@pytest.fixture(autouse=True)
def _patience(monkeypatch: pytest.MonkeyPatch) -> None:
    """A database that takes seconds on a busy machine is not down."""
    monkeypatch.setattr(follower, "PATIENCE", PATIENCE)
    monkeypatch.setattr(database_health, "PATIENCE", PATIENCE)


@pytest.fixture
def actor() -> Principal:
    return Principal(7, "deploy bot", frozenset({"admin"}))


@pytest.fixture
async def start(stores: Stores, redis_url: str) -> AsyncIterator[Start]:
    """Start a worker's following part; it polls and subscribes only on request."""
    async with contextlib.AsyncExitStack() as stack:

        async def begin(*, interval: float = NEVER, listens: bool = False) -> Worker:
            worker = Worker(stores.database, interval)
            await worker.follower.look()
            work = [worker.follower.follow_heads()]
            if listens:
                listening = patient_listener(redis_url, COMMITS).announcements()
                announcements = await stack.enter_async_context(listening)
                work.append(worker.follower.follow_announcements(announcements))
            for coroutine in work:
                task = asyncio.create_task(coroutine)
                stack.push_async_callback(cancel_and_wait, task)
            return worker

        yield begin


@pytest.fixture
def unstarted(stores: Stores) -> Callable[[], Worker]:
    """Create a worker's following part that knows nothing yet."""
    return lambda: Worker(stores.database, NEVER)
