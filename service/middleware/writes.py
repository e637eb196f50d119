"""Writes that outlive their caller: a client that hangs up cancels its handler, not a change."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Coroutine
from typing import Any, TypeVar

Answered = TypeVar("Answered")

_logger = logging.getLogger(__name__)

# The event loop holds its tasks weakly: a write that nobody waits for any more needs a holder.
_under_way: set[asyncio.Task[Any]] = set()


async def to_the_end(change: Coroutine[Any, Any, Answered]) -> Answered:
    """Run a change in a task of its own; the caller's cancellation does not reach it."""
    task = asyncio.create_task(change)
    _under_way.add(task)
    task.add_done_callback(_ended)
    return await asyncio.shield(task)


def _ended(task: asyncio.Task[Any]) -> None:
    _under_way.discard(task)
    if not task.cancelled() and task.exception() is not None:
        # Whoever still waits hears why; if nobody does, this is the only trace. A sentence for the
        # caller may name a targeting key, which is nothing for a log.
        _logger.debug("A change failed: %s", type(task.exception()).__name__)


async def all_ended() -> None:
    """Return once no write is under way, so that the stores can be closed."""
    while _under_way:
        await asyncio.wait(_under_way)
