"""What ``starts_with``, ``ends_with`` and ``sem_ver`` compile to."""

from __future__ import annotations

from typing import Any

from service.evaluation import python_ast as py
from service.evaluation import semver, texts
from service.evaluation.expressions import Computed, Constant, Expressions, Operator, Place, Term


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
            parsed = semver.parse_version(version.value)
            if parsed is not None:
                return expressions.called(semver.against(symbol.value, parsed), value)
    for position in (0, 2):
        term = terms[position]
        if isinstance(term, Constant) and semver.parse_version(term.value) is None:
            expressions.warn(place.at(position), "Not a version: there is no answer.")
    return expressions.called(semver.compare_versions, expressions.listed(terms))
