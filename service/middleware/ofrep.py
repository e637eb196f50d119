"""What Sanic's road and the lane do alike around an evaluation.

They read the head of the request into the same Call, get the same Reply, whether it is an answer
or a failure, and send the same headers.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias
from urllib.parse import parse_qs, quote, unquote_to_bytes

from service.context import AppContext
from service.delivery.evaluations import Call, Reply
from service.middleware.access import log_access
from service.middleware.errors import UNEXPECTED, log_unexpected, ofrep_body, told
from service.middleware.principal import token_of
from service.middleware.request_id import new_request_id, sane_request_id

PATH = b"/ofrep/v1/evaluate/flags"
# The names of the two routes, as Sanic has them.
EVALUATE_ALL = "ofrep.evaluate_all"
EVALUATE_ONE = "ofrep.evaluate_one"

Headers: TypeAlias = tuple[tuple[str, str], ...]


def read_call(target: bytes, headers: Mapping[str, str]) -> Call:
    """What is asked: from the request target, which begins with ``PATH``, and the headers."""
    path, _, query = target[len(PATH) :].partition(b"?")
    return Call(
        flag_key=key_in(path[1:]) if path else None,
        token=token_of(headers),
        selector=headers.get("flagd-selector"),
        if_none_match=headers.get("if-none-match"),
        config_etag=config_etag_in(query) if query else None,
        origin=headers.get("origin"),
        request_id=sane_request_id(headers.get("x-request-id")),
    )


def key_in(path: bytes) -> str:
    """The flag key at the end of a path, percent-decoded once."""
    return unquote_to_bytes(path).decode("utf-8", "replace")


def config_etag_in(query: bytes) -> str | None:
    """The tag of the event that caused this request (OFREP 0.3.0, ``flagConfigEtag``)."""
    values = parse_qs(query.decode("ascii", "replace")).get("flagConfigEtag")
    return values[0] if values else None


def reply_now(context: AppContext, call: Call, body: bytes) -> Reply | None:
    """The reply to an evaluation if memory holds all that it needs, else None."""
    try:
        gate = context.gate
        if gate.in_flight >= gate.limit:
            gate.check(evaluation=True)
        return context.evaluations.answer_now(call, body)
    except Exception as failure:  # noqa: BLE001  # nobody stands behind the lane; it is logged
        return refusal(call, failure)


async def reply_in_time(context: AppContext, call: Call, body: bytes) -> Reply:
    """The reply to an evaluation, waiting for what it needs; counted as in flight meanwhile."""
    try:
        with context.gate.entered(evaluation=True):
            return await context.evaluations.answer(call, body)
    except Exception as failure:  # noqa: BLE001  # as above
        return refusal(call, failure)


def refusal(call: Call, failure: Exception) -> Reply:
    """A failure as OFREP's own body, with the key where one flag was asked for."""
    telling = told(failure)
    if telling.answer is UNEXPECTED:
        log_unexpected(failure, call.request_id or "without a name", "an evaluation")
    body = ofrep_body(telling, call.flag_key)
    return Reply(telling.answer.status, body, tuple(telling.headers.items()))


def request_id_for(call: Call) -> str:
    """The name of the request: the caller's if it sent one, else one that is drawn."""
    return call.request_id or new_request_id()


def headers_of(context: AppContext, call: Call, reply: Reply) -> Headers:
    """The headers to send beside X-Request-ID, framing and Content-Type, names in lower case."""
    if not context.cors.enabled:
        return reply.headers
    return (*reply.headers, *context.cors.answer(call.origin))


def account(context: AppContext, call: Call, status: int, request_id: str, seconds: float) -> None:
    """Count an evaluation that was answered, and write its line if there is an access log."""
    route = EVALUATE_ALL if call.flag_key is None else EVALUATE_ONE
    context.tally.answered(route, status, seconds)
    if context.settings.access_log:
        path = PATH.decode() + ("" if call.flag_key is None else f"/{quote(call.flag_key)}")
        log_access("POST", path, status, seconds, request_id)
