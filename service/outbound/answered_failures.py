"""Failures that a server answered, as errors."""

from __future__ import annotations

import httpx
import msgspec

from service.errors import Fault
from service.outbound.failures import CallFailed


class _Problem(msgspec.Struct):
    type: str = ""
    detail: str = ""
    errors: tuple[Fault, ...] = ()


class _EvaluationFailure(msgspec.Struct, rename="camel"):
    error_details: str = ""
    error_code: str = ""


def failure_of(response: httpx.Response) -> CallFailed:
    """Return the failure that an answer of the management API is."""
    try:
        problem = msgspec.json.decode(response.content, type=_Problem)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        problem = _Problem()
    detail = problem.detail or f"The server answered {response.status_code}."
    if response.has_redirect_location:
        detail = f"The server redirects to {response.headers['location']}."
    return CallFailed(
        response.status_code,
        detail,
        problem.errors,
        request_id=_request_id(response),
        kind=problem.type.rpartition(":")[2],
    )


def evaluation_failure_of(response: httpx.Response) -> CallFailed:
    """Return the failure that an answer of OFREP is."""
    try:
        failure = msgspec.json.decode(response.content, type=_EvaluationFailure)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        failure = _EvaluationFailure()
    if not failure.error_details:
        return failure_of(response)
    return CallFailed(
        response.status_code,
        failure.error_details,
        request_id=_request_id(response),
        kind=failure.error_code,
    )


def _request_id(response: httpx.Response) -> str:
    return str(response.headers.get("x-request-id", ""))
