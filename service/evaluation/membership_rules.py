"""What ``in`` compiles to: a look-up in a set, where the list is a literal one."""

from __future__ import annotations

import ast
from typing import Any

from service.evaluation import operators
from service.evaluation import python_ast as py
from service.evaluation.expressions import Computed, Constant, Expressions, Place, Term
from service.evaluation.membership import contains, in_texts_and_numbers, is_in


def in_rule(expressions: Expressions, operand: Any, place: Place) -> Term:
    if operand.__class__ is not list or len(operand) != 2:
        return expressions.applied(contains, operand, place, kind=bool)
    needle = expressions.value(operand[0], place.at(0))
    if sets := _member_sets(expressions, operand[1]):
        return _in_sets(expressions, needle, *sets)
    haystack = expressions.weighed_within(expressions.value(operand[1], place.at(1)))
    text = haystack if isinstance(needle, Computed) else needle
    other = needle if text is haystack else haystack
    if not (isinstance(text, Constant) and text.value.__class__ is str) or text is other:
        return expressions.called(is_in, needle, haystack, kind=bool, place=place)
    if isinstance(other, Constant):
        return expressions.called(is_in, needle, haystack, kind=bool, place=place)
    first, again = expressions.twice(other)
    literal = py.constant(text.value)
    sides = (literal, again) if text is needle else (again, literal)
    within = py.compare(sides[0], ast.In(), sides[1])
    whole = py.call(expressions.bound(is_in, "function"), *sides)
    return Computed(py.either(py.is_a(first, str), within, whole), bool)


def _member_sets(
    expressions: Expressions, members: Any
) -> tuple[frozenset[str], frozenset[float]] | None:
    """A literal list of texts and numbers as two sets: for texts, and for numbers."""
    if members.__class__ is not list:
        return None
    known = expressions.member_sets.get(id(members))
    if known is None:
        if not all(member.__class__ in (str, int, float) for member in members):
            return None
        known = (
            members,
            frozenset(member for member in members if member.__class__ is str),
            frozenset(operators.number(member) for member in members),
        )
        expressions.member_sets[id(members)] = known
    return known[1:]


def _in_sets(
    expressions: Expressions, needle: Term, members: frozenset[str], numbers: frozenset[float]
) -> Term:
    if isinstance(needle, Constant):
        return Constant(in_texts_and_numbers(needle.value, members, numbers))
    first, again = expressions.twice(needle)
    member = py.compare(again, ast.In(), expressions.bound(members, "members"))
    number = py.call(
        expressions.bound(in_texts_and_numbers, "function"),
        again,
        expressions.bound(members, "members"),
        expressions.bound(numbers, "numbers"),
    )
    return Computed(py.either(py.is_a(first, str), member, number), bool)
