"""What ``==``, ``===``, ``<`` and their kin compile to.

With one literal operand they are Python's own operators, guarded by the type of the other where
Python's answer is not the rule's.
"""

from __future__ import annotations

import ast
import math
from functools import partial
from typing import Any

from service.evaluation.expressions import python_ast as py
from service.evaluation.expressions.expressions import (
    Computed,
    Constant,
    Expressions,
    Operator,
    Place,
    Term,
)
from service.evaluation.limits import FREE_LITERAL
from service.evaluation.runtime import operators
from service.evaluation.runtime.numbers import in_comparison
from service.evaluation.runtime.work import Work

# Whole numbers below this are the same as an int and as a float.
_EXACT = 2**53


def _equality(symbol: str) -> Operator:
    """``==``, ``===`` and their negations."""
    holds = operators.COMPARISONS[symbol]
    strict = symbol in ("===", "!==")
    negative = symbol.startswith("!")

    def compile_rule(expressions: Expressions, operand: Any, place: Place) -> Term:
        pair = expressions.pair(operand, place)
        if pair is None:
            return expressions.applied(partial(operators.compare, symbol), operand, place, bool)
        left, right = pair
        if isinstance(left, Constant):
            left, right = right, left
        if isinstance(left, Constant) or isinstance(right, Computed):
            return expressions.working(holds, left, right, kind=bool)
        node = _equals_literal(expressions, left, right.value, strict=strict)
        if node is None:
            return expressions.working(holds, left, right, kind=bool)
        return Computed(py.not_(node) if negative else node, bool)

    return compile_rule


def _equals_literal(
    expressions: Expressions, term: Term, literal: Any, *, strict: bool
) -> ast.expr | None:
    """Equality with a literal, None where it is left to the function."""
    kind = literal.__class__
    if literal is None or (kind is bool and strict):
        return py.compare(expressions.node(term), ast.Is(), py.constant(literal))
    if kind is str and len(literal) <= FREE_LITERAL and (strict or _is_no_number(literal)):
        # Text that is no number equals only itself: nothing but a text can be equal to it.
        return py.compare(expressions.node(term), ast.Eq(), py.constant(literal))
    if kind not in (bool, int, float) or not abs(literal) < _EXACT:
        return None
    first, again = expressions.twice(term)
    same = py.compare(first, ast.Eq(), py.constant(literal))
    if strict:
        is_number = py.not_(py.is_a(again, bool))
        return py.chain(ast.And(), [same, is_number])
    function = expressions.bound(operators.equals, "function")
    reads_as_number = py.call(function, expressions.work(), again, py.constant(literal))
    return py.chain(ast.Or(), [same, py.chain(ast.And(), [py.is_a(again, str), reads_as_number])])


def _is_no_number(text: str) -> bool:
    return math.isnan(in_comparison(Work(), text))


def _order(symbol: str, python: ast.cmpop) -> Operator:
    """``<``, ``<=``, ``>`` and ``>=``."""
    holds = operators.COMPARISONS[symbol]

    def compile_rule(expressions: Expressions, operand: Any, place: Place) -> Term:
        pair = expressions.pair(operand, place)
        if pair is None:
            return expressions.applied(partial(operators.compare, symbol), operand, place, bool)
        left, right = pair
        literal = left if isinstance(left, Constant) else right
        if not _is_exact(literal) or (isinstance(left, Constant) == isinstance(right, Constant)):
            return expressions.working(holds, left, right, kind=bool)
        computed = right if literal is left else left
        first, again = expressions.twice(computed)
        number = expressions.node(literal)
        sides = (number, again) if literal is left else (again, number)
        if isinstance(computed, Computed) and computed.kind is int:
            sides = (number, first) if literal is left else (first, number)
            return Computed(py.compare(sides[0], python, sides[1]), bool)
        fast = py.compare(sides[0], python, sides[1])
        whole = py.call(expressions.bound(holds, "function"), expressions.work(), *sides)
        return Computed(py.either(py.is_a(first, int), fast, whole), bool)

    return compile_rule


def _is_exact(term: Term) -> bool:
    return (
        isinstance(term, Constant)
        and term.value.__class__ in (int, float)
        and abs(term.value) < _EXACT
    )


COMPARISON_OPERATORS: dict[str, Operator] = {
    "==": _equality("=="),
    "!=": _equality("!="),
    "===": _equality("==="),
    "!==": _equality("!=="),
    "<": _order("<", ast.Lt()),
    "<=": _order("<=", ast.LtE()),
    ">": _order(">", ast.Gt()),
    ">=": _order(">=", ast.GtE()),
}
