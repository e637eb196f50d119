"""What Sanic's road and the lane do alike around an evaluation.

They read the head of the request into the same Call, get the same Reply, whether it is an answer
or a failure, and send the same headers.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from urllib.parse import parse_qs, unquote_to_bytes

import msgspec

from service.context import AppContext
from service.delivery.evaluations import Call, Reply
from service.errors import FlagstaffError, NotFound
from service.middleware.errors import told
from service.middleware.principal import token_of
from service.middleware.request_id import new_request_id, sane_request_id
from service.structs.problem import OFREPFailure

PATH = b"/ofrep/v1/evaluate/flags"

log = logging.getLogger(__name__)


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
        context.gate.check(evaluation=True)
        return context.evaluations.answer_now(call, body)
    except FlagstaffError as failure:
        return refusal(call, failure)
    except Exception as failure:
        log.exception("An evaluation failed.")
        return refusal(call, failure)


async def reply_in_time(context: AppContext, call: Call, body: bytes) -> Reply:
    """The reply to an evaluation, waiting for what it needs; counted as in flight meanwhile."""
    try:
        with context.gate.entered(evaluation=True):
            return await context.evaluations.answer(call, body)
    except FlagstaffError as failure:
        return refusal(call, failure)
    except Exception as failure:
        log.exception("An evaluation failed.")
        return refusal(call, failure)


def refusal(call: Call, failure: Exception) -> Reply:
    """A failure as OFREP's own body, with the key where one flag was asked for."""
    answer, detail, headers = told(failure)
    code = answer.code or "GENERAL"
    if isinstance(failure, NotFound) and call.flag_key is not None:
        code = "FLAG_NOT_FOUND"
    body = OFREPFailure(error_details=detail, error_code=code, key=call.flag_key)
    return Reply(answer.status, msgspec.json.encode(body), tuple(headers.items()))


def headers_of(context: AppContext, call: Call, reply: Reply) -> list[tuple[str, str]]:
    """The headers to send beside those of framing and Content-Type, names in lower case."""
    request_id = call.request_id or new_request_id()
    headers = [*reply.headers, ("x-request-id", request_id)]
    if context.cors.enabled:
        headers += context.cors.answer(call.origin)
    return headers
