"""Common code of Sanic and the lane around an evaluation.

Both read the head of the request into a Call, hand it to a Responder, and send the bytes that they
get, whether these are an evaluation or a failure. The Responder knows nothing of who sends them.
"""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus

import msgspec

from service.context import AppContext
from service.middleware.access import is_slow, log_request
from service.middleware.content_coding import takes_gzip
from service.middleware.errors import error_response, log_server_error, ofrep_body
from service.middleware.handling import Handled, handled
from service.middleware.principal import token_of
from service.middleware.received import received_name, received_query
from service.middleware.request_id import new_request_id, sane_request_id
from service.middleware.trace import trace_of
from service.serving.calls import Call, Reply

PATH = b"/ofrep/v1/evaluate/flags"
# Sanic's names of the two routes.
EVALUATE_ALL = "ofrep.evaluate_all"
EVALUATE_ONE = "ofrep.evaluate_one"

NOT_MODIFIED = HTTPStatus.NOT_MODIFIED.value
STATUS_LINES = {s.value: f"HTTP/1.1 {s.value} {s.phrase}\r\n" for s in HTTPStatus}


def read_call(target: bytes, headers: Mapping[str, str]) -> Call:
    """Return the call, read from the request target, which contains ``PATH``, and the headers.

    Raises Refused for a part of it that is not UTF-8.
    """
    return aimed(read_headers(headers), target)


def read_headers(headers: Mapping[str, str]) -> Call:
    """Return what the headers, by their lower-case names, say of a call."""
    return Call(
        token=token_of(headers),
        selector=headers.get("flagd-selector"),
        if_none_match=headers.get("if-none-match"),
        origin=headers.get("origin"),
        request_id=sane_request_id(headers.get("x-request-id")),
        traceparent=headers.get("traceparent"),
        address=headers.get("x-real-ip"),
        gzip=takes_gzip(headers.get("accept-encoding")),
    )


def aimed(call: Call, target: bytes) -> Call:
    """Return the call with what the request target says, which contains ``PATH``.

    Raises Refused for a part of it that is not UTF-8.
    """
    path, _, query = target.partition(PATH)[2].partition(b"?")
    if not path and not query:
        return call
    return msgspec.structs.replace(
        call,
        flag_key=key_in(path[1:]) if path else None,
        config_etag=config_etag_in(query) if query else None,
    )


def key_in(path: bytes) -> str:
    """Return the flag key at the end of a path, percent-decoded once."""
    return received_name(path, "The flag key")


def config_etag_in(query: bytes) -> str | None:
    """Return the tag of the event that caused this request (OFREP 0.3.0, ``flagConfigEtag``)."""
    for name, value in received_query(query):
        if name == "flagConfigEtag":
            return value or None
    return None


class Answer(msgspec.Struct, gc=False):
    """One answer as it is sent: head and body in ``data``; the rest is for its accounting."""

    data: bytes
    call: Call
    status: int
    request_id: str


class Responder:
    """Answers evaluations with the parts of one worker, from a Call to the bytes of an answer.

    ``keep_alive`` is whether the connection stays open behind the answer. Failures are answers too:
    nobody stands behind the lane who would answer them.
    """

    __slots__ = ("_cors", "_counters", "_evaluations", "_gate", "_log_threshold", "_settings")

    def __init__(self, context: AppContext) -> None:
        self._gate = context.gate
        self._evaluations = context.evaluations
        self._cors = context.cors
        self._counters = context.counters
        self._settings = context.settings
        self._log_threshold = context.log_threshold

    def answer_now(self, call: Call, body: bytes, *, keep_alive: bool) -> Answer | None:
        """Return the answer if memory has all that it needs, else None."""
        try:
            gate = self._gate
            if gate.in_flight >= gate.limit:
                gate.check(evaluation=True)
            reply = self._evaluations.answer_now(call, body)
        except Exception as failure:  # noqa: BLE001  # it is logged
            reply = _refusal(call, failure)
        if reply is None:
            return None
        return self._written(call, reply, keep_alive)

    async def answer(self, call: Call, body: bytes, *, keep_alive: bool) -> Answer:
        """Return the answer, waiting for stores; it counts as in flight meanwhile."""
        request_id = call.request_id or new_request_id()
        handled.set(_handled(request_id, call))
        try:
            with self._gate.entered(evaluation=True):
                reply = await self._evaluations.answer(call, body)
        except Exception as failure:  # noqa: BLE001  # as above
            reply = _refusal(call, failure, request_id)
        reply.request_id = request_id
        return self._written(call, reply, keep_alive)

    def refuse(self, call: Call, failure: Exception, *, keep_alive: bool) -> Answer:
        """Return the answer to a call that failed outside of these methods."""
        return self._written(call, _refusal(call, failure), keep_alive)

    def account(self, answer: Answer, seconds: float) -> None:
        """Count an answer that was sent, and write its access log line if it is due."""
        call, status = answer.call, answer.status
        route = EVALUATE_ALL if call.flag_key is None else EVALUATE_ONE
        self._counters.answered(route, status, seconds)
        if seconds >= self._log_threshold:
            slow = is_slow(self._settings, seconds)
            log_request(
                _handled(answer.request_id, call), "POST", route, status, seconds, slow=slow
            )

    def _written(self, call: Call, reply: Reply, keep_alive: bool) -> Answer:
        """Write the whole answer, its headers in the order in which Sanic sends them.

        None of them needs cleaning: they are tags, numbers, and names that were checked. The
        request id is the one that was logged, else the caller's, else a new one.
        """
        status, body = reply.status, reply.body
        headers = reply.headers
        if self._cors.enabled:
            headers = (*headers, *self._cors.answer(call.origin))
        extra = ""
        for name, value in headers:
            extra += f"{name}: {value}\r\n"
        connection = "keep-alive" if keep_alive else "close"
        if status == NOT_MODIFIED:
            content = f"connection: {connection}\r\n\r\n"
        else:
            content = (
                f"content-length: {len(body)}\r\nconnection: {connection}\r\n"
                "content-type: application/json\r\n\r\n"
            )
        request_id = reply.request_id or call.request_id or new_request_id()
        head = f"{STATUS_LINES[status]}{extra}x-request-id: {request_id}\r\n{content}"
        return Answer(head.encode() + body, call, status, request_id)


def _refusal(call: Call, failure: Exception, request_id: str | None = None) -> Reply:
    """Return a failure with OFREP's body, and the key where one flag was requested."""
    response = error_response(failure)
    if response.problem.status >= 500:
        request_id = request_id or call.request_id or new_request_id()
        handled.set(_handled(request_id, call))
        log_server_error(failure, response, f"POST {_route(call)}")
    body = ofrep_body(response, call.flag_key)
    return Reply(response.problem.status, body, tuple(response.headers.items()), request_id)


def _handled(request_id: str, call: Call) -> Handled:
    return Handled(request_id, trace_of(call.traceparent))


def _route(call: Call) -> str:
    return EVALUATE_ALL if call.flag_key is None else EVALUATE_ONE
