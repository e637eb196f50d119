"""Failures → answers: the one table, and the two shapes that an answer can take.

Management answers ``application/problem+json`` (RFC 9457) with ``errors: [{pointer, detail}]``
where a body is at fault. Under ``/ofrep/`` a failure has OFREP's own body (OFREP 0.3.0,
``generalErrorResponse`` and ``bulkEvaluationFailure``).
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from contextlib import suppress
from http import HTTPStatus
from typing import Any, NamedTuple
from urllib.parse import unquote

import msgspec
from sanic import HTTPResponse, Request, Sanic
from sanic.constants import HTTP_METHODS
from sanic.exceptions import SanicException

from service.context import AppContext
from service.errors import (
    Conflict,
    DefinitionRefused,
    Fault,
    FlagstaffError,
    Forbidden,
    LostRace,
    MalformedJSON,
    NotFound,
    NotHere,
    Overloaded,
    Refused,
    TooLarge,
    TooManyRequests,
    Unauthenticated,
    Unavailable,
    UnsupportedEncoding,
)
from service.log_events import log_event
from service.middleware.access import account_for, begin, route_of
from service.middleware.request_id import HEADER as REQUEST_ID
from service.middleware.request_id import request_id_of
from service.structs.problem import OFREPFailure, Problem

PROBLEM_JSON = "application/problem+json"
OFREP_PATHS = "/ofrep/"

_logger = logging.getLogger(__name__)


class Answer(NamedTuple):
    """How one kind of failure is told. ``code`` is OFREP's ``errorCode``, where it has one."""

    status: int
    type: str
    title: str
    code: str | None = None


class Telling(NamedTuple):
    """A failure as the caller hears of it: its row, a sentence, and the headers beside it."""

    answer: Answer
    detail: str
    headers: Mapping[str, str]


TABLE: dict[type[FlagstaffError], Answer] = {
    MalformedJSON: Answer(400, "malformed-json", "The body is not JSON", "INVALID_CONTEXT"),
    DefinitionRefused: Answer(400, "definition-refused", "The definition cannot evaluate"),
    Refused: Answer(400, "refused", "The request is at fault", "GENERAL"),
    TooLarge: Answer(413, "too-large", "The body is too large"),
    UnsupportedEncoding: Answer(415, "unsupported-encoding", "Content-Encoding not supported"),
    NotFound: Answer(404, "not-found", "Not found"),
    NotHere: Answer(404, "not-here", "Not served on this port"),
    LostRace: Answer(412, "lost-race", "Somebody else's change came first"),
    Conflict: Answer(409, "conflict", "In the way of what exists"),
    Unauthenticated: Answer(401, "unauthenticated", "An API key is needed"),
    Forbidden: Answer(403, "forbidden", "The API key does not allow this"),
    Overloaded: Answer(503, "overloaded", "Too many requests in flight"),
    TooManyRequests: Answer(429, "too-many-requests", "Too many requests"),
    Unavailable: Answer(503, "unavailable", "A store did not answer"),
}

UNEXPECTED = Answer(500, "unexpected", "Something went wrong here")

_encode = msgspec.json.Encoder().encode


def attach(app: Sanic[Any, Any]) -> None:
    """Answer every failure of the application's handlers, and of Sanic's own, by the table."""
    app.error_handler.add(Exception, answer)


def answer(request: Request[Any, Any], failure: Exception) -> HTTPResponse:
    """What the caller gets for a failure; an unexpected one is logged and told without detail."""
    begin(request)
    request_id = request_id_of(request)
    telling = told(failure)
    log_ours(failure, telling, f"{request.method} {route_of(request)}")
    account_for(request, telling.answer.status)
    headers = {REQUEST_ID: request_id, **telling.headers}
    if telling.answer.status == HTTPStatus.METHOD_NOT_ALLOWED:
        headers["allow"] = ", ".join(_methods(request))
    if request.app.router.own_path(request.path).startswith(OFREP_PATHS):
        context: AppContext = request.app.ctx
        headers |= dict(context.cors.answer(request.headers.get("origin")))
        key = request.match_info.get("key")
        body = ofrep_body(telling, None if key is None else unquote(key))
        return HTTPResponse(body, telling.answer.status, headers, "application/json")
    body = _problem(failure, telling, request_id)
    return HTTPResponse(body, telling.answer.status, headers, PROBLEM_JSON)


