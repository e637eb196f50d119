"""What a worker counts while it answers: plain integers, folded into metrics when scraped."""

from __future__ import annotations

from bisect import bisect_left

# Upper bounds of the duration buckets, in seconds; the last bucket is everything above.
BUCKETS = (0.00005, 0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.05, 0.25, 1.0, 5.0)


class RouteTally:
    """The requests to one route: by status, and by duration."""

    __slots__ = ("buckets", "by_status", "seconds")

    def __init__(self) -> None:
        self.by_status: dict[int, int] = {}
        self.buckets = [0] * (len(BUCKETS) + 1)
        self.seconds = 0.0

    def add(self, status: int, seconds: float) -> None:
        """Count one request that was answered with ``status`` after ``seconds``."""
        self.by_status[status] = self.by_status.get(status, 0) + 1
        self.buckets[bisect_left(BUCKETS, seconds)] += 1
        self.seconds += seconds


class Tally:
    """Everything that one worker counts on the way of an evaluation."""

    __slots__ = ("bulk", "memo_hits", "reasons", "single")

    def __init__(self) -> None:
        self.single = RouteTally()
        self.bulk = RouteTally()
        # Single evaluations by (flag set, reason or error code).
        self.reasons: dict[tuple[str, str], int] = {}
        self.memo_hits = 0
