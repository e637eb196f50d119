"""Sharing the event loop: long work in short turns, and waiting that allows for others' turns."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from functools import partial
from typing import Any, TypeVar

from service.evaluation.limits import LONG_TEXT
from service.evaluation.steps import Steps

Result = TypeVar("Result")

# In how many parts a wait is measured: one that the loop was late for counts as one of them.
_PARTS = 10

# The one thread in which work is done that does not come in steps.
_ASIDE = ThreadPoolExecutor(1, "aside")

# How many seconds of work are done before others get their turn: an evaluation waits that long.
_TURN = 0.005


async def run_in_slices(steps: Steps[Result]) -> Result:
    """Run the generator to its end, yielding to the event loop every few milliseconds.

    Pieces of work that it yields are run ``aside``. Cancelled, it ends at the step it has come to.
    """
    ends = time.perf_counter() + _TURN
    go_on: Callable[[], Callable[[], Any] | None] = steps.__next__
    with closing(steps):
        while True:
            try:
                piece = go_on()
            except StopIteration as end:
                result: Result = end.value
                return result
            go_on = steps.__next__
            if piece is not None:
                try:
                    go_on = partial(steps.send, await aside(piece))
                except Exception as failure:  # noqa: BLE001  # it is the steps' own to handle
                    go_on = partial(steps.throw, failure)
            elif time.perf_counter() <= ends:
                continue
            else:
                await asyncio.sleep(0)
            ends = time.perf_counter() + _TURN


async def aside(work: Callable[[], Result], size: int = LONG_TEXT + 1) -> Result:
    """The result of work that does not come in steps, done in a thread if it is long.

    It is if it is work on more than LONG_TEXT characters: ``size`` tells how many. One such piece
    is under way at a time; it cannot be ended, so each is bounded.
    """
    if size <= LONG_TEXT:
        return work()
    return await asyncio.get_running_loop().run_in_executor(_ASIDE, work)


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
