"""The few Python syntax nodes that targeting is compiled to.

Each carries a place in the source, which the Python compiler insists on although there is none.
"""

from __future__ import annotations

import ast
from typing import Any

_LINE = 1
_COLUMN = 0

_LOAD = ast.Load()
_STORE = ast.Store()


def name(identifier: str) -> ast.Name:
    """A variable that is read."""
    return ast.Name(identifier, _LOAD)


def constant(value: Any) -> ast.Constant:
    """A literal: None, a boolean, a number or a text."""
    return ast.Constant(value)


def items(values: list[ast.expr]) -> ast.List:
    """``[a, b, …]``."""
    return ast.List(values, _LOAD)


def lone(value: ast.expr) -> ast.Tuple:
    """``(value,)``."""
    return ast.Tuple([value], _LOAD)


def call(function: ast.expr, *arguments: ast.expr) -> ast.Call:
    """``function(a, b, …)``."""
    return ast.Call(function, list(arguments), [])


def method(value: ast.expr, attribute: str, *arguments: ast.expr) -> ast.Call:
    """``value.attribute(a, b, …)``."""
    return call(_attribute(value, attribute), *arguments)


def _attribute(value: ast.expr, attribute: str) -> ast.Attribute:
    return ast.Attribute(value, attribute, _LOAD)


def compare(left: ast.expr, operator: ast.cmpop, right: ast.expr) -> ast.Compare:
    """``left < right`` and the like."""
    return ast.Compare(left, [operator], [right])


def is_a(value: ast.expr, kind: type) -> ast.Compare:
    """``value.__class__ is kind``: the cheapest test of a type there is."""
    return compare(_attribute(value, "__class__"), ast.Is(), name(kind.__name__))


def arithmetic(left: ast.expr, operator: ast.operator, right: ast.expr) -> ast.BinOp:
    """``left + right`` and the like."""
    return ast.BinOp(left, operator, right)


def either(condition: ast.expr, then: ast.expr, otherwise: ast.expr) -> ast.IfExp:
    """``then if condition else otherwise``."""
    return ast.IfExp(condition, then, otherwise)


def not_(value: ast.expr) -> ast.UnaryOp:
    """``not value``."""
    return ast.UnaryOp(ast.Not(), value)


def chain(operator: ast.boolop, values: list[ast.expr]) -> ast.expr:
    """``a and b and …`` or ``a or b or …``."""
    if len(values) == 1:
        return values[0]
    return ast.BoolOp(operator, values)


def at_index(value: ast.expr, index: ast.expr) -> ast.Subscript:
    """``value[index]``."""
    return ast.Subscript(value, index, _LOAD)


def kept(identifier: str, value: ast.expr) -> ast.NamedExpr:
    """``(identifier := value)``."""
    target = ast.Name(identifier, _STORE)
    return ast.NamedExpr(target, value)


def function_of(parameter: str, body: ast.expr) -> ast.Lambda:
    """``lambda parameter: body``."""
    return ast.Lambda(_parameters(parameter), body)


def _parameters(*identifiers: str) -> ast.arguments:
    arguments = [ast.arg(each) for each in identifiers]
    return ast.arguments([], arguments, None, [], [], None, [])


def assign(identifier: str, value: ast.expr) -> ast.Assign:
    """``identifier = value``."""
    target = ast.Name(identifier, _STORE)
    return ast.Assign([target], value)


def answer(value: ast.expr) -> ast.Return:
    """``return value``."""
    return ast.Return(value)


def when(condition: ast.expr, body: list[ast.stmt]) -> ast.If:
    """``if condition: …``."""
    return ast.If(condition, body, [])


def guarded(
    body: list[ast.stmt], failures: ast.expr, failure: str, handler: list[ast.stmt]
) -> ast.Try:
    """``try: … except failures as failure: …``."""
    caught = ast.ExceptHandler(failures, failure, handler)
    return ast.Try(body, [caught], [], [])


def define(identifier: str, parameters: tuple[str, ...], body: list[ast.stmt]) -> ast.FunctionDef:
    """``def identifier(parameters): …``."""
    return ast.FunctionDef(
        identifier, _parameters(*parameters), body, []
    )


def build(definition: ast.FunctionDef, namespace: dict[str, Any], label: str) -> Any:
    """The function itself, with ``namespace`` as its globals and ``label`` in tracebacks."""
    module = ast.Module([definition], [])
    exec(compile(module, f"<{label}>", "exec"), namespace)  # noqa: S102  # a tree of our own making
    return namespace[definition.name]
