"""Waiting for what other tasks of the same event loop do, which sets no event for a test."""

from __future__ import annotations

import asyncio
from collections.abc import Callable


async def until(condition: Callable[[], object]) -> None:
    """Return when the condition holds; fail the test after half a minute."""
    async with asyncio.timeout(30):
        while not condition():  # noqa: ASYNC110  # nobody tells when others have got there
            await asyncio.sleep(0.005)
