"""How long the event loop keeps what is due waiting, and with it whatever else a worker does."""

from __future__ import annotations

import asyncio
from time import monotonic

from service.telemetry.counters import Counters

# How often, in seconds, it is measured. What holds the loop longer than that is always noticed.
_STEP = 0.1
# For how long, in seconds, the longest lag is remembered at least; at most for twice as long.
_MEMORY = 30.0


class LoopLag:
    """Measures the lag of the running event loop, into the ``counters``."""

    def __init__(self, counters: Counters) -> None:
        self._counters = counters
        self._longest = self._longest_before = 0.0
        self._since = monotonic()

    @property
    def longest(self) -> float:
        """The longest lag of the last half minute or more, in seconds."""
        return max(self._longest, self._longest_before)

    async def measure(self) -> None:
        """Measure again and again, for ever."""
        while True:
            due = monotonic() + _STEP
            await asyncio.sleep(_STEP)
            self.add(monotonic() - due)

    def add(self, lag: float) -> None:
        """Count one lag, in seconds; the loop's clock is coarse, and may be early."""
        lag = max(0.0, lag)
        self._counters.loop_lag.add(lag)
        if monotonic() - self._since > _MEMORY:
            self._longest_before, self._longest = self._longest, 0.0
            self._since = monotonic()
        self._longest = max(self._longest, lag)
