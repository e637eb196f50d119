"""Reading of a rule's data: the context, or the element of a loop."""

from __future__ import annotations

import ast
import sys
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from service.evaluation.expressions import python_ast as py
from service.evaluation.expressions.expressions import Expressions
from service.evaluation.expressions.prices import PART
from service.evaluation.expressions.terms import CONTEXT, NOW, Computed, Constant, Place, Term
from service.evaluation.limits import MAX_LEVELS
from service.evaluation.runtime.context import FLAGD, Path, path_of, walk, with_flagd
from service.evaluation.runtime.work import Work


def found_at(expressions: Expressions, data: str, parts: tuple[str, ...]) -> Term:
    """Return what lies at a path in the context or in an element, null for nothing."""
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
            return expressions.own_key()
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
        expressions.key_node(),
        py.name(NOW),
    )
