"""Exit codes of commands."""

from __future__ import annotations

from http import HTTPStatus

from service.errors import FlagstaffError, Forbidden, NotFound, Unauthenticated, Unavailable
from service.outbound.failures import CallFailed, NotFlagstaff, Unreachable

DONE = 0
AT_FAULT = 1
USAGE = 2
DRIFT = 2
NOT_FOUND = 3
NOT_ALLOWED = 4
UNAVAILABLE = 5
# What a shell says of a program that ended by Ctrl-C.
INTERRUPTED = 130

# For --help, whose lines are kept as they are behind \b.
EXPLANATION = """\b
Exit codes:
  0    done
  1    the file or the request is at fault
  2    the command line is wrong, or the set differs from the file (apply --check)
  3    what was named does not exist
  4    the API key is missing, not valid, or lacks the scope
  5    the server, or a store behind it, did not answer, or the rate limit was reached
  130  interrupted
"""


class WrongUsage(FlagstaffError):
    """Fault of a command line as a whole, or of the environment."""


def exit_code_of(failure: FlagstaffError) -> int:
    """The exit code for a failure, its own or the server's."""
    if isinstance(failure, WrongUsage):
        return USAGE
    if isinstance(failure, Unreachable | NotFlagstaff | Unavailable):
        return UNAVAILABLE
    if isinstance(failure, Unauthenticated | Forbidden):
        return NOT_ALLOWED
    if isinstance(failure, NotFound):
        return NOT_FOUND
    if isinstance(failure, CallFailed):
        return _on_answer(failure.status)
    return AT_FAULT


def _on_answer(status: int) -> int:
    if status in (HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN):
        return NOT_ALLOWED
    if status == HTTPStatus.NOT_FOUND:
        return NOT_FOUND
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR or status == HTTPStatus.TOO_MANY_REQUESTS:
        return UNAVAILABLE
    return AT_FAULT
