"""Durations, counted in buckets for Prometheus's histograms."""

from __future__ import annotations

from bisect import bisect_left
from typing import Self

import msgspec

# Upper bounds of the buckets, in seconds; the last bucket is everything above.
BUCKETS = (0.00005, 0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.05, 0.25, 1.0, 5.0)


class Durations(msgspec.Struct):
    """Counts by duration, and the sum of ``seconds``."""

    buckets: list[int] = msgspec.field(default_factory=lambda: [0] * (len(BUCKETS) + 1))
    seconds: float = 0.0

    def __post_init__(self) -> None:
        if len(self.buckets) != len(BUCKETS) + 1:
            # Another release wrote it, with other bounds.
            raise ValueError(f"There are {len(BUCKETS) + 1} buckets.")

    @property
    def count(self) -> int:
        """Number of events."""
        return sum(self.buckets)

    def add(self, seconds: float) -> None:
        """Count one event that took ``seconds``."""
        self.buckets[bisect_left(BUCKETS, seconds)] += 1
        self.seconds += seconds

    def __iadd__(self, other: Durations) -> Self:
        """Add the counts of another."""
        self.buckets = [a + b for a, b in zip(self.buckets, other.buckets, strict=True)]
        self.seconds += other.seconds
        return self
