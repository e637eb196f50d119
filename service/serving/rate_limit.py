"""How many requests a second one caller may send to a worker that no Nginx limits."""

from __future__ import annotations

# Past so many callers, those who could send a full burst again are forgotten.
MOST_CALLERS = 4096


class RateLimit:
    """The generic cell rate algorithm: ``rate`` requests a second, a second's worth at once.

    A caller is an API key that is valid, or the address of whoever sends none, as a text. Rate 0
    sets no limit.
    """

    __slots__ = ("_interval", "_most_ahead", "_next", "rate")

    def __init__(self, rate: int) -> None:
        self.rate = rate
        self._interval = 1 / rate if rate else 0.0
        # How far ahead of the rate a caller may be before its next request: a second less one
        # request. Rounding must neither let one more in nor keep one out.
        self._most_ahead = 1.0 - self._interval * 0.999
        # When each caller's requests so far would have come at exactly the allowed rate.
        self._next: dict[str, float] = {}

    def is_spent(self, caller: str, now: float) -> bool:
        """Whether ``admit`` would refuse the caller at ``now``; counts nothing."""
        return self._next.get(caller, now) - now > self._most_ahead

    def admit(self, caller: str, now: float) -> bool:
        """Whether the caller may send one more at ``now`` (monotonic seconds); counts it if so."""
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
        """Drop those whose full burst is back; if all are busy, all of them."""
        self._next = {caller: due for caller, due in self._next.items() if due > now}
        if len(self._next) > MOST_CALLERS:
            self._next.clear()
