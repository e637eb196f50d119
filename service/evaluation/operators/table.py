"""Every operator, with what compiles it.

An operator with literal operands of the usual shape compiles to Python's own operators; any other
shape to a call of the function that holds the whole rule. Both say the same: the short form only
takes what it can decide, and leaves the rest to the function.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from service.evaluation.expressions.expressions import Expressions, Operator, Place, Term
from service.evaluation.operators.comparison_rules import COMPARISON_OPERATORS
from service.evaluation.operators.fractional_rule import fractional
from service.evaluation.operators.logic_rules import LOGIC_OPERATORS
from service.evaluation.operators.lookup_rules import LOOKUP_OPERATORS
from service.evaluation.operators.loop_rules import LOOP_OPERATORS
from service.evaluation.operators.membership_rules import in_rule
from service.evaluation.operators.text_rules import affix, cat, sem_ver
from service.evaluation.runtime import arithmetic, texts
from service.evaluation.runtime.context import merge, with_property
from service.evaluation.runtime.membership import contains_all, contains_any, contains_none
from service.evaluation.runtime.work import Work


def _applied(function: Callable[[Work, Any], Any]) -> Operator:
    def compile_rule(expressions: Expressions, operand: Any, place: Place) -> Term:
        return expressions.applied(function, operand, place)

    return compile_rule


OPERATORS: dict[str, Operator] = {
    **LOGIC_OPERATORS,
    **COMPARISON_OPERATORS,
    "in": in_rule,
    "contains_all": _applied(contains_all),
    "contains_any": _applied(contains_any),
    "contains_none": _applied(contains_none),
    "+": _applied(arithmetic.add),
    "-": _applied(arithmetic.subtract),
    "*": _applied(arithmetic.multiply),
    "/": _applied(arithmetic.divide),
    "%": _applied(arithmetic.remainder),
    "max": _applied(arithmetic.largest),
    "min": _applied(arithmetic.smallest),
    "abs": _applied(arithmetic.absolute),
    "cat": cat,
    "substr": _applied(texts.substring),
    "starts_with": affix("starts_with"),
    "ends_with": affix("ends_with"),
    "sem_ver": sem_ver,
    "fractional": fractional,
    "merge": _applied(merge),
    "set": _applied(with_property),
    **LOOKUP_OPERATORS,
    **LOOP_OPERATORS,
}
