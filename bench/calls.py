"""The calls of a row, as the file that both load generators read.

A call is the bytes of a request, cut in two where a serial of twelve digits goes: what carries a
serial is never sent twice in a run. A call without a cut comes again as it is.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import msgspec

SERIAL_DIGITS = 12
SERIAL_MARK = "#" * SERIAL_DIGITS


class Call(msgspec.Struct, frozen=True):
    """One HTTP/1.1 call. ``tail`` None means that ``head`` is all of it."""

    head: bytes
    tail: bytes | None = None

    def numbered(self, serial: int) -> bytes:
        """The bytes to send, with the serial in its place."""
        if self.tail is None:
            return self.head
        return self.head + str(serial).zfill(SERIAL_DIGITS).encode() + self.tail


def make_call(
    method: str,
    path: str,
    *,
    headers: Mapping[str, str] | None = None,
    body: Any = None,
) -> Call:
    """The call, its body encoded as JSON; cut where ``SERIAL_MARK`` stands, if it does."""
    content = b"" if body is None else json.dumps(body, separators=(",", ":")).encode()
    lines = [f"{method} {path} HTTP/1.1", "Host: 127.0.0.1"]
    lines += [f"{name}: {value}" for name, value in (headers or {}).items()]
    if body is not None:
        lines += ["Content-Type: application/json", f"Content-Length: {len(content)}"]
    whole = "\r\n".join(lines).encode() + b"\r\n\r\n" + content
    head, mark, tail = whole.partition(SERIAL_MARK.encode())
    return Call(head, tail if mark else None)


def write_calls(path: Path, calls: Iterable[Call]) -> None:
    """Write the file: per call two sizes on a line (the second -1 for no cut), then the bytes."""
    with path.open("wb") as file:
        for call in calls:
            size = -1 if call.tail is None else len(call.tail)
            file.write(b"%d %d\n" % (len(call.head), size))
            file.write(call.head + (call.tail or b""))


def read_calls(path: Path) -> list[Call]:
    """Return the calls that ``write_calls`` wrote."""
    calls = []
    with path.open("rb") as file:
        while line := file.readline():
            head_size, tail_size = map(int, line.split())
            head = file.read(head_size)
            calls.append(Call(head, None if tail_size < 0 else file.read(tail_size)))
    return calls
