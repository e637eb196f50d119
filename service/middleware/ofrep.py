"""Common code of Sanic and the lane around an evaluation.

Both read the head of the request into the same Call, get the same Reply, whether it is an answer
or a failure, and send the same bytes.
"""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus
from typing import TypeAlias

from service.context import AppContext
from service.middleware.access import is_slow, log_request
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

Headers: TypeAlias = tuple[tuple[str, str], ...]

NOT_MODIFIED = HTTPStatus.NOT_MODIFIED.value
STATUS_LINES = {s.value: f"HTTP/1.1 {s.value} {s.phrase}\r\n" for s in HTTPStatus}


def read_call(target: bytes, headers: Mapping[str, str]) -> Call:
    """Return the call, read from the request target, which contains ``PATH``, and the headers.

    Raises Refused for a part of it that is not UTF-8.
    """
    path, _, query = target.partition(PATH)[2].partition(b"?")
    return Call(
        flag_key=key_in(path[1:]) if path else None,
        token=token_of(headers),
        selector=headers.get("flagd-selector"),
        if_none_match=headers.get("if-none-match"),
        config_etag=config_etag_in(query) if query else None,
        origin=headers.get("origin"),
        request_id=sane_request_id(headers.get("x-request-id")),
        traceparent=headers.get("traceparent"),
        address=headers.get("x-real-ip"),
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


def reply_now(context: AppContext, call: Call, body: bytes) -> Reply | None:
    """Return the reply to an evaluation if memory has all that it needs, else None."""
    try:
        gate = context.gate
        if gate.in_flight >= gate.limit:
            gate.check(evaluation=True)
        return context.evaluations.answer_now(call, body)
    except Exception as failure:  # noqa: BLE001  # nobody stands behind the lane; it is logged
        return refusal(call, failure)


async def reply_in_time(context: AppContext, call: Call, body: bytes) -> Reply:
    """Return the reply to an evaluation, waiting for stores; it counts as in flight meanwhile."""
    request_id = call.request_id or new_request_id()
    handled.set(_handled(request_id, call))
    try:
        with context.gate.entered(evaluation=True):
            reply = await context.evaluations.answer(call, body)
    except Exception as failure:  # noqa: BLE001  # as above
        return refusal(call, failure, request_id)
    reply.request_id = request_id
    return reply


def refusal(call: Call, failure: Exception, request_id: str | None = None) -> Reply:
    """Return a failure with OFREP's body, and the key where one flag was requested."""
    response = error_response(failure)
    if response.problem.status >= 500:
        request_id = request_id or call.request_id or new_request_id()
        handled.set(_handled(request_id, call))
        log_server_error(failure, response, f"POST {_route(call)}")
    body = ofrep_body(response, call.flag_key)
    return Reply(response.problem.status, body, tuple(response.headers.items()), request_id)


def request_id_for(call: Call, reply: Reply) -> str:
    """Return the request id: the logged one, else the caller's, else a new one."""
    return reply.request_id or call.request_id or new_request_id()


def written(
    context: AppContext, call: Call, reply: Reply, request_id: str, *, keep_alive: bool
) -> bytes:
    """Return the whole answer in bytes, its headers in the order in which Sanic sends them.

    None of them needs cleaning: they are tags, numbers, and names that were checked.
    """
    status, body = reply.status, reply.body
    extra = ""
    for name, value in _headers_of(context, call, reply):
        extra += f"{name}: {value}\r\n"
    connection = "keep-alive" if keep_alive else "close"
    if status == NOT_MODIFIED:
        content = f"connection: {connection}\r\n\r\n"
    else:
        content = (
            f"content-length: {len(body)}\r\nconnection: {connection}\r\n"
            "content-type: application/json\r\n\r\n"
        )
    head = f"{STATUS_LINES[status]}{extra}x-request-id: {request_id}\r\n{content}"
    return head.encode() + body


def _headers_of(context: AppContext, call: Call, reply: Reply) -> Headers:
    if not context.cors.enabled:
        return reply.headers
    return (*reply.headers, *context.cors.answer(call.origin))


def account(context: AppContext, call: Call, status: int, request_id: str, seconds: float) -> None:
    """Count an evaluation that was answered, and write its access log line if it is due."""
    route = EVALUATE_ALL if call.flag_key is None else EVALUATE_ONE
    context.counters.answered(route, status, seconds)
    if seconds >= context.log_threshold:
        slow = is_slow(context.settings, seconds)
        log_request(_handled(request_id, call), "POST", route, status, seconds, slow=slow)


def _handled(request_id: str, call: Call) -> Handled:
    return Handled(request_id, trace_of(call.traceparent))


def _route(call: Call) -> str:
    return EVALUATE_ALL if call.flag_key is None else EVALUATE_ONE
