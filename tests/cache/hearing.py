"""A listener beside a test."""

from __future__ import annotations

import asyncio
from typing import Any

from service.cache.listener import Listener
from tests.waiting import PATIENCE


class Hearing:
    """Reads a listener in the background."""

    def __init__(self, listener: Listener[Any]) -> None:
        self._heard: asyncio.Queue[object] = asyncio.Queue()
        self._task = asyncio.create_task(self._hear(listener))

    async def next(self, kind: type[object] = object) -> object:
        """Return the next announcement of that kind."""
        async with asyncio.timeout(PATIENCE):
            while not isinstance(heard := await self._heard.get(), kind):
                pass
        return heard

    async def end(self) -> None:
        self._task.cancel()
        await asyncio.wait([self._task])

    async def _hear(self, listener: Listener[Any]) -> None:
        async with listener.announcements() as announcements:
            async for heard in announcements:
                self._heard.put_nowait(heard)
