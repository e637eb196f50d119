"""How many requests a worker is willing to have in flight."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from service.errors import Overloaded
from service.telemetry.counters import Counters

# Each holds some megabytes for as long as its caller takes.
MOST_IMPORTS = 8


class Gate:
    """Counts the requests in flight; past ``limit`` an evaluation is turned away at once.

    Everything else is turned away past nine tenths of the limit, so that evaluations go first.
    """

    __slots__ = ("_counters", "_imports", "in_flight", "limit", "limit_of_the_rest")

    def __init__(self, limit: int, counters: Counters) -> None:
        self._counters = counters
        self.limit = limit
        self.limit_of_the_rest = limit - limit // 10
        self.in_flight = 0
        self._imports = 0

    def check(self, *, evaluation: bool) -> None:
        """Raise Overloaded if there are too many requests in flight for one more."""
        if self.in_flight >= (self.limit if evaluation else self.limit_of_the_rest):
            self._counters.turned_away += 1
            raise Overloaded

    @contextmanager
    def entered(self, *, evaluation: bool) -> Iterator[None]:
        """Count one more request in flight for as long as the block lasts; checks first."""
        self.check(evaluation=evaluation)
        self.in_flight += 1
        try:
            yield
        finally:
            self.in_flight -= 1

    @contextmanager
    def importing(self) -> Iterator[None]:
        """Count one more import for as long as the block lasts; raises Overloaded past the most."""
        if self._imports >= MOST_IMPORTS:
            self._counters.turned_away += 1
            raise Overloaded(5, "Too many imports are under way already.")
        self._imports += 1
        try:
            yield
        finally:
            self._imports -= 1
