"""Parsing of a flagd document part by part.

A document can have 32 MB, which a JSON decoder takes half a second for in one call. Here each flag
and each evaluator is parsed on its own, so that others get their turn in between.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from functools import partial
from typing import Any, NoReturn

from service.errors import DefinitionRefused, Fault
from service.evaluation.limits import LONG_TEXT, MAX_DEFINITION_BYTES, MAX_DOCUMENT_DEPTH
from service.evaluation.steps import Steps
from service.evaluation.text.json_text import (
    DECODER,
    Text,
    check_unicode,
    decoded,
    members_of,
    not_json,
    read_value,
    too_deep,
)
from service.evaluation.text.pointers import child

# Members whose own members are parsed one by one.
_TAKEN_APART = ("flags", "$evaluators")

# Distance from the end of a piece at which a decoder can stop because the piece ends there: an
# escape such as \\ud83d\\ude00, or a word such as false.
_CUT_OFF = 16

# The string scanner of JSONDecoder itself.
_scan_string: Callable[[str, int, bool], tuple[str, int]] = vars(json.decoder)["scanstring"]
_skip_space = re.compile(r"[ \t\n\r]*").match


class _PartedText(Text):
    """An object or an array whose parts were parsed one by one."""

    __slots__ = ("_parts",)

    def __init__(self, value: Any, source: str, parts: dict[str, Text] | list[Text]) -> None:
        super().__init__(value, source)
        self._parts: Any = parts

    def member(self, name: str) -> Text:
        """Return a member of an object."""
        part: Text = self._parts[name]
        return part

    def item(self, position: int) -> Text:
        """Return an item of an array."""
        part: Text = self._parts[position]
        return part


def read_parts(body: bytes) -> Steps[Text]:
    """Return the document in ``body``, yielding after each flag and evaluator.

    Raises as ``read_text`` does, and DefinitionRefused for a part that is larger than
    MAX_DEFINITION_BYTES, whose end is not searched.
    """
    reading = _Reading(decoded(body))
    text = yield from reading.document()
    reading.end()
    return text


class _Reading:
    """Parses a document once; ``_at`` is the present position."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._at = 0

    def document(self) -> Steps[Text]:
        if self._next() != "{":
            return (yield from self._value("", MAX_DOCUMENT_DEPTH))
        return (yield from self._object("", 1))

    def end(self) -> None:
        """Raise MalformedJSON for anything after the document."""
        self._next()
        if self._at < len(self._source):
            self._stop("Extra data")

    def _object(self, pointer: str, level: int) -> Steps[Text]:
        start = self._at
        pairs: list[tuple[str, Any]] = []
        parts: dict[str, Text] = {}
        self._at += 1
        while self._next() != "}" or pairs:
            if self._next() != '"':
                self._stop("Expecting property name enclosed in double quotes")
            key = self._key()
            place = child(pointer, key)
            if level == 1 and key in _TAKEN_APART and self._next() == "{":
                part = yield from self._object(place, 2)
            elif level == 1 and key in _TAKEN_APART and self._next() == "[":
                part = yield from self._array(place)
            else:
                part = yield from self._value(place, MAX_DOCUMENT_DEPTH - level)
                yield None
            parts[key] = part
            pairs.append((key, part.value))
            if not self._goes_on("}"):
                break
        self._at += 1
        return _PartedText(members_of(pairs), self._source[start : self._at], parts)

    def _array(self, pointer: str) -> Steps[Text]:
        start = self._at
        parts: list[Text] = []
        self._at += 1
        while self._next() != "]" or parts:
            place = child(pointer, len(parts))
            parts.append((yield from self._value(place, MAX_DOCUMENT_DEPTH - 2)))
            yield None
            if not self._goes_on("]"):
                break
        self._at += 1
        values = [part.value for part in parts]
        return _PartedText(values, self._source[start : self._at], parts)

    def _goes_on(self, end: str) -> bool:
        """Return whether another part follows after a comma."""
        separator = self._next()
        if separator == end:
            return False
        if separator != ",":
            self._stop("Expecting ',' delimiter")
        self._at += 1
        return True

    def _key(self) -> str:
        try:
            key, self._at = _scan_string(self._source, self._at + 1, True)
        except json.JSONDecodeError as error:
            raise not_json(error) from None
        if self._next() != ":":
            self._stop("Expecting ':' delimiter")
        self._at += 1
        check_unicode(key)
        return key

    def _value(self, pointer: str, depth: int) -> Steps[Text]:
        """Return the value at the position, parsed as a whole; in a thread if it is long."""
        self._next()
        start = self._at
        reading = partial(self._read, start, LONG_TEXT, depth)
        text = reading() or (yield partial(self._read, start, MAX_DEFINITION_BYTES + 1, depth))
        if text is None:
            detail = f"This is larger than {MAX_DEFINITION_BYTES} bytes."
            raise DefinitionRefused("The definition cannot be evaluated.", [Fault(pointer, detail)])
        self._at = start + len(text.source)
        return text

    def _read(self, start: int, most: int, depth: int) -> Text | None:
        """Return the value that begins at ``start``; None if it has over ``most`` characters."""
        piece = self._source[start : start + most]
        is_rest = start + len(piece) == len(self._source)
        try:
            value, length = DECODER.raw_decode(piece)
        except json.JSONDecodeError as error:
            if not is_rest and _is_cut_off(error):
                return None
            error = json.JSONDecodeError(error.msg, self._source, start + error.pos)
            raise not_json(error) from None
        except RecursionError:
            raise too_deep() from None
        # A number that ends where the piece does may continue after it.
        return read_value(value, piece[:length], depth) if is_rest or length < most else None

    def _next(self) -> str:
        """Return the next character that is no space, "" at the end."""
        found = _skip_space(self._source, self._at)
        self._at = found.end() if found else self._at
        return self._source[self._at : self._at + 1]

    def _stop(self, message: str) -> NoReturn:
        raise not_json(json.JSONDecodeError(message, self._source, self._at))


def _is_cut_off(error: json.JSONDecodeError) -> bool:
    """Return whether a decoder may have failed only because the piece ends where it does."""
    unfinished = error.msg.startswith("Unterminated string")
    return unfinished or error.pos >= len(error.doc) - _CUT_OFF
