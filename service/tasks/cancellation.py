"""Cancellation that is certain to end tasks."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from typing import Any, TypeVar

Result = TypeVar("Result")


async def cancel_and_wait(*tasks: asyncio.Task[Any]) -> None:
    """Cancel the tasks, and return once every one has ended.

    Also if the caller is cancelled meanwhile; its own cancellation is raised afterwards.
    """
    cancelled: asyncio.CancelledError | None = None
    # Repeated: a driver may swallow one cancellation.
    while waiting := [task for task in tasks if not task.done()]:
        for task in waiting:
            task.cancel()
        try:
            await asyncio.wait(waiting, timeout=0.1)
        except asyncio.CancelledError as error:
            # A task that is cancelled while it cancels others has to wait for them too.
            cancelled = error
    if cancelled is not None:
        raise cancelled


async def uninterrupted(work: Coroutine[Any, Any, Result]) -> Result:
    """Run ``work`` to its end, and return its result.

    A caller who is cancelled meanwhile hears of it when the work has ended, and not before.
    """
    task = asyncio.create_task(work)
    cancelled: asyncio.CancelledError | None = None
    while not task.done():
        try:
            await asyncio.wait([task])
        except asyncio.CancelledError as error:
            cancelled = error
    if cancelled is not None:
        raise cancelled
    return task.result()
