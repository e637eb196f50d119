"""Operators whose operands are data, put there by a loop.

Inside filter, some and none a ``var`` of the inner rule is replaced by what it finds outside of the
loop. Where it is all the operands of an operator that decides itself what it evaluates, as in
``{"and": {"var": "flags"}}``, the items of the list that was found are the operands.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from service.evaluation.runtime import loops
from service.evaluation.runtime.operators import listed
from service.evaluation.runtime.work import Work

# Steps for each element: what would be the inner rule is looked at again.
_PRICE = 10


def deciding(decides: bool, work: Work, given: Any) -> Any:
    """``and`` (``decides`` is False) and ``or`` (True)."""
    last = None
    operands = listed(given)
    work.spend(_PRICE * len(operands))
    for operand in operands:
        last = loops.as_rule(work, operand)
        if bool(last) is decides:
            break
    return last


def branching(work: Work, given: Any) -> Any:
    """``if``."""
    operands = listed(given)
    work.spend(_PRICE * len(operands))
    for position in range(0, len(operands) - 1, 2):
        if loops.as_rule(work, operands[position]):
            return loops.as_rule(work, operands[position + 1])
    return loops.as_rule(work, operands[-1]) if len(operands) % 2 else None


def transforming(function: Callable[..., list[Any]], work: Work, given: Any) -> list[Any]:
    """``map`` and ``filter``."""
    operands = listed(given)
    if len(operands) < 2:
        return []
    subject = loops.as_subject(work, operands[0])
    return function(work, _PRICE, subject, lambda _: loops.as_rule(work, operands[1]))


def testing(function: Callable[..., bool], work: Work, given: Any) -> bool:
    """``all``, ``some`` and ``none``."""
    operands = listed(given, 1)
    subject = loops.as_subject(work, operands[0])
    return function(work, _PRICE, subject, lambda _: loops.as_test(work, listed(operands, 2)[1]))


def reducing(work: Work, given: Any) -> Any:
    """``reduce``."""
    operands = listed(given)
    if len(operands) < 3:
        return 0.0
    subject = loops.as_subject(work, operands[0])
    initial = loops.as_rule(work, operands[2])
    return loops.reduce(work, _PRICE, subject, lambda _: loops.as_test(work, operands[1]), initial)
