"""Which targeting is accepted: known operators, known evaluators, within bounds.

What a rule then answers, and which rules can answer nothing, shows when it is compiled.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from typing import Any

from service.errors import Fault
from service.evaluation.limits import MAX_DEPTH
from service.evaluation.loops import LOOPS
from service.evaluation.pointers import child

REFERENCE = "$ref"

SYMBOLS = LOOPS | frozenset(
    "and or if ?: ! !! == != === !== < <= > >= in + - * / % min max abs cat substr merge var"
    " missing missing_some set contains_all contains_any contains_none"
    " fractional sem_ver starts_with ends_with".split()
)


def check_rule(
    rule: Any, pointer: str, faults: list[Fault], *, in_evaluator: bool, depth: int = 1
) -> None:
    """Adds a fault for each place where ``rule`` cannot be compiled.

    References are only checked for their shape: see ``check_references``.
    """
    if depth > MAX_DEPTH:
        faults.append(Fault(pointer, f"A rule is nested at most {MAX_DEPTH} levels deep."))
    elif isinstance(rule, list):
        for position, item in enumerate(rule):
            if isinstance(item, dict | list | float):
                place = child(pointer, position)
                check_rule(item, place, faults, in_evaluator=in_evaluator, depth=depth + 1)
    elif isinstance(rule, dict):
        _check_object(rule, pointer, faults, in_evaluator=in_evaluator, depth=depth)
    elif isinstance(rule, float) and math.isinf(rule):
        faults.append(Fault(pointer, "This number is beyond the range of numbers."))


def _check_object(
    rule: dict[str, Any], pointer: str, faults: list[Fault], *, in_evaluator: bool, depth: int
) -> None:
    if REFERENCE in rule:
        _check_reference(rule, pointer, faults, in_evaluator=in_evaluator)
        return
    if len(rule) != 1:
        return
    ((symbol, operand),) = rule.items()
    place = child(pointer, symbol)
    if symbol not in SYMBOLS:
        faults.append(Fault(place, f"There is no operator '{symbol}'."))
        return
    if symbol in LOOPS and isinstance(operand, list) and operand and isinstance(operand[0], list):
        # A literal list that a loop goes through is data: what looks like a rule in it is none.
        for position, item in enumerate(operand[1:], 1):
            inner = child(place, position)
            check_rule(item, inner, faults, in_evaluator=in_evaluator, depth=depth + 2)
        return
    check_rule(operand, place, faults, in_evaluator=in_evaluator, depth=depth + 1)


def _check_reference(
    rule: dict[str, Any], pointer: str, faults: list[Fault], *, in_evaluator: bool
) -> None:
    place = child(pointer, REFERENCE)
    if len(rule) > 1:
        faults.append(Fault(place, "A reference stands alone in its object."))
    elif not isinstance(rule[REFERENCE], str):
        faults.append(Fault(place, "A reference is the name of an evaluator."))
    elif in_evaluator:
        faults.append(Fault(place, "An evaluator cannot refer to another."))


def references(rule: Any, pointer: str) -> Iterator[tuple[str, str]]:
    """Each reference in an accepted rule, as (pointer, name of the evaluator)."""
    if isinstance(rule, list):
        for position, item in enumerate(rule):
            if isinstance(item, dict | list):
                yield from references(item, child(pointer, position))
    elif isinstance(rule, dict) and len(rule) == 1:
        ((symbol, operand),) = rule.items()
        if symbol == REFERENCE and isinstance(operand, str):
            yield child(pointer, symbol), operand
        else:
            yield from references(operand, child(pointer, symbol))


def check_references(
    evaluators: Mapping[str, Any],
    rules: Mapping[str, Any],
    faults: list[Fault],
) -> None:
    """Adds a fault for each reference of a flag's targeting (``rules``, by key) to nothing."""
    for key, rule in rules.items():
        for pointer, name in references(rule, child("/flags", key, "targeting")):
            if name not in evaluators:
                faults.append(Fault(pointer, f"There is no evaluator '{name}'."))
