"""An OFREP evaluation as a request and as a reply, independent of HTTP."""

from __future__ import annotations

from codecs import BOM_UTF8
from typing import Any

import msgspec

from service.errors import MalformedJSON
from service.evaluation.text.byte_order_mark import without_mark

# Most lists and objects in the body of an evaluation. Reading one takes a few dozen times as long
# as reading a byte: a megabyte of empty lists takes 60 ms.
MAX_CONTEXT_BRACKETS = 50_000

NO_HEADERS: tuple[tuple[str, str], ...] = ()


class Call(msgspec.Struct, frozen=True, kw_only=True):
    """The head of an evaluation request; None for what it does not contain.

    ``flag_key`` None evaluates all flags. ``config_etag`` is the tag of the event that caused the
    request (OFREP 0.3.0, ``flagConfigEtag``).
    """

    flag_key: str | None = None
    token: str | None = None
    selector: str | None = None
    if_none_match: str | None = None
    config_etag: str | None = None
    origin: str | None = None
    request_id: str | None = None
    # As it was sent: whoever logs it validates it.
    traceparent: str | None = None
    # The caller's address, as Nginx names it.
    address: str | None = None
    # Whether the caller takes an answer in gzip.
    gzip: bool = False


class Reply(msgspec.Struct, gc=False):
    """The reply: status, JSON body, and headers beside the usual ones.

    ``request_id`` is the id under which it was logged, None if it was not.
    """

    status: int
    body: bytes
    headers: tuple[tuple[str, str], ...] = NO_HEADERS
    request_id: str | None = None


class EvaluationRequest(msgspec.Struct):
    """The body of both calls; unknown members are ignored, as in flagd."""

    context: Any = None


_decode = msgspec.json.Decoder(EvaluationRequest).decode


def context_in(body: bytes) -> dict[str, Any]:
    """Return the evaluation context in a request's body.

    An empty body, ``null`` and a context that is not an object count as an empty context, as in
    flagd. Raises MalformedJSON for everything else that is not a JSON object, and for one with
    more than MAX_CONTEXT_BRACKETS opening brackets.
    """
    if len(body) > MAX_CONTEXT_BRACKETS and body.count(b"[") + body.count(b"{") > (
        MAX_CONTEXT_BRACKETS
    ):
        raise MalformedJSON(
            f"The body has more than {MAX_CONTEXT_BRACKETS} opening brackets "
            "(lists, objects, and brackets in texts)."
        )
    try:
        context = _decode(body).context
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        if body.startswith(BOM_UTF8):
            return context_in(without_mark(body))
        if body.strip() in (b"", b"null"):
            return {}
        raise MalformedJSON(f"The body is not a JSON object: {_reason(error)}") from None
    return context if type(context) is dict else {}


def _reason(error: Exception) -> str:
    if isinstance(error, RecursionError):
        return "it is nested too deep."
    if isinstance(error, UnicodeDecodeError):
        return f"it is not UTF-8 at byte {error.start}."
    return f"{error}."


def matches(if_none_match: str, etag: str) -> bool:
    """Return whether ``If-None-Match`` names the tag: weakly, as a list (RFC 9110, 13.1.2)."""
    if if_none_match == etag:
        return True
    if if_none_match.strip() == "*":
        return True
    return any(tag.strip().removeprefix("W/") == etag for tag in if_none_match.split(","))
