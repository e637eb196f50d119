"""``cat``, ``substr``, ``starts_with`` and ``ends_with``."""

from __future__ import annotations

from typing import Any

from service.evaluation.limits import FREE_ITEMS, FREE_TEXT, MAX_TEXT
from service.evaluation.runtime.failures import OperandError
from service.evaluation.runtime.numbers import BLANKS, truncated
from service.evaluation.runtime.operators import listed, number, text
from service.evaluation.runtime.work import COPIED, Work

# So many texts are put together before they are measured: each is bounded by its request.
_FEW = 8


def concatenate(work: Work, operands: Any) -> str:
    """``cat``: the operands one after the other, blanks at both ends cut off if there are several.

    Raises OperandError past MAX_TEXT characters, and for booleans, lists and objects.
    """
    if operands.__class__ is str:
        return operands
    operands = listed(operands)
    if len(operands) == 1:
        return text(work, operands[0])
    if len(operands) > _FEW:
        return _measured(work, operands)
    try:
        if sum(map(len, operands)) <= FREE_TEXT:
            return "".join(operands).strip(BLANKS)
    except TypeError:
        pass
    return _measured(work, operands)


def _measured(work: Work, operands: list[Any]) -> str:
    if len(operands) > FREE_ITEMS:
        work.spend(len(operands))
    parts = [text(work, operand) for operand in operands]
    size = sum(map(len, parts))
    if size > MAX_TEXT:
        raise OperandError(f"The text would be longer than {MAX_TEXT} characters.")
    work.spend(size // COPIED)
    joined = "".join(parts)
    if joined[:1] in BLANKS or joined[-1:] in BLANKS:
        work.spend(size // _BLANKS_A_STEP)
    return joined.strip(BLANKS)


# Blanks that a step strips.
_BLANKS_A_STEP = 4


def substring(work: Work, operands: Any) -> str:
    """``substr``: from a position, for a length; in code points.

    A negative position counts from the end; one outside of the text leaves the text whole. A
    negative length is an end that counts from the end; an end before the start is an OperandError.
    """
    operands = listed(operands, 2)
    whole = text(work, operands[0])
    start = truncated(number(work, operands[1]))
    if start < 0:
        start += len(whole)
    if start < 0 or start > len(whole):
        return whole
    end = len(whole)
    if len(operands) == 3:
        length = truncated(number(work, operands[2]))
        end = min(end, (end if length < 0 else start) + length)
    if end < start:
        raise OperandError("The text would end before it starts.")
    work.read(whole)
    return whole[start:end]


def starts_with(work: Work, operands: Any) -> bool | None:
    """Whether the first of exactly two texts starts with the second; else no answer."""
    both = _two_texts(work, operands)
    return both and both[0].startswith(both[1])


def ends_with(work: Work, operands: Any) -> bool | None:
    """Whether the first of exactly two texts ends with the second; else no answer."""
    both = _two_texts(work, operands)
    return both and both[0].endswith(both[1])


def _two_texts(work: Work, operands: Any) -> tuple[str, str] | None:
    if operands.__class__ is not list or len(operands) != 2:
        return None
    first, second = operands
    if first.__class__ is not str or second.__class__ is not str:
        return None
    work.read(second)
    return first, second
