"""Limits of requests in flight."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager

from service.errors import Overloaded
from service.telemetry.counters import Counters

# Each holds some megabytes for as long as its caller takes.
MOST_IMPORTS = 16
# Of one API key, so that one caller's unfinished imports do not block others.
MOST_IMPORTS_OF_ONE = 2


class Gate:
    """Counts requests in flight; beyond ``limit`` an evaluation is refused at once.

    Other requests are refused beyond nine tenths of the limit, so that evaluations go first.
    ``exports_of_one`` is the limit of concurrent exports of one API key.
    """

    __slots__ = (
        "_counters",
        "_exports",
        "_exports_of_one",
        "_imports",
        "in_flight",
        "limit",
        "limit_of_the_rest",
    )

    def __init__(self, limit: int, counters: Counters, exports_of_one: int = 1) -> None:
        self._counters = counters
        self.limit = limit
        self.limit_of_the_rest = limit - limit // 10
        self.in_flight = 0
        # Imports in progress, by id of their API key; None without one.
        self._imports: Counter[int | None] = Counter()
        self._exports: Counter[int | None] = Counter()
        self._exports_of_one = exports_of_one

    def check(self, *, evaluation: bool) -> None:
        """Raise Overloaded if one more request would exceed the limit."""
        if self.in_flight >= (self.limit if evaluation else self.limit_of_the_rest):
            self._counters.turned_away += 1
            raise Overloaded

    @contextmanager
    def entered(self, *, evaluation: bool) -> Iterator[None]:
        """Check the limit, and count one more request in flight while the block runs."""
        self.check(evaluation=evaluation)
        self.in_flight += 1
        try:
            yield
        finally:
            self.in_flight -= 1

    def importing(self, key_id: int | None) -> AbstractContextManager[None]:
        """Count one more import of the API key while the block runs.

        Raises Overloaded beyond the limit of one key, or of all.
        """
        return self._taken(self._imports, key_id, MOST_IMPORTS_OF_ONE, MOST_IMPORTS, "imports")

    def exporting(self, key_id: int | None) -> AbstractContextManager[None]:
        """The same for an export, which is read from the database as its caller reads it."""
        most = self._exports_of_one
        return self._taken(self._exports, key_id, most, sys.maxsize, "exports")

    @contextmanager
    def _taken(
        self, taken: Counter[int | None], key_id: int | None, of_one: int, of_all: int, what: str
    ) -> Iterator[None]:
        if taken[key_id] >= of_one or taken.total() >= of_all:
            self._counters.turned_away += 1
            whose = " of this API key" if taken[key_id] >= of_one else ""
            raise Overloaded(5, f"Too many {what}{whose} are in progress already.")
        taken[key_id] += 1
        try:
            yield
        finally:
            taken[key_id] -= 1
            if not taken[key_id]:
                del taken[key_id]
