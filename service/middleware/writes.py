"""Writes that outlive their caller: a disconnect cancels the handler, not the change."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager
from typing import Any, TypeVar

from service.errors import FlagstaffError
from service.log_events import log_event

Answered = TypeVar("Answered")

_logger = logging.getLogger(__name__)

# The event loop holds its tasks weakly: a write that nobody waits for needs a reference.
_under_way: set[asyncio.Task[Any]] = set()


async def to_the_end(change: Coroutine[Any, Any, Answered]) -> Answered:
    """Run a change in a task of its own, which the caller's cancellation does not reach."""
    task = asyncio.create_task(change)
    _under_way.add(task)
    task.add_done_callback(_under_way.discard)
    try:
        return await asyncio.shield(task)
    except asyncio.CancelledError:
        task.add_done_callback(_log_failure)
        raise
    finally:
        # A task holds its failure, whose traceback holds this frame. As a cycle they would keep all
        # that was refused, which may be a third of a gigabyte, until the garbage collector runs.
        del task


def _log_failure(task: asyncio.Task[Any]) -> None:
    """Log the failure of a change whose caller has disconnected."""
    failure = None if task.cancelled() else task.exception()
    if isinstance(failure, FlagstaffError):
        # Its sentence is for the caller, and may contain a targeting key.
        _logger.debug(
            "Change refused after its caller hung up: %s",
            type(failure).__name__,
            extra=log_event("abandoned_change_refused"),
        )
    elif failure is not None:
        _logger.error(
            "Change failed unexpectedly after its caller hung up; nothing was written.",
            exc_info=failure,
            extra=log_event("abandoned_change_failed"),
        )


@asynccontextmanager
async def ended_writes() -> AsyncIterator[None]:
    """A block that ends once no write is under way, so that the stores can be closed then."""
    try:
        yield
    finally:
        await all_ended()


async def all_ended() -> None:
    """Return once no write is under way."""
    while _under_way:
        await asyncio.wait(_under_way)
