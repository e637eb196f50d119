"""Background tasks that run forever: named, and restarted after a failure."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager
from typing import TypeAlias

from service.log_events import log_event
from service.tasks.cancellation import cancel_and_wait

log = logging.getLogger(__name__)

Work: TypeAlias = Callable[[], Awaitable[None]]


# Pause in seconds after the first failure; it doubles after each further one.
FIRST_PAUSE = 1.0
_LONGEST_PAUSE = 10.0
# A run of so many seconds is a success: what fails later is a first failure again.
_RECOVERY = 30.0


class BackgroundTask:
    """One task and its state. ``crashes`` counts its failures since the process started."""

    def __init__(self, name: str, work: Work, clock: Callable[[], float]) -> None:
        self.name = name
        self.crashes = 0
        self._work = work
        self._clock = clock
        self._began_at = clock()
        # Time of the first failure in a row; a row has no recovery in between.
        self._row_began_at: float | None = None
        self._in_a_row = 0
        self._is_resting = False

    @property
    def failing_since(self) -> float | None:
        """Unix seconds since when the task keeps failing; None if it runs."""
        if not self._is_resting and self._clock() - self._began_at >= _RECOVERY:
            return None
        return self._row_began_at

    async def run(self) -> None:
        """Run the work forever, each time by a new call, so that nothing of a failed run remains.

        Only a cancellation of this task itself ends it.
        """
        while True:
            self._began_at = self._clock()
            self._is_resting = False
            failure: BaseException | None = None
            try:
                await self._work()
            except asyncio.CancelledError as error:
                task = asyncio.current_task()
                if task is None or task.cancelling():
                    raise
                # Something that the work waited for was cancelled by another task.
                failure = error
            except Exception as error:  # noqa: BLE001  # it is logged below, with its traceback
                failure = error
            pause = self._crashed(failure)
            # It holds the frames of the failed run and everything in them.
            failure = None
            await asyncio.sleep(pause)

    def _crashed(self, failure: BaseException | None) -> float:
        """Record and log a failure; return the pause in seconds."""
        now = self._clock()
        if self._row_began_at is None or now - self._began_at >= _RECOVERY:
            self._row_began_at, self._in_a_row = now, 0
        pause = min(_LONGEST_PAUSE, FIRST_PAUSE * 2.0 ** min(self._in_a_row, 10))
        self._in_a_row += 1
        self.crashes += 1
        self._is_resting = True
        log.error(
            "Background task '%s' %s; restarting in %.0f s.",
            self.name,
            "ended by itself" if failure is None else "crashed",
            pause,
            exc_info=failure,
            extra=log_event("background_task_crashed", task=self.name),
        )
        return pause


class BackgroundTasks:
    """The background tasks of one process, by name."""

    def __init__(self, clock: Callable[[], float] = time.time) -> None:
        self._clock = clock
        self._tasks: dict[str, BackgroundTask] = {}

    def __iter__(self) -> Iterator[BackgroundTask]:
        return iter(self._tasks.values())

    def start(self, name: str, work: Work) -> asyncio.Task[None]:
        """Start ``work``; the caller ends the task that this returns."""
        if name in self._tasks:
            raise ValueError(f"There is a background task '{name}' already.")
        task = self._tasks[name] = BackgroundTask(name, work, self._clock)
        return asyncio.create_task(task.run(), name=name)

    @asynccontextmanager
    async def running(self, name: str, work: Work) -> AsyncIterator[None]:
        """Run ``work`` for as long as the block lasts; it has ended when the block has."""
        task = self.start(name, work)
        try:
            yield
        finally:
            await cancel_and_wait(task)

    @property
    def failing(self) -> dict[str, float]:
        """Tasks that keep failing, and since when (Unix seconds)."""
        return {task.name: since for task in self if (since := task.failing_since) is not None}
