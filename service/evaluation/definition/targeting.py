"""Checks of targeting: known operators, known evaluators, within limits.

The result of a rule, and a rule without any result, are found when it is compiled.
"""

from __future__ import annotations

import math
from collections.abc import Container
from typing import Any, TypeAlias

from service.errors import Fault
from service.evaluation.expressions.terms import REFERENCE
from service.evaluation.limits import MAX_DEPTH
from service.evaluation.operators.table import FORMER_NAMES, OPERATORS
from service.evaluation.text.json_text import is_plain
from service.evaluation.text.pointers import child


def check_rule(
    rule: Any,
    pointer: str,
    faults: list[Fault],
    evaluators: Container[str] | None,
) -> None:
    """Add a fault for each place where ``rule`` cannot be compiled.

    ``evaluators`` are the names that it may refer to, None where they are not known yet. Circular
    references are found when evaluators are inlined.
    """
    _check(rule, (pointer,), faults, evaluators, 1)


# Pointers are built for faults alone, and most rules have none: the place around, and a part of it.
_Place: TypeAlias = "tuple[str] | tuple[_Place, str | int]"


def _pointer(place: _Place) -> str:
    parts: list[str | int] = []
    while len(place) == 2:
        place, part = place
        parts.append(part)
    return child(place[0], *reversed(parts))


def _check(
    rule: Any,
    place: _Place,
    faults: list[Fault],
    evaluators: Container[str] | None,
    depth: int,
) -> None:
    if depth > MAX_DEPTH:
        detail = f"A rule is nested at most {MAX_DEPTH} levels deep."
        faults.append(Fault(_pointer(place), detail))
    elif rule.__class__ is list:
        for position, item in enumerate(rule):
            if isinstance(item, dict | list):
                _check(item, (place, position), faults, evaluators, depth + 1)
    elif isinstance(rule, dict):
        _check_object(rule, place, faults, evaluators, depth)


def check_finite(value: Any, pointer: str, faults: list[Fault]) -> None:
    """Add a fault for each number beyond the range of numbers, in rules and in data."""
    if not is_plain(value):
        _check_finite(value, pointer, faults)


def _check_finite(value: Any, pointer: str, faults: list[Fault]) -> None:
    if isinstance(value, dict):
        for name, item in value.items():
            _check_finite(item, child(pointer, name), faults)
    elif isinstance(value, list):
        for position, item in enumerate(value):
            _check_finite(item, child(pointer, position), faults)
    elif isinstance(value, float) and math.isinf(value):
        faults.append(Fault(pointer, "This number is beyond the range of numbers."))


def _check_object(
    rule: dict[str, Any],
    around: _Place,
    faults: list[Fault],
    evaluators: Container[str] | None,
    depth: int,
) -> None:
    if REFERENCE in rule:
        _check_reference(rule, _pointer(around), faults, evaluators)
        return
    if len(rule) != 1:
        return
    ((symbol, operand),) = rule.items()
    place: _Place = (around, symbol)
    operator = OPERATORS.get(symbol)
    if operator is None:
        hint = f" {FORMER_NAMES[symbol]}" if symbol in FORMER_NAMES else ""
        faults.append(Fault(_pointer(place), f"There is no operator '{symbol}'.{hint}"))
        return
    detail = None if operator.check is None else operator.check(operand)
    if detail is not None:
        faults.append(Fault(_pointer(place), detail))
        return
    if not operator.goes_through_literal(operand):
        _check(operand, place, faults, evaluators, depth + 1)
        return
    for position, item in enumerate(operand[1:], 1):
        _check(item, (place, position), faults, evaluators, depth + 2)


# Shared, because every empty set takes 216 bytes and every evaluator has one.
NO_REFERENCES: frozenset[str] = frozenset()


def references_in(rule: Any) -> frozenset[str]:
    """Return the names of the evaluators that a valid rule refers to directly.

    ``{"and": [{"$ref": "staff"}, …]}`` → ``{"staff"}``. Data is passed over, whatever it looks
    like: an object of several members, and the literal list that a loop goes through.
    """
    names: set[str] = set()
    waiting: list[Any] = [rule]
    while waiting:
        part = waiting.pop()
        if part.__class__ is list:
            waiting += [each for each in part if each.__class__ not in _SCALARS]
        elif part.__class__ is dict and len(part) == 1:
            ((symbol, operand),) = part.items()
            if symbol == REFERENCE:
                names.add(operand)
            elif operand.__class__ not in _SCALARS:
                operator = OPERATORS.get(symbol)
                is_data = operator is not None and operator.goes_through_literal(operand)
                waiting.append(operand[1:] if is_data else operand)
    return frozenset(names) if names else NO_REFERENCES


_SCALARS = (str, int, float, bool, type(None))


def may_refer(text: str) -> bool:
    """Return whether the text of a rule can refer to an evaluator: also with an escaped sign."""
    return REFERENCE in text or "\\u" in text


def _check_reference(
    rule: dict[str, Any], pointer: str, faults: list[Fault], evaluators: Container[str] | None
) -> None:
    place = child(pointer, REFERENCE)
    if len(rule) > 1:
        faults.append(Fault(place, "A reference stands alone in its object."))
    elif not isinstance(rule[REFERENCE], str):
        faults.append(Fault(place, "A reference is the name of an evaluator."))
    elif evaluators is not None and rule[REFERENCE] not in evaluators:
        faults.append(Fault(place, f"There is no evaluator '{rule[REFERENCE]}'."))
