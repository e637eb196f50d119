"""How ``var`` and ``missing`` find their way in a context or in an element of a loop."""

from __future__ import annotations

from typing import Any

from service.evaluation.limits import FREE_ITEMS, MAX_ITEMS, MAX_LEVELS
from service.evaluation.runtime.failures import OperandError
from service.evaluation.runtime.numbers import plain, truncated
from service.evaluation.runtime.operators import listed, number
from service.evaluation.runtime.work import Work

FLAGD = "$flagd"


def with_flagd(work: Work, context: dict[str, Any], flag_key: str, now: int) -> dict[str, Any]:
    """The whole context as rules see it: ``$flagd`` is ours, whatever the caller sent there.

    It stays valid until the next flag is evaluated.
    """
    whole = work.whole
    if whole is None:
        work.spend(len(context) // _MEMBERS_COPIED)
        whole = work.whole = {**context}
    whole[FLAGD] = {"flagKey": flag_key, "timestamp": now}
    return whole


# Steps of looking a path up, and of each part of it; characters of it that take another.
_LOOKED_UP = 12
_PART = 6
_PATH = 4

# Members of an object, and items of a list, that a step copies.
_MEMBERS_COPIED = 4
_ITEMS_COPIED = 16

# Steps for each operand of a `merge`.
_OPERAND = 3


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
    """What lies at a path, None for nothing.

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


def look_up(work: Work, data: Any, operands: Any) -> Any:
    """``var`` with operands that are only known now.

    A text is a path and a number is one too; a list is ``[path]`` or ``[path, default]``; "" and
    [] are the whole of ``data``, and null is it where it is no list or object. Anything else is an
    OperandError, unless there are no data to look in.
    """
    if operands is None:
        return None if data.__class__ in (dict, list) else data
    default = None
    if operands.__class__ is list:
        if not operands:
            return data
        if len(operands) == 2:
            default = operands[1]
        if operands[0].__class__ is not str:
            raise OperandError("A path is a text.")
        operands = operands[0]
    elif operands == "" and operands.__class__ is str:
        return data
    elif operands.__class__ in (int, float):
        operands = plain(operands)
    if data is None:
        return default
    if operands.__class__ is not str:
        raise OperandError("A path is a text.")
    work.spend(_LOOKED_UP + len(operands) // _PATH)
    parts = parts_of(operands)
    if len(parts) > MAX_LEVELS:
        return default
    work.spend(_PART * len(parts))
    value = walk(data, path_of(work, parts))
    return default if value is None else value


def missing(work: Work, data: Any, operands: Any) -> list[Any]:
    """``missing``: those of the paths that find nothing or null."""
    if operands.__class__ is str:
        operands = [operands]
    operands = listed(operands)
    if len(operands) > FREE_ITEMS:
        work.spend(_LOOKED_UP * len(operands))
    return [path for path in operands if look_up(work, data, path) is None]


def missing_some(work: Work, data: Any, operands: Any) -> list[Any]:
    """``missing_some``: [] if at least so many of the paths find something, else the others."""
    operands = listed(operands, 2)
    wanted = truncated(number(work, operands[0]))
    paths = listed(operands[1])
    absent = missing(work, data, paths)
    return absent if wanted > len(paths) - len(absent) else []


def merge(work: Work, operands: Any) -> list[Any]:
    """``merge``: one list of all operands, lists among them opened by one level.

    Raises OperandError past MAX_ITEMS items, and for null and for an object.
    """
    if operands.__class__ in (str, int, float, bool):
        return [operands]
    merged: list[Any] = []
    operands = listed(operands)
    if len(operands) > FREE_ITEMS:
        work.spend(_OPERAND * len(operands))
    for operand in operands:
        if operand.__class__ is list:
            work.spend(len(operand) // _ITEMS_COPIED)
            merged.extend(operand)
        else:
            merged.append(operand)
        if len(merged) > MAX_ITEMS:
            raise OperandError(f"The list would be longer than {MAX_ITEMS} items.")
    return merged


def with_property(work: Work, operands: Any) -> Any:
    """``set``: a copy of an object with one property set; anything else is itself."""
    operands = listed(operands)
    if not operands:
        return None
    if len(operands) < 3 or operands[0].__class__ is not dict:
        return operands[0]
    if operands[1].__class__ is not str:
        raise OperandError("A property's name is a text.")
    work.spend(len(operands[0]) // _MEMBERS_COPIED)
    return {**operands[0], operands[1]: operands[2]}
