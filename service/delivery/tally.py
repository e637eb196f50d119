"""What a worker counts while it answers: plain numbers, told to Prometheus when it asks."""

from __future__ import annotations

from typing import Self

import msgspec

from service.delivery.condition import Condition
from service.durations import Durations


class ContextTally(msgspec.Struct):
    """Where evaluations found what is stored for their targeting key, or that nothing is.

    ``unavailable`` found neither, ``absent`` are those of the others that had nothing stored.
    """

    worker: int = 0
    redis: int = 0
    mysql: int = 0
    unavailable: int = 0
    absent: int = 0

    def __iadd__(self, other: ContextTally) -> Self:
        """Add what another worker counted."""
        self.worker += other.worker
        self.redis += other.redis
        self.mysql += other.mysql
        self.unavailable += other.unavailable
        self.absent += other.absent
        return self


class Tally(msgspec.Struct):
    """Everything that one worker counts.

    ``requests`` are by route and status. ``reasons`` are of single evaluations, by flag set.
    ``loop_lag`` is how long the event loop kept what was due waiting, ``redis`` how long Redis
    took, and how often it did not answer is ``redis_failed``.
    ``conditions`` are how each worker is, by its number; everything else only grows.
    """

    requests: dict[str, dict[int, Durations]] = {}
    reasons: dict[str, dict[str, int]] = {}
    contexts: ContextTally = msgspec.field(default_factory=ContextTally)
    remembered: int = 0
    turned_away: int = 0
    events_told: int = 0
    streams_cut: int = 0
    streams_turned_away: int = 0
    loop_lag: Durations = msgspec.field(default_factory=Durations)
    redis: Durations = msgspec.field(default_factory=Durations)
    redis_failed: int = 0
    conditions: dict[str, Condition] = {}

    def answered(self, route: str, status: int, seconds: float) -> None:
        """Count one request to ``route`` that was answered with ``status`` after ``seconds``."""
        by_status = self.requests.get(route)
        if by_status is None:
            by_status = self.requests[route] = {}
        durations = by_status.get(status)
        if durations is None:
            durations = by_status[status] = Durations()
        durations.add(seconds)

    def __iadd__(self, other: Tally) -> Self:
        """Add what another worker counted."""
        for route, by_status in other.requests.items():
            mine = self.requests.setdefault(route, {})
            for status, durations in by_status.items():
                if status in mine:
                    mine[status] += durations
                else:
                    mine[status] = durations
        for flag_set, counts in other.reasons.items():
            reasons = self.reasons.setdefault(flag_set, {})
            for reason, count in counts.items():
                reasons[reason] = reasons.get(reason, 0) + count
        self.contexts += other.contexts
        self.remembered += other.remembered
        self.turned_away += other.turned_away
        self.events_told += other.events_told
        self.streams_cut += other.streams_cut
        self.streams_turned_away += other.streams_turned_away
        self.loop_lag += other.loop_lag
        self.redis += other.redis
        self.redis_failed += other.redis_failed
        self.conditions |= other.conditions
        return self
