"""``+ - * / %``, ``min``, ``max`` and ``abs``: always in 64-bit floats, as Go computes.

Text counts as the number it holds, or as 0; null, booleans, lists and objects are no numbers and
raise OperandError. A division by zero is infinite or NaN, which only fails as a final result.
"""

from __future__ import annotations

import math
from typing import Any

from service.evaluation.expressions.expressions import Operator, applied
from service.evaluation.runtime.operands import listed, number
from service.evaluation.runtime.work import Work


def _pay(work: Work, operands: list[Any]) -> None:
    work.spend(_OPERAND * len(operands))


# Steps for each operand that is a number already.
_OPERAND = 2


def add(work: Work, operands: Any) -> float:
    """``+``: the sum; of what is no list, its number.

    ``{"+": [1, "2", 3]}`` → ``6.0``
    """
    if operands.__class__ is not list:
        return number(work, operands)
    if len(operands) == 1:
        return number(work, operands[0])
    _pay(work, operands)
    total = 0.0
    for operand in operands:
        total += number(work, operand)
    return total


def subtract(work: Work, operands: Any) -> float:
    """``-``: the first less the others; a lone operand is negated, none is 0.

    ``{"-": [10, 3, 2]}`` → ``5.0``, ``{"-": [4]}`` → ``-4.0``
    """
    operands = listed(operands)
    if not operands:
        return 0.0
    first = number(work, operands[0])
    if len(operands) == 1:
        return -first
    _pay(work, operands)
    for operand in operands[1:]:
        first -= number(work, operand)
    return first


def multiply(work: Work, operands: Any) -> float:
    """``*``: the product, of none 1.

    ``{"*": [2, 3.5]}`` → ``7.0``
    """
    product = 1.0
    operands = listed(operands)
    _pay(work, operands)
    for operand in operands:
        product *= number(work, operand)
    return product


def divide(work: Work, operands: Any) -> float:
    """``/``: the first by each of the others; a lone operand is itself, none is 0.

    ``{"/": [12, 3, 2]}`` → ``2.0``
    """
    operands = listed(operands)
    if not operands:
        return 0.0
    _pay(work, operands)
    quotient = number(work, operands[0])
    for operand in operands[1:]:
        quotient = _quotient(quotient, number(work, operand))
    return quotient


def _quotient(dividend: float, divisor: float) -> float:
    if divisor != 0.0:
        return dividend / divisor
    if dividend == 0.0 or math.isnan(dividend):
        return math.nan
    return math.copysign(math.inf, dividend) * math.copysign(1.0, divisor)


def remainder(work: Work, operands: Any) -> float:
    """``%``: C's fmod, with the sign of the dividend; NaN where there is none.

    ``{"%": [-7, 3]}`` → ``-1.0``
    """
    operands = listed(operands, 2)
    dividend, divisor = number(work, operands[0]), number(work, operands[1])
    if divisor == 0.0 or math.isinf(dividend):
        return math.nan
    return math.fmod(dividend, divisor)


def largest(work: Work, operands: Any) -> float | None:
    """``max``: null for an empty list; NaN is never larger.

    ``{"max": [1, 5, 3]}`` → ``5.0``, ``{"max": []}`` → ``null``
    """
    best = None
    operands = listed(operands)
    _pay(work, operands)
    for operand in operands:
        value = number(work, operand)
        if best is None or value > best:
            best = value
    return best


def smallest(work: Work, operands: Any) -> float | None:
    """``min``: null for an empty list; NaN is never smaller.

    ``{"min": [1, 5, 3]}`` → ``1.0``
    """
    best = None
    operands = listed(operands)
    _pay(work, operands)
    for operand in operands:
        value = number(work, operand)
        if best is None or value < best:
            best = value
    return best


def absolute(work: Work, operands: Any) -> float:
    """``abs`` of the operand, or of the first in a list.

    ``{"abs": [-2.5]}`` → ``2.5``
    """
    if operands.__class__ is list:
        operands = listed(operands, 1)[0]
    return abs(number(work, operands))


ROWS = (
    Operator("+", applied(add), price=500),
    Operator("-", applied(subtract), price=500),
    Operator("*", applied(multiply), price=500),
    Operator("/", applied(divide), price=500),
    Operator("%", applied(remainder), price=500),
    Operator("max", applied(largest), price=500),
    Operator("min", applied(smallest), price=500),
    Operator("abs", applied(absolute), price=300),
)
