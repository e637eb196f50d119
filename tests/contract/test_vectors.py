"""The engine, and the plain interpreter that it is held against, answer what flagd answered.

See ``vectors/README.md`` for where the rows come from.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from service.errors import DefinitionRefused
from service.evaluation.runtime.failures import OperandError as Stopped
from tests.contract.engine import NOW, Engine
from tests.contract.reference.evaluation import Evaluation
from tests.contract.reference.flags import Outcome, holds_no_json, resolve
from tests.contract.reference.numbers import floats
from tests.contract.reference.operators import OperandError
from tests.evaluation.asking import compile_rule

VECTORS = Path(__file__).parent / "vectors"
ERROR = object()


def read(path: Path) -> Any:
    """The file, with -0 as the float that it is."""
    return json.loads(path.read_text(), parse_int=lambda digits: whole(digits))


def whole(digits: str) -> int | float:
    return -0.0 if digits == "-0" else int(digits)


def rules() -> list[Any]:
    rows = []
    for path in sorted(VECTORS.glob("*.json")):
        if path.stem != "flags":
            held = read(path)
            for row in held["rows"]:
                data = held["shared"] if row["data"] == "shared" else row["data"]
                expected = ERROR if row.get("error") else row["result"]
                rows.append(pytest.param(row["rule"], data, expected, id=row["name"]))
    return rows


def comparable(value: Any) -> str:
    """Numbers by their value, with the sign of zero."""
    return json.dumps(floats(value), sort_keys=True)


FLAGS = read(VECTORS / "flags.json")


@pytest.mark.parametrize(("rule", "data", "expected"), rules())
def test_the_engine_answers_as_flagd(rule: Any, data: dict[str, Any], expected: Any) -> None:
    if holds_unknown_operator(rule):
        # flagd fails when it comes to the operator; here it does not come to be written.
        flag = {"state": "ENABLED", "variants": {"on": True}, "targeting": rule}
        with pytest.raises(DefinitionRefused) as refusal:
            Engine({"flags": {"flag": flag}})
        assert all("nope" in fault.pointer for fault in refusal.value.faults)
        return
    try:
        result = compile_rule(rule, "flag")(data, NOW)
    except Stopped:
        result = ERROR
    check(result, expected)


@pytest.mark.parametrize(("rule", "data", "expected"), rules())
def test_the_reference_answers_as_flagd(rule: Any, data: dict[str, Any], expected: Any) -> None:
    try:
        result = Evaluation(2).apply(floats(rule), floats(data))
    except OperandError:
        result = ERROR
    check(result, expected)


def check(result: Any, expected: Any) -> None:
    if result is ERROR or expected is ERROR:
        assert result is expected or holds_no_json(floats(result))
    else:
        assert comparable(result) == comparable(expected)


def holds_unknown_operator(rule: Any) -> bool:
    if isinstance(rule, list):
        return any(map(holds_unknown_operator, rule))
    if isinstance(rule, dict):
        return "nope" in rule or any(map(holds_unknown_operator, rule.values()))
    return False


@pytest.mark.parametrize("row", FLAGS["rows"], ids=lambda row: row["name"])
def test_flags_answer_as_flagd(row: dict[str, Any]) -> None:
    expected = row["expect"]
    body = Engine(FLAGS["document"], row["fractional"]).body(row["flag"], row["context"])
    told = {key: body[key] for key in ("reason", "variant", "value", "errorCode") if key in body}
    assert told == expected
    reference = resolve(FLAGS["document"], row["flag"], row["context"], NOW, row["fractional"])
    assert reference == Outcome(
        expected.get("reason"),
        expected.get("variant"),
        expected.get("value"),
        expected.get("errorCode"),
    )
