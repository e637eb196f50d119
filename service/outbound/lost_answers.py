"""Conditional writes whose answer was lost: look whether the change was made, then go on.

A write with ``If-Match`` that is simply repeated meets its own change, and answers that somebody
else's came first.
"""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus
from typing import TypeVar

from service.errors import FlagstaffError
from service.outbound.failures import CallFailed, Unreachable
from service.outbound.retries import Retries

Outcome = TypeVar("Outcome")

# No answer, or one that does not know how the request ended.
_UNKNOWN = frozenset(
    {HTTPStatus.BAD_GATEWAY, HTTPStatus.SERVICE_UNAVAILABLE, HTTPStatus.GATEWAY_TIMEOUT}
)


def settled(
    write: Callable[[], Outcome],
    look: Callable[[], Outcome | None],
    *,
    wait: Callable[[float], None],
) -> Outcome:
    """Carry out a conditional write; return what it, or else ``look``, comes to.

    ``look`` reads the present state: the outcome if it is as the write wants it, else None. It is
    only called after an answer was lost. Raises what ``write`` raises, once trying again is not
    worth it.
    """
    retries = Retries()
    is_lost = False
    while True:
        try:
            return write()
        except (CallFailed, Unreachable) as failure:
            if not is_lost and not _is_lost(failure):
                raise
            if is_lost and not _is_lost(failure) and not _is_refused(failure):
                raise
            is_lost = True
            try:
                outcome = look()
            except (CallFailed, Unreachable):
                # `look` is tried again by itself: there is nothing to go on.
                raise failure from None
            if outcome is not None:
                return outcome
            seconds = retries.next_wait()
            if seconds is None or _is_refused(failure):
                raise
        wait(seconds)


def _is_lost(failure: FlagstaffError) -> bool:
    if isinstance(failure, CallFailed):
        return failure.status in _UNKNOWN
    return isinstance(failure, Unreachable)


def _is_refused(failure: FlagstaffError) -> bool:
    return isinstance(failure, CallFailed) and failure.status == HTTPStatus.PRECONDITION_FAILED
