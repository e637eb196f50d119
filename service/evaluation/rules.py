"""What each operator compiles to.

An operator with literal operands of the usual shape compiles to Python's own operators; any other
shape to a call of the function that holds the whole rule. Both say the same: the short form only
takes what it can decide, and leaves the rest to the function.
"""

from __future__ import annotations

import ast
from functools import partial
from typing import Any

from service.evaluation import arithmetic, given_operands, operators, semver, texts
from service.evaluation import python_ast as py
from service.evaluation.context import merge, missing, missing_some, with_property
from service.evaluation.expressions import Computed, Constant, Expressions, Operator, Place, Term
from service.evaluation.fractional_rule import fractional
from service.evaluation.loop_rules import LOOP_OPERATORS
from service.evaluation.loops import as_clause
from service.evaluation.membership import (
    contains,
    contains_all,
    contains_any,
    contains_none,
    in_texts_and_numbers,
    is_in,
)
from service.evaluation.numbers import in_comparison

# Whole numbers below this are the same as an int and as a float.
_EXACT = 2**53


# --- and, or, if, !, !! ---------------------------------------------------------------------


def _and(expressions: Expressions, operand: Any, place: Place) -> Term:
    return _deciding(expressions, operand, place, ast.And(), decides=False)


def _or(expressions: Expressions, operand: Any, place: Place) -> Term:
    return _deciding(expressions, operand, place, ast.Or(), decides=True)


def _deciding(
    expressions: Expressions, operand: Any, place: Place, operator: ast.boolop, *, decides: bool
) -> Term:
    """``and`` and ``or``: the operand that decides, or the last; null without operands."""
    if operand.__class__ is not list:
        given = expressions.operands_given(operand, place)
        return expressions.called(partial(given_operands.deciding, decides), given)
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
        given = expressions.operands_given(operand, place)
        return expressions.called(given_operands.branching, given)
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
    return expressions.applied(operators.negated, operand, place, kind=bool)


def _truth(expressions: Expressions, operand: Any, place: Place) -> Term:
    term = _negation(expressions, operand, place)
    if isinstance(term, Constant):
        return Constant(not term.value)
    return Computed(py.not_(term.node), bool)


# --- comparison -----------------------------------------------------------------------------


def _pair(expressions: Expressions, operand: Any, place: Place) -> tuple[Term, Term] | None:
    if operand.__class__ is not list or len(operand) != 2:
        return None
    return expressions.value(operand[0], place.at(0)), expressions.value(operand[1], place.at(1))


def _equality(symbol: str) -> Operator:
    """``==``, ``===`` and their negations."""
    holds = operators.COMPARISONS[symbol]
    strict = symbol in ("===", "!==")
    negative = symbol.startswith("!")

    def compile_rule(expressions: Expressions, operand: Any, place: Place) -> Term:
        pair = _pair(expressions, operand, place)
        if pair is None:
            return expressions.applied(partial(operators.compare, symbol), operand, place, bool)
        left, right = pair
        if isinstance(left, Constant):
            left, right = right, left
        if isinstance(left, Constant) or isinstance(right, Computed):
            return expressions.called(holds, left, right, kind=bool)
        node = _equals_literal(expressions, left, right.value, strict=strict)
        if node is None:
            return expressions.called(holds, left, right, kind=bool)
        return Computed(py.not_(node) if negative else node, bool)

    return compile_rule


def _equals_literal(
    expressions: Expressions, term: Term, literal: Any, *, strict: bool
) -> ast.expr | None:
    """Equality with a literal, None where it is left to the function."""
    kind = literal.__class__
    if literal is None or (kind is bool and strict):
        return py.compare(expressions.node(term), ast.Is(), py.constant(literal))
    if kind is str and (strict or in_comparison(literal) != in_comparison(literal)):
        # Text that is no number equals only itself: nothing but a text can be equal to it.
        return py.compare(expressions.node(term), ast.Eq(), py.constant(literal))
    if kind not in (bool, int, float) or not abs(literal) < _EXACT:
        return None
    first, again = expressions.twice(term)
    same = py.compare(first, ast.Eq(), py.constant(literal))
    if strict:
        is_number = py.not_(py.is_a(again, bool))
        return py.chain(ast.And(), [same, is_number])
    reads_as_number = py.call(
        expressions.bound(operators.equals, "function"), again, py.constant(literal)
    )
    return py.chain(ast.Or(), [same, py.chain(ast.And(), [py.is_a(again, str), reads_as_number])])


