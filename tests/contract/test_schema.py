"""Answers are what OFREP describes; what flagd's schemas accept is accepted."""

from __future__ import annotations

import json
import re
from collections import Counter
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from service.errors import DefinitionRefused
from service.evaluation.definition.document import read_document
from service.evaluation.flag_set import CompiledFlagSet, FlagSetHeader
from service.events.stream_address import address, tail
from tests.contract import generators, published
from tests.contract.comparison import cases
from tests.contract.engine import NOW, Engine


@pytest.mark.parametrize("wild", [False, True], ids=["usual", "wild"])
def test_every_answer_is_what_ofrep_describes(wild: bool) -> None:
    statuses: Counter[int] = Counter()
    for document, contexts in cases(40, wild)[::2]:
        flag_set = Engine(document).flag_set
        for context in contexts[::4]:
            for key in [*document["flags"], "no-such-flag"]:
                answer = flag_set.evaluate(key, context, NOW)
                body = json.loads(answer.body)
                published.answer(published.SINGLE[answer.status]).validate(body)
                assert answer.status == 200 or body["errorDetails"]
                assert body["key"] == key
                statuses[answer.status] += 1
            everything = json.loads(flag_set.evaluate_all(context, NOW).body())
            published.answer("bulkEvaluationSuccess").validate(everything)
            assert {item["key"] for item in everything["flags"]} == set(document["flags"])
    assert set(statuses) == {200, 400, 404}


def test_event_streams_fit_into_a_bulk_answer() -> None:
    flag_set = Engine({"flags": {}}).flag_set
    told = tail(address(b"hash", 7, "checkout & more"))
    body = json.loads(flag_set.evaluate_all({}, NOW).body(told))
    published.answer("bulkEvaluationSuccess").validate(body)
    assert body["eventStreams"][0]["type"] == "sse"


@pytest.mark.parametrize(
    "body",
    [
        {"key": "f", "reason": "NONSENSE"},
        {"key": "f"},
        {"key": "f", "reason": "STATIC", "value": None},
        {"key": "f", "reason": "STATIC", "value": True, "metadata": {"list": []}},
    ],
    ids=json.dumps,
)
def test_the_description_refuses_what_is_no_answer(body: dict[str, Any]) -> None:
    assert not published.answer("serverEvaluationSuccess").is_valid(body)


KNOWN_REFUSALS = {
    "a default that is no variant": (
        r"none of the variants",
        {"flags": {"f": {"state": "ENABLED", "variants": {"on": 1}, "defaultVariant": "off"}}},
    ),
    "a reference to no evaluator": (
        r"There is no evaluator",
        {
            "flags": {
                "f": {
                    "state": "ENABLED",
                    "variants": {"on": 1},
                    "targeting": {"if": [{"$ref": "nobody"}, "on"]},
                }
            }
        },
    ),
    "a reference from an evaluator to nothing": (
        r"There is no evaluator",
        {"$evaluators": {"a": {"!": [{"$ref": "b"}]}}, "flags": {}},
    ),
    "an empty evaluator, which flagd refuses too": (
        r"An evaluator is a rule",
        {"$evaluators": {"a": {}}, "flags": {}},
    ),
    "numbers beyond what a double holds exactly": (
        r"number|range",
        {"flags": {"f": {"state": "ENABLED", "variants": {"on": 2**53}}}},
    ),
    "long keys": (
        r"255 characters",
        {"flags": {"k" * 256: {"state": "ENABLED", "variants": {"on": 1}}}},
    ),
    "control characters in keys": (
        r"no control or bidirectional character",
        {"flags": {"a\tb": {"state": "ENABLED", "variants": {"on": 1}}}},
    ),
    "another key within a flag": (
        r"another key here",
        {"flags": {"f": {"state": "ENABLED", "variants": {"on": 1}, "key": "g"}}},
    ),
}
"""What the schemas let through although it cannot evaluate, or cannot be named in a path."""


