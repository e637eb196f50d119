"""OFREP 0.3.0 evaluations on Sanic; the lane answers the plain ones before Sanic."""

from __future__ import annotations

from time import monotonic
from typing import Any

from sanic import HTTPResponse, Request
from sanic.http.constants import Stage
from sanic.response import BaseHTTPResponse

from service.blueprints.description.parts import IF_NONE_MATCH, SELECTOR, query, ref
from service.blueprints.description.route import Description
from service.context import AppContext
from service.middleware.access import accounted
from service.middleware.content_coding import is_gzip
from service.middleware.ofrep import PATH, Responder, read_call
from service.middleware.received import received_headers
from service.middleware.routing import WorkerBlueprint

blueprint = WorkerBlueprint("ofrep")

ALL = PATH.decode()
ONE = f"{ALL}/<key:path>"


class WrittenResponse(BaseHTTPResponse):
    """A response whose head and body are already bytes, sent in one piece.

    Sanic would build its head again: a multidict of the headers, every name and value cleaned, two
    coroutines. For an answer of a hundred bytes that is a fifth of all it costs.
    """

    __slots__ = ()

    def __init__(self, status: int, written: bytes) -> None:
        # All that Sanic reads of a response; its own constructor builds the multidict.
        self.asgi = False
        self.stream = None
        self.status = status
        self.body = written

    async def send(self, *_: Any, **__: Any) -> None:
        """Send the bytes, and leave the exchange in the state that Sanic's own writer leaves."""
        exchange: Any = self.stream
        exchange.response_func = None
        await exchange.protocol.send(self.body)
        exchange.stage = Stage.IDLE


@blueprint.post(ALL, name="evaluate_all")
@Description(
    parameters=(
        SELECTOR,
        IF_NONE_MATCH,
        query("flagConfigEtag", "`etag` of the event that caused this request.", type="string"),
    ),
    body=ref("EvaluationRequest"),
    answers={200: ref("BulkEvaluation"), 304: None},
    failures=(400, 404),
    tagged=True,
)
async def evaluate_all(request: Request[Any, Any]) -> BaseHTTPResponse:
    """Evaluate all flags of the flag set."""
    return await _answer(request)


@blueprint.post(ONE, name="evaluate_one")
@Description(
    parameters=(SELECTOR,),
    body=ref("EvaluationRequest"),
    answers={200: ref("Evaluation")},
    failures=(400, 404),
)
async def evaluate_one(request: Request[Any, Any], key: str) -> BaseHTTPResponse:  # noqa: ARG001  # read from the path as it was sent
    """Evaluate one flag."""
    return await _answer(request)


async def _answer(request: Request[Any, Any]) -> BaseHTTPResponse:
    started = monotonic()
    exchange: Any = request.stream
    responder: Responder = exchange.protocol.responder
    headers = received_headers(request.headers, request.head)
    coding = headers.get("content-encoding")
    if coding is not None:
        is_gzip(coding, taken=False)
    call = read_call(request.raw_url, headers)
    keep_alive = exchange.keep_alive
    answer = responder.answer_now(call, request.body, keep_alive=keep_alive)
    if answer is None:
        answer = await responder.answer(call, request.body, keep_alive=keep_alive)
    responder.account(answer, monotonic() - started)
    return WrittenResponse(answer.status, answer.data)


@blueprint.options(ALL, name="preflight_all")
@blueprint.options(ONE, name="preflight_one")
@accounted
async def preflight(request: Request[Any, Any], **_: str) -> HTTPResponse:
    """Answer a CORS preflight: which pages may evaluate. None unless the setting names them."""
    context: AppContext = request.app.ctx
    return HTTPResponse(None, 204, dict(context.cors.preflight(request.headers.get("origin"))))
