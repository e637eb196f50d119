"""docs/targeting.md: every row is evaluated, and every operator has one."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from devstack.workers import CHECKOUT
from service.evaluation.operators.table import OPERATORS
from tests.contract.engine import Engine
from tests.evaluation.asking import ERROR, result

PAGE = (CHECKOUT / "docs" / "targeting.md").read_text()
ROWS = re.findall(r"^\| `([^`]+)` \| `(\{.+?\})` \| `(\{.*?\})` \| `(.+?)` \|$", PAGE, re.MULTILINE)
ANSWERS = re.findall(r"^\| `(\{.+?\})` \| variant `(\w+)`, reason `(\w+)` \|$", PAGE, re.MULTILINE)
FLAG, DOCUMENT = (json.loads(block) for block in re.findall(r"```json\n(.+?)```", PAGE, re.DOTALL))


def test_every_operator_has_a_row() -> None:
    assert {operator for operator, *_ in ROWS} == set(OPERATORS)


def test_every_row_is_read() -> None:
    lines = [line for line in PAGE.splitlines() if line.startswith("| `")]
    assert len(lines) == len(ROWS) + len(ANSWERS)


@pytest.mark.parametrize(("operator", "rule", "context", "shown"), ROWS)
def test_a_rule_has_the_result_that_the_page_shows(
    operator: str, rule: str, context: str, shown: str
) -> None:
    decoded = json.loads(rule)
    assert operator in decoded

    value = result(decoded, json.loads(context))

    assert (ERROR if shown == "PARSE_ERROR" else json.loads(shown)) == value
    assert shown == "PARSE_ERROR" or type(json.loads(shown)) is type(value)


@pytest.mark.parametrize(
    "document", [{"flags": {"new-checkout": FLAG}}, DOCUMENT], ids=["flag", "evaluator"]
)
@pytest.mark.parametrize(("context", "variant", "reason"), ANSWERS)
def test_a_flag_has_the_answer_that_the_page_shows(
    document: dict[str, Any], context: str, variant: str, reason: str
) -> None:
    body = Engine(document).body("new-checkout", json.loads(context))

    assert (body["variant"], body["reason"]) == (variant, reason)