@pytest.mark.parametrize("name", KNOWN_REFUSALS)
def test_the_schemas_accept_what_is_known_to_be_refused(name: str) -> None:
    pattern, document = KNOWN_REFUSALS[name]
    published.document().validate(document)
    with pytest.raises(DefinitionRefused) as refusal:
        read_document(json.dumps(document).encode())
    assert all(re.search(pattern, fault.detail) for fault in refusal.value.faults)


LETTERS = st.characters(exclude_categories=["Cc", "Cs"]) | st.just("\x01")


@st.composite
def stretched_flags(draw: st.DrawFn) -> dict[str, Any]:
    """A flag with something in it that flagd's schemas accept, but people hardly write."""
    names = st.text(LETTERS, min_size=1, max_size=5)
    numbers = st.integers() | st.floats(allow_nan=False, allow_infinity=False)
    values = st.booleans() | numbers | st.text(max_size=4)
    kind: st.SearchStrategy[Any] = draw(
        st.sampled_from([st.booleans(), numbers, st.text(max_size=4), st.just({"a": []})])
    )
    variants = draw(st.dictionaries(names, kind, min_size=1, max_size=3))
    flag: dict[str, Any] = {"state": draw(st.sampled_from(["ENABLED", "DISABLED"]))}
    flag["variants"] = variants
    if draw(st.booleans()):
        flag["defaultVariant"] = draw(st.none() | st.just("") | st.sampled_from(list(variants)))
    if not draw(st.integers(0, 9)):
        flag["defaultVariant"] = draw(names)
    if draw(st.booleans()):
        flag["metadata"] = draw(st.dictionaries(names, values, max_size=3))
    if draw(st.booleans()):
        flag[draw(names)] = draw(generators.json_values)
    rules = st.sampled_from(ODD_RULES) | generators.conditions(1)
    if draw(st.booleans()):
        flag["targeting"] = draw(rules)
    return flag


ODD_RULES: list[Any] = [
    {},
    {"var": "$flagd.flagKey"},
    {"var": ["x", None, 1]},
    {"missing": []},
    {"fractional": []},
    {"fractional": [["a"]]},
    {"if": [{"$ref": "nobody"}, "on"]},
    {"!": [[]]},
    {"or": [{"<": [1, {"var": "age"}, 3]}]},
    {"sem_ver": [{"var": "v"}, "^", "1.0.0"]},
    {"if": [{"starts_with": ["a", {"var": "x"}]}]},
]


@st.composite
def schema_documents(draw: st.DrawFn) -> dict[str, Any]:
    """Documents that stretch what flagd's schemas accept."""
    names = st.text(LETTERS, min_size=1, max_size=5)
    flags = draw(st.dictionaries(names, stretched_flags(), max_size=3))
    document: dict[str, Any] = {"flags": flags}
    if draw(st.booleans()):
        document["$evaluators"] = draw(
            st.dictionaries(names, st.just({}) | generators.conditions(0), max_size=2)
        )
    if draw(st.booleans()):
        document["metadata"] = draw(st.dictionaries(names, st.booleans() | st.text(max_size=3)))
    if draw(st.booleans()):
        document[draw(names)] = draw(generators.json_values)
    if draw(st.booleans()):
        document["flags"] = [{**flag, "key": key} for key, flag in flags.items()]
    return document


def test_what_the_schemas_accept_is_accepted() -> None:
    told: Counter[str] = Counter()

    @settings(
        max_examples=200,
        derandomize=True,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(schema_documents())
    def check(document: dict[str, Any]) -> None:
        if not published.document().is_valid(document):
            told["not by the schemas"] += 1
            return
        try:
            read = read_document(json.dumps(document).encode())
        except DefinitionRefused as refusal:
            for fault in refusal.faults:
                reasons = [n for n, (p, _) in KNOWN_REFUSALS.items() if re.search(p, fault.detail)]
                assert reasons, f"{fault} in {document}"
                told.update(reasons)
            return
        header = FlagSetHeader("contract", 1, NOW, 2, read.metadata)
        built = CompiledFlagSet.build(header, read.flags.values(), read.evaluators.values())
        assert built.definitions.keys() == read.flags.keys()
        told["accepted"] += 1

    check()
    assert told["accepted"] > 80, told
    assert told["not by the schemas"] < 60, told
