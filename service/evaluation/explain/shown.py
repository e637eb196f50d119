"""Values as an explanation shows them: bounded, and as JSON can hold them."""

from __future__ import annotations

import math
from typing import Any

from service.evaluation.runtime.numbers import plain

# Characters of a text, members of a list or an object, and levels of both.
_TEXT = 200
_MEMBERS = 20
_LEVELS = 3
_MOST_INTEGER = 2**63


def shown(value: Any) -> tuple[Any, str | None]:
    """Return a value as it is shown, and what it is if it is shown in part.

    ``"aaaa…"`` of 5,000 characters → its first 200 with "…", "a text of 5,000 characters".
    """
    cut = _size(value)
    found, is_whole = _shown(value, _LEVELS)
    return found, None if is_whole else cut


def _shown(value: Any, levels: int) -> tuple[Any, bool]:
    kind = value.__class__
    if kind is str and len(value) > _TEXT:
        return value[:_TEXT] + "…", False
    if kind is float and not math.isfinite(value):
        return plain(value), True
    if kind is int and not -_MOST_INTEGER <= value < _MOST_INTEGER:
        return _large(value), True
    if kind not in (list, dict):
        return value, True
    if not value:
        return value, True
    if not levels:
        return "…", False
    whole = len(value) <= _MEMBERS
    if kind is list:
        items = [_shown(item, levels - 1) for item in value[:_MEMBERS]]
        return [item for item, _ in items], whole and all(each for _, each in items)
    names = list(value)[:_MEMBERS]
    members = {name[:_TEXT]: _shown(value[name], levels - 1) for name in names}
    whole = whole and all(len(name) <= _TEXT for name in names)
    return {name: item for name, (item, _) in members.items()}, (
        whole and all(each for _, each in members.values())
    )


def _large(value: int) -> Any:
    try:
        return float(value)
    except OverflowError:
        return "Infinity" if value > 0 else "-Infinity"


def _size(value: Any) -> str:
    if value.__class__ is str:
        return f"a text of {len(value):,} characters"
    if value.__class__ is list:
        return f"a list of {len(value):,} items"
    return f"an object of {len(value):,} members" if value.__class__ is dict else "a value"
