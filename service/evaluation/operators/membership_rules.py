"""What ``in`` compiles to: a look-up in a set, where the list is a literal one."""

from __future__ import annotations

import ast
import sys
from typing import Any

from service.evaluation.expressions import python_ast as py
from service.evaluation.expressions.expressions import (
    Computed,
    Constant,
    Expressions,
    MemberSets,
    Place,
    Term,
)
from service.evaluation.expressions.prices import SEARCH
from service.evaluation.limits import FREE_LITERAL, FREE_TEXT
from service.evaluation.runtime import operators
from service.evaluation.runtime.membership import (
    contains,
    in_numbers,
    in_texts_and_numbers,
    is_in,
    short_has,
)
from service.evaluation.runtime.work import Work

_NO_NUMBERS: frozenset[float] = frozenset()


def in_rule(expressions: Expressions, operand: Any, place: Place) -> Term:
    if operand.__class__ is not list or len(operand) != 2:
        expressions.price += SEARCH
        return expressions.applied(contains, operand, place, kind=bool)
    needle = expressions.value(operand[0], place.at(0))
    if sets := _member_sets(expressions, operand[1]):
        return _in_sets(expressions, needle, sets)
    expressions.price += SEARCH
    haystack = expressions.value(operand[1], place.at(1))
    text = haystack if isinstance(needle, Computed) else needle
    other = needle if text is haystack else haystack
    if not (isinstance(text, Constant) and text.value.__class__ is str) or text is other:
        return expressions.working(is_in, needle, haystack, kind=bool, place=place)
    if isinstance(other, Constant) or (text is haystack and len(text.value) > FREE_TEXT):
        return expressions.working(is_in, needle, haystack, kind=bool, place=place)
    first, again = expressions.twice(other)
    literal = py.constant(text.value)
    sides = (literal, again) if text is needle else (again, literal)
    within = py.compare(sides[0], ast.In(), sides[1])
    whole = py.call(expressions.bound(is_in, "function"), expressions.work(), *sides)
    if text is haystack:
        return Computed(py.either(py.is_a(first, str), within, whole), bool)
    if len(text.value) > FREE_TEXT:
        return expressions.working(is_in, needle, haystack, kind=bool, place=place)
    has = py.call(expressions.bound(short_has, "function"), first, literal)
    found, known = expressions.twice(Computed(expressions.part("has", first, has, text.value)))
    is_known = py.compare(found, ast.IsNot(), py.constant(None))
    return Computed(py.either(is_known, known, whole), bool)


def _member_sets(expressions: Expressions, members: Any) -> MemberSets | None:
    """A literal list of texts and numbers as two sets: for texts, and for numbers."""
    if members.__class__ is not list:
        return None
    known = expressions.member_sets.get(id(members))
    if known is None:
        if not all(member.__class__ in (str, int, float) for member in members):
            return None
        # What a definition may hold is bounded, whatever it takes to read it once.
        work = Work(sys.maxsize)
        texts = frozenset(member for member in members if member.__class__ is str)
        # Lists of texts alone share one: each empty set takes as much as four texts.
        numbers = frozenset(operators.number(work, member) for member in members) or _NO_NUMBERS
        longest = max(map(len, texts), default=0)
        known = expressions.member_sets[id(members)] = MemberSets(members, texts, numbers, longest)
    return known


def _in_sets(expressions: Expressions, needle: Term, sets: MemberSets) -> Term:
    if isinstance(needle, Constant) or sets.longest > FREE_LITERAL:
        texts, numbers = Constant(sets.texts), Constant(sets.numbers)
        return expressions.working(in_texts_and_numbers, needle, texts, numbers, kind=bool)
    first, again = expressions.twice(needle)
    is_member = py.compare(again, ast.In(), expressions.bound(sets.texts, "members"))
    function = expressions.bound(in_numbers, "function")
    is_number = py.call(function, again, expressions.bound(sets.numbers, "numbers"))
    return Computed(py.either(py.is_a(first, str), is_member, is_number), bool)
