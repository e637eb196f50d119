"""What ``starts_with``, ``ends_with`` and ``sem_ver`` compile to."""

from __future__ import annotations

import ast
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
from service.evaluation.expressions.prices import VERSION
from service.evaluation.limits import FREE_LITERAL, FREE_TEXT
from service.evaluation.runtime import semver, texts
from service.evaluation.runtime.numbers import BLANKS
from service.evaluation.runtime.work import Work


def affix(symbol: str) -> Operator:
    """``starts_with`` and ``ends_with``."""
    whole_rule = texts.starts_with if symbol == "starts_with" else texts.ends_with
    python = symbol.replace("_", "")

    def compile_rule(expressions: Expressions, operand: Any, place: Place) -> Term:
        pair = expressions.pair(operand, place)
        if pair is None:
            expressions.warn(place, f"{symbol} takes exactly two texts: there is no answer.")
            return expressions.applied(whole_rule, operand, place)
        for position, term in enumerate(pair):
            if isinstance(term, Constant) and term.value.__class__ is not str:
                expressions.warn(
                    place.at(position), f"{symbol} takes only texts: there is no answer."
                )
        value, affix = pair
        literal, computed = (value, affix) if isinstance(value, Constant) else (affix, value)
        is_short = (
            isinstance(literal, Constant)
            and isinstance(computed, Computed)
            and literal.value.__class__ is str
            and len(literal.value) <= FREE_LITERAL
        )
        if not is_short or not isinstance(literal, Constant):
            return expressions.working(whole_rule, expressions.listed([value, affix]))
        first, again = expressions.twice(computed)
        text = py.constant(literal.value)
        sides = (text, again) if literal is value else (again, text)
        test = py.method(sides[0], python, sides[1])
        return Computed(py.either(py.is_a(first, str), test, py.constant(None)))

    return compile_rule


def sem_ver(expressions: Expressions, operand: Any, place: Place) -> Term:
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
            parsed = semver.parse_version(Work(), version.value)
            if parsed is not None:
                _pay_for_version(expressions, operand[0])
                return _against(expressions, value, symbol.value, parsed)
    for position in (0, 2):
        term = terms[position]
        if isinstance(term, Constant) and semver.parse_version(Work(), term.value) is None:
            expressions.warn(place.at(position), "Not a version: there is no answer.")
    for rule in (operand[0], operand[2]):
        _pay_for_version(expressions, rule)
    return expressions.working(semver.compare_versions, expressions.listed(terms))


def _against(
    expressions: Expressions, value: Computed, symbol: str, version: semver.Version
) -> Term:
    """A comparison with a literal version: of a short text by Python's own operators."""
    first, again = expressions.twice(value)
    parse = py.call(expressions.bound(semver.parse_short, "function"), first)
    parsed, candidate = expressions.twice(Computed(expressions.part("version", first, parse)))
    comparison = semver.OPERATORS[symbol]
    operand, literal = candidate, expressions.bound(version, "version")
    if symbol in semver.PARTS:
        part = py.constant(semver.PARTS[symbol])
        operand = py.up_to(candidate, part)
        literal = expressions.bound(version[: semver.PARTS[symbol]], "version")
    holds = py.compare(operand, comparison(), literal)
    is_long = py.compare(candidate, ast.Is(), py.constant(False))
    long = expressions.working(semver.against(symbol, version), Computed(again))
    otherwise = py.either(is_long, expressions.node(long), py.constant(None))
    return Computed(py.either(parsed, holds, otherwise))


def cat(expressions: Expressions, operand: Any, place: Place) -> Term:
    """``cat``: short texts are put together by Python's own ``+``."""
    terms = (
        [expressions.value(rule, place.at(i)) for i, rule in enumerate(operand)]
        if (operand.__class__ is list)
        else []
    )
    computed = [term for term in terms if isinstance(term, Computed)]
    literals = [term.value for term in terms if isinstance(term, Constant)]
    if len(computed) != 1 or not 2 <= len(terms) <= _FEW or {*map(type, literals)} != {str}:
        return expressions.applied(texts.concatenate, operand, place)
    first, again = expressions.twice(computed[0])
    pieces = [again if term is computed[0] else expressions.node(term) for term in terms]
    room = FREE_TEXT - sum(map(len, literals))
    if room < 0:
        return expressions.applied(texts.concatenate, operand, place)
    joined = pieces[0]
    for piece in pieces[1:]:
        joined = py.arithmetic(joined, ast.Add(), piece)
    short = py.method(joined, "strip", expressions.bound(BLANKS, "blanks"))
    function = expressions.bound(texts.concatenate, "function")
    long = py.call(function, expressions.work(), py.items(pieces))
    is_plain = py.chain(ast.And(), [py.is_a(first, str), py.is_of_size(again, 0, room)])
    return Computed(py.either(is_plain, short, long), str)


# Operands of a ``cat`` that is written out.
_FEW = 4


def _pay_for_version(expressions: Expressions, rule: Any) -> None:
    """A text is read once, and remembered: the flags of a set share what is read of a ``var``."""
    if rule.__class__ is dict and [*rule] == ["var"] and rule["var"].__class__ is str:
        expressions.versions.add(rule["var"])
    elif rule.__class__ in (dict, list):
        expressions.price += VERSION
