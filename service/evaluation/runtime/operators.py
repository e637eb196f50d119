"""What each JSONLogic operator answers for operands that are values already.

The rules are those of ``diegoholiveira/jsonlogic`` 3.9, the engine inside flagd. An operator whose
operands that engine panics on raises OperandError here, which becomes ``PARSE_ERROR``. ``operands``
is the evaluated operand of the rule: usually a list, but any value where the rule had
``{"op": {"var": …}}``.

``and``, ``or``, ``if``, ``!`` and ``!!`` are compiled to Python's own: Python's truth is Go's here
(null, false, 0, "", [] and {} are false, "0" and NaN are true).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from service.evaluation.limits import FREE_TEXT
from service.evaluation.runtime.failures import OperandError
from service.evaluation.runtime.numbers import in_comparison, parse_number, plain, price_of_numeral
from service.evaluation.runtime.work import Work


def listed(operands: Any, least: int = 0) -> list[Any]:
    """``operands`` if they are a list of at least ``least``, else an OperandError."""
    if operands.__class__ is not list:
        raise OperandError("The operands are not a list.")
    if len(operands) < least:
        raise OperandError(f"At least {least} operands are needed.")
    return operands


def number(work: Work, value: Any) -> float:
    """What ``value`` is worth in arithmetic: text that is no number counts as 0."""
    kind = value.__class__
    if kind is float:
        return value  # type: ignore[no-any-return]  # mypy does not narrow by __class__
    if kind is int:
        return float(value)
    if kind is str:
        work.spend(price_of_numeral(value))
        return parse_number(value) or 0.0
    raise OperandError(f"{kind_of(value)} is no number.")


def text(work: Work, value: Any) -> str:
    """``value`` as ``cat`` and ``substr`` read it: null is empty, numbers are plain decimals."""
    kind = value.__class__
    if kind is str:
        return value  # type: ignore[no-any-return]  # mypy does not narrow by __class__
    if kind is int or kind is float:
        work.spend(_WRITTEN)
        return plain(value)
    if value is None:
        return ""
    raise OperandError(f"{kind_of(value)} is no text.")


# Steps of writing a number: 1e300 has 301 digits.
_WRITTEN = 30

# Characters of two texts that a step orders, if they are kept in another width each.
_ORDERED = 64


def kind_of(value: Any) -> str:
    names = {type(None): "null", bool: "A boolean", list: "A list", dict: "An object"}
    return names.get(value.__class__, "The operand")


def equals(work: Work, a: Any, b: Any) -> bool:
    """``==``: null equals only null, two texts compare as texts, all else as numbers."""
    if a is None or b is None:
        return a is b
    if a.__class__ is str and b.__class__ is str:
        if len(a) > FREE_TEXT:
            work.read(a)
        return bool(a == b)
    return in_comparison(work, a) == in_comparison(work, b)


def equals_strictly(work: Work, a: Any, b: Any) -> bool:
    """``===``: of one JSON type, and equal. Lists and objects equal nothing, not themselves."""
    if a is None or b is None:
        return a is b
    numeric = (int, float)
    if a.__class__ is not b.__class__ and not (a.__class__ in numeric and b.__class__ in numeric):
        return False
    return equals(work, a, b)


def less(work: Work, a: Any, b: Any) -> bool:
    """``<``: two texts by code points, all else as numbers, null as 0."""
    if a.__class__ is str and b.__class__ is str:
        if len(a) > FREE_TEXT:
            work.spend(len(a) // _ORDERED)
        return bool(a < b)
    return in_comparison(work, a) < in_comparison(work, b)


def less_or_equal(work: Work, a: Any, b: Any) -> bool:
    """``<=`` is "less or equal" with the ``==`` above, so null <= 0 is false."""
    return less(work, a, b) or equals(work, a, b)


def greater(work: Work, a: Any, b: Any) -> bool:
    """``>`` of two operands."""
    return less(work, b, a)


def greater_or_equal(work: Work, a: Any, b: Any) -> bool:
    """``>=`` of two operands."""
    return less(work, b, a) or equals(work, a, b)


Comparison = Callable[[Work, Any, Any], bool]

COMPARISONS: dict[str, Comparison] = {
    "==": equals,
    "!=": lambda work, a, b: not equals(work, a, b),
    "===": equals_strictly,
    "!==": lambda work, a, b: not equals_strictly(work, a, b),
    "<": less,
    "<=": less_or_equal,
    ">": greater,
    ">=": greater_or_equal,
}


def compare(symbol: str, work: Work, operands: Any) -> bool:
    """A comparison of any number of operands.

    Fewer than two are false (``!=`` and ``!==`` true); the orders take exactly three as "between";
    every other surplus operand is ignored. ``===`` and ``!==`` take what is no list as too few.
    """
    strict = symbol in ("===", "!==")
    if strict and operands.__class__ is not list:
        return symbol == "!=="
    operands = listed(operands)
    if len(operands) < 2:
        return symbol.startswith("!")
    holds = COMPARISONS[symbol]
    if len(operands) == 3 and symbol in ("<", "<=", ">", ">="):
        first, second, third = operands
        return holds(work, first, second) and holds(work, second, third)
    return holds(work, operands[0], operands[1])


def negated(operands: Any) -> bool:
    """``!``: a list that is not empty stands for its first element, wherever it came from."""
    if operands.__class__ is list and operands:
        return not operands[0]
    return not operands
