"""The few Python syntax nodes that targeting is compiled to.

Each has a source position, which the Python compiler requires although there is none.
"""

from __future__ import annotations

import ast
import marshal
from hashlib import blake2b
from types import CodeType, FunctionType
from typing import Any, TypeVar, cast

_LOAD = ast.Load()
_STORE = ast.Store()

Node = TypeVar("Node", bound=ast.AST)
Part = TypeVar("Part", bytes, tuple[str, ...], frozenset[str], CodeType)


def _placed(kind: type[Node]) -> type[Node]:
    """Return ``kind`` with a source position, which halves the cost of placing each node."""
    place = {"lineno": 1, "col_offset": 0}
    return cast("type[Node]", type(kind.__name__, (kind,), place))


_Assign = _placed(ast.Assign)
_Attribute = _placed(ast.Attribute)
_BinOp = _placed(ast.BinOp)
_BoolOp = _placed(ast.BoolOp)
_Call = _placed(ast.Call)
_Compare = _placed(ast.Compare)
_Constant = _placed(ast.Constant)
_ExceptHandler = _placed(ast.ExceptHandler)
_Expr = _placed(ast.Expr)
_FunctionDef = _placed(ast.FunctionDef)
_If = _placed(ast.If)
_IfExp = _placed(ast.IfExp)
_Lambda = _placed(ast.Lambda)
_List = _placed(ast.List)
_Name = _placed(ast.Name)
_NamedExpr = _placed(ast.NamedExpr)
_Return = _placed(ast.Return)
_Slice = _placed(ast.Slice)
_Subscript = _placed(ast.Subscript)
_Try = _placed(ast.Try)
_While = _placed(ast.While)
_Break = _placed(ast.Break)
_Tuple = _placed(ast.Tuple)
_UnaryOp = _placed(ast.UnaryOp)
_Arg = _placed(ast.arg)


def name(identifier: str) -> ast.Name:
    """Return a variable that is read."""
    return _Name(identifier, _LOAD)


def constant(value: Any) -> ast.Constant:
    """Return a literal: None, a boolean, a number or a text."""
    return _Constant(value)


def items(values: list[ast.expr]) -> ast.List:
    """``[a, b, …]``."""
    return _List(values, _LOAD)


def lone(value: ast.expr) -> ast.Tuple:
    """``(value,)``."""
    return _Tuple([value], _LOAD)


def row(values: list[ast.expr]) -> ast.Tuple:
    """``(a, b, …)``."""
    return _Tuple(values, _LOAD)


def pair(first: ast.expr, second: ast.expr) -> ast.Tuple:
    """``(first, second)``."""
    return row([first, second])


def call(function: ast.expr, *arguments: ast.expr) -> ast.Call:
    """``function(a, b, …)``."""
    return _Call(function, list(arguments), [])


def method(value: ast.expr, identifier: str, *arguments: ast.expr) -> ast.Call:
    """``value.identifier(a, b, …)``."""
    return call(attribute(value, identifier), *arguments)


def attribute(value: ast.expr, identifier: str) -> ast.Attribute:
    """``value.identifier``."""
    return _Attribute(value, identifier, _LOAD)


def compare(left: ast.expr, operator: ast.cmpop, right: ast.expr) -> ast.Compare:
    """``left < right`` and the like."""
    return _Compare(left, [operator], [right])


def is_a(value: ast.expr, kind: type) -> ast.Compare:
    """``value.__class__ is kind``: the cheapest test of a type there is."""
    return compare(attribute(value, "__class__"), ast.Is(), name(kind.__name__))


def is_of_size(text: ast.expr, least: int, most: int) -> ast.Compare:
    """``least <= len(text) <= most``."""
    size = call(name("len"), text)
    if least == 0:
        return compare(size, ast.LtE(), constant(most))
    return _Compare(constant(least), [ast.LtE(), ast.LtE()], [size, constant(most)])


def arithmetic(left: ast.expr, operator: ast.operator, right: ast.expr) -> ast.BinOp:
    """``left + right`` and the like."""
    return _BinOp(left, operator, right)


def either(condition: ast.expr, then: ast.expr, otherwise: ast.expr) -> ast.IfExp:
    """``then if condition else otherwise``."""
    return _IfExp(condition, then, otherwise)


def not_(value: ast.expr) -> ast.UnaryOp:
    """``not value``."""
    return _UnaryOp(ast.Not(), value)


