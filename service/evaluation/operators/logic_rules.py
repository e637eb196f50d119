"""What ``and``, ``or``, ``if``, ``!`` and ``!!`` compile to: Python's own.

Python's truth is Go's here: null, false, 0, "", [] and {} are false, "0" and NaN are true.
"""

from __future__ import annotations

import ast
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
from service.evaluation.operators.lookup_rules import operands_given
from service.evaluation.runtime import given_operands, operators
from service.evaluation.runtime.loops import as_clause


def _and(expressions: Expressions, operand: Any, place: Place) -> Term:
    return _deciding(expressions, operand, place, ast.And(), decides=False)


def _or(expressions: Expressions, operand: Any, place: Place) -> Term:
    return _deciding(expressions, operand, place, ast.Or(), decides=True)


def _deciding(
    expressions: Expressions, operand: Any, place: Place, operator: ast.boolop, *, decides: bool
) -> Term:
    """``and`` and ``or``: the operand that decides, or the last; null without operands."""
    if operand.__class__ is not list:
        given = operands_given(expressions, operand, place)
        return expressions.working(partial(given_operands.deciding, decides), given)
    terms: list[Term] = []
    for position, rule in enumerate(operand):
        term = expressions.value(rule, place.at(position))
        last = position == len(operand) - 1
        if isinstance(term, Constant) and not last and bool(term.value) is not decides:
            continue
        terms.append(term)
        if isinstance(term, Constant) and bool(term.value) is decides:
            break
    if len(terms) <= 1:
        return terms[0] if terms else Constant(None)
    kinds = {term.kind if isinstance(term, Computed) else None for term in terms}
    nodes = [expressions.node(term) for term in terms]
    return Computed(py.chain(operator, nodes), kinds.pop() if len(kinds) == 1 else None)


def branch(expressions: Expressions, rule: Any, place: Place) -> Term:
    """The answer of a branch of ``if``."""
    term = expressions.value(rule, place)
    if isinstance(term, Constant) or term.kind is not None:
        return term
    return expressions.called(as_clause, term)


# A longer chain is written flat: nested expressions would be as deep as the chain is long.
_NESTED_BRANCHES = 8


def _if(expressions: Expressions, operand: Any, place: Place) -> Term:
    """``if`` as an expression: each condition, its branch, and the last as "else"."""
    if operand.__class__ is not list:
        given = operands_given(expressions, operand, place)
        return expressions.working(given_operands.branching, given)
    pairs: list[tuple[ast.expr, ast.expr]] = []
    otherwise: Term = Constant(None)
    for position in range(0, len(operand), 2):
        if position == len(operand) - 1:
            otherwise = branch(expressions, operand[position], place.at(position))
            break
        term = expressions.value(operand[position], place.at(position))
        if isinstance(term, Constant) and not term.value:
            continue
        answer = branch(expressions, operand[position + 1], place.at(position + 1))
        if isinstance(term, Constant):
            otherwise = answer
            break
        pairs.append((term.node, expressions.node(answer)))
    if not pairs:
        return otherwise
    node = expressions.node(otherwise)
    if len(pairs) > _NESTED_BRANCHES:
        found = [py.chain(ast.And(), [test, py.lone(answer)]) for test, answer in pairs]
        whole = py.chain(ast.Or(), [*found, py.lone(node)])
        return Computed(py.at_index(whole, py.constant(0)))
    for test, answer_node in reversed(pairs):
        node = py.either(test, answer_node, node)
    return Computed(node)


def _negation(expressions: Expressions, operand: Any, place: Place) -> Term:
    if operand.__class__ is list and len(operand) == 1:
        term = expressions.value(operand[0], place.at(0))
        if isinstance(term, Constant):
            return Constant(not term.value)
        return Computed(py.not_(term.node), bool)
    return expressions.called(operators.negated, expressions.value(operand, place), kind=bool)


def _truth(expressions: Expressions, operand: Any, place: Place) -> Term:
    term = _negation(expressions, operand, place)
    if isinstance(term, Constant):
        return Constant(not term.value)
    return Computed(py.not_(term.node), bool)


LOGIC_OPERATORS: dict[str, Operator] = {
    "and": _and,
    "or": _or,
    "if": _if,
    "?:": _if,
    "!": _negation,
    "!!": _truth,
}