def _order(symbol: str, python: ast.cmpop) -> Operator:
    """``<``, ``<=``, ``>`` and ``>=``."""
    holds = operators.COMPARISONS[symbol]

    def compile_rule(expressions: Expressions, operand: Any, place: Place) -> Term:
        pair = _pair(expressions, operand, place)
        if pair is None:
            return expressions.applied(partial(operators.compare, symbol), operand, place, bool)
        left, right = pair
        literal = left if isinstance(left, Constant) else right
        if not _is_exact(literal) or (isinstance(left, Constant) == isinstance(right, Constant)):
            return expressions.called(holds, left, right, kind=bool)
        computed = right if literal is left else left
        first, again = expressions.twice(computed)
        number = expressions.node(literal)
        sides = (number, again) if literal is left else (again, number)
        if isinstance(computed, Computed) and computed.kind is int:
            sides = (number, first) if literal is left else (first, number)
            return Computed(py.compare(sides[0], python, sides[1]), bool)
        fast = py.compare(sides[0], python, sides[1])
        whole = py.call(expressions.bound(holds, "function"), *sides)
        return Computed(py.either(py.is_a(first, int), fast, whole), bool)

    return compile_rule


def _is_exact(term: Term) -> bool:
    return (
        isinstance(term, Constant)
        and term.value.__class__ in (int, float)
        and abs(term.value) < _EXACT
    )


# --- membership -----------------------------------------------------------------------------


def _in(expressions: Expressions, operand: Any, place: Place) -> Term:
    if operand.__class__ is not list or len(operand) != 2:
        return expressions.applied(contains, operand, place, kind=bool)
    needle = expressions.value(operand[0], place.at(0))
    if sets := _member_sets(expressions, operand[1]):
        return _in_sets(expressions, needle, *sets)
    haystack = expressions.value(operand[1], place.at(1))
    text = haystack if isinstance(needle, Computed) else needle
    other = needle if text is haystack else haystack
    if not (isinstance(text, Constant) and text.value.__class__ is str) or text is other:
        return expressions.called(is_in, needle, haystack, kind=bool, place=place)
    if isinstance(other, Constant):
        return expressions.called(is_in, needle, haystack, kind=bool, place=place)
    first, again = expressions.twice(other)
    literal = py.constant(text.value)
    sides = (literal, again) if text is needle else (again, literal)
    within = py.compare(sides[0], ast.In(), sides[1])
    whole = py.call(expressions.bound(is_in, "function"), *sides)
    return Computed(py.either(py.is_a(first, str), within, whole), bool)


def _member_sets(
    expressions: Expressions, members: Any
) -> tuple[frozenset[str], frozenset[float]] | None:
    """A literal list of texts and numbers as two sets: for texts, and for numbers."""
    if members.__class__ is not list:
        return None
    if not all(member.__class__ in (str, int, float) for member in members):
        return None
    known = expressions.member_sets.get(id(members))
    if known is None:
        known = (
            members,
            frozenset(member for member in members if member.__class__ is str),
            frozenset(operators.number(member) for member in members),
        )
        expressions.member_sets[id(members)] = known
    return known[1:]


def _in_sets(
    expressions: Expressions, needle: Term, members: frozenset[str], numbers: frozenset[float]
) -> Term:
    if isinstance(needle, Constant):
        return Constant(in_texts_and_numbers(needle.value, members, numbers))
    first, again = expressions.twice(needle)
    member = py.compare(again, ast.In(), expressions.bound(members, "members"))
    number = py.call(
        expressions.bound(in_texts_and_numbers, "function"),
        again,
        expressions.bound(members, "members"),
        expressions.bound(numbers, "numbers"),
    )
    return Computed(py.either(py.is_a(first, str), member, number), bool)


# --- texts and versions ---------------------------------------------------------------------


