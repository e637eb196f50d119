"""The definition of a flag with which one variant has a given share.

Everything but the place of the rollout stays as it was written, and the value that is hashed stays
the same: see ``place.py`` for the shapes, ``growth.py`` for the shares.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

import msgspec

from service.errors import DefinitionRefused, Fault
from service.evaluation.definition.parts import FlagDefinition
from service.evaluation.rollout.growth import PARTS, Bucket, grown, share_of
from service.evaluation.rollout.place import Place, find_place

_REFUSED = "The rollout is not possible."


def percent_of(flag: FlagDefinition, variant: str) -> float:
    """Return the variant's share at the place of a rollout, in percent.

    Raises DefinitionRefused with pointers into the flag.
    """
    place = find_place(flag)
    return float(100 * share_of(place.buckets, variant))


def with_share(flag: FlagDefinition, variant: str, percent: float) -> str:
    """Return the text of the flag with ``percent`` of the keys on the variant.

    The same keys keep the variant at every greater percentage of the same ``flag``, which is the
    one from before the rollout. A percentage has at most three decimals; where it is no more than
    the variant has, the text stays as it is. Raises DefinitionRefused with pointers into the flag.

    ``{"variants": {"on": true, "off": false}, "defaultVariant": "off"}``, ``"on"``, 5 →
    ``{…, "targeting": {"fractional": [["on", 5], ["off", 95]]}}``
    """
    if variant not in flag.variants:
        raise DefinitionRefused(
            _REFUSED, [Fault("/variants", f"The flag has no variant '{variant}'.")]
        )
    share = Fraction(Decimal(repr(percent))) / 100
    if not 0 <= share <= 1 or (share * PARTS).denominator != 1:
        raise ValueError("A share is 0 to 100 percent, with at most three decimals.")
    place = find_place(flag)
    if share <= share_of(place.buckets, variant):
        return flag.text
    if share == 1 and not place.is_split:
        return _for_all(flag, place, variant)
    return _with(flag, place.path, _fractional(flag, place, grown(place.buckets, variant, share)))


def with_targeting_of(text: str, other: str) -> str:
    """Return a flag's text with targeting and default variant of another text of the flag."""
    members, others = _members(text), _members(other)
    for name in _MOVED:
        members.pop(name, None)
        if name in others:
            members[name] = others[name]
    return msgspec.json.encode(members).decode()


def interruption(before: str, after: str) -> str | None:
    """Return why a change of a flag's text ends its rollout, as the end of a sentence; or None."""
    first, second = _decode(before), _decode(after)
    if any(first.get(name) != second.get(name) for name in _MOVED):
        return "the flag's targeting or default variant was changed"
    if first.get("state") != second.get("state"):
        return f"the flag was {str(second.get('state')).lower()}"
    return None


# What a rollout changes.
_MOVED = ("targeting", "defaultVariant")


def _for_all(flag: FlagDefinition, place: Place, variant: str) -> str:
    """The flag with the variant where one variant stood for all, also those without a key."""
    if place.path == ("targeting",):
        return _with(flag, ("defaultVariant",), variant)
    return _with(flag, place.path, variant)


def _fractional(flag: FlagDefinition, place: Place, buckets: tuple[Bucket, ...]) -> Any:
    operands: list[Any] = [[bucket.variant, bucket.weight] for bucket in buckets]
    if place.has_key:
        operands.insert(0, _part(flag.text, (*place.path, "fractional", 0)))
    return {"fractional": operands}


def _with(flag: FlagDefinition, path: tuple[str | int, ...], value: Any) -> str:
    """The text of the flag with the value at the path; all other parts keep their text."""
    return bytes(_replaced(msgspec.Raw(flag.text.encode()), path, value)).decode()


def _replaced(text: msgspec.Raw, path: tuple[str | int, ...], value: Any) -> msgspec.Raw:
    if not path:
        return msgspec.Raw(msgspec.json.encode(value))
    first, *rest = path
    if isinstance(first, str):
        members = _members(text)
        members[first] = _replaced(members.get(first, _NULL), tuple(rest), value)
        return msgspec.Raw(msgspec.json.encode(members))
    items = _items(text)
    if first == len(items):
        items.append(_NULL)
    items[first] = _replaced(items[first], tuple(rest), value)
    return msgspec.Raw(msgspec.json.encode(items))


def _part(text: str, path: tuple[str | int, ...]) -> msgspec.Raw:
    """The text at the path."""
    part = msgspec.Raw(text.encode())
    for step in path:
        part = _members(part)[step] if isinstance(step, str) else _items(part)[step]
    return part


_NULL = msgspec.Raw(b"null")
_members = msgspec.json.Decoder(dict[str, msgspec.Raw]).decode
_decode = msgspec.json.Decoder(dict[str, Any]).decode
_items = msgspec.json.Decoder(list[msgspec.Raw]).decode
