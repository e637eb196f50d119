"""``map``, ``filter``, ``reduce``, ``all``, ``some`` and ``none`` over a list.

The compiler hands in the subject, already looked up, and the inner rule as a function of one
element. Which data a ``var`` of the inner rule sees is the compiler's business. Each element costs
the ``price`` of the inner rule, in steps of the request's work.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from service.evaluation.runtime.failures import OperandError
from service.evaluation.runtime.operators import number, text
from service.evaluation.runtime.work import Work

LOOPS = frozenset(("map", "filter", "reduce", "all", "some", "none"))

Inner = Callable[[Any], Any]

# Elements that are paid for at a time where a loop may end early.
_AT_ONCE = 64


def _elements(subject: Any) -> list[Any]:
    if subject is None:
        return []
    if subject.__class__ is not list:
        raise OperandError("Only a list can be gone through.")
    return subject


def _all_elements(work: Work, price: int, subject: Any) -> list[Any]:
    elements = _elements(subject)
    work.spend(price * len(elements))
    return elements


def _chunks(work: Work, price: int, elements: list[Any]) -> Iterator[list[Any]]:
    """The elements in parts, each paid for when it is asked for."""
    for start in range(0, len(elements), _AT_ONCE):
        chunk = elements[start : start + _AT_ONCE]
        work.spend(price * len(chunk))
        yield chunk


def map_(work: Work, price: int, subject: Any, inner: Inner) -> list[Any]:
    """The inner rule's answer for each element."""
    return [inner(element) for element in _all_elements(work, price, subject)]


def filter_(work: Work, price: int, subject: Any, inner: Inner) -> list[Any]:
    """The elements for which the inner rule is true."""
    return [element for element in _all_elements(work, price, subject) if inner(element)]


def all_(work: Work, price: int, subject: Any, inner: Inner) -> bool:
    """Whether the inner rule is true for each element; false for an empty list.

    As in ``some`` and ``none``, whatever is false is an empty list.
    """
    if not subject:
        return False
    chunks = _chunks(work, price, _elements(subject))
    return all(inner(element) for chunk in chunks for element in chunk)


def some(work: Work, price: int, subject: Any, inner: Inner) -> bool:
    """Whether the inner rule is true for an element."""
    if not subject:
        return False
    chunks = _chunks(work, price, _elements(subject))
    return any(inner(element) for chunk in chunks for element in chunk)


def none(work: Work, price: int, subject: Any, inner: Inner) -> bool:
    """Whether the inner rule is true for no element."""
    return not some(work, price, subject, inner)


_ACCUMULATORS: dict[type, tuple[str, Callable[[Work, Any], Any]]] = {
    bool: ("bool", lambda _, value: bool(value)),
    int: ("number", number),
    float: ("number", number),
    str: ("string", text),
}


def reduce(work: Work, price: int, subject: Any, inner: Inner, initial: Any) -> Any:
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
    for element in _all_elements(work, price, subject):
        if element is not None:
            data = {"current": element, "accumulator": accumulator, "valueType": value_type}
            accumulator = convert(work, inner(data))
    return accumulator


# --- data in the place of a rule ------------------------------------------------------------
#
# filter, some and none put what a `var` finds outside of the loop into the inner rule before they
# run it, and `if` runs what a branch answers once more: flagd's engine so runs an object of the
# caller's as a rule. Here a caller's data is never a rule. An object of one key, which is what a
# rule looks like, is an operand that cannot be worked with (the engine says the same unless the key
# happens to name an operator), and everything else is the value that the engine takes it for.


def as_rule(work: Work, value: Any) -> Any:
    """``value`` in the place of an inner rule, or of an operand in it."""
    if value.__class__ is list and not work.has_checked(value):
        work.spend(_LOOKED_AT * (2 + len(value)))
        for item in value:
            as_rule(work, item)
        work.note_checked(value)
    return as_clause(value)


# Steps for each item of a list.
_LOOKED_AT = 2


def as_clause(value: Any) -> Any:
    """``value`` as the answer of a branch of ``if``."""
    if value.__class__ is dict and len(value) == 1:
        raise OperandError("An object of the context cannot stand for a rule.")
    return value


def as_test(_work: Work, value: Any) -> Any:
    """``value`` in the place of the inner rule of ``all``, ``some``, ``none`` or ``reduce``."""
    if value.__class__ is not dict:
        raise OperandError("The inner rule is not a rule.")
    return as_clause(value)


def as_subject(_work: Work, value: Any) -> Any:
    """``value`` in the place of the list that a loop goes through."""
    if value.__class__ is list:
        return value
    return as_clause(value) if value.__class__ is dict else None
