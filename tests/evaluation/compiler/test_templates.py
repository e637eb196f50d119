"""Flags whose rules are equal are compiled once, and answer what each answers by itself."""

from __future__ import annotations

import gc
import json
from contextlib import suppress
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from service.errors import DefinitionRefused
from service.evaluation.compiler.flag import CompiledFlag, compile_flag
from service.evaluation.expressions import python_ast
from service.evaluation.flag_set import CompiledFlagSet
from service.evaluation.runtime.work import Work
from tests.evaluation.asking import NOW, flag, flag_set, header
from tests.evaluation.test_totality import contexts, rules

OWN_KEY = {"var": "$flagd.flagKey"}
CONTEXT = {"targetingKey": "user-1842", "email": "ada@example.com", "n": "b"}


def by_itself(of_set: CompiledFlagSet, compiled: CompiledFlag) -> CompiledFlag:
    header = of_set.header
    metadata = {"flagSetId": header.name, **header.metadata}
    return compile_flag(compiled.read(), of_set.evaluators, metadata, header.fractional)


def check(of_set: CompiledFlagSet, context: Any) -> None:
    for compiled in of_set.flags:
        alone = by_itself(of_set, compiled)
        assert (compiled.cost, compiled.references, compiled.warnings) == (
            alone.cost,
            alone.references,
            alone.warnings,
        )
        assert compiled.reads_timestamp == alone.reads_timestamp
        if compiled.evaluate is None or alone.evaluate is None:
            assert compiled.evaluate is alone.evaluate
            continue
        work, lone_work = Work(), Work()
        assert compiled.evaluate(context, NOW, work) == alone.evaluate(context, NOW, lone_work)
        assert work.left == lone_work.left


