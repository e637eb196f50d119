"""What a command's exit code says; the package's docstring is the list for people."""

from __future__ import annotations

from http import HTTPStatus

from service.errors import FlagstaffError, Forbidden, Unauthenticated, Unavailable
from service.outbound.client import CallFailed, NotFlagstaff, Unreachable

DONE = 0
AT_FAULT = 1
DRIFT = 2
UNAVAILABLE = 3
NOT_ALLOWED = 4
USAGE = 64
# What a shell says of a program that ended by Ctrl-C.
INTERRUPTED = 130


class WrongUsage(FlagstaffError):
    """What argparse cannot see to be wrong about a command line, or the environment beside it."""


def exit_code_of(failure: FlagstaffError) -> int:
    """The exit code for a failure, its own or the server's."""
    if isinstance(failure, WrongUsage):
        return USAGE
    if isinstance(failure, Unreachable | NotFlagstaff | Unavailable):
        return UNAVAILABLE
    if isinstance(failure, Unauthenticated | Forbidden):
        return NOT_ALLOWED
    if isinstance(failure, CallFailed):
        if failure.status in (401, 403):
            return NOT_ALLOWED
        if failure.status >= 500 or failure.status == HTTPStatus.TOO_MANY_REQUESTS:
            return UNAVAILABLE
    return AT_FAULT
