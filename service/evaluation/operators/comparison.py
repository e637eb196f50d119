"""``==``, ``===``, ``<`` and their kin.

With one literal operand they compile to Python's own operators, guarded by the type of the other
where Python's answer is not the rule's.
"""

from __future__ import annotations

import ast
import math
from collections.abc import Callable
from functools import partial
from typing import Any

from service.evaluation.expressions import python_ast as py
from service.evaluation.expressions.expressions import Compile, Expressions, Operator
from service.evaluation.expressions.terms import Computed, Constant, Place, Term
from service.evaluation.limits import FREE_LITERAL, FREE_TEXT
from service.evaluation.runtime.numbers import in_comparison
from service.evaluation.runtime.operands import listed
from service.evaluation.runtime.work import Work

# Characters of two texts that a step orders, if they are kept in another width each.
_ORDERED = 64


def equals(work: Work, a: Any, b: Any) -> bool:
    """``==``: null equals only null, two texts compare as texts, all else as numbers.

    ``{"==": ["1", 1]}`` → ``true``, ``{"!=": ["a", "b"]}`` → ``true``
    """
    if a is None or b is None:
        return a is b
    if a.__class__ is str and b.__class__ is str:
        if len(a) > FREE_TEXT:
            work.read(a)
        return bool(a == b)
    return in_comparison(work, a) == in_comparison(work, b)


def equals_strictly(work: Work, a: Any, b: Any) -> bool:
    """``===``: of one JSON type, and equal. Lists and objects equal nothing, not themselves.

    ``{"===": ["1", 1]}`` → ``false``, ``{"!==": ["1", 1]}`` → ``true``
    """
    if a is None or b is None:
        return a is b
    numeric = (int, float)
    if a.__class__ is not b.__class__ and not (a.__class__ in numeric and b.__class__ in numeric):
        return False
    return equals(work, a, b)


def less(work: Work, a: Any, b: Any) -> bool:
    """``<``: two texts by code points, all else as numbers, null as 0.

    ``{"<": ["10", 9]}`` → ``false``, ``{"<": ["10", "9"]}`` → ``true``
    """
    if a.__class__ is str and b.__class__ is str:
        if len(a) > FREE_TEXT:
            work.spend(len(a) // _ORDERED)
        return bool(a < b)
    return in_comparison(work, a) < in_comparison(work, b)


def less_or_equal(work: Work, a: Any, b: Any) -> bool:
    """``<=`` is "less or equal" with the ``==`` above, so null <= 0 is false.

    ``{"<=": [18, {"var": "age"}, 65]}`` on ``{"age": 18}`` → ``true``
    """
    return less(work, a, b) or equals(work, a, b)


def greater(work: Work, a: Any, b: Any) -> bool:
    """``>`` of two operands.

    ``{">": [{"var": "age"}, 18]}`` on ``{"age": 18}`` → ``false``
    """
    return less(work, b, a)


def greater_or_equal(work: Work, a: Any, b: Any) -> bool:
    """``>=`` of two operands.

    ``{">=": [{"var": "age"}, 18]}`` on ``{"age": 18}`` → ``true``
    """
    return less(work, b, a) or equals(work, a, b)


def differs(work: Work, a: Any, b: Any) -> bool:
    """``!=`` of two operands.

    ``{"!=": [{"var": "plan"}, "pro"]}`` on ``{"plan": "free"}`` → ``true``
    """
    return not equals(work, a, b)


def differs_strictly(work: Work, a: Any, b: Any) -> bool:
    """``!==`` of two operands.

    ``{"!==": [{"var": "age"}, "18"]}`` on ``{"age": 18}`` → ``true``
    """
    return not equals_strictly(work, a, b)


Comparison = Callable[[Work, Any, Any], bool]

COMPARISONS: dict[str, Comparison] = {
    "==": equals,
    "!=": differs,
    "===": equals_strictly,
    "!==": differs_strictly,
    "<": less,
    "<=": less_or_equal,
    ">": greater,
    ">=": greater_or_equal,
}


def compare(symbol: str, work: Work, operands: Any) -> bool:
    """A comparison of any number of operands.

    Fewer than two are false (``!=`` and ``!==`` true); the orders take exactly three as "between";
    every other surplus operand is ignored. ``===`` and ``!==`` take what is no list as too few.
    """
    strict = symbol in ("===", "!==")
    if strict and operands.__class__ is not list:
        return symbol == "!=="
    operands = listed(operands)
    if len(operands) < 2:
        return symbol.startswith("!")
    holds = COMPARISONS[symbol]
    if len(operands) == 3 and symbol in ("<", "<=", ">", ">="):
        first, second, third = operands
        return holds(work, first, second) and holds(work, second, third)
    return holds(work, operands[0], operands[1])


# --- compilation ----------------------------------------------------------------------------

# Whole numbers below this are the same as an int and as a float.
_EXACT = 2**53


def _equality(symbol: str) -> Compile:
    """``==``, ``===`` and their negations."""
    holds = COMPARISONS[symbol]
    strict = symbol in ("===", "!==")
    negative = symbol.startswith("!")

    def compile_rule(expressions: Expressions, operand: Any, place: Place) -> Term:
        pair = expressions.pair(operand, place)
        if pair is None:
            return expressions.applied(partial(compare, symbol), operand, place, bool)
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
    function = expressions.bound(equals, "function")
    reads_as_number = py.call(function, expressions.work(), again, py.constant(literal))
    return py.chain(ast.Or(), [same, py.chain(ast.And(), [py.is_a(again, str), reads_as_number])])


def _is_no_number(text: str) -> bool:
    return math.isnan(in_comparison(Work(), text))


def _order(symbol: str, python: ast.cmpop) -> Compile:
    """``<``, ``<=``, ``>`` and ``>=``."""
    holds = COMPARISONS[symbol]

    def compile_rule(expressions: Expressions, operand: Any, place: Place) -> Term:
        pair = expressions.pair(operand, place)
        if pair is None:
            return expressions.applied(partial(compare, symbol), operand, place, bool)
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


ROWS = (
    Operator("==", _equality("==")),
    Operator("!=", _equality("!=")),
    Operator("===", _equality("===")),
    Operator("!==", _equality("!==")),
    Operator("<", _order("<", ast.Lt())),
    Operator("<=", _order("<=", ast.LtE())),
    Operator(">", _order(">", ast.Gt())),
    Operator(">=", _order(">=", ast.GtE())),
)
