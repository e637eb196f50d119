"""Lists that are searched again and again within one request: indexed once, and shared.

A caller's list can be long, and hundreds of flags can look for something in it. What is found is
what going through the list would find, to the type of each member and to the operand that stops it.
"""

from __future__ import annotations

from typing import Any

from service.evaluation.runtime.failures import OperandError
from service.evaluation.runtime.operands import listed, number
from service.evaluation.runtime.work import COPIED, Work

# Members that a step finds the types of, and that it looks through in C.
_TYPED = 3
_SCANNED_IN_C = 8
# Steps for each member: of looking through the list in Python, of a range of numbers in it, and of
# putting it into a set, also where all are of one type.
_SCANNED = 1
_RANGE = 4
_INDEXED = 3
_INDEXED_ALIKE = 1


def scan(work: Work, needle: Any, members: list[Any]) -> bool:
    """``in``: whether a list contains ``needle``, member by member.

    A member that is itself a list [low, high] is a range of numbers. A number is looked for as a
    number (so 5 is in ["5"], and 0 in ["a"], because text that is no number counts as 0); anything
    else only equals its own type.
    """
    kind = needle.__class__
    for member in members:
        if member.__class__ is list:
            low, high = listed(member, 2)[:2]
            value = number(work, needle)
            if number(work, low) <= value and value <= number(work, high):
                return True
        elif kind is int or kind is float:
            if number(work, member) == float(needle):
                return True
        elif kind is dict and member.__class__ is dict:
            raise OperandError("Objects cannot be compared.")
        elif kind is member.__class__ and kind is not list and needle == member:
            return True
    return False


class MemberIndex:
    """Index of one list. It grows with each kind of search, and each part is paid for once."""

    __slots__ = (
        "_floats",
        "_kinds",
        "_members",
        "_numbers",
        "_texts",
        "_truths",
        "_was_searched",
    )

    def __init__(self, work: Work, members: list[Any]) -> None:
        work.spend(1 + len(members) // _TYPED)
        self._members = members
        self._kinds = set(map(type, members))
        # One search for a text goes through the list, more are worth a set.
        self._was_searched = False
        self._texts: frozenset[str] | None = None
        self._numbers: frozenset[float] | None = None
        self._floats: frozenset[float] | None = None
        self._truths: frozenset[bool] | None = None

    def has_member(self, work: Work, needle: Any) -> bool:
        """``in``, as ``scan`` answers it."""
        kind = needle.__class__
        if kind is str and list not in self._kinds:
            return self._has_text(work, needle)
        if (kind is int or kind is float) and self._kinds <= _NUMBERS_AND_TEXTS:
            return self._has_number(work, needle)
        price = _RANGE if list in self._kinds else _SCANNED
        work.spend(price * len(self._members))
        return scan(work, needle, self._members)

    def _has_text(self, work: Work, needle: str) -> bool:
        members = self._members
        if not self._was_searched:
            self._was_searched = True
            work.spend(len(members) // _SCANNED_IN_C + _price(needle) * len(members))
            return needle in members
        return self._is_text(work, needle)

    def _is_text(self, work: Work, value: str) -> bool:
        if self._texts is None:
            if self._kinds == _TEXTS:
                work.spend(_INDEXED_ALIKE * len(self._members))
                self._texts = frozenset(self._members)
            else:
                work.spend(_INDEXED * len(self._members))
                self._texts = frozenset(each for each in self._members if each.__class__ is str)
        work.read(value)
        return value in self._texts

    def _has_number(self, work: Work, needle: float) -> bool:
        value = float(needle)
        if self._numbers is None:
            members = self._members
            try:
                if self._kinds <= _NUMBERS:
                    work.spend(_INDEXED_ALIKE * len(members))
                    self._numbers = frozenset(map(float, members))
                else:
                    work.spend(_INDEXED * len(members))
                    self._numbers = frozenset(number(work, member) for member in members)
            except OverflowError:
                # An integer that no float holds stops who comes to it, not who finds before.
                return scan(work, needle, members)
        # A set finds NaN by its identity, although it equals nothing.
        return value == value and value in self._numbers

    def has_equal(self, work: Work, value: Any) -> bool:
        """Return whether a member is equal to ``value`` and of its type; numbers are of one.

        Lists and objects cannot be compared with their own kind.
        """
        kind = value.__class__
        if kind is list or kind is dict:
            if kind in self._kinds:
                raise OperandError("Lists and objects cannot be compared.")
            return False
        if kind is str:
            return self._is_text(work, value)
        if kind is bool:
            return kind in self._kinds and value in self._booleans(work)
        if value is None:
            return type(None) in self._kinds
        return value == value and float(value) in self._own_numbers(work)

    def _booleans(self, work: Work) -> frozenset[bool]:
        if self._truths is None:
            work.spend(_SCANNED * len(self._members))
            self._truths = frozenset(each for each in self._members if each.__class__ is bool)
        return self._truths

    def _own_numbers(self, work: Work) -> frozenset[float]:
        if self._floats is None:
            work.spend(_INDEXED * len(self._members))
            self._floats = frozenset(
                float(each) for each in self._members if each.__class__ in (int, float)
            )
        return self._floats


_TEXTS = frozenset((str,))
_NUMBERS = frozenset((int, float))
_NUMBERS_AND_TEXTS = frozenset((int, float, str))


def _price(text: str) -> int:
    return len(text) // COPIED


def index_of(work: Work, members: list[Any]) -> MemberIndex:
    """The index of a list, which all searches of the request share."""
    if work.indexes is None:
        work.indexes = {}
    index: MemberIndex | None = work.indexes.get(id(members))
    if index is None:
        index = work.indexes[id(members)] = MemberIndex(work, members)
    return index
