"""When a call is tried again, and when no more."""

from __future__ import annotations

import time
from collections.abc import Callable

# How often a call is tried at most, and the first wait between two tries in seconds; each next one
# is twice as long.
_TRIES = 4
_FIRST_WAIT = 0.2
_LONGEST_WAIT = 5.0
# Seconds after the first try in which another one begins. Quick failures, of a restart or a
# failover, get all tries. A server that fails slowly has waited for its database already, and
# waiting for it four times only keeps the caller from the answer.
_PATIENCE = 5.0


class Retries:
    """The tries of one call; the first one begins now."""

    def __init__(self, tries: int = _TRIES, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._left = tries - 1
        self._clock = clock
        self._began = clock()
        self._seconds = _FIRST_WAIT

    def next_wait(self, asked: float = 0.0) -> float | None:
        """Return how many seconds to wait before the next try; None if there is none.

        ``asked`` is how long the server asks to wait.
        """
        if not self._left or self._clock() - self._began >= _PATIENCE:
            return None
        self._left -= 1
        seconds = max(self._seconds, asked)
        self._seconds = seconds * 2
        return min(seconds, _LONGEST_WAIT)
