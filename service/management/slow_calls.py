"""Slots for slow webhook calls, so that they do not delay others."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator, Coroutine
from typing import Any

from service.errors import FlagstaffError
from service.log_events import log_event
from service.tasks.cancellation import cancel_and_wait

logger = logging.getLogger(__name__)

# Seconds that a call is waited for before it continues in a slow slot.
_PATIENCE = 1.0
# Slow calls at once: with the others, what the HTTP client has room for.
_PLACES = 48


class SlowCalls:
    """The slow calls of one process, and the webhooks they are for.

    A webhook whose last call was slow gets a slow slot at once. While all of those are taken, such
    webhooks are not called; a webhook that was not slow before is waited for.
    """

    def __init__(self, *, patience: float = _PATIENCE, places: int = _PLACES) -> None:
        self._patience = patience
        self._places = places
        self._slow: set[int] = set()
        self._calls: set[asyncio.Task[None]] = set()

    @property
    def left_out(self) -> frozenset[int]:
        """The webhooks for which there is no slot now."""
        return frozenset(self._slow) if len(self._calls) >= self._places else frozenset()

    async def run(self, webhook_id: int, call: Coroutine[Any, Any, None]) -> None:
        """Return when the call is done or continues by itself. Raises what it raises until then."""
        task = asyncio.create_task(self._timed(webhook_id, call))
        has_place = len(self._calls) < self._places
        try:
            if not has_place:
                await asyncio.wait((task,))
            elif webhook_id not in self._slow:
                await asyncio.wait((task,), timeout=self._patience)
        except asyncio.CancelledError:
            await cancel_and_wait(task)
            raise
        if task.done():
            task.result()
            return
        self._slow.add(webhook_id)
        self._calls.add(task)
        task.add_done_callback(self._ended)

    async def finish(self, timeout: float) -> None:
        """Wait up to ``timeout`` seconds for the calls in progress, then cancel the rest."""
        if self._calls:
            await asyncio.wait(self._calls, timeout=timeout)
        await cancel_and_wait(*self._calls)

    async def _timed(self, webhook_id: int, call: Coroutine[Any, Any, None]) -> None:
        loop = asyncio.get_running_loop()
        started = loop.time()
        await call
        if loop.time() - started < self._patience:
            self._slow.discard(webhook_id)

    def _ended(self, task: asyncio.Task[None]) -> None:
        self._calls.discard(task)
        error = None if task.cancelled() else task.exception()
        if isinstance(error, FlagstaffError):
            logger.warning(
                "Result of a webhook call not recorded; the delivery is called again: %s",
                error,
                extra=log_event("webhook_result_not_recorded"),
            )
        elif error is not None:
            logger.error(
                "Webhook call failed unexpectedly; retrying.",
                exc_info=error,
                extra=log_event("webhook_call_failed"),
            )


@contextlib.asynccontextmanager
async def slow_calls(timeout: float) -> AsyncIterator[SlowCalls]:
    """Slow calls that have ``timeout`` seconds to end when the block does."""
    calls = SlowCalls()
    try:
        yield calls
    finally:
        await calls.finish(timeout)
