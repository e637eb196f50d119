"""``map`` and ``filter``: a list made of the elements of a list."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from service.evaluation.expressions.expressions import Compile, Expressions, Operator
from service.evaluation.expressions.terms import Constant, Place, Scope, Term
from service.evaluation.operators.loops.elements import (
    Inner,
    all_elements,
    explain,
    looping,
    over_given,
    subject_of,
)
from service.evaluation.runtime.operands import listed
from service.evaluation.runtime.substitution import SUBSTITUTED, as_rule, as_subject
from service.evaluation.runtime.work import Work


def map_(work: Work, price: int, subject: Any, inner: Inner) -> list[Any]:
    """``map``: the inner rule's answer for each element.

    ``{"map": [[1, 2], {"*": [{"var": ""}, 10]}]}`` → ``[10.0, 20.0]``
    """
    return [inner(element) for element in all_elements(work, price, subject)]


def filter_(work: Work, price: int, subject: Any, inner: Inner) -> list[Any]:
    """``filter``: the elements for which the inner rule is true.

    ``{"filter": [[1, 5, 9], {">": [{"var": ""}, 4]}]}`` → ``[5, 9]``
    """
    return [element for element in all_elements(work, price, subject) if inner(element)]


def transforming(function: Callable[..., list[Any]], work: Work, given: Any) -> list[Any]:
    """``map`` and ``filter`` over operands that are data."""
    operands = listed(given)
    if len(operands) < 2:
        return []
    subject = as_subject(work, operands[0])
    return function(work, SUBSTITUTED, subject, lambda _: as_rule(work, operands[1]))


def _transforming(function: Callable[..., list[Any]], *, sees_outside: bool) -> Compile:
    """``map`` and ``filter``."""

    def compile_rule(expressions: Expressions, operand: Any, place: Place) -> Term:
        if operand.__class__ is not list:
            return over_given(expressions, partial(transforming, function), operand, place)
        if len(operand) < 2:
            return Constant([])
        scope = place.scope
        subject = subject_of(expressions, operand[0], place.at(0))
        element = expressions.variable("e")
        before = (*scope.before, scope.data) if sees_outside else scope.before
        within = place.at(1).within(Scope(element, before))
        inner = expressions.per_element(lambda: expressions.value(operand[1], within))
        return looping(expressions, function, subject, element, inner, kind=list)

    return compile_rule


ROWS = (
    Operator(
        "map",
        _transforming(map_, sees_outside=False),
        is_loop=True,
        is_shareable=False,
        explain=explain,
    ),
    Operator(
        "filter",
        _transforming(filter_, sees_outside=True),
        is_loop=True,
        is_shareable=False,
        explain=explain,
    ),
)
