"""Looks up API keys that the ring does not know in the database, within bounds.

Callers with invented keys decide how many there are, so the cost of one is bounded: a miss is
remembered for a moment, concurrent callers of one key share a look-up, and further callers are
refused while many wait.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from typing import Protocol

from service.errors import Overloaded, Unauthenticated
from service.storage.deltas import StoredRing

# Most look-ups in progress or waiting.
MOST_LOOK_UPS = 32
# Misses that are remembered, and for how many seconds.
MOST_MISSES = 4096
MISS_LASTS = 5.0


class UnknownKeyLimit(Protocol):
    """Limit of requests with unknown keys from one address. Times are monotonic."""

    def is_spent(self, caller: str, now: float) -> bool: ...

    def admit(self, caller: str, now: float) -> bool: ...


class KeyLookUps:
    """Looks keys up by digest with ``find``, and bounds how many look-ups there are."""

    def __init__(
        self,
        find: Callable[[bytes], Awaitable[StoredRing]],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._find = find
        self._clock = clock
        self._under_way: dict[bytes, asyncio.Task[StoredRing]] = {}
        # Expiry of each remembered miss, oldest first.
        self._misses: dict[bytes, float] = {}

    def check(self, digest: bytes) -> None:
        """Raise what ``look_up`` would raise without a query: Unauthenticated, or Overloaded."""
        until = self._misses.get(digest)
        if until is not None:
            if self._clock() < until:
                raise Unauthenticated("The API key is not valid.")
            del self._misses[digest]
        if len(self._under_way) >= MOST_LOOK_UPS and digest not in self._under_way:
            raise Overloaded(1, "Too many unknown API keys are being looked up; try again.")

    async def look_up(self, digest: bytes) -> StoredRing:
        """Return the stored key with this digest, and the revision of the ring.

        Raises as ``check``, and Unavailable if the database cannot be asked.
        """
        self.check(digest)
        task = self._under_way.get(digest)
        if task is None:
            task = self._under_way[digest] = asyncio.create_task(self._find_once(digest))
            task.add_done_callback(_retrieve)
        # A caller who leaves does not cancel it for the others.
        return await asyncio.shield(task)

    def miss(self, digest: bytes) -> None:
        """Remember for a moment that there is no such key."""
        self._misses.pop(digest, None)
        while len(self._misses) >= MOST_MISSES:
            del self._misses[next(iter(self._misses))]
        self._misses[digest] = self._clock() + MISS_LASTS

    async def close(self) -> None:
        """Return once no look-up is in progress; each takes seconds at most."""
        if self._under_way:
            await asyncio.wait(self._under_way.values())

    async def _find_once(self, digest: bytes) -> StoredRing:
        try:
            return await self._find(digest)
        finally:
            del self._under_way[digest]


def _retrieve(task: asyncio.Task[StoredRing]) -> None:
    """Retrieve a failure that nobody waits for, so that asyncio does not log it."""
    if not task.cancelled():
        task.exception()