def told(failure: Exception) -> Telling:
    """How to tell a failure, whichever road its request came by."""
    if isinstance(failure, FlagstaffError):
        for ancestor in type(failure).__mro__:
            if ancestor in TABLE:
                return Telling(TABLE[ancestor], str(failure), _headers(failure))
    if isinstance(failure, SanicException) and failure.status_code < 500:
        status = HTTPStatus(failure.status_code)
        row = Answer(status, status.phrase.lower().replace(" ", "-"), status.phrase)
        return Telling(row, _SANICS.get(status, f"{status.phrase}."), {})
    if isinstance(failure, SanicException) and failure.status_code == 503:
        return told(Unavailable("The answer took too long."))
    return Telling(UNEXPECTED, "The request failed; the log knows it by its id.", {})


def ofrep_body(telling: Telling, key: str | None) -> bytes:
    """OFREP's own body for a failure; ``key`` is the flag's, None for a bulk evaluation."""
    code = telling.answer.code or "GENERAL"
    if telling.answer is TABLE[NotFound] and key is not None:
        code = "FLAG_NOT_FOUND"
    return _encode(OFREPFailure(error_details=telling.detail, error_code=code, key=key))


def log_ours(failure: Exception, telling: Telling, what: str) -> None:
    """Keep what the caller of ``what`` is not told of a failure that is not its own (5xx).

    Nothing is kept of a request that was turned away: there is a counter, and no time for more.
    """
    if telling.answer is UNEXPECTED:
        _logger.error(
            "%s failed unexpectedly; answered 500.",
            what,
            exc_info=failure,
            extra=log_event("request_failed"),
        )
    elif telling.answer is TABLE[Unavailable]:
        _logger.warning(
            "%s answered 503: %s", what, telling.detail, extra=log_event("request_unavailable")
        )


def _methods(request: Request[Any, Any]) -> list[str]:
    """What the path takes instead; Sanic itself tells it of some paths only, and unordered."""
    taken = []
    for method in HTTP_METHODS:
        with suppress(SanicException):
            request.app.router.get(request.path, method, None)
            taken.append(str(method))
    return sorted(taken)


def _problem(failure: Exception, telling: Telling, request_id: str) -> bytes:
    return _encode(
        Problem(
            type=f"urn:flagstaff:{telling.answer.type}",
            title=telling.answer.title,
            status=telling.answer.status,
            detail=telling.detail,
            request_id=request_id,
            errors=_faults(failure),
            current=failure.current if isinstance(failure, LostRace) else None,
            definition=_definition(failure),
        )
    )


def _definition(failure: Exception) -> msgspec.Raw | None:
    if isinstance(failure, LostRace) and failure.definition is not None:
        return msgspec.Raw(failure.definition.encode())
    return None


def _faults(failure: Exception) -> tuple[Fault, ...]:
    """What is wrong with the body, place by place; with one that cannot be read, all of it is."""
    if isinstance(failure, MalformedJSON) and not failure.faults:
        return (Fault("", str(failure)),)
    return failure.faults if isinstance(failure, Refused) else ()


# Sanic's own sentences repeat the request's URL, which can carry a secret.
_SANICS = {
    400: "The request is not well-formed HTTP.",
    404: "Nothing is at this path.",
    405: "This path does not take this method.",
    408: "The request took too long to arrive.",
    413: "The request is larger than the limit.",
    417: "The expectation cannot be met.",
}


def _headers(failure: FlagstaffError) -> dict[str, str]:
    if isinstance(failure, UnsupportedEncoding):
        return {"accept-encoding": ", ".join(failure.taken) or "identity"}
    if isinstance(failure, Unauthenticated):
        return {"www-authenticate": 'Bearer realm="flagstaff"'}
    if isinstance(failure, Overloaded | TooManyRequests | Unavailable):
        return {"retry-after": str(failure.retry_after)}
    if isinstance(failure, LostRace) and failure.current is not None:
        return {"etag": f'"{failure.current}"'}
    return {}
