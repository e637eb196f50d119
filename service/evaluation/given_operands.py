"""Operators whose operands are data, put there by a loop.

Inside filter, some and none a ``var`` of the inner rule is replaced by what it finds outside of the
loop. Where it is all the operands of an operator that decides itself what it evaluates, as in
``{"and": {"var": "flags"}}``, the items of the list that was found are the operands.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from service.evaluation import loops
from service.evaluation.operators import listed


def deciding(decides: bool, given: Any) -> Any:
    """``and`` (``decides`` is False) and ``or`` (True)."""
    last = None
    for operand in listed(given):
        last = loops.as_rule(operand)
        if bool(last) is decides:
            break
    return last


def branching(given: Any) -> Any:
    """``if``."""
    operands = listed(given)
    for position in range(0, len(operands) - 1, 2):
        if loops.as_rule(operands[position]):
            return loops.as_rule(operands[position + 1])
    return loops.as_rule(operands[-1]) if len(operands) % 2 else None


def transforming(function: Callable[..., list[Any]], steps: loops.Steps, given: Any) -> list[Any]:
    """``map`` and ``filter``."""
    operands = listed(given)
    if len(operands) < 2:
        return []
    subject = loops.as_subject(operands[0])
    return function(steps, subject, lambda _: loops.as_rule(operands[1]))


def testing(function: Callable[..., bool], steps: loops.Steps, given: Any) -> bool:
    """``all``, ``some`` and ``none``."""
    operands = listed(given, 1)
    subject = loops.as_subject(operands[0])
    return function(steps, subject, lambda _: loops.as_test(listed(operands, 2)[1]))


def reducing(steps: loops.Steps, given: Any) -> Any:
    """``reduce``."""
    operands = listed(given)
    if len(operands) < 3:
        return 0.0
    subject = loops.as_subject(operands[0])
    initial = loops.as_rule(operands[2])
    return loops.reduce(steps, subject, lambda _: loops.as_test(operands[1]), initial)
