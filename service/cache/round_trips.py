"""How often this process asked Redis for something, and how long the answers took."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from time import perf_counter

import msgspec
from redis.exceptions import ResponseError

from service.durations import Durations


class RoundTrips(msgspec.Struct):
    """Commands, or pipelines of them, that were answered; and how many were not in time."""

    answered: Durations = msgspec.field(default_factory=Durations)
    failed: int = 0


class _Untold:
    """What was counted since it was last taken. A process has one, as it has one Redis."""

    round_trips = RoundTrips()


def take_round_trips() -> RoundTrips:
    """What was counted since this was last asked, which is the taker's from now on."""
    taken, _Untold.round_trips = _Untold.round_trips, RoundTrips()
    return taken


@contextmanager
def round_trip() -> Iterator[None]:
    """Count what is asked of Redis in this block; a refusal is an answer too."""
    began = perf_counter()
    try:
        yield
    except ResponseError:
        _Untold.round_trips.answered.add(perf_counter() - began)
        raise
    except BaseException:
        _Untold.round_trips.failed += 1
        raise
    else:
        _Untold.round_trips.answered.add(perf_counter() - began)
