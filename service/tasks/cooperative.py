"""Cooperative work: long work in short slices, and waiting that tolerates a busy loop."""

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

# Parts in which a wait is measured: one that the loop was late for counts once.
_PARTS = 10

# The one thread for work that cannot be sliced.
_ASIDE = ThreadPoolExecutor(1, "aside")

# Seconds of work before others get their turn: an evaluation waits that long.
_TURN = 0.005


async def run_in_slices(steps: Steps[Result]) -> Result:
    """Run the generator to its end, yielding to the event loop every 5 ms; return its result.

    Work that it yields is run ``aside``. A cancellation ends it at its present step.
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
    """Run work that cannot be sliced, in a thread if it is long; return its result.

    It is long on more than LONG_TEXT characters (``size``). One such piece runs at a time; it
    cannot be cancelled, so each is bounded.
    """
    if size <= LONG_TEXT:
        return work()
    return await asyncio.get_running_loop().run_in_executor(_ASIDE, work)


async def is_done_within(seconds: float, future: asyncio.Future[Any]) -> bool:
    """Return whether the future is done within ``seconds``; it continues in any case.

    Only seconds count in which the loop ran: an answer from elsewhere must not be called late
    because a thousand others had their turn first.
    """
    for _ in range(_PARTS):
        await asyncio.wait((future,), timeout=seconds / _PARTS)
        if future.done():
            return True
    return False
