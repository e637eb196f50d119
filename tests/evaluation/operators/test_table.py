"""One table says which operators there are, and what is known of each."""

from __future__ import annotations

import importlib
import inspect
import json
import pkgutil
import re
from types import ModuleType
from typing import Any

import pytest

from service.errors import DefinitionRefused
from service.evaluation import operators
from service.evaluation.compiler.flag import compile_flag
from service.evaluation.definition.parts import read_flag
from service.evaluation.expressions.expressions import Operator, applied
from service.evaluation.operators.table import FAMILIES, OPERATORS
from service.evaluation.runtime.operands import number
from service.evaluation.runtime.work import Work
from tests.evaluation.asking import flag, result

EXAMPLE = re.compile(r"``(\{[^`]+\})``(?: on ``(\{[^`]+\})``)? → ``([^`]+)``")


def documented(family: ModuleType) -> str:
    """The docstrings of a family's file, each line of them on one."""
    functions = [each for _, each in inspect.getmembers(family, inspect.isfunction)]
    own = [each for each in functions if each.__module__ == family.__name__]
    return " ".join(" ".join((each.__doc__ or "").split()) for each in own)


EXAMPLES = [example for family in FAMILIES for example in EXAMPLE.findall(documented(family))]


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.__name__.split(".")[-1])
def test_each_operator_shows_an_input_and_its_output_where_it_is_written(
    family: ModuleType,
) -> None:
    shown = {next(iter(json.loads(rule))) for rule, *_ in EXAMPLE.findall(documented(family))}
    assert shown == {row.symbol for row in family.ROWS}


@pytest.mark.parametrize(("rule", "context", "output"), EXAMPLES)
def test_the_outputs_that_are_shown_are_the_outputs(rule: str, context: str, output: str) -> None:
    value = result(json.loads(rule), json.loads(context or "{}"))
    assert (value, type(value)) == (json.loads(output), type(json.loads(output)))


def test_every_family_is_in_the_table() -> None:
    names = [
        each.name
        for each in pkgutil.walk_packages(operators.__path__, "service.evaluation.operators.")
    ]
    modules = [importlib.import_module(name) for name in names]
    assert {each.__name__ for each in modules if hasattr(each, "ROWS")} == {
        family.__name__ for family in FAMILIES
    }


def test_no_symbol_has_two_rows() -> None:
    rows = [row.symbol for family in FAMILIES for row in family.ROWS]
    assert sorted(rows) == sorted(OPERATORS)


def doubled(work: Work, operands: Any) -> float:
    return 2 * number(work, operands[0])


def at_most_one(operand: Any) -> str | None:
    return "double takes one operand." if len(operand) > 1 else None


def test_a_row_is_all_that_an_operator_needs(monkeypatch: pytest.MonkeyPatch) -> None:
    rule = {"if": [{"==": [{"double": [{"var": "x"}]}, 8]}, "on", "off"]}
    with pytest.raises(DefinitionRefused):
        read_flag("banner", json.dumps(flag(rule)).encode())
    row = Operator(
        "double", applied(doubled), price=700, check=at_most_one, former_name=("twice", "No.")
    )
    before = compile_flag(read_flag("banner", json.dumps(flag({"!": 1})).encode()), {}, {}, 2)

    monkeypatch.setitem(OPERATORS, "double", row)

    definition = read_flag("banner", json.dumps(flag(rule)).encode())
    compiled = compile_flag(definition, {}, {}, 2)
    assert compiled.evaluate is not None
    assert compiled.evaluate({"x": 4}, 0).variant == "on"
    assert compiled.evaluate({"x": 5}, 0).variant == "off"
    assert compiled.cost.alone - before.cost.alone >= 700
    with pytest.raises(DefinitionRefused, match="cannot be evaluated") as refused:
        read_flag("banner", json.dumps(flag({"double": [1, 2]})).encode())
    assert [fault.detail for fault in refused.value.faults] == ["double takes one operand."]
