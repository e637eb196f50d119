"""What ``var``, ``missing`` and ``missing_some`` compile to, and how other rules look things up."""

from __future__ import annotations

import ast
import sys
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from service.evaluation.expressions import python_ast as py
from service.evaluation.expressions.expressions import (
    CONTEXT,
    NOW,
    Computed,
    Constant,
    Expressions,
    Operator,
    Place,
    Scope,
    Term,
)
from service.evaluation.expressions.prices import PART
from service.evaluation.limits import MAX_LEVELS
from service.evaluation.runtime.context import (
    FLAGD,
    Path,
    look_up,
    missing,
    missing_some,
    parts_of,
    path_of,
    walk,
    with_flagd,
)
from service.evaluation.runtime.loops import as_rule, as_subject
from service.evaluation.runtime.numbers import plain
from service.evaluation.runtime.work import Work


def variable(
    expressions: Expressions,
    operand: Any,
    place: Place,
    substitute: Callable[[Work, Any], Any] = as_rule,
    otherwise: Term | None = None,
) -> Term:
    """``var``: what is found in one of the scopes before, else in the data.

    What is found before stands in the place of the whole ``var`` rule, where ``substitute`` says
    what becomes of it. ``otherwise`` stands for the data, where they do not count.
    """
    scope = place.scope
    answer = otherwise or _looked_up(expressions, operand, place.within(Scope(scope.data)))
    if operand.__class__ is str and operand[:1] in ("", "."):
        return answer
    for outer in reversed(scope.before):
        found = _looked_up(expressions, operand, place.within(Scope(outer)))
        if isinstance(found, Constant):
            if found.value is not None:
                answer = expressions.working(substitute, found)
            continue
        first, again = expressions.twice(found)
        is_found = py.compare(first, ast.IsNot(), py.constant(None))
        used = expressions.working(substitute, Computed(again))
        answer = Computed(py.either(is_found, expressions.node(used), expressions.node(answer)))
    return answer


def operands_given(expressions: Expressions, operand: Any, place: Place) -> Term:
    """The operands of an operator that evaluates its own, where they are no literal list.

    See ``given_operands.py``: only a scope before can put a list there.
    """
    detail = "The operands are not a list."
    if not place.scope.before or operand.__class__ is not dict or [*operand] != ["var"]:
        return expressions.failure(place, detail)
    otherwise = expressions.failing(detail)
    return variable(expressions, operand["var"], place.at("var"), as_subject, otherwise)


def _looked_up(expressions: Expressions, operand: Any, place: Place) -> Term:
    """``var`` in one set of data."""
    path, *more = (operand or [""]) if operand.__class__ is list else [operand]
    if path.__class__ is dict:
        return on_data(expressions, look_up, expressions.value(operand, place), place)
    if operand is None:
        return on_data(expressions, look_up, Constant(None), place)
    if path is operand and path.__class__ in (int, float):
        path = plain(path)
    if path.__class__ is not str:
        expressions.warn(place, "The path of a var is a text.")
        return on_data(expressions, look_up, Constant(operand), place, timeless=True)
    found = found_at(expressions, place.scope.data, parts_of(path))
    if len(more) == 1:
        return _defaulted(expressions, found, more[0], place)
    # Surplus operands count for nothing, but the engine evaluates them, and so stops at a bad one.
    surplus = [expressions.value(rule, place.at(i)) for i, rule in enumerate(more, 1)]
    computed = [term for term in surplus if isinstance(term, Computed)]
    return expressions.called(_first, found, *computed) if computed else found


def _first(value: Any, *_: Any) -> Any:
    return value


def _defaulted(expressions: Expressions, found: Term, rule: Any, place: Place) -> Term:
    """What was found, or the default where that is null."""
    default = expressions.value(rule, place.at(1))
    if isinstance(default, Computed):
        # The engine evaluates a default even where it is not needed, and so stops at a bad one.
        return expressions.called(_or_default, found, default)
    if isinstance(found, Constant):
        return default if found.value is None else found
    first, again = expressions.twice(found)
    is_missing = py.compare(first, ast.Is(), py.constant(None))
    return Computed(py.either(is_missing, expressions.node(default), again))


def _or_default(value: Any, default: Any) -> Any:
    return default if value is None else value


# --- data -----------------------------------------------------------------------------------


def found_at(expressions: Expressions, data: str, parts: tuple[str, ...]) -> Term:
    """What lies at a path in the context or in an element, null for nothing."""
    if len(parts) > MAX_LEVELS:
        return Constant(None)
    if data == CONTEXT:
        return _found_in_context(expressions, parts)
    if not parts:
        return Computed(py.name(data))
    return Computed(_walked(expressions, data, parts))


def _found_in_context(expressions: Expressions, parts: tuple[str, ...]) -> Term:
    if not parts:
        return Computed(_whole(expressions, CONTEXT))
    if parts[0] == FLAGD:
        if parts == (FLAGD, "flagKey"):
            return Constant(expressions.flag_key)
        if parts == (FLAGD, "timestamp"):
            expressions.reads_timestamp = True
            return Computed(py.name(NOW), int)
        if len(parts) > 1:
            return Constant(None)
        return Computed(py.at_index(_whole(expressions, CONTEXT), py.constant(FLAGD)), dict)
    if parts in expressions.attributes:
        return Computed(py.name(expressions.attributes[parts]))
    return Computed(attribute(expressions, parts))


def attribute(expressions: Expressions, parts: tuple[str, ...]) -> ast.expr:
    """The expression that finds an attribute of the context."""
    if len(parts) == 1:
        return py.method(py.name(CONTEXT), "get", py.constant(parts[0]))
    return _walked(expressions, CONTEXT, parts)


def _walked(expressions: Expressions, data: str, parts: tuple[str, ...]) -> ast.expr:
    expressions.price += PART * len(parts)
    path = expressions.bound(_path(parts), "path")
    return py.call(expressions.bound(walk, "function"), py.name(data), path)


@lru_cache(maxsize=1024)
def _path(parts: tuple[str, ...]) -> Path:
    return path_of(Work(sys.maxsize), parts)


def on_data(
    expressions: Expressions,
    function: Callable[[Work, Any, Any], Any],
    operands: Term,
    place: Place,
    *,
    timeless: bool = False,
) -> Term:
    """A function of all the data that a rule sees, and of its evaluated operands.

    ``timeless`` says that the function never reads the timestamp.
    """
    whole = _whole(expressions, place.scope.data, timeless=timeless)
    work, given = expressions.work(), expressions.node(operands)
    return Computed(py.call(expressions.bound(function, "function"), work, whole, given))


def _whole(expressions: Expressions, data: str, *, timeless: bool = False) -> ast.expr:
    if data != CONTEXT:
        return py.name(data)
    expressions.reads_timestamp |= not timeless
    return py.call(
        expressions.bound(with_flagd, "function"),
        expressions.work(),
        py.name(CONTEXT),
        py.constant(expressions.flag_key),
        py.name(NOW),
    )


def _missing(function: Callable[[Work, Any, Any], Any]) -> Operator:
    def compile_rule(expressions: Expressions, operand: Any, place: Place) -> Term:
        return on_data(expressions, function, expressions.value(operand, place), place)

    return compile_rule


LOOKUP_OPERATORS: dict[str, Operator] = {
    "var": variable,
    "missing": _missing(missing),
    "missing_some": _missing(missing_some),
}
