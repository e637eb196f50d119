"""OFREP 0.3.0 event streams, which ``eventStreams`` of bulk answers point to."""

from __future__ import annotations

import asyncio
from typing import Any

from sanic import HTTPResponse, Request
from sanic.response import BaseHTTPResponse

from service.blueprints.description.parts import header, query
from service.blueprints.description.route import Description
from service.blueprints.ofrep import WrittenResponse
from service.context import AppContext
from service.events.stream_address import PATH
from service.middleware import access
from service.middleware.errors import error_response, log_server_error, ofrep_body
from service.middleware.events import begin, head, read_stream_call, wait_for_turn
from service.middleware.received import ReceivedHeaders
from service.middleware.request_id import HEADER as REQUEST_ID
from service.middleware.request_id import request_id_of
from service.middleware.routing import WorkerBlueprint

blueprint = WorkerBlueprint("events")


@blueprint.get(PATH, name="listen")
@Description(
    parameters=(
        query("flagSet", "The flag set.", type="string"),
        query("key", "Id of the API key that got the address.", type="integer"),
        query("signature", "Signature of the address.", type="string"),
        header("Last-Event-ID", "Revision of the last event that the client received."),
    ),
    answers={200: {"type": "string"}},
    media="text/event-stream",
    failures=(404,),
)
async def listen(request: Request[Any, Any]) -> BaseHTTPResponse:
    """Stream an event whenever answers of a flag set may have changed.

    Server-sent events, at the address that a bulk evaluation returned in ``eventStreams``. The
    ``id`` of an event is the revision. A client whose last event is older, or that has none, gets
    an event at once.
    """
    context: AppContext = request.app.ctx
    access.begin(request)
    headers = {
        REQUEST_ID: request_id_of(request),
        **dict(context.cors.answer(request.headers.get("origin"))),
    }
    try:
        call = read_stream_call(request.query_string.encode(), ReceivedHeaders(request.headers))
        await wait_for_turn(request, context.event_streams.pacer)
        # A stream counts as a request in flight while it is opened, which may wait for a store.
        with context.gate.entered(evaluation=True):
            stream = await context.event_streams.open(call)
    except Exception as failure:  # noqa: BLE001  # the table tells it, with the headers for pages
        response = error_response(failure)
        status = response.problem.status
        log_server_error(failure, response, "GET events.listen")
        access.account_for(request, status)
        body = ofrep_body(response, None)
        return HTTPResponse(body, status, {**headers, **response.headers}, "application/json")
    access.account_for(request, 200)
    if request.method == "HEAD":
        exchange: Any = request.stream
        exchange.keep_alive = False
        return WrittenResponse(200, head(headers))
    begin(request, stream, headers)
    # Sanic gives the connection up here, as when a caller disconnects.
    raise asyncio.CancelledError


@blueprint.options(PATH, name="preflight")
@access.accounted
async def preflight(request: Request[Any, Any]) -> HTTPResponse:
    """Answer a CORS preflight: which pages may listen. None unless the setting names them."""
    context: AppContext = request.app.ctx
    return HTTPResponse(None, 204, dict(context.cors.preflight(request.headers.get("origin"))))
