"""What to do about a failure, for whoever ran the command."""

from __future__ import annotations

from http import HTTPStatus

from service.errors import FlagstaffError, Unauthenticated, Unavailable
from service.outbound.client import CallFailed, NotFlagstaff, Unreachable

_NODE = "`flagstaff doctor` on the node shows what is wrong."
_URL = "Check --url and FLAGSTAFF_URL"
_ANOTHER_KEY = (
    "The key is unknown, expired or revoked. Check --key and FLAGSTAFF_KEY; with an admin key,"
    " `flagstaff keys list` shows the state of every key and `flagstaff keys create` makes one."
)


def advice_on(failure: FlagstaffError, *, has_key: bool) -> str:
    """One or two sentences, or "" where the failure itself says what to do.

    ``has_key``: whether the command was given an API key.
    """
    if isinstance(failure, NotFlagstaff):
        return f"{_URL}: something else answers there."
    if isinstance(failure, Unreachable):
        return f"{_URL}, and whether the server runs: {_NODE}"
    if isinstance(failure, Unavailable):
        return "Check the server and its address in the settings: `flagstaff doctor` tries both."
    if isinstance(failure, Unauthenticated):
        return _ANOTHER_KEY
    if isinstance(failure, CallFailed):
        return _on_answer(failure, has_key=has_key)
    return ""


def _on_answer(failure: CallFailed, *, has_key: bool) -> str:
    match failure.status:
        case HTTPStatus.UNAUTHORIZED if not has_key:
            return "No API key given: pass --key or set FLAGSTAFF_KEY."
        case HTTPStatus.UNAUTHORIZED:
            return _ANOTHER_KEY
        case HTTPStatus.FORBIDDEN:
            return "Use another API key: pass --key or set FLAGSTAFF_KEY."
        case HTTPStatus.TOO_MANY_REQUESTS:
            return "Try again in a moment."
        case HTTPStatus.INTERNAL_SERVER_ERROR:
            return f"Search the server's log for the request ID {failure.request_id or '-'}."
        case status if status > HTTPStatus.INTERNAL_SERVER_ERROR:
            return f"Evaluations do not need this; try again later. {_NODE}"
        case status if HTTPStatus.MULTIPLE_CHOICES <= status < HTTPStatus.BAD_REQUEST:
            return f"{_URL}: give the address that it redirects to."
    return ""
