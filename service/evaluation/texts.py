"""``cat``, ``substr``, ``starts_with`` and ``ends_with``."""

from __future__ import annotations

from typing import Any

from service.evaluation.limits import MAX_TEXT
from service.evaluation.numbers import BLANKS, truncated
from service.evaluation.operators import OperandError, listed, number, text

# So many texts are put together before they are measured: each is bounded by its request.
_FEW = 8


def concatenate(operands: Any) -> str:
    """``cat``: the operands one after the other, blanks at both ends cut off if there are several.

    Raises OperandError past MAX_TEXT characters, and for booleans, lists and objects.
    """
    if operands.__class__ is str:
        return operands
    operands = listed(operands)
    if len(operands) == 1:
        return text(operands[0])
    if len(operands) > _FEW:
        return _measured(operands)
    try:
        joined = "".join(operands)
    except TypeError:
        return _measured(operands)
    if len(joined) > MAX_TEXT:
        raise OperandError(_TOO_LONG)
    return joined.strip(BLANKS)


_TOO_LONG = f"The text would be longer than {MAX_TEXT} characters."


def _measured(operands: list[Any]) -> str:
    parts = [text(operand) for operand in operands]
    if sum(map(len, parts)) > MAX_TEXT:
        raise OperandError(_TOO_LONG)
    return "".join(parts).strip(BLANKS)


def substring(operands: Any) -> str:
    """``substr``: from a position, for a length; in code points.

    A negative position counts from the end; one outside of the text leaves the text whole. A
    negative length is an end that counts from the end; an end before the start is an OperandError.
    """
    operands = listed(operands, 2)
    whole = text(operands[0])
    start = truncated(number(operands[1]))
    if start < 0:
        start += len(whole)
    if start < 0 or start > len(whole):
        return whole
    end = len(whole)
    if len(operands) == 3:
        length = truncated(number(operands[2]))
        end = min(end, (end if length < 0 else start) + length)
    if end < start:
        raise OperandError("The text would end before it starts.")
    return whole[start:end]


def starts_with(operands: Any) -> bool | None:
    """Whether the first of exactly two texts starts with the second; else no answer."""
    both = _two_texts(operands)
    return both and both[0].startswith(both[1])


def ends_with(operands: Any) -> bool | None:
    """Whether the first of exactly two texts ends with the second; else no answer."""
    both = _two_texts(operands)
    return both and both[0].endswith(both[1])


def _two_texts(operands: Any) -> tuple[str, str] | None:
    if operands.__class__ is not list or len(operands) != 2:
        return None
    first, second = operands
    if first.__class__ is not str or second.__class__ is not str:
        return None
    return first, second
