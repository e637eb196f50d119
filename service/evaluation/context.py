"""How ``var`` and ``missing`` find their way in a context or in an element of a loop."""

from __future__ import annotations

from typing import Any

from service.evaluation.limits import MAX_ITEMS
from service.evaluation.numbers import plain, truncated
from service.evaluation.operators import OperandError, listed, number

FLAGD = "$flagd"


def with_flagd(context: dict[str, Any], flag_key: str, now: int) -> dict[str, Any]:
    """The whole context as rules see it: ``$flagd`` is ours, whatever the caller sent there."""
    return {**context, FLAGD: {"flagKey": flag_key, "timestamp": now}}


def parts_of(path: str) -> tuple[str, ...]:
    """The steps of a dotted path; empty ones do not count, so ".a" and "a..b" are "a" and "a.b"."""
    return tuple(part for part in path.split(".") if part)


def walk(data: Any, parts: tuple[str, ...]) -> Any:
    """What lies at a path, None for nothing.

    In a list a step is an index: text that is no number is 0, and what is negative or beyond the
    end finds nothing.
    """
    for part in parts:
        if data.__class__ is dict:
            data = data.get(part)
        elif data.__class__ is list:
            position = truncated(number(part))
            if not 0 <= position < len(data):
                return None
            data = data[position]
        else:
            return None
    return data


def look_up(data: Any, operands: Any) -> Any:
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
    value = walk(data, parts_of(operands))
    return default if value is None else value


def missing(data: Any, operands: Any) -> list[Any]:
    """``missing``: those of the paths that find nothing or null."""
    if operands.__class__ is str:
        operands = [operands]
    return [path for path in listed(operands) if look_up(data, path) is None]


def missing_some(data: Any, operands: Any) -> list[Any]:
    """``missing_some``: [] if at least so many of the paths find something, else the others."""
    operands = listed(operands, 2)
    wanted = truncated(number(operands[0]))
    paths = listed(operands[1])
    absent = missing(data, paths)
    return absent if wanted > len(paths) - len(absent) else []


def merge(operands: Any) -> list[Any]:
    """``merge``: one list of all operands, lists among them opened by one level.

    Raises OperandError past MAX_ITEMS items, and for null and for an object.
    """
    if operands.__class__ in (str, int, float, bool):
        return [operands]
    merged: list[Any] = []
    for operand in listed(operands):
        if operand.__class__ is list:
            merged.extend(operand)
        else:
            merged.append(operand)
        if len(merged) > MAX_ITEMS:
            raise OperandError(f"The list would be longer than {MAX_ITEMS} items.")
    return merged


def with_property(operands: Any) -> Any:
    """``set``: a copy of an object with one property set; anything else is itself."""
    operands = listed(operands)
    if not operands:
        return None
    if len(operands) < 3 or operands[0].__class__ is not dict:
        return operands[0]
    if operands[1].__class__ is not str:
        raise OperandError("A property's name is a text.")
    return {**operands[0], operands[1]: operands[2]}
