"""The line of a file that a fault is in, with a caret under its column."""

from __future__ import annotations

from service.cli.files.json_places import Place
from service.cli.terminal.table import columns_of

_INDENT = "  "
# The most characters of a line that are shown; of a longer one the part around the fault.
_MOST = 72
_ELLIPSIS = "…"


def excerpt(body: bytes, place: Place) -> list[str]:
    """Two lines, the source and the caret: ``3 | "a": 1 "b"`` over ``  |        ^``.

    Nothing for a place that the file does not have.
    """
    lines = body.decode("utf-8", "replace").splitlines()
    if not 0 < place.line <= len(lines):
        return []
    # Tabs as wide as one character, so that the caret stands where it should on any terminal.
    line, at = lines[place.line - 1].replace("\t", " "), place.column - 1
    if len(line) > _MOST:
        start = max(0, min(at - _MOST // 2, len(line) - _MOST))
        at -= start
        cut = line[start : start + _MOST]
        if start:
            cut, at = _ELLIPSIS + cut, at + 1
        line = cut + (_ELLIPSIS if start + _MOST < len(line) else "")
    number = str(place.line)
    gutter = " " * len(number)
    caret = " " * columns_of(line[:at]) + "^"
    return [f"{_INDENT}{number} | {line}", f"{_INDENT}{gutter} | {caret}"]
