"""Long work in short turns, so that whoever else needs the event loop is not kept waiting."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Generator
from typing import TypeVar

Result = TypeVar("Result")

# How many seconds of work are done before others get their turn: an evaluation waits that long.
_TURN = 0.005


async def in_turns(steps: Generator[None, None, Result]) -> Result:
    """What the generator returns, with the event loop free for others every few milliseconds."""
    ends = time.perf_counter() + _TURN
    while True:
        try:
            next(steps)
        except StopIteration as end:
            result: Result = end.value
            return result
        if time.perf_counter() > ends:
            await asyncio.sleep(0)
            ends = time.perf_counter() + _TURN
