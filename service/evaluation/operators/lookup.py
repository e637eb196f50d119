"""``var``, ``missing`` and ``missing_some``: attributes of the context, or parts of an element."""

from __future__ import annotations

import ast
from collections.abc import Callable
from typing import Any

from service.evaluation.expressions import python_ast as py
from service.evaluation.expressions.data import found_at, on_data
from service.evaluation.expressions.expressions import Compile, Expressions, Operator
from service.evaluation.expressions.seen import Seen
from service.evaluation.expressions.terms import Computed, Constant, Place, Scope, Term
from service.evaluation.limits import FREE_ITEMS, MAX_LEVELS
from service.evaluation.runtime.context import is_there, parts_of, path_of, walk
from service.evaluation.runtime.failures import OperandError
from service.evaluation.runtime.numbers import plain, truncated
from service.evaluation.runtime.operands import listed, number
from service.evaluation.runtime.substitution import as_rule, as_subject
from service.evaluation.runtime.work import Work

# Steps of looking a path up, and of each part of it; characters of it that take another.
_LOOKED_UP = 12
_PART = 6
_PATH = 4


def look_up(work: Work, data: Any, operands: Any) -> Any:
    """``var`` with operands that are only known now.

    A text is a path and a number is one too; a list is ``[path]`` or ``[path, default]``; "" and
    [] are the whole of ``data``, and null is it where it is no list or object. Anything else is an
    OperandError, unless there are no data to look in.

    ``{"var": "app.os"}`` on ``{"app": {"os": "ios"}}`` → ``"ios"``,
    ``{"var": ["tags.1", "none"]}`` on ``{"tags": ["a"]}`` → ``"none"``
    """
    if operands is None:
        return None if data.__class__ in (dict, list) else data
    default = None
    if operands.__class__ is list:
        if not operands:
            return data
        if len(operands) == 2:
            default = operands[1]
        if operands[0].__class__ is not str:
            raise OperandError("A path is a text.")
        operands = operands[0]
    elif operands == "" and operands.__class__ is str:
        return data
    elif operands.__class__ in (int, float):
        operands = plain(operands)
    if data is None:
        return default
    if operands.__class__ is not str:
        raise OperandError("A path is a text.")
    work.spend(_LOOKED_UP + len(operands) // _PATH)
    parts = parts_of(operands)
    if len(parts) > MAX_LEVELS:
        return default
    work.spend(_PART * len(parts))
    value = walk(data, path_of(work, parts))
    return default if value is None else value


def missing(work: Work, data: Any, operands: Any) -> list[Any]:
    """``missing``: those of the paths that find nothing or null.

    ``{"missing": ["email", "country"]}`` on ``{"country": "de"}`` → ``["email"]``
    """
    if operands.__class__ is str:
        operands = [operands]
    operands = listed(operands)
    if len(operands) > FREE_ITEMS:
        work.spend(_LOOKED_UP * len(operands))
    return [path for path in operands if look_up(work, data, path) is None]


def missing_some(work: Work, data: Any, operands: Any) -> list[Any]:
    """``missing_some``: [] if at least so many of the paths find something, else the others.

    ``{"missing_some": [1, ["email", "phone"]]}`` on ``{"phone": "1"}`` → ``[]``
    """
    operands = listed(operands, 2)
    wanted = truncated(number(work, operands[0]))
    paths = listed(operands[1])
    absent = missing(work, data, paths)
    return absent if wanted > len(paths) - len(absent) else []


# --- compilation ----------------------------------------------------------------------------


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

    Inside filter, some and none a ``var`` of the inner rule is replaced by what it finds outside of
    the loop. Where it is all the operands of an operator that decides itself what it evaluates, as
    in ``{"and": {"var": "flags"}}``, the items of the list that was found are the operands. Only a
    scope before can put a list there.
    """
    detail = "The operands are not a list."
    if not place.scope.before or operand.__class__ is not dict or [*operand] != ["var"]:
        return expressions.failure(place, detail)
    otherwise = expressions.failing(detail)

    def compile_it(expressions: Expressions, operand: Any, place: Place) -> Term:
        return variable(expressions, operand, place, as_subject, otherwise)

    return expressions.observed("var", compile_it, operand["var"], place.at("var"))


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
    """Return what was found, or the default where that is null."""
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


def _missing(function: Callable[[Work, Any, Any], Any]) -> Compile:
    def compile_rule(expressions: Expressions, operand: Any, place: Place) -> Term:
        return on_data(expressions, function, expressions.value(operand, place), place)

    return compile_rule


# --- explanation ----------------------------------------------------------------------------


def _explain(seen: Seen) -> dict[str, Any]:
    """The attribute that a ``var`` found: ``{"path", "found", "in"?, "source"?}``."""
    operand = seen.operand
    path = (operand[0] if operand else "") if operand.__class__ is list else operand
    if path.__class__ in (int, float):
        path = plain(path)
    if path.__class__ is not str:
        return {}
    parts = parts_of(path)
    scopes = seen.scopes[-1:] if path[:1] in ("", ".") else seen.scopes
    for is_context, data in scopes:
        if is_there(data, path_of(Work(), parts)):
            found: dict[str, Any] = {"path": path, "found": True}
            found["in"] = "context" if is_context else "element"
            if is_context and parts:
                found["source"] = seen.source(parts[0])
            return found
    return {"path": path, "found": False}


ROWS = (
    Operator("var", variable, explain=_explain),
    Operator("missing", _missing(missing), price=2_000, is_shareable=False),
    Operator("missing_some", _missing(missing_some), price=2_000, is_shareable=False),
)
