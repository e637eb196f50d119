"""docs/differences-from-flagd.md: each row that can be run is, and no row is missing."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from devstack.workers import CHECKOUT
from service.errors import DefinitionRefused, MalformedJSON
from service.evaluation.definition.document_text import write_document
from service.evaluation.definition.set_properties import SetProperties
from service.evaluation.limits import (
    MAX_BUCKETS,
    MAX_DEFINITION_BYTES,
    MAX_DEPTH,
    MAX_HASHED,
    MAX_METADATA_BYTES,
    MAX_NUMERAL,
    MAX_OPERATORS,
    MAX_TEXT,
    MAX_VERSION,
)
from service.serving.calls import MAX_CONTEXT_BRACKETS, context_in
from tests.contract.engine import NOW, Engine
from tests.contract.javascript_core import JavaScriptCore
from tests.contract.python_core import PythonCore
from tests.contract.reference.flags import Outcome, resolve

PAGE = (CHECKOUT / "docs" / "differences-from-flagd.md").read_text()


def rows(heading: str) -> list[str]:
    """The first cells of the table below a heading."""
    section = PAGE.partition(f"## {heading}\n")[2].partition("\n## ")[0]
    lines = [line for line in section.splitlines() if line.startswith("| ")]
    return [re.split(r"(?<!\\)\|", line)[1].strip() for line in lines[2:]]


def flag(**members: Any) -> dict[str, Any]:
    usual = {"state": "ENABLED", "variants": {"on": 1, "off": 0}, "defaultVariant": "off"}
    return {**usual, **members}


def targeted(rule: Any, **evaluators: Any) -> dict[str, Any]:
    return {"$evaluators": evaluators, "flags": {"flag": flag(targeting=rule)}}


def of_variants(**variants: Any) -> dict[str, Any]:
    return {"flags": {"flag": flag(variants=variants, defaultVariant=None)}}


def deep(levels: int) -> Any:
    rule: Any = {"var": "x"}
    for _ in range(levels):
        rule = {"!": rule}
    return rule


OLD_FRACTIONAL = {"fractionalEvaluation": ["email", ["on", 50], ["off", 50]]}

REFUSED: dict[str, dict[str, Any] | str] = {
    "a number beyond ±(2⁵³ - 1) in a variant or in metadata": of_variants(a=2**53),
    "a number beyond the range of floats": '{"flags": {"flag": {"state": "ENABLED",'
    ' "variants": {"on": 1}, "targeting": {"<": [{"var": "x"}, 1e999]}}}}',
    "a key of a flag or an evaluator of over 255 characters": {"flags": {"k" * 256: flag()}},
    "a control character in a key, or one that ends a line or turns the direction of text": {
        "flags": {"a\u202eb": flag()}
    },
    "a rule nested over 64 levels deep": targeted(deep(MAX_DEPTH)),
    "a flag or an evaluator of over 1 MiB": {
        "flags": {"flag": flag(description="x" * MAX_DEFINITION_BYTES)}
    },
    "a document nested over 128 levels deep": '{"notes": ' + "[" * 129 + "]" * 129 + "}",
    "over 2,000 operators, or over 4 MiB of evaluators, in a flag with its evaluators written"
    " out": targeted({"or": [{"!": {"var": "x"}}] * (MAX_OPERATORS // 2)}),
    "over 1,000 variants of a flag, or over 1,000 buckets of one `fractional`": targeted(
        {"fractional": [["on", 1]] * (MAX_BUCKETS + 2)}
    ),
    "metadata of over 16 KiB, of a flag or of a flag set": {
        "flags": {"flag": flag(metadata={"note": "x" * MAX_METADATA_BYTES})}
    },
    "a flag set of over 32 MiB, or whose answers, with the metadata in each, take over 64 MiB": {
        "flags": {f"flag-{number}": flag() for number in range(2_000)},
        "metadata": {"note": "x" * 16_000},
    },
    "a `$ref` to an evaluator that is not there": targeted({"if": [{"$ref": "nobody"}, "on"]}),
    "evaluators that refer to each other in a circle": targeted(
        {"$ref": "a"}, a={"!": {"$ref": "b"}}, b={"!": {"$ref": "a"}}
    ),
    "variants of several types": of_variants(a=1, b="1"),
    "a variant that is an array": of_variants(a=[1]),
    "a variant that is null": of_variants(a=None),
    "targeting that is a literal": targeted("on"),
    "an operator that does not exist": targeted({"invalid": ["this"]}),
    "`fractionalEvaluation` of old files": targeted(OLD_FRACTIONAL),
    "a key that stands twice in an object": '{"flags": {"a": {"state": "ENABLED",'
    ' "state": "DISABLED", "variants": {"on": 1}}}}',
    "a flag with a `key` that is not the one it stands under": {"flags": {"a": flag(key="b")}},
    "metadata that are an object or an array": {"flags": {}, "metadata": {"a": []}},
}


def test_the_page_lists_what_is_refused() -> None:
    assert rows("What is refused here and loaded by flagd") == list(REFUSED)


@pytest.mark.parametrize("row", REFUSED)
def test_what_the_page_lists_is_refused(row: str) -> None:
    with pytest.raises((DefinitionRefused, MalformedJSON)):
        Engine(REFUSED[row])


def test_what_replaced_an_old_operator_is_told() -> None:
    with pytest.raises(DefinitionRefused, match="cannot be evaluated") as refused:
        Engine(targeted(OLD_FRACTIONAL))
    assert "'fractional'" in refused.value.faults[0].detail


NAMED = {"state": "ENABLED", "variants": {"0": "plain", "-0": "signed"}}
NESTED = {"none": [{"var": "xs"}, {"some": [{"var": "xs"}, {"==": [{"var": ""}, 0]}]}]}
DIFFERENT = {
    "the integer `-0` in a context names a variant",
    "an object of the context where a rule may stand",
    "a request past [the budget of work](limits.md), such as long lists in nested loops",
    "a body with over 50,000 opening brackets",
    "`cat` makes over 1,000,000 characters, or `merge` a list of over 1,000,000 items",
    "a bucketing value of version 3 with over 10,000 values in it",
    "a version of over 2,000 characters",
    "a number written with over 2,000 digits",
    "metadata without `flagSetId`",
    "a `$ref` inside an evaluator",
}


def test_the_page_lists_what_is_answered_differently() -> None:
    assert set(rows("What is answered differently")) == DIFFERENT


def body(document: dict[str, Any], context: str) -> Any:
    """The answer for a context as it comes over the wire."""
    return Engine(document).body("flag", json.loads(context))


def test_the_sign_of_zero() -> None:
    document = {"flags": {"flag": {**NAMED, "targeting": {"var": "x"}}}}
    assert body(document, '{"x": -0}')["variant"] == "0"
    assert body(document, '{"x": -0.0}')["variant"] == "-0"
    text = '{"flags": {"flag": {"state": "ENABLED", "variants": {"0": 1, "-0": 2},'
    text += ' "targeting": {"if": [{"var": "x"}, -0, 0]}}}}'
    assert Engine(text).body("flag", {"x": 1})["variant"] == "-0"


def test_an_object_of_the_context_is_no_rule() -> None:
    told = body(targeted({"if": [True, {"var": "x"}]}), '{"x": {"cat": ["on"]}}')
    assert told.get("errorCode") in {"PARSE_ERROR", "GENERAL"}


def test_loops_in_loops_end() -> None:
    xs = list(range(1, 2_000))
    told = body(targeted({"if": [NESTED, "on", "off"]}), json.dumps({"xs": xs}))
    assert told["errorCode"] == "GENERAL"


def test_a_body_has_so_many_brackets() -> None:
    lists = b'{"context": {"x": [%s]}}' % b",".join([b"[]"] * MAX_CONTEXT_BRACKETS)
    with pytest.raises(MalformedJSON):
        context_in(lists)


def test_what_grows_past_a_bound_stops() -> None:
    twice = {"cat": [{"var": "x"}, {"var": "x"}]}
    told = body(targeted(twice), json.dumps({"x": "y" * (MAX_TEXT // 2 + 1)}))
    assert "errorCode" in told
    document = targeted({"fractional": [{"var": "x"}, ["on", 1]]})
    told = Engine(document, 3).body("flag", {"x": {"many": [0] * MAX_HASHED}})
    assert "errorCode" in told


def test_long_versions_and_numerals_are_none() -> None:
    rule = {"if": [{"sem_ver": [{"var": "x"}, ">=", "1.0.0"]}, "on", "off"]}
    long = "9" * MAX_VERSION
    assert body(targeted(rule), json.dumps({"x": long}))["variant"] == "on"
    assert body(targeted(rule), json.dumps({"x": f"9{long}"}))["variant"] == "off"
    rule = {"if": [{">": [{"var": "x"}, 1]}, "on", "off"]}
    assert body(targeted(rule), json.dumps({"x": "9" * MAX_NUMERAL}))["variant"] == "off"
    small = "0" * (MAX_NUMERAL - 1) + "9"
    assert body(targeted(rule), json.dumps({"x": small}))["variant"] == "on"
    assert body(targeted(rule), json.dumps({"x": f"0{small}"}))["variant"] == "off"


def test_answers_say_which_set_they_come_from() -> None:
    told = body({"flags": {"flag": flag()}, "metadata": {}}, "{}")
    assert told["metadata"] == {"flagSetId": "contract"}


REFERRING = {
    "inside": {"ends_with": [{"var": "email"}, "@example.com"]},
    "privileged": {"or": [{"$ref": "inside"}, {"==": ["admin", {"var": "role"}]}]},
}


@pytest.mark.parametrize(
    ("context", "variant"),
    [({"email": "ada@example.com"}, "on"), ({"role": "admin"}, "on"), ({"role": "user"}, "off")],
)
def test_a_reference_in_a_served_evaluator_is_written_out_by_all(
    context: dict[str, Any], variant: str, javascript_core: JavaScriptCore
) -> None:
    targeting = {"if": [{"$ref": "privileged"}, "on", "off"]}
    document = json.loads(
        write_document(
            {"flag": json.dumps(flag(targeting=targeting))},
            {name: json.dumps(rule) for name, rule in REFERRING.items()},
            "{}",
            SetProperties("contract", 2, stored_contexts=False),
        )
    )
    expected = Outcome("TARGETING_MATCH", variant, 1 if variant == "on" else 0)
    assert Engine(document).evaluate("flag", context) == expected
    assert resolve(document, "flag", context, NOW, 2) == expected
    python = PythonCore()
    for core in (python, javascript_core):
        core.load(document)
        told = core.evaluate("flag", context)
        assert (told.variant, told.value) == (expected.variant, expected.value)
