"""Checks of targeting: known operators, known evaluators, within limits.

The result of a rule, and a rule without any result, are found when it is compiled.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Container
from typing import Any

from service.errors import Fault
from service.evaluation.limits import MAX_BUCKETS, MAX_DEPTH
from service.evaluation.runtime.loops import LOOPS
from service.evaluation.text.json_text import is_plain
from service.evaluation.text.pointers import child

REFERENCE = "$ref"


# fmt: off
SYMBOLS = LOOPS | {
    "and", "or", "if", "?:", "!", "!!",
    "==", "!=", "===", "!==", "<", "<=", ">", ">=",
    "in", "contains_all", "contains_any", "contains_none",
    "+", "-", "*", "/", "%", "min", "max", "abs",
    "cat", "substr", "starts_with", "ends_with", "sem_ver", "fractional",
    "var", "missing", "missing_some", "merge", "set",
}
# fmt: on


# Former operators of flagd, and their replacements.
_REPLACED = {
    "fractionalEvaluation": " It is 'fractional' now, whose first operand is the bucketing value"
    ' itself: {"var": "email"} instead of "email".'
}


def check_rule(
    rule: Any,
    pointer: str,
    faults: list[Fault],
    evaluators: Container[str] | None,
    depth: int = 1,
) -> None:
    """Add a fault for each place where ``rule`` cannot be compiled.

    ``evaluators`` are the names that it may refer to, None where they are not known yet. Circular
    references are found when evaluators are inlined.
    """
    if depth > MAX_DEPTH:
        faults.append(Fault(pointer, f"A rule is nested at most {MAX_DEPTH} levels deep."))
    elif isinstance(rule, list):
        for position, item in enumerate(rule):
            if isinstance(item, dict | list):
                place = child(pointer, position)
                check_rule(item, place, faults, evaluators, depth + 1)
    elif isinstance(rule, dict):
        _check_object(rule, pointer, faults, evaluators, depth)


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
    pointer: str,
    faults: list[Fault],
    evaluators: Container[str] | None,
    depth: int,
) -> None:
    if REFERENCE in rule:
        _check_reference(rule, pointer, faults, evaluators)
        return
    if len(rule) != 1:
        return
    ((symbol, operand),) = rule.items()
    place = child(pointer, symbol)
    if symbol not in SYMBOLS:
        hint = _REPLACED.get(symbol, "")
        faults.append(Fault(place, f"There is no operator '{symbol}'.{hint}"))
        return
    # One more than there are buckets may be the value that is bucketed.
    if symbol == "fractional" and isinstance(operand, list) and len(operand) > MAX_BUCKETS + 1:
        faults.append(Fault(place, f"fractional has at most {MAX_BUCKETS} buckets."))
        return
    if not goes_through_literal(symbol, operand):
        check_rule(operand, place, faults, evaluators, depth + 1)
        return
    for position, item in enumerate(operand[1:], 1):
        check_rule(item, child(place, position), faults, evaluators, depth + 2)


def goes_through_literal(symbol: str, operand: Any) -> bool:
    """Return whether the first operand is a literal list that a loop iterates over.

    Such a list is data: what looks like a rule in it is none.
    """
    if symbol not in LOOPS or operand.__class__ is not list or not operand:
        return False
    return operand[0].__class__ is list


def references_in(rule: Any) -> frozenset[str]:
    """Return the names of the evaluators that a rule refers to directly, by ``{"$ref": name}``."""
    names = set()
    waiting: list[Any] = [rule]
    while waiting:
        part = waiting.pop()
        parts: Collection[Any] = ()
        if isinstance(part, list):
            parts = part
        elif isinstance(part, dict):
            parts = part.values()
            if isinstance(name := part.get(REFERENCE), str):
                names.add(name)
        waiting += [each for each in parts if each.__class__ not in _SCALARS]
    return frozenset(names)


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
