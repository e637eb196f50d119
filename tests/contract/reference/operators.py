"""The operators that see only their evaluated operands, as flagd's Go engine has them.

Each takes what stands under its name, evaluated, and raises OperandError where Go answers with an
error (diegoholiveira/jsonlogic v3.9.1).
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from tests.contract.reference import versions
from tests.contract.reference.numbers import BLANKS, parse_float, plain, truncate


class OperandError(Exception):
    """An operand that Go refuses."""


@dataclass(frozen=True)
class Data:
    """A value of the context that took the place of a ``var``: it is not evaluated again."""

    value: Any


def truthy(value: Any) -> bool:
    return bool(value)


def number(value: Any) -> float:
    """Of an operand of arithmetic: text that is no number counts as 0."""
    if isinstance(value, str):
        return parse_float(value) or 0.0
    if isinstance(value, float):
        return value
    raise OperandError(f"{value!r} is not a number")


def comparable(value: Any) -> float:
    """Of an operand of a comparison: text that is no number, or one out of range, is NaN."""
    if value is None:
        return 0.0
    if isinstance(value, (bool, float)):
        return float(value)
    if isinstance(value, str):
        if not value.strip(BLANKS):
            return 0.0
        parsed = parse_float(value)
        if parsed is None or (math.isinf(parsed) and "inf" not in value.lower()):
            return math.nan
        return parsed
    return math.nan


def text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, float):
        return plain(value)
    raise OperandError(f"{value!r} is not text")


def equal(a: Any, b: Any) -> bool:
    if a is None or b is None:
        return a is b
    if isinstance(a, str) and isinstance(b, str):
        return a == b
    return comparable(a) == comparable(b)


def identical(a: Any, b: Any) -> bool:
    return (a is None and b is None) or (kind(a) is kind(b) and equal(a, b))


def kind(value: Any) -> type:
    return float if isinstance(value, float) else type(value)


def less(a: Any, b: Any) -> bool:
    if isinstance(a, str) and isinstance(b, str):
        return a < b
    return comparable(a) < comparable(b)


def less_or_equal(a: Any, b: Any) -> bool:
    return less(a, b) or equal(a, b)


def listed(operands: Any, at_least: int = 0) -> list[Any]:
    if isinstance(operands, Data) and isinstance(operands.value, list):
        operands = [Data(operand) for operand in operands.value]
    if not isinstance(operands, list) or len(operands) < at_least:
        raise OperandError(f"{operands!r} is not a list of {at_least} operands or more")
    return operands


def compare(relation: Callable[[Any, Any], bool], backwards: bool) -> Callable[[Any], bool]:
    def operator(operands: Any) -> bool:
        operands = listed(operands)
        if len(operands) < 2:
            return False
        chain = operands if len(operands) == 3 else operands[:2]
        if backwards:
            chain = chain[::-1]
        return all(relation(a, b) for a, b in pairwise(chain))

    return operator


def equals(operands: Any) -> bool:
    operands = listed(operands)
    return len(operands) >= 2 and equal(operands[0], operands[1])


def strictly_equals(operands: Any) -> bool:
    return isinstance(operands, list) and len(operands) >= 2 and identical(operands[0], operands[1])


def contains(operands: Any) -> bool:
    operands = listed(operands, 1)
    wanted, place = operands[0], operands[1] if len(operands) > 1 else None
    if isinstance(place, str):
        if not isinstance(wanted, str):
            raise OperandError(f"{wanted!r} cannot be a part of text")
        return wanted in place
    return isinstance(place, list) and any(matches(wanted, element) for element in place)


def matches(wanted: Any, element: Any) -> bool:
    if isinstance(element, list):
        low, high = listed(element, 2)[:2]
        value = number(wanted)
        return number(low) <= value <= number(high)
    if isinstance(wanted, float):
        return number(element) == wanted
    if isinstance(wanted, dict) and isinstance(element, dict):
        raise OperandError("objects cannot be compared")
    return kind(wanted) is kind(element) and bool(wanted == element)


def add(operands: Any) -> float:
    if not isinstance(operands, list):
        return number(operands)
    if len(operands) == 1:
        return number(operands[0])
    total = 0.0
    for operand in operands:
        total += number(operand)
    return total


def subtract(operands: Any) -> float:
    operands = listed(operands)
    if len(operands) == 1:
        return -1 * number(operands[0])
    total = number(operands[0]) if operands else 0.0
    for operand in operands[1:]:
        total -= number(operand)
    return total


def multiply(operands: Any) -> float:
    product = 1.0
    for operand in listed(operands):
        product *= number(operand)
    return product


def divide(operands: Any) -> float:
    operands = listed(operands)
    quotient = number(operands[0]) if operands else 0.0
    for operand in operands[1:]:
        quotient = quotient_of(quotient, number(operand))
    return quotient


def quotient_of(dividend: float, divisor: float) -> float:
    if divisor:
        return dividend / divisor
    if dividend == 0 or math.isnan(dividend):
        return math.nan
    return math.copysign(math.inf, dividend) * math.copysign(1.0, divisor)


def modulo(operands: Any) -> float:
    a, b = map(number, listed(operands, 2)[:2])
    if math.isinf(a) or b == 0 or math.isnan(a) or math.isnan(b):
        return math.nan
    return math.fmod(a, b)


def extreme(better: Callable[[float, float], bool]) -> Callable[[Any], float | None]:
    def operator(operands: Any) -> float | None:
        best: float | None = None
        for candidate in map(number, listed(operands)):
            if best is None or better(candidate, best):
                best = candidate
        return best

    return operator


def absolute(operands: Any) -> float:
    return abs(number(listed(operands, 1)[0] if isinstance(operands, list) else operands))


def concatenate(operands: Any) -> str:
    if isinstance(operands, str):
        return operands
    joined = "".join(map(text, listed(operands)))
    return joined if len(operands) == 1 else joined.strip(BLANKS)


def part(operands: Any) -> str:
    operands = listed(operands, 2)
    whole = text(operands[0])
    start = truncate(number(operands[1]))
    if start < 0:
        start += len(whole)
    if not 0 <= start <= len(whole):
        return whole
    length = truncate(number(operands[2])) if len(operands) == 3 else len(whole)
    end = len(whole) + length if length < 0 else min(start + length, len(whole))
    if end < start:
        raise OperandError("the part ends before it starts")
    return whole[start:end]


def merge(operands: Any) -> list[Any]:
    if isinstance(operands, (bool, float, str)):
        return [operands]
    merged: list[Any] = []
    for operand in listed(operands):
        merged.extend(operand if isinstance(operand, list) else [operand])
    return merged


def negate(operand: Any) -> bool:
    if isinstance(operand, list) and operand:
        return not truthy(operand[0])
    return not truthy(operand)


def affix(test: Callable[[str, str], bool]) -> Callable[[Any], bool | None]:
    def operator(operands: Any) -> bool | None:
        if not isinstance(operands, list) or len(operands) != 2:
            return None
        whole, affixed = operands
        if not isinstance(whole, str) or not isinstance(affixed, str):
            return None
        return test(whole, affixed)

    return operator


def holds(element: Any, place: list[Any]) -> bool:
    for other in place:
        if kind(other) is kind(element) and isinstance(other, (list, dict)):
            raise OperandError("lists and objects cannot be compared")
        if kind(other) is kind(element) and other == element:
            return True
    return False


def contains_of(decide: Callable[[Any], bool], otherwise: bool) -> Callable[[Any], bool]:
    def operator(operands: Any) -> bool:
        if not isinstance(operands, list) or len(operands) != 2:
            return otherwise
        place, wanted = operands
        if not isinstance(place, list) or not isinstance(wanted, list):
            return otherwise
        return decide(holds(element, place) for element in wanted)

    return operator


def with_property(operands: Any) -> Any:
    operands = listed(operands)
    if len(operands) < 3 or not isinstance(operands[0], dict):
        return operands[0] if operands else None
    if not isinstance(operands[1], str):
        raise OperandError(f"{operands[1]!r} is no name of a property")
    return {**operands[0], operands[1]: operands[2]}


EAGER: dict[str, Callable[[Any], Any]] = {
    "==": equals,
    "!=": lambda operands: not equals(operands),
    "===": strictly_equals,
    "!==": lambda operands: not strictly_equals(operands),
    "<": compare(less, backwards=False),
    "<=": compare(less_or_equal, backwards=False),
    ">": compare(less, backwards=True),
    ">=": compare(less_or_equal, backwards=True),
    "in": contains,
    "+": add,
    "-": subtract,
    "*": multiply,
    "/": divide,
    "%": modulo,
    "max": extreme(lambda candidate, best: candidate > best),
    "min": extreme(lambda candidate, best: candidate < best),
    "abs": absolute,
    "cat": concatenate,
    "substr": part,
    "merge": merge,
    "!": negate,
    "!!": lambda operand: not negate(operand),
    "set": with_property,
    "contains_all": contains_of(all, otherwise=False),
    "contains_any": contains_of(any, otherwise=False),
    "contains_none": contains_of(lambda held: not any(held), otherwise=True),
    "sem_ver": versions.compare,
    "starts_with": affix(str.startswith),
    "ends_with": affix(str.endswith),
}
"""Operators that see only their evaluated operands."""
