"""Request framing for plain evaluations: where a request begins and ends.

This is strict on purpose: whatever is unusual is foreign, and is left untouched to Sanic, which
handles the hard cases. RFC 9112 is the grammar; the lane accepts a small, unambiguous part of it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import Enum
from typing import NamedTuple, TypeVar

import msgspec

from service.errors import Refused
from service.lane.grammar import HEADER_LINES, QUERY, SEGMENT, are_hosts
from service.middleware.ofrep import PATH, aimed, read_headers
from service.middleware.request_id import sane_request_id
from service.serving.calls import Call

START = b"POST " + PATH
VERSION = b" HTTP/1.1"
END_OF_HEAD = b"\r\n\r\n"

# Heads that were read, and the header lines of heads, by their bytes. A caller on an open
# connection sends the same head again and again, but for a Content-Length that varies little. Many
# callers who ask for many flags send the same few header lines with many targets. Longer ones are
# not worth the memory.
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
    recurs: bool
    call: Call


class Headers(NamedTuple):
    """The header lines of a plain evaluation: a head but for its request line."""

    body_size: int
    keep_alive: bool
    recurs: bool
    # Without what the target says.
    call: Call


Kind = TypeVar("Kind", Head, Headers)


class Framing:
    """Reads heads, and remembers those it has read.

    ``most_head`` is the longest head and ``most_body`` the largest body, in bytes, that the lane
    accepts; larger requests are foreign, and Sanic refuses them.
    """

    def __init__(self, most_head: int, most_body: int) -> None:
        self._most_head = most_head
        self._most_body = most_body
        self._heads: dict[bytes, Head] = {}
        self._headers: dict[bytes, Headers] = {}
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
        if len(raw) >= self._most_head or not raw.startswith(START):
            return Verdict.FOREIGN
        line_end = raw.find(b"\r\n")
        line, lines = (raw, b"") if line_end < 0 else (raw[:line_end], raw[line_end:])
        rest, own = _apart(lines, self._spellings)
        head = self._heads.get(line + rest)
        if head is None:
            if rest not in self._headers and self._has_met_spellings(rest):
                rest, own = _apart(lines, self._spellings)
            head = self._read(line, rest)
            if head is None:
                return Verdict.FOREIGN
        if not own:
            return head
        # Repeated in another spelling, it is ambiguous.
        return _named(head, len(raw), own) if head.recurs else Verdict.FOREIGN

    def _has_met_spellings(self, lines: bytes) -> bool:
        """Take note of spellings that occur for the first time; return whether any does."""
        met = {spelling: name for spelling, name in _OWN.items() if spelling in lines}
        self._spellings |= met
        return bool(met)

    def _read(self, line: bytes, lines: bytes) -> Head | None:
        """Return the head of a request line and its header lines, or None if it is foreign."""
        headers = self._headers.get(lines)
        if headers is None:
            headers = _read_headers(lines, self._most_body)
            if headers is None:
                return None
            if headers.recurs:
                _remember(self._headers, lines, headers)
        call = _read_line(line, headers.call)
        if call is None:
            return None
        size = len(line) + len(lines) + len(END_OF_HEAD)
        head = Head(size, headers.body_size, headers.keep_alive, headers.recurs, call)
        if head.recurs:
            _remember(self._heads, line + lines, head)
        return head


def _remember(known: dict[bytes, Kind], raw: bytes, found: Kind) -> None:
    if len(raw) <= MOST_REMEMBERED_BYTES:
        if len(known) >= MOST_REMEMBERED:
            known.clear()
        known[raw] = found


def _apart(lines: bytes, spellings: Mapping[bytes, bytes]) -> tuple[bytes, dict[bytes, str]]:
    """Return header lines without the request's own, and the values of those, by name.

    Where one is repeated, or is not plain ASCII, nothing is removed.
    """
    rest = lines
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
            return lines, {}
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
    return Head(size, head.body_size, head.keep_alive, head.recurs, call)


def _read_headers(lines: bytes, most_body: int) -> Headers | None:
    """Return what header lines say, each behind an end of line, or None if they are foreign."""
    if not _HEADERS.fullmatch(lines):
        return None
    headers: dict[str, str] = {}
    for line in lines[2:].split(b"\r\n"):
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
    return Headers(
        body_size=int(length),
        keep_alive=connection == "keep-alive",
        recurs=_ONCE.isdisjoint(headers),
        call=read_headers(headers),
    )


def _read_line(line: bytes, call: Call) -> Call | None:
    """Return the call with what its request line says, or None if the line is foreign."""
    end = len(line) - len(VERSION)
    if not line.endswith(VERSION) or not _TARGET.fullmatch(line, len(START), end):
        return None
    try:
        return aimed(call, line[len(b"POST ") : end])
    except Refused:
        return None
