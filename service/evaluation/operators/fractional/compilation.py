"""``fractional``, compiled, and its row of the table.

With literal variants and weights, which is how it is written, the bounds of the buckets are added
up when it is compiled.
"""

from __future__ import annotations

import ast
from collections.abc import Callable
from typing import Any

from mmh3 import mmh3_32_uintdigest as murmur3

from service.evaluation.expressions import python_ast as py
from service.evaluation.expressions.choosing import FEW, Split
from service.evaluation.expressions.data import found_at, on_data
from service.evaluation.expressions.expressions import AnsweringStatements, Expressions, Operator
from service.evaluation.expressions.terms import CONTEXT, Computed, Constant, Place, Scope, Term
from service.evaluation.limits import FREE_KEY, MAX_BUCKETS
from service.evaluation.operators.fractional.explanation import explain
from service.evaluation.operators.fractional.rule import DISTRIBUTE
from service.evaluation.runtime.hashing import hash_value
from service.evaluation.runtime.shares import Shares, read_shares
from service.evaluation.runtime.work import Work

_TARGETING_KEY = ("targetingKey",)


def fractional(expressions: Expressions, operand: Any, place: Place) -> Term:
    """``fractional`` as an expression.

    ``{"fractional": [{"var": "email"}, ["on", 25], ["off", 75]]}`` on
    ``{"email": "ada@example.com"}`` → ``"off"``
    """
    parts = split(expressions, operand, place)
    if not isinstance(parts, Split):
        return parts
    variants = parts.shares.variants
    variant: ast.expr
    if len(variants) > FEW:
        variant = py.at_index(expressions.bound(variants, "variants"), parts.position(expressions))
    else:
        nodes = [expressions.node(Constant(variant)) for variant in variants]
        variant = parts.pick(expressions, nodes)
    return Computed(py.either(parts.is_plain, variant, expressions.node(parts.otherwise)))


def split(expressions: Expressions, operand: Any, place: Place) -> Split | Term:
    """``fractional`` in parts where its shares are known, else the whole of it as a term."""
    distribute = DISTRIBUTE[expressions.fractional]
    if operand.__class__ is not list or not operand:
        expressions.warn(place, "fractional takes a list of buckets: there is no answer.")
        return _distributed(expressions, distribute, expressions.value(operand, place), place)
    implicit = operand[0].__class__ is list
    terms = [expressions.value(rule, place.at(i)) for i, rule in enumerate(operand)]
    shares = _literal_shares(expressions, terms, place, first=0 if implicit else 1)
    is_literal = isinstance(terms[0], Constant) and not implicit
    if shares is None or place.scope != Scope() or is_literal:
        return _distributed(expressions, distribute, expressions.listed(terms), place)
    if implicit:
        return _by_targeting_key(expressions, terms, shares, distribute, place)
    return _by_key(expressions, terms, shares, distribute, place)


def _literal_shares(
    expressions: Expressions, terms: list[Term], place: Place, first: int
) -> Shares | None:
    """The shares of the buckets from ``first`` on, None where they are not known or none."""
    buckets = [term.value for term in terms[first:] if isinstance(term, Constant)]
    if len(buckets) < len(terms) - first:
        return None
    shares = read_shares(buckets)
    if shares is None:
        for position, bucket in enumerate(buckets, first):
            if bucket.__class__ is not list or not bucket:
                detail = "A bucket is a list [variant, weight]: there is no answer."
                expressions.warn(place.at(position), detail)
        expressions.warn(place, "These weights make no distribution: there is no answer.")
    return shares


def _by_targeting_key(
    expressions: Expressions,
    terms: list[Term],
    shares: Shares,
    distribute: Callable[[Work, Any, Any], Any],
    place: Place,
) -> Split:
    key = found_at(expressions, CONTEXT, _TARGETING_KEY)
    first, again = expressions.twice(key)
    is_plain: ast.expr = py.chain(
        ast.And(), [py.is_a(first, str), py.is_of_size(again, 1, FREE_KEY)]
    )
    hashed: ast.expr
    if expressions.fractional == 2:
        encoded = py.either(is_plain, py.method(again, "encode"), py.constant(None))
        shared = expressions.part("encoded", first, encoded)
        is_plain, text = expressions.twice(Computed(shared))
        flag_key = expressions.key_node(bytes)
        function = expressions.bound(murmur3, "function")
        hashed = py.call(function, py.arithmetic(flag_key, ast.Add(), text))
    else:
        hashed = _hash_of_value(expressions, py.items([expressions.key_node(), again]))
    everything = expressions.listed(terms)
    otherwise = _distributed(expressions, distribute, everything, place)
    return Split(is_plain, hashed, shares, otherwise)


def _by_key(
    expressions: Expressions,
    terms: list[Term],
    shares: Shares,
    distribute: Callable[[Work, Any, Any], Any],
    place: Place,
) -> Split:
    first, again = expressions.twice(terms[0])
    if isinstance(terms[0], Computed) and terms[0].kind is str:
        is_plain: ast.expr = py.is_of_size(first, 0, FREE_KEY)
    else:
        is_plain = py.chain(ast.And(), [py.is_a(first, str), py.is_of_size(again, 0, FREE_KEY)])
    if expressions.fractional == 2:
        hashed = _hashed(expressions, again)
    else:
        hashed = _hash_of_value(expressions, again)
    everything = expressions.listed([Computed(again), *terms[1:]])
    otherwise = _distributed(expressions, distribute, everything, place)
    return Split(is_plain, hashed, shares, otherwise)


def _distributed(
    expressions: Expressions,
    distribute: Callable[[Work, Any, Any], Any],
    operands: Term,
    place: Place,
) -> Term:
    """The whole rule as a call: of all that data it only reads the keys."""
    return on_data(expressions, distribute, operands, place, timeless=True)


def _hashed(expressions: Expressions, text: ast.expr) -> ast.expr:
    function = expressions.bound(murmur3, "function")
    return py.call(function, py.method(text, "encode"))


def _hash_of_value(expressions: Expressions, value: ast.expr) -> ast.expr:
    return py.call(expressions.bound(hash_value, "function"), expressions.work(), value)


def _answer(statements: AnsweringStatements, operand: Any, place: Place) -> list[ast.stmt]:
    """``fractional`` as statements: each variant is an answer."""
    expressions = statements.expressions
    parts = split(expressions, operand, place)
    if not isinstance(parts, Split):
        return statements.give(parts, place)
    answers = [statements.answer_of(variant, place) for variant in parts.shares.variants]
    otherwise = statements.give(parts.otherwise, place)
    if len(answers) > FEW:
        position = parts.position(expressions)
        picked: ast.expr = py.at_index(expressions.bound(answers, "answers"), position)
    else:
        nodes: list[ast.expr] = [expressions.bound(each, "answer") for each in answers]
        picked = parts.pick(expressions, nodes)
    return [py.when(parts.is_plain, statements.give_computed(picked)), *otherwise]


def _too_many(operand: Any) -> str | None:
    # One more than there are buckets may be the value that is bucketed.
    if operand.__class__ is list and len(operand) > MAX_BUCKETS + 1:
        return f"fractional has at most {MAX_BUCKETS} buckets."
    return None


ROWS = (
    Operator(
        "fractional",
        fractional,
        price=400,
        is_shareable=False,
        check=_too_many,
        compile_answer=_answer,
        explain=explain,
        former_name=(
            "fractionalEvaluation",
            (
                "It is 'fractional' now, whose first operand is the bucketing value itself:"
                ' {"var": "email"} instead of "email".'
            ),
        ),
    ),
)
