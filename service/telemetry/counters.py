"""Counters of a worker: plain numbers, exported when Prometheus asks."""

from __future__ import annotations

from collections.abc import Container, Iterator
from typing import Any, Self

import msgspec

from service.durations import Durations
from service.telemetry.worker_status import WorkerStatus

# Flag sets that are counted apart; the others are counted together, under a name that none has.
MOST_FLAG_SETS = 200
OTHERS = "(others)"


class ContextCounters(msgspec.Struct):
    """Evaluations by the place where their stored context was found.

    ``unavailable`` found no answer; ``absent`` are those of the others that had nothing stored.
    """

    worker: int = 0
    redis: int = 0
    mysql: int = 0
    unavailable: int = 0
    absent: int = 0


class Counters(msgspec.Struct):
    """Everything that one worker counts.

    ``requests`` are by route and status. ``reasons`` are evaluations by flag set, with those of
    bulk answers; ``flags`` are the same by flag set, flag, variant and reason, if enabled.
    ``loop_lag`` is how late the event loop ran due work, ``redis`` the duration of round trips to
    Redis, and ``redis_failed`` those that failed. ``connections`` are accepted ones.
    ``conditions`` is the status of each worker, by its number; everything else only grows.
    """

    requests: dict[str, dict[int, Durations]] = {}
    reasons: dict[str, dict[str, int]] = {}
    flags: dict[str, dict[str, dict[str, dict[str, int]]]] = {}
    contexts: ContextCounters = msgspec.field(default_factory=ContextCounters)
    remembered: int = 0
    turned_away: int = 0
    connections: int = 0
    events_told: int = 0
    streams_cut: int = 0
    streams_turned_away: int = 0
    loop_lag: Durations = msgspec.field(default_factory=Durations)
    redis: Durations = msgspec.field(default_factory=Durations)
    redis_failed: int = 0
    conditions: dict[str, WorkerStatus] = {}

    def answered(self, route: str, status: int, seconds: float) -> None:
        """Count one request to ``route`` that was answered with ``status`` after ``seconds``."""
        by_status = self.requests.get(route)
        if by_status is None:
            by_status = self.requests[route] = {}
        durations = by_status.get(status)
        if durations is None:
            durations = by_status[status] = Durations()
        durations.add(seconds)

    def evaluated(self, flag_set: str, reason: str, number: int = 1) -> None:
        """Count evaluations by reason or error code; beyond the limit of sets, together."""
        if flag_set not in self.reasons and len(self.reasons) >= MOST_FLAG_SETS:
            flag_set = OTHERS
        reasons = self.reasons.setdefault(flag_set, {})
        reasons[reason] = reasons.get(reason, 0) + number

    def flag_evaluated(
        self, flag_set: str, flag: str, variant: str, reason: str, number: int
    ) -> None:
        """Count evaluations of one flag; only the number of flags limits them."""
        reasons = self.flags.setdefault(flag_set, {}).setdefault(flag, {}).setdefault(variant, {})
        reasons[reason] = reasons.get(reason, 0) + number

    def let_go(self, flag_set: str, flags: Container[str] | None) -> None:
        """Remove the counts of flags that are not among ``flags``; None if the set was deleted.

        Counts of a deleted set are moved to OTHERS, so that another set can have its place: the
        sum over all sets stays the same.
        """
        if flags is not None:
            counted = self.flags.get(flag_set, {})
            for flag in [flag for flag in counted if flag not in flags]:
                del counted[flag]
            return
        self.flags.pop(flag_set, None)
        for reason, number in self.reasons.pop(flag_set, {}).items():
            others = self.reasons.setdefault(OTHERS, {})
            others[reason] = others.get(reason, 0) + number

    def keep_only(self, flag_sets: Container[str]) -> None:
        """``let_go`` of every flag set that is not among these."""
        for name in {*self.reasons, *self.flags} - {OTHERS}:
            if name not in flag_sets:
                self.let_go(name, None)

    def of_flags(self) -> Iterator[tuple[str, str, str, str, int]]:
        """Yield flag set, flag, variant, reason and count; nothing unless they are counted."""
        for flag_set, flags in self.flags.items():
            for flag, variants in flags.items():
                for variant, reasons in variants.items():
                    for reason, count in reasons.items():
                        yield flag_set, flag, variant, reason, count

    def __iadd__(self, other: Counters) -> Self:
        """Add another worker's counters, field by field, whatever the fields are."""
        for name in self.__struct_fields__:
            if name != "reasons":
                setattr(self, name, _sum(getattr(self, name), getattr(other, name)))
        # Beyond the limit of flag sets they are counted together.
        for flag_set, counts in other.reasons.items():
            for reason, count in counts.items():
                self.evaluated(flag_set, reason, count)
        return self


def _sum(mine: Any, theirs: Any) -> Any:
    """Add two values of one field: numbers, durations, and containers of them.

    A worker's status is not a sum: the added one replaces the other.
    """
    if isinstance(mine, dict):
        for key, value in theirs.items():
            mine[key] = _sum(mine[key], value) if key in mine else value
        return mine
    if isinstance(mine, ContextCounters):
        for name in mine.__struct_fields__:
            setattr(mine, name, getattr(mine, name) + getattr(theirs, name))
        return mine
    if isinstance(mine, WorkerStatus):
        return theirs
    if isinstance(mine, Durations):
        mine += theirs
        return mine
    return mine + theirs
