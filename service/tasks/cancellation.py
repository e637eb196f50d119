"""Ending tasks for certain."""

from __future__ import annotations

import asyncio
from typing import Any


async def cancel_and_wait(*tasks: asyncio.Task[Any]) -> None:
    """Cancels the tasks, and returns once every one has ended.

    Also where the caller is cancelled meanwhile, who hears of it then.
    """
    cancelled: asyncio.CancelledError | None = None
    # Asked again and again: on its way through a driver one cancellation can be lost.
    while waiting := [task for task in tasks if not task.done()]:
        for task in waiting:
            task.cancel()
        try:
            await asyncio.wait(waiting, timeout=0.1)
        except asyncio.CancelledError as error:
            # Who ends a task that is ending others asks again and again, too.
            cancelled = error
    if cancelled is not None:
        raise cancelled
