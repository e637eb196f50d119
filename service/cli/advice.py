"""Advice on failures: what the user can do about one."""

from __future__ import annotations

from http import HTTPStatus

from service.cli.servers.choice import KEY_SOURCES, Value
from service.errors import FlagstaffError, Unauthenticated, Unavailable
from service.outbound.failures import CallFailed, NotFlagstaff, Unreachable

# What the server answers where nothing is: the URL leads to a path below its own.
_NO_PATH = "Nothing is at this path"
_NODE = "`flagstaff doctor` on the node shows what is wrong."


def advice_on(
    failure: FlagstaffError, *, url: Value | None = None, key: Value | None = None
) -> str:
    """One or two sentences, or "" where the failure itself says what to do.

    ``url`` and ``key`` are those that the command used, and where they came from.
    """
    if isinstance(failure, NotFlagstaff):
        return f"{_check(url)}: something else answers there."
    if isinstance(failure, Unreachable):
        if failure.may_be_done:
            return (
                "The change may have been made, only the answer was lost: look at how it stands"
                f" before you repeat it. {_check(url)}."
            )
        return f"{_check(url)}, and whether the server runs: {_NODE}"
    if isinstance(failure, Unavailable):
        return "Check the server and its address in the settings: `flagstaff doctor` tries both."
    if isinstance(failure, Unauthenticated):
        return _other_key(key)
    if isinstance(failure, CallFailed):
        return _on_answer(failure, url, key)
    return ""


def _on_answer(failure: CallFailed, url: Value | None, key: Value | None) -> str:
    match failure.status:
        case HTTPStatus.UNAUTHORIZED if key is not None and not key.text:
            return f"{KEY_SOURCES[0].upper()}{KEY_SOURCES[1:]}."
        case HTTPStatus.UNAUTHORIZED:
            return _other_key(key)
        case HTTPStatus.FORBIDDEN:
            return (
                f"Use another API key than that of {_origin(key)}, or make one with an admin key:"
                " `flagstaff keys create NAME --scope SCOPE`."
            )
        case HTTPStatus.NOT_FOUND if str(failure).startswith(_NO_PATH):
            return f"{_check(url)}: it is the address of Flagstaff, without /api or /console."
        case HTTPStatus.CONFLICT if failure.kind == "last-admin-key":
            return "`flagstaff keys create NAME --scope admin` makes another; --force does without."
        case HTTPStatus.PRECONDITION_FAILED:
            return "Look at the change (`flagstaff changes`), then run the command again."
        case HTTPStatus.TOO_MANY_REQUESTS:
            return "Try again in a moment."
        case HTTPStatus.INTERNAL_SERVER_ERROR:
            return f"Search the server's log for the request ID {failure.request_id or '-'}."
        case status if status > HTTPStatus.INTERNAL_SERVER_ERROR:
            return f"Evaluations do not need this; try again later. {_NODE}"
        case status if HTTPStatus.MULTIPLE_CHOICES <= status < HTTPStatus.BAD_REQUEST:
            return f"{_check(url)}: give the address that it redirects to."
    return ""


def _check(url: Value | None) -> str:
    if url is None:
        return "Check --server and FLAGSTAFF_URL"
    if url.origin == "the default":
        return (
            f"The URL {url.text} is the default: pass --server, set FLAGSTAFF_URL, or run"
            " `flagstaff login`"
        )
    return f"The URL {url.text} comes from {url.origin}. Check it"


def _other_key(key: Value | None) -> str:
    return (
        f"The key of {_origin(key)} is unknown, expired or revoked. With an admin key,"
        " `flagstaff keys list` shows the state of every key and `flagstaff keys create` makes one."
    )


def _origin(key: Value | None) -> str:
    return key.origin if key is not None and key.origin else "--key or FLAGSTAFF_KEY"
