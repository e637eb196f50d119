"""``and``, ``or``, ``if``, ``!`` and ``!!``, which compile to Python's own.

Python's truth is Go's here: null, false, 0, "", [] and {} are false, "0" and NaN are true.
"""

from __future__ import annotations

import ast
from collections.abc import Callable
from functools import partial
from typing import Any

from service.evaluation.expressions import python_ast as py
from service.evaluation.expressions.expressions import AnsweringStatements, Expressions, Operator
from service.evaluation.expressions.seen import Choose
from service.evaluation.expressions.terms import Computed, Constant, Place, Term
from service.evaluation.operators.lookup import operands_given
from service.evaluation.runtime.operands import listed
from service.evaluation.runtime.substitution import SUBSTITUTED, as_clause, as_rule
from service.evaluation.runtime.work import Work


def deciding(decides: bool, work: Work, given: Any) -> Any:
    """``and`` (``decides`` is False) and ``or`` (True) over operands that are data."""
    last = None
    operands = listed(given)
    work.spend(SUBSTITUTED * len(operands))
    for operand in operands:
        last = as_rule(work, operand)
        if bool(last) is decides:
            break
    return last


def branching(work: Work, given: Any) -> Any:
    """``if`` over operands that are data."""
    operands = listed(given)
    work.spend(SUBSTITUTED * len(operands))
    for position in range(0, len(operands) - 1, 2):
        if as_rule(work, operands[position]):
            return as_rule(work, operands[position + 1])
    return as_rule(work, operands[-1]) if len(operands) % 2 else None


def negated(operands: Any) -> bool:
    """``!``: a list that is not empty stands for its first element, wherever it came from."""
    if operands.__class__ is list and operands:
        return not operands[0]
    return not operands


# --- compilation ----------------------------------------------------------------------------


def _and(expressions: Expressions, operand: Any, place: Place) -> Term:
    """``and``: the first operand that is false, else the last.

    ``{"and": [{"var": "beta"}, "yes"]}`` on ``{"beta": true}`` → ``"yes"``
    """
    return _deciding(expressions, operand, place, ast.And(), decides=False)


def _or(expressions: Expressions, operand: Any, place: Place) -> Term:
    """``or``: the first operand that is true, else the last.

    ``{"or": [{"var": "name"}, "nobody"]}`` on ``{"name": ""}`` → ``"nobody"``
    """
    return _deciding(expressions, operand, place, ast.Or(), decides=True)


def _deciding(
    expressions: Expressions, operand: Any, place: Place, operator: ast.boolop, *, decides: bool
) -> Term:
    """``and`` and ``or``: the operand that decides, or the last; null without operands."""
    if operand.__class__ is not list:
        given = operands_given(expressions, operand, place)
        return expressions.working(partial(deciding, decides), given)
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
    """``if`` and ``?:`` as an expression: each condition, its branch, and the last as "else".

    ``{"if": [{"==": [{"var": "tier"}, "gold"]}, "on", "off"]}`` on ``{"tier": "gold"}`` → ``"on"``,
    ``{"?:": [false, "on"]}`` → ``null``
    """
    if operand.__class__ is not list:
        given = operands_given(expressions, operand, place)
        return expressions.working(branching, given)
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
    """``!``: whether the operand, or the first of a list of operands, is false.

    ``{"!": [0]}`` → ``true``, ``{"!": ["0"]}`` → ``false``
    """
    if operand.__class__ is list and len(operand) == 1:
        term = expressions.value(operand[0], place.at(0))
        if isinstance(term, Constant):
            return Constant(not term.value)
        return Computed(py.not_(term.node), bool)
    return expressions.called(negated, expressions.value(operand, place), kind=bool)


def _truth(expressions: Expressions, operand: Any, place: Place) -> Term:
    """``!!``: whether the operand, or the first of a list of operands, is true.

    ``{"!!": [[]]}`` → ``false``, ``{"!!": ["0"]}`` → ``true``
    """
    term = _negation(expressions, operand, place)
    if isinstance(term, Constant):
        return Constant(not term.value)
    return Computed(py.not_(term.node), bool)


def _if_answer(
    statements: AnsweringStatements, operand: Any, place: Place
) -> list[ast.stmt] | None:
    """``if`` as statements: each branch returns its own answer."""
    if operand.__class__ is not list:
        return None
    answered: list[ast.stmt] = []
    for position in range(0, len(operand) - 1, 2):
        condition = statements.expressions.value(operand[position], place.at(position))
        if isinstance(condition, Constant) and not condition.value:
            continue
        body = statements.branch(operand[position + 1], place.at(position + 1))
        if isinstance(condition, Constant):
            return [*answered, *body]
        answered.append(py.when(condition.node, body))
    if len(operand) % 2 == 0:
        return [*answered, *statements.give(Constant(None), place)]
    last = statements.branch(operand[-1], place.at(len(operand) - 1))
    return [*answered, *last]


# --- explanation ----------------------------------------------------------------------------


def _until(decides: bool) -> Choose:
    """The operands of ``and`` (``decides`` is False) and ``or`` (True) that are evaluated."""

    def choose(number: int, is_true: Callable[[int], bool | None]) -> tuple[list[int], int | None]:
        for position in range(number):
            found = is_true(position)
            if found is None:
                return [*range(position + 1)], None
            if found is decides:
                return [*range(position + 1)], position
        return [*range(number)], number - 1 if number else None

    return choose


def _branch_taken(
    number: int, is_true: Callable[[int], bool | None]
) -> tuple[list[int], int | None]:
    """The conditions of ``if`` that are evaluated, and the branch that is taken."""
    reached = []
    for position in range(0, number - 1, 2):
        reached.append(position)
        found = is_true(position)
        if found is None:
            return reached, None
        if found:
            return [*reached, position + 1], position + 1
    return ([*reached, number - 1], number - 1) if number % 2 else (reached, None)


ROWS = (
    Operator("and", _and, choose=_until(decides=False)),
    Operator("or", _or, choose=_until(decides=True)),
    Operator("if", _if, compile_answer=_if_answer, choose=_branch_taken),
    Operator("?:", _if, compile_answer=_if_answer, choose=_branch_taken),
    Operator("!", _negation),
    Operator("!!", _truth),
)