def _affix(symbol: str) -> Operator:
    """``starts_with`` and ``ends_with``."""
    whole_rule = texts.starts_with if symbol == "starts_with" else texts.ends_with
    python = symbol.replace("_", "")

    def compile_rule(expressions: Expressions, operand: Any, place: Place) -> Term:
        pair = _pair(expressions, operand, place)
        if pair is None:
            expressions.warn(place, f"{symbol} takes exactly two texts: there is no answer.")
            return expressions.applied(whole_rule, operand, place)
        for position, term in enumerate(pair):
            if isinstance(term, Constant) and term.value.__class__ is not str:
                expressions.warn(
                    place.at(position), f"{symbol} takes only texts: there is no answer."
                )
        value, affix = pair
        if isinstance(value, Constant) == isinstance(affix, Constant):
            return expressions.called(whole_rule, expressions.listed([value, affix]))
        literal, computed = (value, affix) if isinstance(value, Constant) else (affix, value)
        if not isinstance(literal, Constant) or literal.value.__class__ is not str:
            return expressions.called(whole_rule, expressions.listed([value, affix]))
        first, again = expressions.twice(computed)
        text = py.constant(literal.value)
        sides = (text, again) if literal is value else (again, text)
        test = py.method(sides[0], python, sides[1])
        return Computed(py.either(py.is_a(first, str), test, py.constant(None)))

    return compile_rule


def _sem_ver(expressions: Expressions, operand: Any, place: Place) -> Term:
    if operand.__class__ is not list or len(operand) != 3:
        expressions.warn(place, "sem_ver takes exactly three operands: there is no answer.")
        return expressions.applied(semver.compare_versions, operand, place)
    terms = [expressions.value(rule, place.at(i)) for i, rule in enumerate(operand)]
    value, symbol, version = terms
    if isinstance(symbol, Constant):
        known = symbol.value.__class__ is str and symbol.value in semver.COMPARISONS
        if not known:
            expressions.warn(place.at(1), "Not an operator of sem_ver: there is no answer.")
        elif isinstance(version, Constant) and isinstance(value, Computed):
            parsed = semver.parse_version(version.value)
            if parsed is not None:
                return expressions.called(semver.against(symbol.value, parsed), value)
    for position in (0, 2):
        term = terms[position]
        if isinstance(term, Constant) and semver.parse_version(term.value) is None:
            expressions.warn(place.at(position), "Not a version: there is no answer.")
    return expressions.called(semver.compare_versions, expressions.listed(terms))


# --- the table ------------------------------------------------------------------------------


def _applied(function: Any) -> Operator:
    def compile_rule(expressions: Expressions, operand: Any, place: Place) -> Term:
        return expressions.applied(function, operand, place)

    return compile_rule


def _growing(function: Any) -> Operator:
    """An operator whose answer can be as large as all of its operands."""

    def compile_rule(expressions: Expressions, operand: Any, place: Place) -> Term:
        return expressions.weighed(expressions.applied(function, operand, place))

    return compile_rule


def _on_data(function: Any) -> Operator:
    def compile_rule(expressions: Expressions, operand: Any, place: Place) -> Term:
        return expressions.on_data(function, operand, place)

    return compile_rule


OPERATORS: dict[str, Operator] = {
    "and": _and,
    "or": _or,
    "if": _if,
    "?:": _if,
    "!": _negation,
    "!!": _truth,
    "==": _equality("=="),
    "!=": _equality("!="),
    "===": _equality("==="),
    "!==": _equality("!=="),
    "<": _order("<", ast.Lt()),
    "<=": _order("<=", ast.LtE()),
    ">": _order(">", ast.Gt()),
    ">=": _order(">=", ast.GtE()),
    "in": _in,
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
    "cat": _growing(texts.concatenate),
    "substr": _applied(texts.substring),
    "starts_with": _affix("starts_with"),
    "ends_with": _affix("ends_with"),
    "sem_ver": _sem_ver,
    "fractional": fractional,
    "merge": _growing(merge),
    "set": _applied(with_property),
    "var": Expressions.variable_rule,
    "missing": _on_data(missing),
    "missing_some": _on_data(missing_some),
    **LOOP_OPERATORS,
}
