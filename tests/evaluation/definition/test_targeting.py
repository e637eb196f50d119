"""References to evaluators, as they are seen by those who ask for them and by the compiler."""

from __future__ import annotations

import json
from typing import Any

import pytest

from service.errors import Fault
from service.evaluation.definition.document_text import write_document
from service.evaluation.definition.parts import read_evaluator
from service.evaluation.definition.set_properties import SetProperties
from service.evaluation.definition.summary import summarise
from service.evaluation.definition.targeting import check_rule, references_in
from service.evaluation.expressions.survey import Survey
from service.evaluation.operators.table import OPERATORS

REFERENCE, DATA = {"$ref": "rule"}, {"$ref": "data"}
KNOWN = {name: read_evaluator(name, b'{"==": [{"var": "a"}, 1]}') for name in ("rule", "data")}


def surveyed(rule: Any) -> set[str]:
    """The evaluators that the compiler inlines."""

    def skips_first(symbol: str, operand: Any) -> bool:
        return symbol in OPERATORS and OPERATORS[symbol].goes_through_literal(operand)

    survey = Survey(KNOWN, skips_first)
    survey.add(rule)
    return survey.references


@pytest.mark.parametrize("symbol", OPERATORS)
def test_references_are_those_that_the_compiler_inlines(symbol: str) -> None:
    for operand in (
        [[DATA], REFERENCE],
        [[[DATA]], REFERENCE, DATA],
        [REFERENCE, [DATA]],
        [{"x": DATA, "y": 1}, REFERENCE],
        [{}, [], REFERENCE],
        REFERENCE,
    ):
        rule = {"and": [{symbol: operand}]}
        assert references_in(rule) == surveyed(rule), operand


def test_what_looks_like_a_reference_in_data_is_none() -> None:
    for symbol in (symbol for symbol, operator in OPERATORS.items() if operator.is_loop):
        rule = {symbol: [[{"$ref": "nobody"}], {"==": [{"var": ""}, REFERENCE]}]}
        faults: list[Fault] = []
        check_rule(rule, "", faults, KNOWN)
        assert faults == []
        assert references_in({"!": [rule]}) == {"rule"}
        flag = {"state": "ENABLED", "variants": {"on": True}, "targeting": {"if": [rule, "on"]}}
        assert summarise(json.dumps(flag)).evaluators == ("rule",)
    assert references_in(None) == references_in("rule") == frozenset()


def test_evaluators_are_not_put_in_order_by_data() -> None:
    texts = {
        "a": json.dumps({"some": [[{"$ref": "b"}], True]}),
        "b": json.dumps({"!": [{"$ref": "a"}]}),
    }
    written = write_document({}, texts, "{}", SetProperties())
    assert list(json.loads(written)["$evaluators"]) == ["b", "a"]
