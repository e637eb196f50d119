"""Runs jobs periodically until a stop, through all failures of the stores."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import random
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import AbstractAsyncContextManager
from functools import partial
from typing import TypeAlias

from service.background.job import Job
from service.errors import Unavailable
from service.log_events import log_event
from service.management.stores import Stores
from service.settings import Settings
from service.storage import job_failures, job_turns
from service.tasks.background_tasks import BackgroundTasks
from service.tasks.cancellation import cancel_and_wait

logger = logging.getLogger(__name__)

# Subscribes anew each time it is called.
Announcements: TypeAlias = Callable[[], AbstractAsyncContextManager[AsyncIterator[object]]]

# Longest turn of a process, in seconds. A longer run is cancelled, so that no two processes have
# one turn; after a process was killed, another one takes over then.
_TURN = 60.0
# Seconds after which a process asks for the turn of a job whose interval is longer.
_LONGEST_PAUSE = 30.0
# First pause after a failure, in seconds; each further one is twice as long, up to the above.
_FIRST_PAUSE = 0.5


class Running:
    """One job, as this process runs it."""

    def __init__(self, job: Job, stores: Stores, settings: Settings) -> None:
        self._job = job
        self._stores = stores
        self._settings = settings
        self._woken = asyncio.Event()
        self._is_stopping = False
        self._is_waiting = False
        self._is_failing = False

    def hear(self) -> None:
        """End the pause of a job that wants to hear of commits."""
        if self._job.hears:
            self._woken.set()

    def stop(self) -> None:
        """Start no further runs."""
        self._is_stopping = True
        self._woken.set()

    async def until_stopped(self) -> None:
        """Run the job, with as many concurrent runs as it says, until the stop."""
        async with asyncio.TaskGroup() as group:
            for _ in range(self._job.at_once):
                group.create_task(self._again_and_again())

    async def _again_and_again(self) -> None:
        failures = 0
        while not self._is_stopping:
            try:
                more = await self._run()
            except Unavailable as failure:
                failures += 1
                self._waits(failure)
            except asyncio.CancelledError as failure:
                task = asyncio.current_task()
                if task is None or task.cancelling():
                    raise
                # Something that the job waited for was cancelled by another task.
                failures += 1
                await self._failed(failure)
            except Exception as failure:  # noqa: BLE001  # logged with its traceback
                # A bug in one job must not end the others.
                failures += 1
                await self._failed(failure)
            else:
                failures = 0
                await self._succeeded()
                self._goes_on()
                if more:
                    continue
            await self._pause(failures)

    async def _run(self) -> bool:
        """Run the job once if this process has the turn; return whether there is more to do."""
        job, database = self._job, self._stores.database
        if job.shared:
            return await job.work(self._stores, self._settings)
        if not await job_turns.take(database, job.name, _TURN):
            return False
        try:
            async with asyncio.timeout(_TURN):
                more = await job.work(self._stores, self._settings)
        except TimeoutError:
            raise Unavailable(f"A run took longer than {_TURN:.0f} s.") from None
        except Unavailable:
            with contextlib.suppress(Unavailable):
                # The next process need not wait for the end of this turn.
                await job_turns.put_off(database, job.name, 0)
            raise
        await job_turns.put_off(database, job.name, 0 if more else job.interval)
        return more

    async def _pause(self, failures: int) -> None:
        """Wait for the next run, after so many failures in a row."""
        if self._is_stopping:
            return
        if failures:
            pause = min(_FIRST_PAUSE * 2 ** min(failures - 1, 10), _LONGEST_PAUSE)
        else:
            pause = min(self._job.interval, _LONGEST_PAUSE)
        with contextlib.suppress(TimeoutError):
            # Jittered, so that processes that started at the same time do not stay in step; and
            # longer than the interval, which is over then.
            async with asyncio.timeout(pause * random.uniform(1.0, 1.25)):  # noqa: S311  # no secret
                await self._woken.wait()
        self._woken.clear()

    async def _failed(self, failure: BaseException) -> None:
        """Log a bug, and record it in the database for readyz and metrics of the workers."""
        name = self._job.name
        logger.error(
            "Job '%s' failed unexpectedly; running it again after a pause.",
            name,
            exc_info=failure,
            extra=log_event("job_failed", job=name),
        )
        self._is_failing = True
        with contextlib.suppress(Unavailable):
            await job_failures.record(self._stores.database, name)

    async def _succeeded(self) -> None:
        if self._is_failing:
            with contextlib.suppress(Unavailable):
                await job_failures.clear(self._stores.database, self._job.name)
                self._is_failing = False

    def _waits(self, failure: Unavailable) -> None:
        # Logged once: it meets the same failure at each try while that lasts.
        if not self._is_waiting:
            logger.warning(
                "Job '%s' waits for a store; retrying: %s",
                self._job.name,
                failure,
                extra=log_event("job_waiting", job=self._job.name),
            )
        self._is_waiting = True

    def _goes_on(self) -> None:
        if self._is_waiting:
            logger.info(
                "Job '%s' runs again.",
                self._job.name,
                extra=log_event("job_resumed", job=self._job.name),
            )
        self._is_waiting = False


@contextlib.asynccontextmanager
async def running(
    jobs: Iterable[Job],
    stores: Stores,
    settings: Settings,
    announcements: Announcements,
    tasks: BackgroundTasks | None = None,
) -> AsyncIterator[None]:
    """Run the jobs while the block runs, and then until the runs in progress end.

    ``announcements`` subscribes to commits, in one of the ``tasks`` of the process. Runs that do
    not end within ``graceful_shutdown_timeout`` are cancelled.
    """
    attended = [Running(job, stores, settings) for job in jobs]
    jobs_run = [asyncio.create_task(each.until_stopped()) for each in attended]
    hear = partial(_hear, attended, announcements)
    listening = (tasks or BackgroundTasks()).start("follow announcements", hear)
    try:
        yield
        for each in attended:
            each.stop()
        if jobs_run:
            await asyncio.wait(jobs_run, timeout=settings.timeouts.graceful_shutdown)
    finally:
        await cancel_and_wait(*jobs_run, listening)


async def _hear(attended: Iterable[Running], announcements: Announcements) -> None:
    async with announcements() as heard:
        async for _ in heard:
            for each in attended:
                each.hear()
