"""Failures → answers: one table, and the two formats of an answer.

Management answers ``application/problem+json`` (RFC 9457) with ``errors: [{pointer, detail}]``
where the body is not valid. Under ``/ofrep/`` a failure has OFREP's body (OFREP 0.3.0,
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
from sanic.exceptions import NotFound as SanicNotFound
from sanic.exceptions import SanicException

from service.context import AppContext
from service.errors import (
    Conflict,
    DefinitionRefused,
    Fault,
    FlagstaffError,
    Forbidden,
    LastAdminKey,
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
from service.structs import problem_types as types
from service.structs.problem import OFREPFailure, Problem
from service.structs.problem_types import ProblemType

PROBLEM_JSON = "application/problem+json"
OFREP_PATHS = "/ofrep/"

_logger = logging.getLogger(__name__)


class ErrorResponse(NamedTuple):
    """Answer to a failure: problem type, detail, and further headers."""

    problem: ProblemType
    detail: str
    headers: Mapping[str, str]


TABLE: dict[type[FlagstaffError], ProblemType] = {
    MalformedJSON: types.MALFORMED_JSON,
    DefinitionRefused: types.DEFINITION_REFUSED,
    Refused: types.REFUSED,
    TooLarge: types.TOO_LARGE,
    UnsupportedEncoding: types.UNSUPPORTED_ENCODING,
    NotFound: types.NOT_FOUND,
    NotHere: types.NOT_HERE,
    LostRace: types.LOST_RACE,
    LastAdminKey: types.LAST_ADMIN_KEY,
    Conflict: types.CONFLICT,
    Unauthenticated: types.UNAUTHENTICATED,
    Forbidden: types.FORBIDDEN,
    Overloaded: types.OVERLOADED,
    TooManyRequests: types.TOO_MANY_REQUESTS,
    Unavailable: types.UNAVAILABLE,
}

# Sanic's own refusals by status; any other below 500 is a bad request. Sanic's sentences repeat the
# request's URL, which may contain a secret.
_SANIC: dict[int, tuple[ProblemType, str]] = {
    404: (types.NOT_FOUND, "Nothing is at this path."),
    405: (types.METHOD_NOT_ALLOWED, "This path does not support this method."),
    408: (types.REQUEST_TIMEOUT, "The request took too long to arrive. Send it again."),
    413: (types.TOO_LARGE, "The request is larger than the limit."),
    417: (types.EXPECTATION_FAILED, "The Expect header asks for what is not supported."),
}

_encode = msgspec.json.Encoder().encode


def attach(app: Sanic[Any, Any]) -> None:
    """Answer every failure of handlers, and of Sanic itself, by the table."""
    app.error_handler.add(Exception, answer)


def answer(request: Request[Any, Any], failure: Exception) -> HTTPResponse:
    """Return the answer to a failure; an unexpected one is logged and answered without detail."""
    begin(request)
    request_id = request_id_of(request)
    response = error_response(failure)
    log_server_error(failure, response, f"{request.method} {route_of(request)}")
    account_for(request, response.problem.status)
    headers = {REQUEST_ID: request_id, **response.headers}
    if response.problem.status == HTTPStatus.METHOD_NOT_ALLOWED:
        headers["allow"] = ", ".join(_methods(request, request.path))
        response = response._replace(detail=f"This path takes {headers['allow']} only.")
    elif isinstance(failure, SanicNotFound) and _is_there_without_slash(request):
        detail = "Nothing is at this path; there is without the '/' at its end."
        response = response._replace(detail=detail)
    if request.app.router.own_path(request.path).startswith(OFREP_PATHS):
        context: AppContext = request.app.ctx
        headers |= dict(context.cors.answer(request.headers.get("origin")))
        key = request.match_info.get("key")
        body = ofrep_body(response, None if key is None else unquote(key))
        return HTTPResponse(body, response.problem.status, headers, "application/json")
    body = _problem(failure, response, request_id)
    return HTTPResponse(body, response.problem.status, headers, PROBLEM_JSON)


def error_response(failure: Exception) -> ErrorResponse:
    """Return what a failure is answered with, for the lane and for Sanic alike."""
    if isinstance(failure, FlagstaffError):
        for ancestor in type(failure).__mro__:
            if ancestor in TABLE:
                return ErrorResponse(TABLE[ancestor], str(failure), _headers(failure))
    if isinstance(failure, SanicException) and failure.status_code < 500:
        status = failure.status_code
        other = (types.BAD_REQUEST._replace(status=status), "The request is not well-formed HTTP.")
        problem, detail = _SANIC.get(status, other)
        return ErrorResponse(problem, detail, {})
    if isinstance(failure, SanicException) and failure.status_code == 503:
        return error_response(Unavailable("The answer took too long."))
    detail = "Flagstaff failed unexpectedly. Search its log for this request's X-Request-ID."
    return ErrorResponse(types.UNEXPECTED, detail, {})


def ofrep_body(response: ErrorResponse, key: str | None) -> bytes:
    """Return OFREP's body for a failure; ``key`` is the flag's, None for a bulk evaluation."""
    code = response.problem.code
    if response.problem is types.NOT_FOUND and key is not None:
        code = "FLAG_NOT_FOUND"
    return _encode(OFREPFailure(error_details=response.detail, error_code=code, key=key))


def log_server_error(failure: Exception, response: ErrorResponse, what: str) -> None:
    """Log a failure of ``what`` that is not the caller's (5xx).

    A request over the limit of requests in flight is counted and not logged: a line for each would
    make the overload worse.
    """
    if response.problem is types.UNEXPECTED:
        _logger.error(
            "%s failed unexpectedly; answered 500.",
            what,
            exc_info=failure,
            extra=log_event("request_failed"),
        )
    elif response.problem is types.UNAVAILABLE:
        _logger.warning(
            "%s answered 503: %s", what, response.detail, extra=log_event("request_unavailable")
        )


def _is_there_without_slash(request: Request[Any, Any]) -> bool:
    return request.path.endswith("/") and bool(_methods(request, request.path.rstrip("/")))


def _methods(request: Request[Any, Any], path: str) -> list[str]:
    """Return the methods of a path, sorted; Sanic itself names them for some paths only."""
    methods = []
    for method in HTTP_METHODS:
        with suppress(SanicException):
            request.app.router.get(path, method, None)
            methods.append(str(method))
    return sorted(methods)


def _problem(failure: Exception, response: ErrorResponse, request_id: str) -> bytes:
    return _encode(
        Problem(
            type=f"{types.PREFIX}{response.problem.name}",
            title=response.problem.title,
            status=response.problem.status,
            detail=response.detail,
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
    """Return what is wrong with the body, place by place; the whole of one that is no JSON."""
    if isinstance(failure, MalformedJSON) and not failure.faults:
        return (Fault("", str(failure)),)
    return failure.faults if isinstance(failure, Refused) else ()


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
