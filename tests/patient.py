"""Clients of stores that give up on no server that is slow, for tests that are not about that.

What is down refuses at once, and is noticed all the same.
"""

from __future__ import annotations

from typing import Any

from service.cache.announcements import Announced, Channel
from service.cache.announcer import Announcer
from service.cache.contexts import ContextCache
from service.cache.listener import Listener
from service.cache.statistics import StatisticsCache
from service.storage.database import Database
from tests.waiting import PATIENCE


async def patient_database(url: str, size: int) -> Database:
    """Return a pool of connections, for the caller to close."""
    return await Database.connect(
        url,
        size=size,
        statement_timeout=PATIENCE,
        connect_timeout=PATIENCE,
        acquire_timeout=PATIENCE,
    )


def patient_announcer(url: str) -> Announcer:
    """Return an announcer: what it gave up on nobody would hear."""
    return Announcer(url, timeout=PATIENCE)


def patient_listener(
    url: str, channel: Channel[Announced], *, longest_pause: float = 0.1
) -> Listener[Announced]:
    """Return a listener that takes no silence for a loss, only a connection that was closed."""
    return Listener(url, channel, timeout=PATIENCE, heartbeat=PATIENCE, longest_pause=longest_pause)


def patient_contexts(url: str, **options: Any) -> ContextCache:
    """Return a cache of stored contexts whose leases and values last for as long as a test."""
    times = {"ttl": 10 * PATIENCE, "patience": PATIENCE, "lease": PATIENCE, "timeout": PATIENCE}
    return ContextCache(url, **{**times, **options})


def patient_statistics(url: str) -> StatisticsCache:
    """Return the counts' way to MySQL."""
    return StatisticsCache(url, timeout=PATIENCE)
