from __future__ import annotations

import asyncio
import time

from service.telemetry.counters import Counters
from service.telemetry.loop_lag import LoopLag
from tests.waiting import until


async def test_what_holds_the_loop_up_is_measured() -> None:
    counters = Counters()
    lag = LoopLag(counters)
    measuring = asyncio.create_task(lag.measure())
    await until(lambda: counters.loop_lag.count >= 2)
    assert lag.longest < counters.loop_lag.seconds + 0.001
    before = counters.loop_lag.count
    time.sleep(0.5)  # noqa: ASYNC251  # holding the loop up is what is tested
    await until(lambda: counters.loop_lag.count > before)
    measuring.cancel()
    # It was due within a tenth of a second of the beginning.
    assert lag.longest >= 0.39
    assert counters.loop_lag.seconds >= lag.longest


def test_a_timer_that_was_early_counts_as_no_lag() -> None:
    counters = Counters()
    LoopLag(counters).add(-0.0005)
    assert counters.loop_lag.count == 1
    assert counters.loop_lag.seconds == 0.0
