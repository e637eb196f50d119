"""``in`` and its kin: what it means for a value to be in a text or in a list.

``in`` compiles to a look-up in a set, where the list is a literal one.
"""

from __future__ import annotations

import ast
import sys
from typing import Any

from service.evaluation.expressions import python_ast as py
from service.evaluation.expressions.expressions import Expressions, Operator, applied
from service.evaluation.expressions.prices import SEARCH
from service.evaluation.expressions.terms import Computed, Constant, MemberSets, Place, Term
from service.evaluation.limits import FREE_ITEMS, FREE_LITERAL, FREE_TEXT
from service.evaluation.runtime.failures import OperandError
from service.evaluation.runtime.member_index import index_of, scan
from service.evaluation.runtime.operands import kind_of, listed, number
from service.evaluation.runtime.work import COPIED, Work


def contains(work: Work, operands: Any) -> bool:
    """``in``: a text within a text, or a member of a list (see ``scan``).

    ``{"in": ["staff", "flagstaff"]}`` → ``true``, ``{"in": [7, [1, "7"]]}`` → ``true``,
    ``{"in": [5, [1, [4, 6]]]}`` → ``true``
    """
    operands = listed(operands, 1)
    return is_in(work, operands[0], operands[1] if len(operands) > 1 else None)


def is_in(work: Work, needle: Any, haystack: Any) -> bool:
    """``in`` with two operands; what is neither text nor list contains nothing."""
    if haystack.__class__ is list:
        if needle.__class__ is str and len(needle) > FREE_TEXT:
            work.spend(len(needle) * min(len(haystack), FREE_ITEMS) // COPIED)
        if len(haystack) > FREE_ITEMS:
            return index_of(work, haystack).has_member(work, needle)
        return scan(work, needle, haystack)
    if haystack.__class__ is not str:
        return False
    if needle.__class__ is not str:
        raise OperandError(f"{kind_of(needle)} cannot be looked for in a text.")
    if len(haystack) > FREE_TEXT:
        work.spend(price_of_search(len(needle), len(haystack)))
    return needle in haystack


def short_has(haystack: Any, needle: str) -> bool | None:
    """``is_in`` of a short text in what costs nothing to search; None for anything else."""
    kind = haystack.__class__
    if kind is list:
        if len(haystack) > FREE_ITEMS:
            return None
        for member in haystack:
            if member.__class__ is list:
                return None
            if member == needle:
                return True
        return False
    if kind is str:
        return needle in haystack if len(haystack) <= FREE_TEXT else None
    return False


def price_of_search(needle: int, haystack: int) -> int:
    """The steps of searching a text, from the lengths of both.

    CPython (``fastsearch.h``) searches in one pass where both the text and what it may skip are
    long, and elsewhere compares at each position.
    """
    places = haystack - needle
    if haystack >= _LONG and (needle < _SHORT or places >= _MANY_PLACES):
        return haystack // _SEARCHED
    return max(places, 0) * needle // _COMPARED


_LONG = 30_000
_SHORT = 100
_MANY_PLACES = 2_500
# Characters that a step passes over, and those that it compares.
_SEARCHED = 10
_COMPARED = 160


def in_texts_and_numbers(
    work: Work, needle: Any, texts: frozenset[str], numbers: frozenset[float]
) -> bool:
    """``in`` of a literal list of texts and numbers, as two look-ups."""
    if needle.__class__ is str:
        work.read(needle)
        return needle in texts
    return in_numbers(needle, numbers)


def in_numbers(needle: Any, numbers: frozenset[float]) -> bool:
    """``in`` of a literal list of texts and numbers, for what is no text."""
    kind = needle.__class__
    return (kind is int or kind is float) and float(needle) in numbers


def contains_all(work: Work, operands: Any) -> bool:
    """``contains_all``: whether a list has every member of another; false for anything else.

    ``{"contains_all": [["a", "b", "c"], ["a", "c"]]}`` → ``true``
    """
    both = _two_lists(operands)
    if both is None:
        return False
    has = index_of(work, both[0]).has_equal
    _pay(work, both[1])
    return all(has(work, value) for value in both[1])


def contains_any(work: Work, operands: Any) -> bool:
    """``contains_any``: whether a list has some member of another; false for anything else.

    ``{"contains_any": [["a", "b"], ["b", "z"]]}`` → ``true``
    """
    both = _two_lists(operands)
    if both is None:
        return False
    has = index_of(work, both[0]).has_equal
    _pay(work, both[1])
    return any(has(work, value) for value in both[1])


def contains_none(work: Work, operands: Any) -> bool:
    """``contains_none``: whether a list has no member of another; true for anything else.

    ``{"contains_none": [["a", "b"], ["z"]]}`` → ``true``
    """
    return not contains_any(work, operands)


def _pay(work: Work, values: list[Any]) -> None:
    if len(values) > FREE_ITEMS:
        work.spend(_LOOKED_UP * len(values))


# Steps of looking for one of many values.
_LOOKED_UP = 4


def _two_lists(operands: Any) -> tuple[list[Any], list[Any]] | None:
    if operands.__class__ is not list or len(operands) != 2:
        return None
    first, second = operands
    if first.__class__ is not list or second.__class__ is not list:
        return None
    return first, second


# --- compilation ----------------------------------------------------------------------------


_NO_NUMBERS: frozenset[float] = frozenset()
# Texts of a list that other flag sets may have too.
_COMMON = 100


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
        if len(texts) <= _COMMON:
            texts = py.shared_part(texts)
        # Lists of texts alone share one: each empty set takes as much as four texts.
        numbers = frozenset(number(work, member) for member in members) or _NO_NUMBERS
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


ROWS = (
    Operator("in", in_rule),
    Operator("contains_all", applied(contains_all), price=2_000),
    Operator("contains_any", applied(contains_any), price=2_000),
    Operator("contains_none", applied(contains_none), price=2_000),
)
