"""Places in a JSON text: JSON pointer → line and column."""

from __future__ import annotations

import json
import re
from typing import NamedTuple

_SPACE = re.compile(r"[ \t\r\n]*")
_SCALAR = re.compile(r"[^\s,\]}]+")
_string = json.decoder.scanstring  # type: ignore[attr-defined]  # typeshed leaves it out


class Place(NamedTuple):
    """A line and a column, both counted from 1."""

    line: int
    column: int


def places_in(body: bytes) -> dict[str, Place]:
    """Every value's place; what stands behind the first fault of a broken text is left out."""
    text = body.decode("utf-8", "replace")
    places: dict[str, Place] = {}
    try:
        _Walk(text, places).value(0, "")
    except (ValueError, IndexError, RecursionError):
        return places
    return places


class _Walk:
    def __init__(self, text: str, places: dict[str, Place]) -> None:
        self._text = text
        self._places = places
        self._line = 1
        self._seen = 0

    def value(self, at: int, pointer: str) -> int:
        """Note the value that starts at or behind ``at``; answers where it ends."""
        at = self._skip(at)
        self._places[pointer] = self._place(at)
        match self._text[at]:
            case "{":
                return self._members(at + 1, pointer)
            case "[":
                return self._items(at + 1, pointer)
            case '"':
                end: int = _string(self._text, at + 1)[1]
                return end
        scalar = _SCALAR.match(self._text, at)
        if scalar is None:
            raise ValueError(at)
        return scalar.end()

    def _members(self, at: int, pointer: str) -> int:
        at = self._skip(at)
        while self._text[at] != "}":
            if self._text[at] != '"':
                raise ValueError(at)
            name, at = _string(self._text, at + 1)
            at = self._skip(at)
            if self._text[at] != ":":
                raise ValueError(at)
            at = self._comma(self.value(at + 1, f"{pointer}/{escape(name)}"))
        return at + 1

    def _items(self, at: int, pointer: str) -> int:
        at = self._skip(at)
        index = 0
        while self._text[at] != "]":
            at = self._comma(self.value(at, f"{pointer}/{index}"))
            index += 1
        return at + 1

    def _comma(self, at: int) -> int:
        at = self._skip(at)
        return self._skip(at + 1) if self._text[at] == "," else at

    def _skip(self, at: int) -> int:
        space = _SPACE.match(self._text, at)
        return space.end() if space else at

    def _place(self, at: int) -> Place:
        self._line += self._text.count("\n", self._seen, at)
        self._seen = at
        return Place(self._line, at - self._text.rfind("\n", 0, at))


def escape(name: str) -> str:
    """A name as a step of a JSON pointer (RFC 6901)."""
    return name.replace("~", "~0").replace("/", "~1")
