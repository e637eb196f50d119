"""The context as rules see it, and paths into it or into an element of a loop."""

from __future__ import annotations

from typing import Any

from service.evaluation.runtime.numbers import truncated
from service.evaluation.runtime.operands import number
from service.evaluation.runtime.work import Work

FLAGD = "$flagd"


def with_flagd(work: Work, context: dict[str, Any], flag_key: str, now: int) -> dict[str, Any]:
    """The whole context as rules see it: ``$flagd`` is ours, whatever the caller sent there.

    It stays valid until the next flag is evaluated.
    """
    whole = work.whole
    if whole is None:
        work.spend(len(context) // MEMBERS_COPIED)
        whole = work.whole = {**context}
    whole[FLAGD] = {"flagKey": flag_key, "timestamp": now}
    return whole


# Members of an object that a step copies.
MEMBERS_COPIED = 4


def parts_of(path: str) -> tuple[str, ...]:
    """The steps of a dotted path; empty ones do not count, so ".a" and "a..b" are "a" and "a.b"."""
    return tuple(part for part in path.split(".") if part)


# A step of a path: the name of a member, and the index in a list that it stands for.
Path = tuple[tuple[str, int], ...]


def path_of(work: Work, parts: tuple[str, ...]) -> Path:
    """The path of these parts. As an index, text that is no number is 0."""
    return tuple(
        (part, truncated(number(work, part)) if part[0] in _BEGINS_A_NUMBER else 0)
        for part in parts
    )


_BEGINS_A_NUMBER = frozenset("0123456789+-.iInN")


def walk(data: Any, path: Path) -> Any:
    """Return what lies at a path, None for nothing.

    An index that is negative or beyond the end finds nothing.
    """
    for part, position in path:
        if data.__class__ is dict:
            data = data.get(part)
        elif data.__class__ is list:
            if not 0 <= position < len(data):
                return None
            data = data[position]
        else:
            return None
    return data


def is_there(data: Any, path: Path) -> bool:
    """Return whether there is something at a path, be it null."""
    if not path:
        return True
    inside = walk(data, path[:-1])
    name, position = path[-1]
    if inside.__class__ is list:
        return 0 <= position < len(inside)
    return inside.__class__ is dict and name in inside
