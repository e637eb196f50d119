"""Waiting for conditions. Deadlines are generous: they end early when all is well."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable

# Seconds that a busy machine may take for what a quiet one does in one.
PATIENCE = 100.0


async def until(condition: Callable[[], object]) -> None:
    """Wait for a condition that other tasks of this event loop bring about."""
    async with asyncio.timeout(PATIENCE):
        while not condition():  # noqa: ASYNC110  # nobody tells when others have got there
            await asyncio.sleep(0.005)


def wait_until(condition: Callable[[], object], within: float = PATIENCE) -> None:
    """Wait for a condition that other processes or threads bring about."""
    deadline = time.monotonic() + within
    while not condition():
        assert time.monotonic() < deadline, "The condition never held."
        time.sleep(0.01)
