"""JSON as it was written: the values, the text of each part, and what a reader would gloss over.

Python's own reader is used because it hands over every member of an object, also those whose key
stands twice, and every number as its text. msgspec then finds where in the text a part stands.
"""

from __future__ import annotations

import json
import re
from typing import Any, NoReturn

import msgspec

from service.errors import Fault, MalformedJSON
from service.evaluation.limits import MAX_DOCUMENT_DEPTH, MAX_NUMBER
from service.evaluation.pointers import child

_SURROGATE = re.compile(r"\\u[dD][89a-fA-F]")


class _RepeatingObject(dict[str, Any]):
    """An object in which keys stand twice; the last value of each is kept."""

    repeated: tuple[str, ...] = ()


class Text:
    """A JSON value with the text that it was read from."""

    __slots__ = ("_items", "_members", "source", "value")

    def __init__(self, value: Any, source: str) -> None:
        self.value = value
        self.source = source
        self._members: dict[str, msgspec.Raw] | None = None
        self._items: list[msgspec.Raw] | None = None

    def member(self, name: str) -> Text:
        """A member of an object."""
        if self._members is None:
            self._members = msgspec.json.decode(self.source, type=dict[str, msgspec.Raw])
        return Text(self.value[name], bytes(self._members[name]).decode())

    def item(self, position: int) -> Text:
        """An item of an array."""
        if self._items is None:
            self._items = msgspec.json.decode(self.source, type=list[msgspec.Raw])
        return Text(self.value[position], bytes(self._items[position]).decode())


def check_keys(value: Any, pointer: str, faults: list[Fault]) -> None:
    """A fault for each key that stands twice in an object, not looking into its members.

    Readers take the first or the last of two; which was meant nobody can know.
    """
    if isinstance(value, _RepeatingObject):
        detail = "This key stands twice in its object."
        faults.extend(Fault(child(pointer, key), detail) for key in value.repeated)


def check_keys_within(value: Any, pointer: str, faults: list[Fault]) -> None:
    """``check_keys`` for a value and for all that lies in it."""
    check_keys(value, pointer, faults)
    if isinstance(value, dict):
        for key, member in value.items():
            if isinstance(member, dict | list):
                check_keys_within(member, child(pointer, key), faults)
    elif isinstance(value, list):
        for position, item in enumerate(value):
            if isinstance(item, dict | list):
                check_keys_within(item, child(pointer, position), faults)


def read_text(body: bytes) -> Text:
    """The JSON value in ``body``.

    Raises MalformedJSON for what is no JSON (RFC 8259, so NaN is none), no UTF-8, no Unicode, or
    nested deeper than MAX_DOCUMENT_DEPTH.
    """
    try:
        source = body.decode()
        value = _DECODER.decode(source)
    except UnicodeDecodeError as error:
        raise MalformedJSON(f"The body is not UTF-8: byte {error.start}.") from None
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}"
        raise MalformedJSON(f"The body is not JSON: {error.msg} ({where}).") from None
    except RecursionError:
        raise MalformedJSON(_TOO_DEEP) from None
    _check_depth(value)
    if _SURROGATE.search(source):
        _check_unicode(value)
    return Text(value, source.strip(" \t\r\n"))


_TOO_DEEP = f"The body is nested deeper than {MAX_DOCUMENT_DEPTH} levels."


def _check_depth(value: Any) -> None:
    level = [value]
    for _ in range(MAX_DOCUMENT_DEPTH + 1):
        below: list[Any] = []
        for each in level:
            if isinstance(each, dict):
                below.extend(item for item in each.values() if isinstance(item, dict | list))
            elif isinstance(each, list):
                below.extend(item for item in each if isinstance(item, dict | list))
        if not below:
            return
        level = below
    raise MalformedJSON(_TOO_DEEP)


def _check_unicode(value: Any) -> None:
    try:
        json.dumps(value, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        raise MalformedJSON("The body has half a surrogate pair, which is no character.") from None


def _members(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    members = dict(pairs)
    if len(members) == len(pairs):
        return members
    repeating = _RepeatingObject(members)
    seen: set[str] = set()
    repeated: dict[str, None] = {}
    for key, _ in pairs:
        if key in seen:
            repeated[key] = None
        seen.add(key)
    repeating.repeated = tuple(repeated)
    return repeating


def _whole(digits: str) -> int | float:
    """A whole number; past what every reader keeps exactly a float, and past that infinite.

    "-0" is a float as well: no int has its sign, and flagd names a variant "-0" by it.
    """
    if digits == "-0":
        return -0.0
    if len(digits) > len(str(MAX_NUMBER)) + 1:
        return float(digits)
    number = int(digits)
    return number if -MAX_NUMBER <= number <= MAX_NUMBER else float(number)


def _constant(name: str) -> NoReturn:
    raise MalformedJSON(f"The body is not JSON: {name} is no number there.")


_DECODER = json.JSONDecoder(
    object_pairs_hook=_members, parse_int=_whole, parse_float=float, parse_constant=_constant
)
