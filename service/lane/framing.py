"""Request framing for plain evaluations: where a request begins and ends.

This is strict on purpose: whatever is unusual is foreign, and is left untouched to Sanic, which
handles the hard cases. RFC 9112 is the grammar; the lane accepts a small, unambiguous part of it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import Enum
from typing import NamedTuple

import msgspec

from service.errors import Refused
from service.lane.grammar import HEADER_LINES, QUERY, SEGMENT, are_hosts
from service.middleware.ofrep import PATH, read_call
from service.middleware.request_id import sane_request_id
from service.serving.calls import Call

START = b"POST " + PATH
VERSION = b" HTTP/1.1"
END_OF_HEAD = b"\r\n\r\n"

# Heads that were read, by their bytes: a caller on an open connection sends the same head again and
# again, but for a Content-Length that varies little. Longer heads are not worth the memory.
MOST_REMEMBERED = 4096
MOST_REMEMBERED_BYTES = 1024

# Targets of evaluations: every flag, or one by a key of a single path segment, with or without a
# query. Anything else, also an empty key or a trailing slash, is for Sanic's router.
_TARGET = re.compile(rb"(?:/" + SEGMENT + rb")?" + QUERY)
_HEADERS = re.compile(HEADER_LINES)
# Headers that affect an evaluation. All others but the foreign ones are ignored.
_MEANT = {
    name.encode(): name
    for name in (
        "accept-encoding",
        "authorization",
        "connection",
        "content-length",
        "flagd-selector",
        "host",
        "if-none-match",
        "origin",
        "traceparent",
        "x-api-key",
        "x-real-ip",
        "x-request-id",
    )
}
# Headers that ask for more than the lane supports.
_FOREIGN = frozenset(
    {b"content-encoding", b"expect", b"http2-settings", b"transfer-encoding", b"upgrade"}
)
_CONTENT_LENGTH = re.compile(r"[0-9]{1,9}")

# These differ from request to request, while the rest of a caller's head seldom does: heads are
# remembered without them. The spellings are those of HTTP libraries; any other is only read slower.
_OWN = {
    b"\r\n" + spelling + b": ": spelling.lower()
    for spelling in (
        b"traceparent",
        b"Traceparent",
        b"tracestate",
        b"Tracestate",
        b"x-request-id",
        b"X-Request-Id",
        b"X-Request-ID",
    )
}
# A head that still has one of these never comes again.
_ONCE = frozenset({"traceparent", "x-request-id"})


class Verdict(Enum):
    """A stream that does not begin with a whole head of an evaluation."""

    # Not a plain evaluation: Sanic's, from this byte on.
    FOREIGN = 0
    # So far it could be an evaluation, but its head is not complete.
    INCOMPLETE = 1


class Head(NamedTuple):
    """The head of a plain evaluation. Sizes are in bytes."""

    # Of the head, with the empty line that ends it.
    size: int
    # Of the body that follows.
    body_size: int
    keep_alive: bool
    # Whether the same bytes may come again.
    comes_again: bool
    call: Call


class Framing:
    """Reads heads, and remembers those it has read.

    ``most_head`` is the longest head and ``most_body`` the largest body, in bytes, that the lane
    accepts; larger requests are foreign, and Sanic refuses them.
    """

    def __init__(self, most_head: int, most_body: int) -> None:
        self._most_head = most_head
        self._most_body = most_body
        self._heads: dict[bytes, Head] = {}
        # The spellings of own lines that occurred so far: each takes a search through the head.
        self._spellings: dict[bytes, bytes] = {}

    def head(self, stream: bytes, start: int) -> Head | Verdict:
        """Return the head that begins at ``start``, or what else is there."""
        end = stream.find(END_OF_HEAD, start)
        if end < 0:
            so_far = stream[start : start + len(START)]
            if not START.startswith(so_far) or len(stream) - start >= self._most_head:
                return Verdict.FOREIGN
            return Verdict.INCOMPLETE
        raw = stream[start:end]
        head = self._heads.get(raw)
        if head is not None:
            return head
        if len(raw) >= self._most_head:
            return Verdict.FOREIGN
        rest, own = _apart(raw, self._spellings)
        head = self._heads.get(rest)
        if head is None:
            if met := {spelling: name for spelling, name in _OWN.items() if spelling in rest}:
                self._spellings |= met
                rest, own = _apart(raw, self._spellings)
            head = _read(rest, self._most_body)
            if head is None:
                return Verdict.FOREIGN
            if head.comes_again and len(rest) <= MOST_REMEMBERED_BYTES:
                if len(self._heads) >= MOST_REMEMBERED:
                    self._heads.clear()
                self._heads[rest] = head
        if not own:
            return head
        # Repeated in another spelling, it is ambiguous.
        return _named(head, len(raw), own) if head.comes_again else Verdict.FOREIGN


def _apart(raw: bytes, spellings: Mapping[bytes, bytes]) -> tuple[bytes, dict[bytes, str]]:
    """Return the head without the request's own lines, and the values of those, by name.

    Where one is repeated, or is not plain ASCII, nothing is removed.
    """
    rest = raw
    own: dict[bytes, str] = {}
    for spelling, name in spellings.items():
        start = rest.find(spelling)
        if start < 0:
            continue
        end = rest.find(b"\r\n", start + 2)
        if end < 0:
            end = len(rest)
        value = rest[start + len(spelling) : end]
        if name in own or not value.isascii() or not (text := value.decode()).isprintable():
            return raw, {}
        own[name] = text.strip(" ")
        rest = rest[:start] + rest[end:]
    return rest, own


def _named(head: Head, length: int, own: dict[bytes, str]) -> Head:
    """Return the head with the request's own lines, which make it ``length`` bytes long."""
    call = msgspec.structs.replace(
        head.call,
        request_id=sane_request_id(own.get(b"x-request-id")),
        traceparent=own.get(b"traceparent"),
    )
    size = length + len(END_OF_HEAD)
    return Head(size, head.body_size, head.keep_alive, head.comes_again, call)


def _read(raw: bytes, most_body: int) -> Head | None:
    """Return the head in these bytes, or None if it is foreign."""
    line_end = raw.find(b"\r\n")
    if line_end < 0:
        line_end = len(raw)
    if not (raw.startswith(START) and raw.endswith(VERSION, 0, line_end)):
        return None
    target_end = line_end - len(VERSION)
    if not _TARGET.fullmatch(raw, len(START), target_end) or not _HEADERS.fullmatch(raw, line_end):
        return None
    headers: dict[str, str] = {}
    for line in raw[line_end + 2 :].split(b"\r\n"):
        raw_name, _, value = line.partition(b":")
        raw_name = raw_name.lower()
        if raw_name in _FOREIGN:
            return None
        name = _MEANT.get(raw_name)
        if name is not None:
            if name in headers:
                # Repeated, it is ambiguous.
                return None
            try:
                headers[name] = value.decode().strip(" \t")
            except UnicodeDecodeError:
                return None
    length = headers.get("content-length", "")
    if not _CONTENT_LENGTH.fullmatch(length) or int(length) > most_body:
        return None
    if not are_hosts([headers["host"]] if "host" in headers else [], "1.1"):
        return None
    connection = headers.get("connection", "keep-alive").lower()
    if connection not in ("keep-alive", "close"):
        return None
    try:
        call = read_call(raw[len(b"POST ") : target_end], headers)
    except Refused:
        return None
    return Head(
        size=len(raw) + len(END_OF_HEAD),
        body_size=int(length),
        keep_alive=connection == "keep-alive",
        comes_again=_ONCE.isdisjoint(headers),
        call=call,
    )
