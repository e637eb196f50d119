"""Work that is done for many at once, one batch after the other."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Generic, TypeVar

from service.ending import end

Item = TypeVar("Item")


class Gathering(Generic[Item]):
    """Gives ``work`` whatever was added since it last began, ``most`` at a time.

    One batch is under way at a time, and what is added meanwhile waits for the next: the slower
    the work, the larger the batches. ``work`` does not raise.
    """

    __slots__ = ("_closed", "_most", "_task", "_waiting", "_work")

    def __init__(self, work: Callable[[list[Item]], Awaitable[None]], most: int) -> None:
        self._work = work
        self._most = most
        self._waiting: list[Item] = []
        self._task: asyncio.Task[None] | None = None
        self._closed = False

    def add(self, item: Item) -> None:
        """Have the item worked on, with all others that are added in this turn of the loop.

        Nothing is, once it was closed.
        """
        if self._closed:
            return
        self._waiting.append(item)
        if self._task is None:
            self._task = asyncio.create_task(self._run())

    async def close(self) -> None:
        """End the work that is under way, and begin no other."""
        self._closed = True
        self._waiting.clear()
        if self._task is not None:
            await end(self._task)

    async def _run(self) -> None:
        try:
            while self._waiting:
                batch = self._waiting[: self._most]
                del self._waiting[: self._most]
                await self._work(batch)
        finally:
            self._task = None
