"""``all``, ``some`` and ``none``: whether a rule is true for the elements of a list."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from service.evaluation.expressions.expressions import Compile, Expressions, Operator
from service.evaluation.expressions.terms import Place, Scope, Term
from service.evaluation.operators.loops.elements import (
    Inner,
    chunks,
    elements_of,
    explain,
    inner_test,
    looping,
    over_given,
    subject_of,
)
from service.evaluation.runtime.operands import listed
from service.evaluation.runtime.substitution import SUBSTITUTED, as_subject, as_test
from service.evaluation.runtime.work import Work


def all_(work: Work, price: int, subject: Any, inner: Inner) -> bool:
    """``all``: whether the inner rule is true for each element; false for an empty list.

    ``{"all": [[1, 5], {">": [{"var": ""}, 0]}]}`` → ``true``

    As in ``some`` and ``none``, whatever is false is an empty list.
    """
    if not subject:
        return False
    paid = chunks(work, price, elements_of(subject))
    return all(inner(element) for chunk in paid for element in chunk)


def some(work: Work, price: int, subject: Any, inner: Inner) -> bool:
    """``some``: whether the inner rule is true for an element.

    ``{"some": [{"var": "orders"}, {">": [{"var": "total"}, 100]}]}`` on
    ``{"orders": [{"total": 20}, {"total": 250}]}`` → ``true``
    """
    if not subject:
        return False
    paid = chunks(work, price, elements_of(subject))
    return any(inner(element) for chunk in paid for element in chunk)


def none(work: Work, price: int, subject: Any, inner: Inner) -> bool:
    """``none``: whether the inner rule is true for no element.

    ``{"none": [[1, 5], {">": [{"var": ""}, 9]}]}`` → ``true``
    """
    return not some(work, price, subject, inner)


def testing(function: Callable[..., bool], work: Work, given: Any) -> bool:
    """``all``, ``some`` and ``none`` over operands that are data."""
    operands = listed(given, 1)
    subject = as_subject(work, operands[0])
    return function(work, SUBSTITUTED, subject, lambda _: as_test(work, listed(operands, 2)[1]))


def _testing(function: Callable[..., bool], *, sees_outside: bool, puts_element: bool) -> Compile:
    """Compile ``all``, ``some`` and ``none``.

    ``puts_element`` says that what is found in an element becomes part of the inner rule before it
    is run, as what is found outside does.
    """

    def compile_rule(expressions: Expressions, operand: Any, place: Place) -> Term:
        if operand.__class__ is not list:
            return over_given(expressions, partial(testing, function), operand, place)
        if not operand:
            return expressions.failure(place, "There is nothing to go through.")
        scope = place.scope
        subject = subject_of(expressions, operand[0], place.at(0))
        element = expressions.variable("e")
        before = scope.before
        if sees_outside:
            before = (*before, scope.data)
        if puts_element:
            before = (*before, element)
        inner_rule = operand[1] if len(operand) > 1 else None
        within = place.at(1).within(Scope(element, before))
        inner = expressions.per_element(lambda: inner_test(expressions, inner_rule, within))
        return looping(expressions, function, subject, element, inner, kind=bool)

    return compile_rule


_ALL = _testing(all_, sees_outside=False, puts_element=True)
_SOME = _testing(some, sees_outside=True, puts_element=True)
_NONE = _testing(none, sees_outside=True, puts_element=False)

ROWS = (
    Operator("all", _ALL, is_loop=True, is_shareable=False, explain=explain),
    Operator("some", _SOME, is_loop=True, is_shareable=False, explain=explain),
    Operator("none", _NONE, is_loop=True, is_shareable=False, explain=explain),
)
