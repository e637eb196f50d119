"""What a worker counts while it answers: plain integers, told to Prometheus when it asks."""

from __future__ import annotations

from bisect import bisect_left
from typing import Self

import msgspec

from service.delivery.condition import Condition

# Upper bounds of the duration buckets, in seconds; the last bucket is everything above.
BUCKETS = (0.00005, 0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.05, 0.25, 1.0, 5.0)


class RouteTally(msgspec.Struct):
    """The requests to one route: by status, and by duration."""

    by_status: dict[int, int] = {}
    buckets: list[int] = msgspec.field(default_factory=lambda: [0] * (len(BUCKETS) + 1))
    seconds: float = 0.0

    def add(self, status: int, seconds: float) -> None:
        """Count one request that was answered with ``status`` after ``seconds``."""
        by_status = self.by_status
        by_status[status] = by_status.get(status, 0) + 1
        self.buckets[bisect_left(BUCKETS, seconds)] += 1
        self.seconds += seconds

    def __iadd__(self, other: RouteTally) -> Self:
        """Add another worker's requests to the same route."""
        for status, count in other.by_status.items():
            self.by_status[status] = self.by_status.get(status, 0) + count
        self.buckets = [a + b for a, b in zip(self.buckets, other.buckets, strict=True)]
        self.seconds += other.seconds
        return self


class Tally(msgspec.Struct):
    """Everything that one worker counts. ``reasons`` are of single evaluations, by flag set.

    ``open_streams`` is how many event streams there are now, ``conditions`` how each worker is, by
    its number; everything else only grows.
    """

    single: RouteTally = msgspec.field(default_factory=RouteTally)
    bulk: RouteTally = msgspec.field(default_factory=RouteTally)
    events: RouteTally = msgspec.field(default_factory=RouteTally)
    management: RouteTally = msgspec.field(default_factory=RouteTally)
    reasons: dict[str, dict[str, int]] = {}
    remembered: int = 0
    turned_away: int = 0
    open_streams: int = 0
    events_told: int = 0
    streams_cut: int = 0
    streams_turned_away: int = 0
    conditions: dict[str, Condition] = {}

    def __iadd__(self, other: Tally) -> Self:
        """Add what another worker counted."""
        self.single += other.single
        self.bulk += other.bulk
        self.events += other.events
        self.management += other.management
        for flag_set, counts in other.reasons.items():
            mine = self.reasons.setdefault(flag_set, {})
            for reason, count in counts.items():
                mine[reason] = mine.get(reason, 0) + count
        self.remembered += other.remembered
        self.turned_away += other.turned_away
        self.open_streams += other.open_streams
        self.events_told += other.events_told
        self.streams_cut += other.streams_cut
        self.streams_turned_away += other.streams_turned_away
        self.conditions |= other.conditions
        return self
