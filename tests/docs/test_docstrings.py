"""Docstrings of the product begin with a line that can be read alone."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from devstack.workers import CHECKOUT

_DEFINITIONS = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
# A clause in the place of a verb or a noun: "What it may do." instead of "Scope."
_CLAUSE = re.compile(r"(What|Whatever|Whether|How|Where|Wherever|Which|Who|Whoever|Whose|Why)\b")
_END_OF_SENTENCE = re.compile(r"[.!?] +(?=[A-Z])")


def faults(source: str, place: str) -> Iterator[str]:
    """What is wrong with the docstrings of a file, each with its place."""
    for node, name, is_public in _definitions(ast.parse(source), "", is_public=True):
        docstring = ast.get_docstring(node)
        if docstring is None:
            if is_public and not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield f"{place}: {name} has no docstring"
            continue
        first = docstring.split("\n", 1)[0]
        if not first.endswith("."):
            yield f"{place}: the first line of {name} ends without a period: {first}"
        if len(_END_OF_SENTENCE.findall(first)) > 1:
            yield f"{place}: the first line of {name} has more than two sentences: {first}"
        if _CLAUSE.match(first) and not _is_property(node):
            yield f"{place}: the first line of {name} is a clause: {first}"


def _is_property(node: ast.AST) -> bool:
    """A property is read like an attribute: "Whether …" says what it is."""
    return any(ast.unparse(each) == "property" for each in getattr(node, "decorator_list", ()))


def _definitions(
    node: ast.AST, name: str, *, is_public: bool
) -> Iterator[tuple[ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef, str, bool]]:
    if isinstance(node, _DEFINITIONS):
        own = getattr(node, "name", "the module")
        name = own if not name or name == "the module" else f"{name}.{own}"
        is_public = is_public and not own.startswith("_")
        yield node, name, is_public
    for child in ast.iter_child_nodes(node):
        yield from _definitions(child, name, is_public=is_public)


def test_first_lines_can_be_read_alone() -> None:
    found = [
        fault
        for top in ("service", "devstack", "bench")
        for path in sorted((CHECKOUT / top).rglob("*.py"))
        for fault in faults(path.read_text(), str(path.relative_to(CHECKOUT)))
    ]
    assert found == []


def test_a_fault_is_found() -> None:
    source = (
        '"""What it does."""\nclass A: ...\ndef f():\n  """Do it"""\ndef _g():\n  """A. B. C."""'
    )
    assert [fault.split(": ")[1] for fault in faults(source, "x.py")] == [
        "the first line of the module is a clause",
        "A has no docstring",
        "the first line of f ends without a period",
        "the first line of _g has more than two sentences",
    ]
