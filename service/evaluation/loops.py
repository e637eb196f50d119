"""``map``, ``filter``, ``reduce``, ``all``, ``some`` and ``none`` over a list.

The compiler hands in the subject, already looked up, and the inner rule as a function of one
element. Which data a ``var`` of the inner rule sees is the compiler's business.

An evaluation has a budget of steps (see ``limits.py``); past it the flag answers ``PARSE_ERROR``,
as for any operand that cannot be worked with.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from service.evaluation.limits import FREE_TEXT, MAX_STEPS
from service.evaluation.operators import OperandError, number, text

LOOPS = frozenset(("map", "filter", "reduce", "all", "some", "none"))

Inner = Callable[[Any], Any]


class Steps:
    """The steps that are left to one evaluation."""

    __slots__ = ("left",)

    def __init__(self) -> None:
        self.left = MAX_STEPS

    def take(self, count: int) -> None:
        """Spends steps. Raises OperandError when they run out."""
        self.left -= count
        if self.left < 0:
            raise OperandError(f"The rule takes more than {MAX_STEPS} steps.")


def weighed(steps: Steps, value: Any) -> Any:
    """``value`` at the price of its size: whatever reads it may read all of it."""
    if value.__class__ in (str, list, dict):
        steps.take(len(value))
    return value


def weighed_within(steps: Steps, value: Any) -> Any:
    """``value`` at the price of what lies in it, for what goes further down than ``weighed``."""
    waiting = [value] if value.__class__ in (list, dict) else []
    while waiting:
        part = waiting.pop()
        for item in part.values() if part.__class__ is dict else part:
            if item.__class__ is str:
                steps.take(len(item) // FREE_TEXT)
            elif item.__class__ in (list, dict):
                steps.take(len(item))
                waiting.append(item)
    return value


def _elements(steps: Steps, subject: Any) -> list[Any]:
    if subject is None:
        return []
    if subject.__class__ is not list:
        raise OperandError("Only a list can be gone through.")
    steps.take(len(subject))
    return subject


def _tested(steps: Steps, subject: Any) -> list[Any]:
    """As ``all``, ``some`` and ``none`` see it: whatever is false is an empty list."""
    return _elements(steps, subject) if subject else []


def map_(steps: Steps, subject: Any, inner: Inner) -> list[Any]:
    """The inner rule's answer for each element."""
    return [inner(element) for element in _elements(steps, subject)]


def filter_(steps: Steps, subject: Any, inner: Inner) -> list[Any]:
    """The elements for which the inner rule is true."""
    return [element for element in _elements(steps, subject) if inner(element)]


def all_(steps: Steps, subject: Any, inner: Inner) -> bool:
    """Whether the inner rule is true for each element; false for an empty list."""
    elements = _tested(steps, subject)
    return bool(elements) and all(inner(element) for element in elements)


def some(steps: Steps, subject: Any, inner: Inner) -> bool:
    """Whether the inner rule is true for an element."""
    return any(inner(element) for element in _tested(steps, subject))


def none(steps: Steps, subject: Any, inner: Inner) -> bool:
    """Whether the inner rule is true for no element."""
    return not some(steps, subject, inner)


_ACCUMULATORS: dict[type, tuple[str, Callable[[Any], Any]]] = {
    bool: ("bool", bool),
    int: ("number", number),
    float: ("number", number),
    str: ("string", text),
}


def reduce(steps: Steps, subject: Any, inner: Inner, initial: Any) -> Any:
    """The inner rule over {current, accumulator, valueType}, element after element.

    ``initial`` fixes the accumulator's type: a boolean, a number or a text. Null elements are
    skipped; without a list the answer is 0.
    """
    if initial.__class__ not in _ACCUMULATORS:
        raise OperandError("reduce starts from a boolean, a number or a text.")
    value_type, convert = _ACCUMULATORS[initial.__class__]
    accumulator = initial
    if subject is None:
        return 0.0
    for element in _elements(steps, subject):
        if element is not None:
            data = {"current": element, "accumulator": accumulator, "valueType": value_type}
            accumulator = convert(inner(data))
    return accumulator


# --- data in the place of a rule ------------------------------------------------------------
#
# filter, some and none put what a `var` finds outside of the loop into the inner rule before they
# run it, and `if` runs what a branch answers once more: flagd's engine so runs an object of the
# caller's as a rule. Here a caller's data is never a rule. An object of one key, which is what a
# rule looks like, is an operand that cannot be worked with (the engine says the same unless the key
# happens to name an operator), and everything else is the value that the engine takes it for.


def as_rule(value: Any) -> Any:
    """``value`` in the place of an inner rule, or of an operand in it."""
    if value.__class__ is list:
        for item in value:
            as_rule(item)
    return as_clause(value)


def as_clause(value: Any) -> Any:
    """``value`` as the answer of a branch of ``if``."""
    if value.__class__ is dict and len(value) == 1:
        raise OperandError("An object of the context cannot stand for a rule.")
    return value


def as_test(value: Any) -> Any:
    """``value`` in the place of the inner rule of ``all``, ``some``, ``none`` or ``reduce``."""
    if value.__class__ is not dict:
        raise OperandError("The inner rule is not a rule.")
    return as_clause(value)


def as_subject(value: Any) -> Any:
    """``value`` in the place of the list that a loop goes through."""
    if value.__class__ is list:
        return value
    return as_clause(value) if value.__class__ is dict else None
