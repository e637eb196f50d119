"""``reduce``: one value made of the elements of a list."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from service.evaluation.expressions.expressions import Expressions, Operator
from service.evaluation.expressions.prices import ACCUMULATED, steps
from service.evaluation.expressions.terms import Constant, Place, Scope, Term
from service.evaluation.operators.loops.elements import (
    Inner,
    all_elements,
    explain,
    inner_test,
    looping,
    over_given,
    subject_of,
)
from service.evaluation.runtime.failures import OperandError
from service.evaluation.runtime.operands import listed, number, text
from service.evaluation.runtime.substitution import SUBSTITUTED, as_rule, as_subject, as_test
from service.evaluation.runtime.work import Work

_ACCUMULATORS: dict[type, tuple[str, Callable[[Work, Any], Any]]] = {
    bool: ("bool", lambda _, value: bool(value)),
    int: ("number", number),
    float: ("number", number),
    str: ("string", text),
}


def reduce(work: Work, price: int, subject: Any, inner: Inner, initial: Any) -> Any:
    """``reduce``: the inner rule over {current, accumulator, valueType}, element after element.

    ``initial`` fixes the accumulator's type: a boolean, a number or a text. Null elements are
    skipped; without a list the answer is 0.

    ``{"reduce": [[1, 2, 3], {"+": [{"var": "current"}, {"var": "accumulator"}]}, 0]}`` → ``6.0``
    """
    if initial.__class__ not in _ACCUMULATORS:
        raise OperandError("reduce starts from a boolean, a number or a text.")
    value_type, convert = _ACCUMULATORS[initial.__class__]
    accumulator = initial
    if subject is None:
        return 0.0
    for element in all_elements(work, price, subject):
        if element is not None:
            data = {"current": element, "accumulator": accumulator, "valueType": value_type}
            accumulator = convert(work, inner(data))
    return accumulator


def reducing(work: Work, given: Any) -> Any:
    """``reduce`` over operands that are data."""
    operands = listed(given)
    if len(operands) < 3:
        return 0.0
    subject = as_subject(work, operands[0])
    initial = as_rule(work, operands[2])
    return reduce(work, SUBSTITUTED, subject, lambda _: as_test(work, operands[1]), initial)


def _reduce(expressions: Expressions, operand: Any, place: Place) -> Term:
    if operand.__class__ is not list:
        return over_given(expressions, reducing, operand, place)
    if len(operand) < 3:
        return Constant(0.0)
    subject = subject_of(expressions, operand[0], place.at(0))
    initial = expressions.value(operand[2], place.at(2))
    element = expressions.variable("e")
    scope = Scope(element, place.scope.before)
    within = place.at(1).within(scope)
    rule, price = expressions.per_element(lambda: inner_test(expressions, operand[1], within))
    inner = rule, price + steps(ACCUMULATED)
    return looping(expressions, reduce, subject, element, inner, initial)


ROWS = (Operator("reduce", _reduce, price=500, is_loop=True, is_shareable=False, explain=explain),)
