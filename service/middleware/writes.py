"""Writes that outlive their caller: a client that hangs up cancels its handler, not a change."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Coroutine
from typing import Any, TypeVar

from service.errors import FlagstaffError
from service.log_events import log_event

Answered = TypeVar("Answered")

_logger = logging.getLogger(__name__)

# The event loop holds its tasks weakly: a write that nobody waits for any more needs a holder.
_under_way: set[asyncio.Task[Any]] = set()


async def to_the_end(change: Coroutine[Any, Any, Answered]) -> Answered:
    """Run a change in a task of its own; the caller's cancellation does not reach it."""
    task = asyncio.create_task(change)
    _under_way.add(task)
    task.add_done_callback(_under_way.discard)
    try:
        return await asyncio.shield(task)
    except asyncio.CancelledError:
        task.add_done_callback(_tell)
        raise
    finally:
        # A task holds its failure, whose traceback holds this frame. Closed to a ring, they would
        # keep all that was refused, which may be a third of a gigabyte, for the garbage collector.
        del task


def _tell(task: asyncio.Task[Any]) -> None:
    """Log why a change failed whose caller has gone: nobody else hears of it."""
    failure = None if task.cancelled() else task.exception()
    if isinstance(failure, FlagstaffError):
        # Its sentence is the caller's, and may name a targeting key.
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


async def all_ended() -> None:
    """Return once no write is under way, so that the stores can be closed."""
    while _under_way:
        await asyncio.wait(_under_way)
