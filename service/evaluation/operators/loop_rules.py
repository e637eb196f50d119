"""What ``map``, ``filter``, ``reduce``, ``all``, ``some`` and ``none`` compile to.

The list that a loop goes through, its subject, is taken as it stands where it is a literal: rules
inside it are not evaluated. What the inner rule's ``var`` sees differs, as it does in flagd's
engine:

======== ================================================================================
map      the element
filter   first what lies outside of the loop, then the element
none     first what lies outside of the loop, then the element
some     first what lies outside of the loop, then the element
all      the element
reduce   {current, accumulator, valueType}
======== ================================================================================

The paths "" and ".…" always mean the element. The inner rule of all, some, none and reduce must
be a rule once that is done: ``{"all": [list, {"var": "ok"}]}`` fails where an element has an "ok".

One difference is left: the engine looks outside before it enters the loop, and we when a ``var``
is reached. It shows only where the path or the default of that ``var`` is itself a rule that fails,
and the loop has nothing to go through or the ``var`` stands in a branch that is not taken.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from service.evaluation.expressions import python_ast as py
from service.evaluation.expressions.expressions import (
    Computed,
    Constant,
    Expressions,
    Operator,
    Place,
    Scope,
    Term,
)
from service.evaluation.expressions.prices import ACCUMULATED, steps
from service.evaluation.operators.lookup_rules import operands_given, variable
from service.evaluation.runtime import loops
from service.evaluation.runtime.given_operands import reducing, testing, transforming


def _subject(expressions: Expressions, rule: Any, place: Place) -> Term:
    rule, place = expressions.referred(rule, place)
    if rule.__class__ is list:
        return Constant(rule)
    if rule.__class__ is not dict:
        return Constant(None)
    if len(rule) == 1 and "var" in rule and place.scope.before:
        expressions.count_operator("var")
        return variable(expressions, rule["var"], place.at("var"), loops.as_subject)
    return expressions.value(rule, place)


def _test(expressions: Expressions, rule: Any, place: Place) -> Term:
    """The inner rule of all, some, none and reduce, which is a rule or fails."""
    rule, place = expressions.referred(rule, place)
    if rule.__class__ is not dict:
        return expressions.failure(place, "The inner rule is not a rule.")
    if len(rule) == 1 and "var" in rule:
        expressions.count_operator("var")
        return variable(expressions, rule["var"], place.at("var"), loops.as_test)
    return expressions.value(rule, place)


def _looping(
    expressions: Expressions,
    function: Callable[..., Any],
    subject: Term,
    element: str,
    inner: tuple[Term, int],
    *more: Term,
    kind: type | None = None,
) -> Term:
    rule, price = inner
    return Computed(
        py.call(
            expressions.bound(function, "function"),
            expressions.work(),
            py.constant(price),
            expressions.node(subject),
            py.function_of(element, expressions.node(rule)),
            *(expressions.node(term) for term in more),
        ),
        kind,
    )


def _given(
    expressions: Expressions, function: Callable[..., Any], operand: Any, place: Place
) -> Term:
    """A loop whose operands are data."""
    given = expressions.node(operands_given(expressions, operand, place))
    return Computed(py.call(expressions.bound(function, "function"), expressions.work(), given))


def _transforming(function: Callable[..., list[Any]], *, sees_outside: bool) -> Operator:
    """``map`` and ``filter``."""

    def compile_rule(expressions: Expressions, operand: Any, place: Place) -> Term:
        if operand.__class__ is not list:
            return _given(expressions, partial(transforming, function), operand, place)
        if len(operand) < 2:
            return Constant([])
        scope = place.scope
        subject = _subject(expressions, operand[0], place.at(0))
        element = expressions.variable("e")
        before = (*scope.before, scope.data) if sees_outside else scope.before
        within = place.at(1).within(Scope(element, before))
        inner = expressions.per_element(lambda: expressions.value(operand[1], within))
        return _looping(expressions, function, subject, element, inner, kind=list)

    return compile_rule


def _testing(function: Callable[..., bool], *, sees_outside: bool, puts_element: bool) -> Operator:
    """``all``, ``some`` and ``none``: ``puts_element`` says that an element's finds become part of
    the inner rule before it is run, as those from outside do."""

    def compile_rule(expressions: Expressions, operand: Any, place: Place) -> Term:
        if operand.__class__ is not list:
            return _given(expressions, partial(testing, function), operand, place)
        if not operand:
            return expressions.failure(place, "There is nothing to go through.")
        scope = place.scope
        subject = _subject(expressions, operand[0], place.at(0))
        element = expressions.variable("e")
        before = scope.before
        if sees_outside:
            before = (*before, scope.data)
        if puts_element:
            before = (*before, element)
        inner_rule = operand[1] if len(operand) > 1 else None
        within = place.at(1).within(Scope(element, before))
        inner = expressions.per_element(lambda: _test(expressions, inner_rule, within))
        return _looping(expressions, function, subject, element, inner, kind=bool)

    return compile_rule


def _reduce(expressions: Expressions, operand: Any, place: Place) -> Term:
    if operand.__class__ is not list:
        return _given(expressions, reducing, operand, place)
    if len(operand) < 3:
        return Constant(0.0)
    subject = _subject(expressions, operand[0], place.at(0))
    initial = expressions.value(operand[2], place.at(2))
    element = expressions.variable("e")
    scope = Scope(element, place.scope.before)
    within = place.at(1).within(scope)
    rule, price = expressions.per_element(lambda: _test(expressions, operand[1], within))
    inner = rule, price + steps(ACCUMULATED)
    return _looping(expressions, loops.reduce, subject, element, inner, initial)


LOOP_OPERATORS: dict[str, Operator] = {
    "map": _transforming(loops.map_, sees_outside=False),
    "filter": _transforming(loops.filter_, sees_outside=True),
    "all": _testing(loops.all_, sees_outside=False, puts_element=True),
    "some": _testing(loops.some, sees_outside=True, puts_element=True),
    "none": _testing(loops.none, sees_outside=True, puts_element=False),
    "reduce": _reduce,
}
