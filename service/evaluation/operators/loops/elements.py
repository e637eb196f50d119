"""Subjects and inner rules of loops: the list to iterate over, and what the inner rule sees.

The list, the subject, is taken as it stands where it is a literal: rules inside it are not
evaluated. Each element costs the price of the inner rule, in steps of the request's work. What the
inner rule's ``var`` sees differs, as it does in flagd's engine:

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

from collections.abc import Callable, Iterator
from typing import Any

from service.evaluation.expressions import python_ast as py
from service.evaluation.expressions.expressions import Expressions
from service.evaluation.expressions.seen import Seen
from service.evaluation.expressions.terms import Computed, Constant, Place, Term
from service.evaluation.operators.lookup import operands_given, variable
from service.evaluation.runtime.failures import OperandError
from service.evaluation.runtime.substitution import as_subject, as_test
from service.evaluation.runtime.work import Work

Inner = Callable[[Any], Any]

# Elements that are paid for at a time where a loop may end early.
_AT_ONCE = 64


def elements_of(subject: Any) -> list[Any]:
    """The list that is gone through; null is an empty one, and anything else an OperandError."""
    if subject is None:
        return []
    if subject.__class__ is not list:
        raise OperandError("Only a list can be gone through.")
    return subject


def all_elements(work: Work, price: int, subject: Any) -> list[Any]:
    """The elements, all of them paid for."""
    elements = elements_of(subject)
    work.spend(price * len(elements))
    return elements


def chunks(work: Work, price: int, elements: list[Any]) -> Iterator[list[Any]]:
    """The elements in parts, each paid for when it is asked for."""
    for start in range(0, len(elements), _AT_ONCE):
        chunk = elements[start : start + _AT_ONCE]
        work.spend(price * len(chunk))
        yield chunk


def explain(seen: Seen) -> dict[str, Any]:
    """The number of elements that a loop had: ``{"elements": 3}``."""
    subject = seen.operand[0] if seen.operand.__class__ is list and seen.operand else None
    return {"elements": len(subject)} if subject.__class__ is list else {}


# --- compilation ----------------------------------------------------------------------------


def subject_of(expressions: Expressions, rule: Any, place: Place) -> Term:
    """The list that a loop goes through, as its first operand says."""
    rule, place = expressions.referred(rule, place)
    if rule.__class__ is list:
        return Constant(rule)
    if rule.__class__ is not dict:
        return Constant(None)
    if len(rule) == 1 and "var" in rule and place.scope.before:
        return _variable(expressions, rule["var"], place, as_subject)
    return expressions.value(rule, place)


def inner_test(expressions: Expressions, rule: Any, place: Place) -> Term:
    """The inner rule of all, some, none and reduce, which is a rule or fails."""
    rule, place = expressions.referred(rule, place)
    if rule.__class__ is not dict:
        return expressions.failure(place, "The inner rule is not a rule.")
    if len(rule) == 1 and "var" in rule:
        return _variable(expressions, rule["var"], place, as_test)
    return expressions.value(rule, place)


def _variable(
    expressions: Expressions, operand: Any, place: Place, substitute: Callable[[Work, Any], Any]
) -> Term:
    def compile_it(expressions: Expressions, operand: Any, place: Place) -> Term:
        return variable(expressions, operand, place, substitute)

    return expressions.operation("var", compile_it, operand, place.at("var"))


def looping(
    expressions: Expressions,
    function: Callable[..., Any],
    subject: Term,
    element: str,
    inner: tuple[Term, int],
    *more: Term,
    kind: type | None = None,
) -> Term:
    """A call of the loop's function, which gets the inner rule as a function of one element."""
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


def over_given(
    expressions: Expressions, function: Callable[..., Any], operand: Any, place: Place
) -> Term:
    """A loop whose operands are data."""
    given = expressions.node(operands_given(expressions, operand, place))
    return Computed(py.call(expressions.bound(function, "function"), expressions.work(), given))
