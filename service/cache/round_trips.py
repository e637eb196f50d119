"""Counts and durations of this process's round trips to Redis."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from time import perf_counter

import msgspec
from redis.exceptions import ResponseError

from service.durations import Durations


class RoundTrips(msgspec.Struct):
    """Round trips that were answered (single commands or pipelines), and those that timed out."""

    answered: Durations = msgspec.field(default_factory=Durations)
    failed: int = 0


class _Untold:
    """Counts since they were last taken. A process has one, as it has one Redis."""

    round_trips = RoundTrips()


def take_round_trips() -> RoundTrips:
    """Return the counters and reset them."""
    taken, _Untold.round_trips = _Untold.round_trips, RoundTrips()
    return taken


@contextmanager
def round_trip() -> Iterator[None]:
    """Count a round trip in this block; a refusal is an answer too."""
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
