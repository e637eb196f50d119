"""Event loop lag: how late the event loop runs due work."""

from __future__ import annotations

import asyncio
from time import monotonic

from service.telemetry.counters import Counters

# Seconds between two measurements. What blocks the loop for longer is always noticed.
_STEP = 0.1
# Seconds for which the longest lag is remembered at least; at most twice as long.
_MEMORY = 30.0


class LoopLag:
    """Measures the lag of the running event loop, into the ``counters``."""

    def __init__(self, counters: Counters) -> None:
        self._counters = counters
        self._longest = self._longest_before = 0.0
        self._since = monotonic()

    @property
    def longest(self) -> float:
        """Longest lag of the last half minute or more, in seconds."""
        return max(self._longest, self._longest_before)

    async def measure(self) -> None:
        """Measure periodically, forever."""
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
