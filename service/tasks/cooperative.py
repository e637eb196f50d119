"""Sharing the event loop: long work in short turns, and waiting that allows for others' turns."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Generator
from typing import Any, TypeVar

Result = TypeVar("Result")

# In how many parts a wait is measured: one that the loop was late for counts as one of them.
_PARTS = 10

# How many seconds of work are done before others get their turn: an evaluation waits that long.
_TURN = 0.005


async def run_in_slices(steps: Generator[None, None, Result]) -> Result:
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


async def is_done_within(seconds: float, future: asyncio.Future[Any]) -> bool:
    """Whether the future is done after so many seconds; it goes on in any case.

    They are seconds in which the loop was there to see it: who waits for an answer from elsewhere
    should not be told that it is late because a thousand others had to have their turn first.
    """
    for _ in range(_PARTS):
        await asyncio.wait((future,), timeout=seconds / _PARTS)
        if future.done():
            return True
    return False
