"""Collects items into batches and works on one batch after the other."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import Generic, TypeVar

from service.log_events import log_event
from service.tasks.cancellation import cancel_and_wait

log = logging.getLogger(__name__)

Item = TypeVar("Item")


class Batcher(Generic[Item]):
    """Gives ``work`` the items that were added since it last began, ``most`` at a time.

    One batch is in progress at a time; items that are added meanwhile wait for the next: the
    slower the work, the larger the batches. A batch whose ``work`` raises is logged and passed to
    ``give_up``, which releases whoever waits for it. Then the next one begins.
    """

    __slots__ = ("_closed", "_give_up", "_most", "_task", "_waiting", "_work")

    def __init__(
        self,
        work: Callable[[list[Item]], Awaitable[None]],
        most: int,
        give_up: Callable[[list[Item]], None] = lambda _: None,
    ) -> None:
        self._work = work
        self._give_up = give_up
        self._most = most
        self._waiting: list[Item] = []
        self._task: asyncio.Task[None] | None = None
        self._closed = False

    def add(self, item: Item) -> None:
        """Add an item; it is worked on with the others of this turn of the event loop.

        A closed batcher ignores it.
        """
        if self._closed:
            return
        self._waiting.append(item)
        if self._task is None:
            self._task = asyncio.create_task(self._run())

    async def close(self) -> None:
        """Stop the batch in progress, and begin no other."""
        self._closed = True
        self._waiting.clear()
        if self._task is not None:
            await cancel_and_wait(self._task)

    async def _run(self) -> None:
        try:
            while self._waiting:
                batch = self._waiting[: self._most]
                del self._waiting[: self._most]
                try:
                    await self._work(batch)
                except Exception:
                    log.exception(
                        "Batch of %d items failed; giving it up.",
                        len(batch),
                        extra=log_event("batch_failed", items=len(batch)),
                    )
                    self._give_up(batch)
        finally:
            self._task = None