@pytest.fixture
def compiled_functions(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """One entry for each function that Python compiles."""
    labels: list[str] = []
    build = python_ast.build

    def counting(definition: Any, namespace: Any, label: str) -> Any:
        labels.append(label)
        return build(definition, namespace, label)

    monkeypatch.setattr(python_ast, "build", counting)
    return labels


@settings(max_examples=200, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(rules.filter(lambda rule: isinstance(rule, dict)), min_size=1, max_size=3),
    st.lists(contexts, min_size=1, max_size=3),
    st.sampled_from([2, 3]),
)
def test_generated_flags_answer_alike(several: Any, given_contexts: Any, fractional: int) -> None:
    two = {"variants": {"on": True, "off": False, "a": True}}
    definitions: dict[str, Any] = {}
    for number, rule in enumerate(several):
        for key in ("a", "b", "long-key"):
            branches = {"if": [several[0], "on", rule, {"fractional": [["on", 1], ["a", 2]]}]}
            definitions[f"{key}{number}"] = flag(rule, **two, metadata={"of": key})
            definitions[f"{key}{number}-other"] = flag(branches, **two)
            definitions[f"{key}{number}-none"] = flag(rule, **two, defaultVariant=None)
    try:
        flags = flag_set(definitions, {"shared": {"==": [OWN_KEY, "a0"]}}, fractional=fractional)
    except DefinitionRefused:
        return
    for context in given_contexts:
        with suppress(msgspec.DecodeError, msgspec.EncodeError, OverflowError):
            check(flags, msgspec.json.decode(msgspec.json.encode(context)))


# Each rule, and how many functions it takes for flags with the keys a, b and long.
RULES: list[tuple[Any, int]] = [
    ({"if": [{"in": [{"var": "n"}, ["a", "b"]]}, "on", "off"]}, 1),
    ({"fractional": [["on", 50], ["off", 50]]}, 1),
    ({"fractional": [["on", 1], ["off", 1], ["on", 1], ["off", 1], ["on", 1]]}, 1),
    ({"fractional": [{"var": "targetingKey"}, ["on", 50], ["off", 50]]}, 1),
    # The size of the key decides how the function looks.
    ({"fractional": [{"cat": [OWN_KEY, {"var": "email"}]}, ["on", 50], ["off", 50]]}, 2),
    # The text of the key decides what it answers.
    ({"if": [{"==": [OWN_KEY, "b"]}, "on", "off"]}, 3),
    ({"if": [{"starts_with": [OWN_KEY, "lo"]}, "on", "off"]}, 3),
    ({"if": [{"==": [{"var": ["$flagd.flagKey", "x"]}, {"var": "n"}]}, "on", "off"]}, 3),
    ({"if": [{"==": [OWN_KEY, {"var": "n"}]}, "on", "off"]}, 3),
    ({"if": [{"==": [{"var": "$flagd"}, {"var": "n"}]}, "on", "off"]}, 1),
    # An error names its flag.
    ({"if": [{"var": "n"}, "no variant", "off"]}, 3),
    ({"var": "n"}, 1),
    ({"map": [{"var": "n"}, {"+": [{"var": ""}, 1]}]}, 1),
]


@pytest.mark.parametrize("fractional", [2, 3])
@pytest.mark.parametrize(("rule", "functions"), RULES)
def test_equal_rules_are_compiled_once(
    rule: Any, functions: int, fractional: int, compiled_functions: list[str]
) -> None:
    flags = flag_set({key: flag(rule) for key in ("a", "b", "long")}, fractional=fractional)
    assert len(compiled_functions) == functions
    for context in ({}, CONTEXT, {**CONTEXT, "n": "on"}, {"targetingKey": "x" * 500, "n": [1]}):
        check(flags, context)


def test_rules_differ_by_variants_and_evaluators(compiled_functions: list[str]) -> None:
    rule = {"if": [{"$ref": "staff"}, "on", "off"]}
    three = {"on": True, "off": False, "third": True}
    definitions = {"a": flag(rule), "b": flag(rule, variants=three), "c": flag(rule)}
    before = flag_set(definitions, {"staff": {"==": [{"var": "n"}, "a"]}})
    assert len(compiled_functions) == 2
    after = flag_set(definitions, {"staff": {"==": [{"var": "n"}, "b"]}})
    assert len(compiled_functions) == 4
    assert b'"on"' not in before.evaluate("c", CONTEXT, NOW).body
    assert b'"on"' in after.evaluate("c", CONTEXT, NOW).body


def test_numbers_of_two_kinds_are_two_rules(compiled_functions: list[str]) -> None:
    definitions = {
        key: flag({"if": [{"===": [{"cat": [{"var": "n"}, number]}, "1"]}, "on", "off"]})
        for key, number in {"a": 1, "b": 1.0, "c": True, "d": "1", "e": -0.0}.items()
    }
    flag_set(definitions)
    assert len(compiled_functions) == 5


def test_compiling_leaves_nothing_to_the_garbage_collector() -> None:
    """What a cycle holds stays until the collector comes, and leaves the memory in pieces."""
    texts = {f"f{number:03}": json.dumps(flag(rule)) for number, (rule, _) in enumerate(RULES * 5)}
    before = flag_set({})
    gc.collect()
    gc.disable()
    try:
        after = before.with_changes(header(), flags=texts)
        assert gc.collect() < 50
    finally:
        gc.enable()
    assert len(after.texts) == len(texts)


def test_equal_rules_of_two_flag_sets_share_code_and_lists() -> None:
    """One application has a flag set for each environment, with mostly the same rules."""
    rule = {"if": [{"in": [{"var": "email"}, ["ada@example.com", "bob@example.com"]]}, "on", None]}
    rows = []
    for name in ("shop.staging", "shop.production"):
        (compiled,) = flag_set({"flag": flag(rule)}, name=name).flags
        assert compiled.evaluate is not None
        namespace = compiled.evaluate.__globals__
        lists = [value for value in namespace.values() if isinstance(value, frozenset)]
        rows.append((compiled.evaluate.__code__, lists[0]))
    (code, members), (other_code, other_members) = rows
    assert code is other_code
    assert members is other_members


def test_rules_that_differ_only_in_the_type_of_a_number_share_no_code() -> None:
    rules_of_sets = [{"if": [{"==": [{"var": "n"}, number]}, "on", None]} for number in (1, 1.0)]
    for values in (
        rules_of_sets,
        [{"if": [{"===": [{"var": "n"}, n]}, "on", None]} for n in (1, True)],
    ):
        codes = []
        for rule in values:
            (compiled,) = flag_set({"flag": flag(rule)}).flags
            assert compiled.evaluate is not None
            codes.append(compiled.evaluate.__code__)
        assert codes[0] is not codes[1]
