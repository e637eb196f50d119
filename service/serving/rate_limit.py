"""Rate limit of one caller on the direct port, where no Nginx limits."""

from __future__ import annotations

# Beyond so many callers, those whose full burst is available again are dropped.
MOST_CALLERS = 4096


class RateLimit:
    """Generic cell rate algorithm: ``rate`` requests a second, with a burst of one second.

    A caller is a valid API key, or the address of a caller without one, as text. Rate 0 is no
    limit.
    """

    __slots__ = ("_interval", "_most_ahead", "_next", "rate")

    def __init__(self, rate: int) -> None:
        self.rate = rate
        self._interval = 1 / rate if rate else 0.0
        # How far ahead of the rate a caller may be: a second less one request. The factor keeps
        # rounding from admitting one more or refusing one.
        self._most_ahead = 1.0 - self._interval * 0.999
        # When each caller's requests so far would have come at exactly the allowed rate.
        self._next: dict[str, float] = {}

    def is_spent(self, caller: str, now: float) -> bool:
        """Return whether ``admit`` would refuse the caller at ``now``; counts nothing."""
        return self._next.get(caller, now) - now > self._most_ahead

    def admit(self, caller: str, now: float) -> bool:
        """Count a request at ``now`` (monotonic seconds); return whether it is allowed."""
        due = self._next.get(caller, now)
        if due < now:
            due = now
        elif due - now > self._most_ahead:
            return False
        self._next[caller] = due + self._interval
        if len(self._next) > MOST_CALLERS:
            self._forget(now)
        return True

    def _forget(self, now: float) -> None:
        """Drop callers whose full burst is available again; if there are none, all."""
        self._next = {caller: due for caller, due in self._next.items() if due > now}
        if len(self._next) > MOST_CALLERS:
            self._next.clear()
