"""Begins waiting work one piece at a time, at a bounded rate."""

from __future__ import annotations

import asyncio
from collections import deque


class Pacer:
    """Grants turns in the order in which they are asked for, at most one every ``interval``.

    ``interval`` is in seconds. It counts from the moment at which the last turn was granted: an
    event loop that is behind grants fewer turns. A caller that is cancelled uses up no turn.
    ``len`` is how many callers wait.
    """

    def __init__(self, interval: float) -> None:
        self._interval = interval
        self._waiting: deque[asyncio.Future[None]] = deque()
        # When the next turn may be granted, on the event loop's clock.
        self._free_at = 0.0

    def __len__(self) -> int:
        return sum(not future.done() for future in self._waiting)

    def take_now(self) -> bool:
        """Take a turn if one is free and nobody waits; return whether it was taken."""
        now = asyncio.get_running_loop().time()
        if self._waiting or now < self._free_at:
            return False
        self._free_at = now + self._interval
        return True

    async def turn(self) -> None:
        """Return when it is the caller's turn."""
        if self.take_now():
            return
        loop = asyncio.get_running_loop()
        future: asyncio.Future[None] = loop.create_future()
        self._waiting.append(future)
        if len(self._waiting) == 1:
            loop.call_at(self._free_at, self._grant)
        await future

    def _grant(self) -> None:
        """Grant the next turn, and come back for the one after it."""
        loop = asyncio.get_running_loop()
        while self._waiting:
            future = self._waiting[0]
            if not future.done():
                future.set_result(None)
                self._free_at = loop.time() + self._interval
                loop.call_at(self._free_at, self._next)
                return
            self._waiting.popleft()

    def _next(self) -> None:
        self._waiting.popleft()
        self._grant()
