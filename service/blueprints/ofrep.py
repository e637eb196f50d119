"""OFREP 0.3.0 evaluations on Sanic's own road; the lane answers the plain ones before it."""

from __future__ import annotations

from collections.abc import Iterator
from http import HTTPStatus
from time import monotonic
from typing import Any

from sanic import Blueprint, HTTPResponse, Request
from sanic.response import BaseHTTPResponse

from service.context import AppContext
from service.middleware.access import accounted
from service.middleware.ofrep import (
    PATH,
    account,
    headers_of,
    read_call,
    reply_in_time,
    reply_now,
    request_id_for,
)
from service.middleware.request_id import HEADER as REQUEST_ID

blueprint = Blueprint("ofrep")

NOT_MODIFIED = HTTPStatus.NOT_MODIFIED.value

ALL = PATH.decode()
ONE = f"{ALL}/<key:path>"


class EvaluationResponse(HTTPResponse):
    """An answer whose headers are clean by their making: tags, numbers, names that were checked.

    Sanic makes a multidict of them, cleans every name and value, and formats them one by one: a
    sixth of all that a request costs.
    """

    __slots__ = ()

    def __init__(self, body: bytes, status: int, headers: dict[str, str]) -> None:
        BaseHTTPResponse.__init__(self)  # type: ignore[no-untyped-call]  # Sanic has no type here
        self.body = body
        self.status = status
        # Sanic adds its own by the names in lower case that all of these have.
        self.headers = headers  # type: ignore[assignment]  # what is used of a Header, a dict has
        self.content_type = "application/json"
        self._cookies = None

    @property
    def processed_headers(self) -> Iterator[tuple[bytes, bytes]]:
        """The headers as they are sent: all of them in one piece, that begins as the first does."""
        if self.status != NOT_MODIFIED:
            self.headers["content-type"] = "application/json"
        lines = "\r\n".join([f"{name}: {value}" for name, value in self.headers.items()])
        first, _, rest = lines.encode().partition(b": ")
        return iter(((first, rest),))


@blueprint.post(ALL, name="evaluate_all")
@blueprint.post(ONE, name="evaluate_one")
async def evaluate(request: Request[Any, Any], **_: str) -> HTTPResponse:
    """Evaluate all flags, or the one that the path names as it was sent."""
    started = monotonic()
    context: AppContext = request.app.ctx
    call = read_call(request.raw_url, request.headers)
    body = request.body
    reply = reply_now(context, call, body)
    if reply is None:
        reply = await reply_in_time(context, call, body)
    request_id = request_id_for(call, reply)
    headers = {**dict(headers_of(context, call, reply)), REQUEST_ID: request_id}
    account(context, call, reply.status, request_id, monotonic() - started)
    return EvaluationResponse(reply.body, reply.status, headers)


@blueprint.options(ALL, name="preflight_all")
@blueprint.options(ONE, name="preflight_one")
@accounted
async def preflight(request: Request[Any, Any], **_: str) -> HTTPResponse:
    """Tell a browser which pages may send evaluations (CORS); none, unless the setting says so."""
    context: AppContext = request.app.ctx
    return HTTPResponse(None, 204, dict(context.cors.preflight(request.headers.get("origin"))))
