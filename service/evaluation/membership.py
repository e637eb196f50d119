"""``in`` and its kin: what it means for a value to be in a text or in a list."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from service.evaluation.operators import OperandError, kind_of, listed, number


def contains(operands: Any) -> bool:
    """``in``: a text within a text, or a member of a list (see ``is_member``)."""
    operands = listed(operands, 1)
    return is_in(operands[0], operands[1] if len(operands) > 1 else None)


def is_in(needle: Any, haystack: Any) -> bool:
    """``in`` with two operands; what is neither text nor list contains nothing."""
    if haystack.__class__ is str:
        if needle.__class__ is not str:
            raise OperandError(f"{kind_of(needle)} cannot be looked for in a text.")
        return needle in haystack
    return haystack.__class__ is list and is_member(needle, haystack)


def is_member(needle: Any, members: list[Any]) -> bool:
    """Whether a list contains ``needle``, member by member.

    A member that is itself a list [low, high] is a range of numbers. A number is looked for as a
    number (so 5 is in ["5"], and 0 in ["a"], because text that is no number counts as 0); anything
    else only equals its own type.
    """
    kind = needle.__class__
    for member in members:
        if member.__class__ is list:
            low, high = listed(member, 2)[:2]
            value = number(needle)
            if number(low) <= value and value <= number(high):
                return True
        elif kind is int or kind is float:
            if number(member) == float(needle):
                return True
        elif kind is dict and member.__class__ is dict:
            raise OperandError("Objects cannot be compared.")
        elif kind is member.__class__ and kind is not list and needle == member:
            return True
    return False


def in_texts_and_numbers(needle: Any, texts: frozenset[str], numbers: frozenset[float]) -> bool:
    """``is_member`` of a literal list of texts and numbers, as two look-ups."""
    kind = needle.__class__
    if kind is str:
        return needle in texts
    return (kind is int or kind is float) and float(needle) in numbers


def contains_all(operands: Any) -> bool:
    """Whether the first list has every member of the second; false for what are no two lists."""
    both = _two_lists(operands)
    return both is not None and all(map(_has(both[0]), both[1]))


def contains_any(operands: Any) -> bool:
    """Whether the first list has some member of the second; false for what are no two lists."""
    both = _two_lists(operands)
    return both is not None and any(map(_has(both[0]), both[1]))


def contains_none(operands: Any) -> bool:
    """Whether the first list has no member of the second; true for what are no two lists."""
    return not contains_any(operands)


def _two_lists(operands: Any) -> tuple[list[Any], list[Any]] | None:
    if operands.__class__ is not list or len(operands) != 2:
        return None
    first, second = operands
    if first.__class__ is not list or second.__class__ is not list:
        return None
    return first, second


def _has(members: list[Any]) -> Callable[[Any], bool]:
    """Whether a value is a member: a look-up, because both lists can be the caller's, and long.

    Members are equal within one type; lists and objects cannot be compared with their own kind.
    """
    kinds = {member.__class__ for member in members}
    numbers = {float(member) for member in members if member.__class__ in (int, float)}
    others = {
        (member.__class__, member) for member in members if member.__class__ in (str, bool, _NULL)
    }

    def has(value: Any) -> bool:
        kind = value.__class__
        if kind in (list, dict):
            if kind in kinds:
                raise OperandError("Lists and objects cannot be compared.")
            return False
        if kind is int or kind is float:
            # A set finds NaN by its identity, although it equals nothing.
            return value == value and float(value) in numbers
        return (kind, value) in others

    return has


_NULL = type(None)
