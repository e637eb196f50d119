"""Rules of repeated calls: which ones, on which answers, and for how long."""

from __future__ import annotations

import time
from collections.abc import Callable
from http import HTTPStatus

import httpx

# Nginx refused the request before a worker saw it: any call may be repeated.
_TURNED_AWAY = frozenset({HTTPStatus.TOO_MANY_REQUESTS})
WORTH_RETRYING = _TURNED_AWAY | {
    HTTPStatus.BAD_GATEWAY,
    HTTPStatus.SERVICE_UNAVAILABLE,
    HTTPStatus.GATEWAY_TIMEOUT,
}
_IDEMPOTENT = frozenset({"GET", "PUT", "DELETE"})
_CONDITIONS = ("if-match", "if-none-match")
# Last parts of paths that take a POST and change nothing.
_QUESTIONS = frozenset({"explain", "evaluate", "impact"})

# How often a call is tried at most, and the first wait between two tries in seconds; each next one
# is twice as long.
TRIES = 4
_FIRST_WAIT = 0.2
_LONGEST_WAIT = 5.0
# Seconds after the first try in which another one begins. Quick failures, of a restart or a
# failover, get all tries. A server that fails slowly has waited for its database already, and
# waiting for it four times only keeps the caller from the answer.
_PATIENCE = 5.0


class Retries:
    """The tries of one call; the first one begins now."""

    def __init__(self, tries: int = TRIES, *, clock: Callable[[], float] = time.monotonic) -> None:
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


def repeatable_on(request: httpx.Request) -> frozenset[HTTPStatus]:
    """Return the statuses on which a call of the management API may be repeated."""
    # Repeated, a conditional write would meet its own change: `settled` looks instead.
    conditional = request.method != "GET" and any(name in request.headers for name in _CONDITIONS)
    repeatable = request.method in _IDEMPOTENT and not conditional
    return WORTH_RETRYING if repeatable else _TURNED_AWAY


def asked_to_wait(response: httpx.Response) -> float:
    """Return the seconds of ``Retry-After``; 0 without it."""
    seconds = response.headers.get("retry-after", "")
    return float(seconds) if seconds.isascii() and seconds.isdigit() else 0.0


def is_read(request: httpx.Request) -> bool:
    """Return whether a request changes nothing: also a question with a body, and a dry run."""
    path = request.url.path
    return (
        request.method == "GET"
        or "/ofrep/v1/evaluate/" in path
        or (request.method == "POST" and path.rpartition("/")[2] in _QUESTIONS)
        or request.url.params.get("dry_run") == "true"
    )
