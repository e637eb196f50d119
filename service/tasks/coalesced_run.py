"""One run of some work for all concurrent callers."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

from service.tasks.cancellation import cancel_and_wait


class CoalescedRun:
    """Gives every caller a run that began after its call.

    A run in progress may have begun before the caller's reason to ask, so the caller gets the next
    one. At most one run is in progress and one waits, however many callers there are. A caller
    that is cancelled stops nobody's run.
    """

    def __init__(self, work: Callable[[], Awaitable[None]]) -> None:
        self._work = work
        self._running: asyncio.Task[None] | None = None
        self._next: asyncio.Task[None] | None = None

    async def __call__(self) -> None:
        """Return once a run that began after this call has ended; raises what the run raised."""
        await asyncio.shield(self.ask())

    def ask(self) -> asyncio.Task[None]:
        """Return the next run, which nobody has to wait for."""
        if self._running is None:
            task = self._running = self._start(None)
        elif self._next is None:
            task = self._next = self._start(self._running)
        else:
            task = self._next
        return task

    async def close(self) -> None:
        """Stop the run in progress, and the waiting one."""
        await cancel_and_wait(*(task for task in (self._running, self._next) if task is not None))

    def _start(self, before: asyncio.Task[None] | None) -> asyncio.Task[None]:
        task = asyncio.create_task(self._run(before))
        task.add_done_callback(self._ended)
        return task

    async def _run(self, before: asyncio.Task[None] | None) -> None:
        if before is not None:
            await asyncio.wait([before])
        await self._work()

    def _ended(self, task: asyncio.Task[None]) -> None:
        self._running, self._next = self._next, None
        if not task.cancelled():
            # Retrieved here, so that asyncio does not log a failure that nobody waits for.
            task.exception()
