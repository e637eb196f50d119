"""``in`` and its kin: what it means for a value to be in a text or in a list."""

from __future__ import annotations

from typing import Any

from service.evaluation.limits import FREE_ITEMS, FREE_TEXT
from service.evaluation.runtime.failures import OperandError
from service.evaluation.runtime.member_index import index_of, scan
from service.evaluation.runtime.operators import kind_of, listed
from service.evaluation.runtime.work import COPIED, Work


def contains(work: Work, operands: Any) -> bool:
    """``in``: a text within a text, or a member of a list (see ``scan``)."""
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
    """Whether the first list has every member of the second; false for what are no two lists."""
    both = _two_lists(operands)
    if both is None:
        return False
    has = index_of(work, both[0]).has_equal
    _pay(work, both[1])
    return all(has(work, value) for value in both[1])


def contains_any(work: Work, operands: Any) -> bool:
    """Whether the first list has some member of the second; false for what are no two lists."""
    both = _two_lists(operands)
    if both is None:
        return False
    has = index_of(work, both[0]).has_equal
    _pay(work, both[1])
    return any(has(work, value) for value in both[1])


def contains_none(work: Work, operands: Any) -> bool:
    """Whether the first list has no member of the second; true for what are no two lists."""
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
