"""A use-case takes a principal if it uses one: one that it ignores looks like a check."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from service import management
from service.structs.principal import Principal

ROOT = Path(management.__file__).parent
MODULES = [path.relative_to(ROOT).as_posix() for path in sorted(ROOT.rglob("*.py"))]


@pytest.mark.parametrize("module", MODULES)
def test_no_use_case_takes_a_principal_that_it_ignores(module: str) -> None:
    ignored = [
        function.name
        for function in ast.walk(ast.parse((ROOT / module).read_text()))
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef)
        for argument in (*function.args.posonlyargs, *function.args.args, *function.args.kwonlyargs)
        if isinstance(argument.annotation, ast.Name)
        and argument.annotation.id == Principal.__name__
        and argument.arg not in _names_in(function)
    ]
    assert ignored == []


def _names_in(function: ast.FunctionDef | ast.AsyncFunctionDef) -> set[str]:
    return {
        node.id
        for statement in function.body
        for node in ast.walk(statement)
        if isinstance(node, ast.Name)
    } - {"_"}
