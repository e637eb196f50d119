"""NDJSON in both directions, in the memory of one batch.

A line is a JSON value of its own (ndjson.org); empty lines do not count.
"""

from __future__ import annotations

import re
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Iterator
from contextlib import aclosing
from typing import Generic, TypeVar

import msgspec

from service.errors import Fault, Refused
from service.evaluation.text.byte_order_mark import without_mark
from service.structs.decoding import decode

Row = TypeVar("Row")
Body = TypeVar("Body", bound=msgspec.Struct)

NDJSON = "application/x-ndjson"

# A batch of lines keeps the event loop for a few milliseconds, and a connection for one
# transaction.
_LINES_AT_ONCE = 1000
_BYTES_AT_ONCE = 512 * 1024

_LINE_ENDS = re.compile(rb"[\r\n]+")
_encode = msgspec.json.Encoder().encode


def ndjson(render: Callable[[Row], object]) -> Callable[[tuple[Row, ...]], bytes]:
    """Return a function that writes rows as lines, each rendered by ``render``."""

    def written(batch: tuple[Row, ...]) -> bytes:
        # A text is sent as it was written; it may have line ends between its tokens.
        return b"".join(_LINE_ENDS.sub(b" ", _encode(render(row))) + b"\n" for row in batch)

    return written


async def batches(
    rows: AsyncGenerator[tuple[Row, ...], None],
    written: Callable[[tuple[Row, ...]], bytes],
    heading: bytes = b"",
) -> AsyncGenerator[bytes, None]:
    """Yield the rows as they are written, batch by batch, after a heading.

    Closes the rows in any case.
    """
    async with aclosing(rows):
        async for batch in rows:
            # Not before there are rows: a failure can be answered only while nothing has been sent.
            yield heading + written(batch)
            heading = b""
    if heading:
        yield heading


class Lines(msgspec.Struct, Generic[Body], frozen=True):
    """Some lines, each with its number, counted from 1: the decoded and the refused."""

    good: tuple[tuple[int, Body], ...]
    refused: tuple[tuple[int, tuple[Fault, ...]], ...]


async def read_lines(
    parts: AsyncIterator[bytes], kind: type[Body], *, most: int
) -> AsyncIterator[Lines[Body]]:
    """Yield the lines of a body as structs, batch by batch.

    A line of over ``most`` bytes is refused and never held in memory.
    """
    splitting = _Splitting(most)
    waiting: list[tuple[int, bytes | None]] = []
    size = 0
    async for part in parts:
        waiting += splitting.lines(part)
        size += len(part)
        if len(waiting) >= _LINES_AT_ONCE or size >= _BYTES_AT_ONCE:
            for start in range(0, len(waiting), _LINES_AT_ONCE):
                yield _read(waiting[start : start + _LINES_AT_ONCE], kind, most)
            waiting, size = [], 0
    waiting += splitting.last_line()
    if waiting:
        yield _read(waiting, kind, most)


class _Splitting:
    """Cuts parts into lines; a line that is too long is None."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._number = 0
        self._left = bytearray()
        self._is_too_long = False

    def lines(self, part: bytes) -> Iterator[tuple[int, bytes | None]]:
        """Yield the lines that end in this part, with their numbers."""
        *ended, left = part.split(b"\n")
        for piece in ended:
            self._add(piece)
            yield from self._end()
        self._add(left)

    def last_line(self) -> Iterator[tuple[int, bytes | None]]:
        """Yield the rest after the last line end."""
        yield from self._end()

    def _add(self, piece: bytes) -> None:
        if len(self._left) + len(piece) > self._most:
            self._is_too_long = True
            self._left.clear()
        if not self._is_too_long:
            self._left += piece

    def _end(self) -> Iterator[tuple[int, bytes | None]]:
        self._number += 1
        if self._is_too_long:
            yield self._number, None
        elif self._left and not self._left.isspace():
            yield self._number, bytes(self._left)
        self._left.clear()
        self._is_too_long = False


def _read(lines: list[tuple[int, bytes | None]], kind: type[Body], most: int) -> Lines[Body]:
    good: list[tuple[int, Body]] = []
    refused: list[tuple[int, tuple[Fault, ...]]] = []
    too_long = (Fault("", f"A line has at most {most} bytes."),)
    for number, line in lines:
        if line is None:
            refused.append((number, too_long))
            continue
        if number == 1:
            line = without_mark(line)
        try:
            good.append((number, decode(line, kind, "line")))
        except Refused as error:
            refused.append((number, error.faults))
    return Lines(tuple(good), tuple(refused))
