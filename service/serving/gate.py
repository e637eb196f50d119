"""How many requests a worker is willing to have in flight."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager

from service.errors import Overloaded
from service.telemetry.counters import Counters

# Each holds some megabytes for as long as its caller takes.
MOST_IMPORTS = 16
# Of one API key: whoever begins imports and does not end them keeps nobody from theirs.
MOST_IMPORTS_OF_ONE = 2


class Gate:
    """Counts the requests in flight; past ``limit`` an evaluation is turned away at once.

    Everything else is turned away past nine tenths of the limit, so that evaluations go first.
    ``exports_of_one`` is how many exports one API key may have under way.
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
        # How many are under way, by the id of their API key; there is none without one.
        self._imports: Counter[int | None] = Counter()
        self._exports: Counter[int | None] = Counter()
        self._exports_of_one = exports_of_one

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

    def importing(self, key_id: int | None) -> AbstractContextManager[None]:
        """Count one more import of the API key for as long as the block lasts.

        Raises Overloaded past the most of one key, or of all.
        """
        return self._taken(self._imports, key_id, MOST_IMPORTS_OF_ONE, MOST_IMPORTS, "imports")

    def exporting(self, key_id: int | None) -> AbstractContextManager[None]:
        """The same for an answer that is read from the database as its caller reads it."""
        most = self._exports_of_one
        return self._taken(self._exports, key_id, most, sys.maxsize, "exports")

    @contextmanager
    def _taken(
        self, taken: Counter[int | None], key_id: int | None, of_one: int, of_all: int, what: str
    ) -> Iterator[None]:
        if taken[key_id] >= of_one or taken.total() >= of_all:
            self._counters.turned_away += 1
            whose = " of this API key" if taken[key_id] >= of_one else ""
            raise Overloaded(5, f"Too many {what}{whose} are under way already.")
        taken[key_id] += 1
        try:
            yield
        finally:
            taken[key_id] -= 1
            if not taken[key_id]:
                del taken[key_id]
