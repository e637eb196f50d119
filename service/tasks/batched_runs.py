"""Runs work on names in batches; concurrent callers of a name share a run."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping

from service.tasks.cancellation import cancel_and_wait


class BatchedRuns:
    """Gives every caller a run for its name that began after its call.

    Waiting names are worked on together: at most ``most`` in one run of ``work``, and at most
    ``at_once`` concurrent runs, never two for one name. A caller that is cancelled stops no run.
    """

    def __init__(
        self,
        work: Callable[[tuple[str, ...]], Awaitable[Mapping[str, Exception]]],
        *,
        at_once: int,
        most: int,
    ) -> None:
        """``work`` returns the failures of single names; what it raises concerns all of them."""
        self._work = work
        self._at_once = at_once
        self._most = most
        self._waiting: dict[str, asyncio.Future[None]] = {}
        self._running: set[str] = set()
        self._tasks: set[asyncio.Task[None]] = set()
        self._is_starting = False

    async def __call__(self, name: str) -> None:
        """Return once a run for the name that began after this call has ended.

        Raises what the run raised.
        """
        await asyncio.shield(self.ask(name))

    def ask(self, name: str) -> asyncio.Future[None]:
        """Return the end of the next run for the name, which nobody has to wait for."""
        future = self._waiting.get(name)
        if future is None:
            future = self._waiting[name] = asyncio.get_running_loop().create_future()
            self._start_soon()
        return future

    async def close(self) -> None:
        """Stop the runs in progress, and start no other."""
        self._at_once = 0
        await cancel_and_wait(*self._tasks)

    def _start_soon(self) -> None:
        # After everybody who asks in this turn of the event loop, so that they share a run.
        if not self._is_starting:
            self._is_starting = True
            asyncio.get_running_loop().call_soon(self._start)

    def _start(self) -> None:
        self._is_starting = False
        while self._waiting and len(self._tasks) < self._at_once:
            batch: dict[str, asyncio.Future[None]] = {}
            for name, future in self._waiting.items():
                if name not in self._running:
                    batch[name] = future
                    if len(batch) == self._most:
                        break
            if not batch:
                return
            for name in batch:
                del self._waiting[name]
            self._running.update(batch)
            task = asyncio.create_task(self._run(batch))
            self._tasks.add(task)
            task.add_done_callback(self._ended)

    async def _run(self, batch: dict[str, asyncio.Future[None]]) -> None:
        try:
            failures = await self._work(tuple(batch))
        except Exception as error:  # noqa: BLE001  # whoever asked is told
            failures = dict.fromkeys(batch, error)
        except BaseException:
            for future in batch.values():
                future.cancel()
            raise
        finally:
            self._running.difference_update(batch)
        for name, future in batch.items():
            if future.done():
                continue
            if (failure := failures.get(name)) is None:
                future.set_result(None)
            else:
                future.set_exception(failure)
                # Retrieved here, so that asyncio does not log a failure that nobody waits for.
                future.exception()

    def _ended(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        self._start_soon()
