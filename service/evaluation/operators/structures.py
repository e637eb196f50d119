"""``merge`` and ``set``: lists and objects that are put together."""

from __future__ import annotations

from typing import Any

from service.evaluation.expressions.expressions import Operator, applied
from service.evaluation.limits import FREE_ITEMS, MAX_ITEMS
from service.evaluation.runtime.context import MEMBERS_COPIED
from service.evaluation.runtime.failures import OperandError
from service.evaluation.runtime.operands import listed
from service.evaluation.runtime.work import Work

# Items of a list that a step copies.
_ITEMS_COPIED = 16

# Steps for each operand of a `merge`.
_OPERAND = 3


def merge(work: Work, operands: Any) -> list[Any]:
    """``merge``: one list of all operands, lists among them opened by one level.

    ``{"merge": [["a"], "b", [["c"]]]}`` → ``["a", "b", ["c"]]``

    Raises OperandError past MAX_ITEMS items, and for null and for an object.
    """
    if operands.__class__ in (str, int, float, bool):
        return [operands]
    merged: list[Any] = []
    operands = listed(operands)
    if len(operands) > FREE_ITEMS:
        work.spend(_OPERAND * len(operands))
    for operand in operands:
        if operand.__class__ is list:
            work.spend(len(operand) // _ITEMS_COPIED)
            merged.extend(operand)
        else:
            merged.append(operand)
        if len(merged) > MAX_ITEMS:
            raise OperandError(f"The list would be longer than {MAX_ITEMS} items.")
    return merged


def with_property(work: Work, operands: Any) -> Any:
    """``set``: a copy of an object with one property set; anything else is itself.

    ``{"set": [{"var": "app"}, "os", "ios"]}`` on ``{"app": {"id": 7}}`` →
    ``{"id": 7, "os": "ios"}``
    """
    operands = listed(operands)
    if not operands:
        return None
    if len(operands) < 3 or operands[0].__class__ is not dict:
        return operands[0]
    if operands[1].__class__ is not str:
        raise OperandError("A property's name is a text.")
    work.spend(len(operands[0]) // MEMBERS_COPIED)
    return {**operands[0], operands[1]: operands[2]}


ROWS = (
    Operator("merge", applied(merge), price=500),
    Operator("set", applied(with_property), price=500),
)
