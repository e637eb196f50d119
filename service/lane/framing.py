"""Where a request begins and ends, for requests that are plainly evaluations.

This is strict on purpose: whatever is unusual is foreign, and is left untouched to Sanic, which
handles the hard cases. RFC 9112 is the grammar; the lane takes a small, unambiguous part of it.
"""

from __future__ import annotations

import re
from enum import Enum
from typing import NamedTuple

from service.delivery.evaluations import Call
from service.middleware.ofrep import PATH, read_call

START = b"POST " + PATH
VERSION = b" HTTP/1.1"
END_OF_HEAD = b"\r\n\r\n"

# Heads that were read, by their bytes: a caller on an open connection sends the same head again
# and again, but for a Content-Length that varies little. Longer heads are not worth the memory.
MOST_REMEMBERED = 4096
MOST_REMEMBERED_BYTES = 1024

# What an evaluation may ask for: every flag, or one by a key of a single path segment, with or
# without a query. Anything else, an empty key or a trailing slash too, is for Sanic's router.
_TARGET = re.compile(rb"(?:/[\x21\x22\x24-\x2e\x30-\x3e\x40-\x7e]+)?(?:\?[\x21\x22\x24-\x7e]*)?")
# Header lines without folding, control characters, or space before the colon.
_HEADERS = re.compile(rb"(?:\r\n[!#$%&'*+\-.^_`|~0-9A-Za-z]+:[\t\x20-\x7e\x80-\xff]*)*")
# Those that mean something to an evaluation. All others but the foreign ones are passed over.
_MEANT = {
    name.encode(): name
    for name in (
        "authorization",
        "connection",
        "content-length",
        "flagd-selector",
        "if-none-match",
        "origin",
        "traceparent",
        "x-api-key",
        "x-request-id",
    )
}
# Those that ask for more than the lane does.
_FOREIGN = frozenset({b"expect", b"http2-settings", b"transfer-encoding", b"upgrade"})
_CONTENT_LENGTH = re.compile(r"[0-9]{1,9}")

# A head with one of these names its request, so that it never comes again.
_ONCE = frozenset({"traceparent", "x-request-id"})


class Verdict(Enum):
    """What a stream is, if it does not begin with a whole head of an evaluation."""

    # Not an evaluation, or not a plain one: Sanic's, from this byte on.
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
    takes; beyond them a request is foreign, and Sanic's to refuse.
    """

    def __init__(self, most_head: int, most_body: int) -> None:
        self._most_head = most_head
        self._most_body = most_body
        self._heads: dict[bytes, Head] = {}

    def head(self, stream: bytes, start: int) -> Head | Verdict:
        """The head that begins at ``start``, or what else is there."""
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
        head = _read(raw, self._most_body)
        if head is None:
            return Verdict.FOREIGN
        if head.comes_again and len(raw) <= MOST_REMEMBERED_BYTES:
            if len(self._heads) >= MOST_REMEMBERED:
                self._heads.clear()
            self._heads[raw] = head
        return head


def _read(raw: bytes, most_body: int) -> Head | None:
    """The head in these bytes, or None if it is foreign."""
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
            headers[name] = value.decode("utf-8", "surrogateescape").strip(" \t")
    length = headers.get("content-length", "")
    if not _CONTENT_LENGTH.fullmatch(length) or int(length) > most_body:
        return None
    connection = headers.get("connection", "keep-alive").lower()
    if connection not in ("keep-alive", "close"):
        return None
    return Head(
        size=len(raw) + len(END_OF_HEAD),
        body_size=int(length),
        keep_alive=connection == "keep-alive",
        comes_again=_ONCE.isdisjoint(headers),
        call=read_call(raw[len(b"POST ") : target_end], headers),
    )