def chain(operator: ast.boolop, values: list[ast.expr]) -> ast.expr:
    """``a and b and …`` or ``a or b or …``."""
    if len(values) == 1:
        return values[0]
    return _BoolOp(operator, values)


def at_index(value: ast.expr, index: ast.expr) -> ast.Subscript:
    """``value[index]``."""
    return _Subscript(value, index, _LOAD)


def up_to(value: ast.expr, end: ast.expr) -> ast.Subscript:
    """``value[:end]``."""
    return at_index(value, _Slice(None, end, None))


def kept(identifier: str, value: ast.expr) -> ast.NamedExpr:
    """``(identifier := value)``."""
    target = _Name(identifier, _STORE)
    return _NamedExpr(target, value)


def function_of(parameter: str, body: ast.expr) -> ast.Lambda:
    """``lambda parameter: body``."""
    return _Lambda(_parameters(parameter), body)


def _parameters(*identifiers: str, defaults: list[ast.expr] | None = None) -> ast.arguments:
    arguments = [_Arg(each) for each in identifiers]
    return ast.arguments([], arguments, None, [], [], None, defaults or [])


def assign(identifier: str, value: ast.expr) -> ast.Assign:
    """``identifier = value``."""
    target = _Name(identifier, _STORE)
    return _Assign([target], value)


def answer(value: ast.expr) -> ast.Return:
    """``return value``."""
    return _Return(value)


def when(condition: ast.expr, body: list[ast.stmt]) -> ast.If:
    """``if condition: …``."""
    return _If(condition, body, [])


def loop(body: list[ast.stmt]) -> ast.While:
    """``while True: …``, which ``leave`` ends."""
    return _While(constant(True), body, [])


def leave() -> ast.Break:
    """``break``."""
    return _Break()


def do(value: ast.expr) -> ast.Expr:
    """``value`` as a statement."""
    return _Expr(value)


def guarded(
    body: list[ast.stmt], failures: ast.expr, failure: str, handler: list[ast.stmt]
) -> ast.Try:
    """``try: … except failures as failure: …``."""
    caught = _ExceptHandler(failures, failure, handler)
    return _Try(body, [caught], [], [])


def define(identifier: str, parameters: tuple[str, ...], body: list[ast.stmt]) -> ast.FunctionDef:
    """``def identifier(parameters): …``, where the last parameter may be left out for None."""
    arguments = _parameters(*parameters, defaults=[constant(None)])
    return _FunctionDef(identifier, arguments, body, [])


def build(definition: ast.FunctionDef, namespace: dict[str, Any], label: str) -> Any:
    """Return the function, with ``namespace`` as its globals and ``label`` in tracebacks."""
    module = compile(ast.Module([definition], []), f"<{label}>", "exec")
    (code,) = (each for each in module.co_consts if isinstance(each, CodeType))
    return made_of(shared(code), namespace)


def shared(code: CodeType) -> CodeType:
    """Return an equal code of another function, or the code with parts that others have too.

    Flag sets of one application, one for each environment, have mostly the same rules.
    """
    code = code.replace(
        co_names=shared_part(code.co_names),
        co_linetable=shared_part(code.co_linetable),
        co_exceptiontable=shared_part(code.co_exceptiontable),
    )
    # Not by the codes themselves: comparing them compares what each has learnt while it ran.
    content = marshal.dumps(code, _PLAIN)
    if len(content) > _LONG_CODE:
        return code
    return shared_part(code, (CodeType, blake2b(content).digest()))


def made_of(code: CodeType, namespace: dict[str, Any]) -> FunctionType:
    """Return the function of a code whose last parameter may be left out."""
    # Not by exec: a function that is among its own globals is a reference cycle, and the namespace
    # of each flag would have two entries more.
    return FunctionType(code, namespace, code.co_name, (None,))


def shared_part(part: Part, key: object = None) -> Part:
    """Return an equal part of another function: most rules have one of a few shapes.

    Parts with one ``key`` are equal; by default a part is its own key.
    """
    if len(_PARTS) > _MOST_PARTS:
        _PARTS.clear()
    return cast("Part", _PARTS.setdefault(part if key is None else key, part))


_PARTS: dict[Any, Any] = {}
_MOST_PARTS = 1000
# The version of marshal's format in which equal codes are equal bytes: later ones have references.
_PLAIN = 2
# Bytes of a code that is too long to be common.
_LONG_CODE = 4000
