"""JSON as it was written: values, the text of each part, and what decoders gloss over.

Python's own decoder is used because it passes on every member of an object, also with a repeated
key, and every number as text. msgspec then finds the text of a part.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection
from typing import Any, NoReturn

import msgspec

from service.errors import Fault, MalformedJSON
from service.evaluation.limits import MAX_DOCUMENT_DEPTH, MAX_NUMBER
from service.evaluation.text.pointers import child

_SURROGATE = re.compile(r"\\u[dD][89a-fA-F]")


class _RepeatingObject(dict[str, Any]):
    """An object with repeated keys; the last value of each is kept."""

    repeated: tuple[str, ...] = ()


class Text:
    """A JSON value with the text that it was parsed from."""

    __slots__ = ("_items", "_members", "source", "value")

    def __init__(self, value: Any, source: str) -> None:
        self.value = value
        self.source = source
        self._members: dict[str, msgspec.Raw] | None = None
        self._items: list[msgspec.Raw] | None = None

    def member(self, name: str) -> Text:
        """Return a member of an object."""
        if self._members is None:
            self._members = msgspec.json.decode(self.source, type=dict[str, msgspec.Raw])
        return Text(self.value[name], bytes(self._members[name]).decode())

    def item(self, position: int) -> Text:
        """Return an item of an array."""
        if self._items is None:
            self._items = msgspec.json.decode(self.source, type=list[msgspec.Raw])
        return Text(self.value[position], bytes(self._items[position]).decode())


def check_keys(value: Any, pointer: str, faults: list[Fault]) -> None:
    """Add a fault for each repeated key of an object, without its members.

    Decoders take the first or the last of two; nobody can know which was meant.
    """
    if isinstance(value, _RepeatingObject):
        detail = "This key stands twice in its object."
        faults.extend(Fault(child(pointer, key), detail) for key in value.repeated)


def check_keys_within(value: Any, pointer: str, faults: list[Fault]) -> None:
    """Run ``check_keys`` for a value and everything in it."""
    if not is_plain(value):
        _check_keys_within(value, pointer, faults)


def is_plain(value: Any) -> bool:
    """Return whether the value has no repeated key, and only numbers that all decoders keep.

    Nearly every value is plain, and then needs no pointer to any part of it.
    """
    if not _is_usual(value) or value.__class__ is _RepeatingObject:
        return False
    waiting = [value] if value.__class__ in (dict, list) else []
    while waiting:
        part = waiting.pop()
        inside: Collection[Any] = part if isinstance(part, list) else part.values()
        kinds = set(map(type, inside))
        if _RepeatingObject in kinds:
            return False
        if not kinds.isdisjoint(_CONTAINERS):
            waiting += [each for each in inside if each.__class__ in _CONTAINERS and each]
        if not kinds.isdisjoint(_NUMBERS) and not all(map(_is_usual, inside)):
            return False
    return True


_CONTAINERS = (dict, list)
_NUMBERS = (int, float)


def _is_usual(value: Any) -> bool:
    return value.__class__ not in _NUMBERS or -MAX_NUMBER <= value <= MAX_NUMBER


def _check_keys_within(value: Any, pointer: str, faults: list[Fault]) -> None:
    check_keys(value, pointer, faults)
    if isinstance(value, dict):
        for key, member in value.items():
            if isinstance(member, dict | list):
                _check_keys_within(member, child(pointer, key), faults)
    elif isinstance(value, list):
        for position, item in enumerate(value):
            if isinstance(item, dict | list):
                _check_keys_within(item, child(pointer, position), faults)


def read_text(body: bytes) -> Text:
    """Return the JSON value in ``body``.

    Raises MalformedJSON for what is not JSON (RFC 8259, so NaN is not), not UTF-8, not Unicode, or
    nested deeper than MAX_DOCUMENT_DEPTH.
    """
    source = decoded(body)
    try:
        value = DECODER.decode(source)
    except json.JSONDecodeError as error:
        raise not_json(error) from None
    except RecursionError:
        raise too_deep() from None
    return read_value(value, source.strip(" \t\r\n"), MAX_DOCUMENT_DEPTH)


def decoded(body: bytes) -> str:
    """Return the text of a body. Raises MalformedJSON for what is not UTF-8."""
    try:
        return body.decode()
    except UnicodeDecodeError as error:
        raise MalformedJSON(f"The body is not UTF-8: byte {error.start}.") from None


def read_value(value: Any, source: str, depth: int) -> Text:
    """Return a value that DECODER read from ``source``, with at most ``depth`` levels below it.

    Raises MalformedJSON for one that is nested deeper, or is not Unicode.
    """
    _check_depth(value, depth)
    if _SURROGATE.search(source):
        check_unicode(value)
    return Text(value, source)


def not_json(error: json.JSONDecodeError) -> MalformedJSON:
    """Return the error for the place where the decoder stopped."""
    where = f"line {error.lineno}, column {error.colno}"
    return MalformedJSON(f"The body is not JSON: {error.msg} ({where}).")


def too_deep() -> MalformedJSON:
    """Return the error for a value that is nested too deep."""
    return MalformedJSON(f"The body is nested deeper than {MAX_DOCUMENT_DEPTH} levels.")


def _check_depth(value: Any, depth: int) -> None:
    level = [value]
    for _ in range(depth + 1):
        below: list[Any] = []
        for each in level:
            if isinstance(each, dict):
                below += [item for item in each.values() if isinstance(item, _CONTAINERS)]
            elif isinstance(each, list):
                below += [item for item in each if isinstance(item, _CONTAINERS)]
        if not below:
            return
        level = below
    raise too_deep()


def check_unicode(value: Any) -> None:
    """Raise MalformedJSON for half a surrogate pair in the value."""
    try:
        json.dumps(value, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        raise MalformedJSON("The body has half a surrogate pair, which is no character.") from None


def members_of(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Return an object of these members, which knows its repeated keys."""
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
    """Return a whole number; a float if not every decoder keeps it exactly, infinity beyond that.

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


DECODER = json.JSONDecoder(
    object_pairs_hook=members_of, parse_int=_whole, parse_float=float, parse_constant=_constant
)
