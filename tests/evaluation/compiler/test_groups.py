"""Flags that are compiled together answer what each answers by itself, to the byte."""

from __future__ import annotations

import json
from contextlib import suppress
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bench.contexts import make_contexts
from bench.flags import mixed_flags
from service.errors import DefinitionRefused
from service.evaluation.bulk_answer import BulkAnswer
from service.evaluation.compiler import groups as bulk_compiler
from service.evaluation.definition.document import read_document
from service.evaluation.definition.parts import read_flag
from service.evaluation.flag_set import CompiledFlagSet
from service.evaluation.limits import MAX_WORK
from service.evaluation.operators import sem_ver
from tests.evaluation.asking import NOW, flag, flag_set, header
from tests.evaluation.test_totality import contexts, rules

VARIANTS = {"variants": {"on": True, "off": False, "true": True, "1": True, "a": False}}


def group(flags: CompiledFlagSet) -> None:
    for _ in flags.group_steps():
        pass
    assert flags.is_grouped


def check(flags: CompiledFlagSet, grouped: CompiledFlagSet, context: Any) -> BulkAnswer:
    """Both sets give one answer: the first evaluates flag by flag."""
    expected = flags.evaluate_all(context, NOW)
    answer = grouped.evaluate_all(context, NOW)
    assert answer.answers == expected.answers
    assert (answer.etag, answer.body(), answer.basis) == (
        expected.etag,
        expected.body(),
        expected.basis,
    )
    return answer


@settings(max_examples=200, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(rules.filter(lambda rule: isinstance(rule, dict)), min_size=2, max_size=6),
    st.lists(contexts, min_size=1, max_size=3),
    st.sampled_from([2, 3]),
)
def test_generated_flags_answer_alike(several: Any, given_contexts: Any, fractional: int) -> None:
    definitions: dict[str, Any] = {"static": flag(), "off": flag(several[0], state="DISABLED")}
    for number, rule in enumerate(several):
        branches = {"if": [several[0], "on", rule, {"if": [several[-1], "a", rule]}]}
        definitions[f"r{number}"] = flag(rule, **VARIANTS)
        definitions[f"b{number}"] = flag(branches, **VARIANTS)
    shared = {"shared": {"==": [{"var": "a"}, 1]}}
    try:
        flags, grouped = (flag_set(definitions, shared, fractional=fractional) for _ in range(2))
    except DefinitionRefused:
        return
    group(grouped)
    for context in given_contexts:
        with suppress(msgspec.DecodeError, msgspec.EncodeError, OverflowError):
            sent = msgspec.json.decode(msgspec.json.encode(context))
            answer = check(flags, grouped, sent)
            keys = sorted(definitions)
            assert answer.answers == [flags.evaluate(key, sent, NOW).body for key in keys]


@pytest.mark.parametrize("fractional", [2, 3])
def test_real_flags_answer_alike(fractional: int) -> None:
    read = read_document(json.dumps(mixed_flags(300)).encode())
    flags, grouped = (
        CompiledFlagSet.build(
            header(fractional=fractional), read.flags.values(), read.evaluators.values()
        )
        for _ in range(2)
    )
    group(grouped)
    hostile: list[Any] = [
        {},
        {"targetingKey": "", "version": "none", "email": 5, "roles": "admin", "age": "30"},
        {"targetingKey": "u" * 500, "version": "1." * 500, "email": "x" * 500, "roles": ["a"] * 50},
        {"targetingKey": 7, "version": 2.5, "plan": None, "roles": [["a"]], "device": [1]},
        {"version": False, "roles": {"admin": 1}, "country": ["DE"], "device": {"os": 1}},
    ]
    for context in [*make_contexts(50, fresh=False), *hostile]:
        check(flags, grouped, context)


def test_what_does_not_fit_the_budget_is_the_same() -> None:
    loop = {"if": [{"some": [{"var": "xs"}, {"==": [{"var": ""}, -1]}]}, "on", "off"]}
    equal = {"if": [{"==": [{"var": "x"}, 1]}, "on", "off"]}
    search = {"if": [{"in": ["needle", {"var": "xs"}]}, "on", "off"]}
    rules_of_set = [loop, equal, search, {"var": "quoted"}] * 5
    definitions = {f"f{number:02}": flag(rule) for number, rule in enumerate(rules_of_set)}
    flags, grouped = flag_set(definitions), flag_set(definitions)
    group(grouped)
    for size in (10, 1_000, 20_000, MAX_WORK // 8, MAX_WORK):
        answer = check(flags, grouped, {"xs": [0] * size, "x": 1, "quoted": "nothing"})
    assert b"steps of work" in answer.answers[0]
    assert b'"on"' in answer.answers[1]


def test_overrides_replace_answers_of_groups() -> None:
    definitions = {key: flag({"if": [{"var": "x"}, "on", "off"]}) for key in "abc"}
    flags, grouped = flag_set(definitions), flag_set(definitions)
    group(grouped)
    overrides = {"b": "on"}
    answer = grouped.evaluate_all({}, NOW, overrides)
    expected = flags.evaluate_all({}, NOW, overrides)
    assert (answer.etag, answer.body()) == (expected.etag, expected.body())


def test_conditions_that_look_alike_are_not_taken_for_one() -> None:
    x, y = {"var": "x"}, {"var": "y"}
    conditions: list[Any] = [
        *({symbol: [x, operand]} for symbol in ("==", "===") for operand in (1, 1.5, True, "1", 0)),
        *({"===": [x, operand]} for operand in (0.0, -0.0, False, None, "")),
        *({"in": [text, each]} for text in ("a", "b", "1") for each in (x, y)),
        *({"in": [each, ["a", "1"]]} for each in (x, y)),
        *({"starts_with": [each, text]} for each in (x, y) for text in ("a", "b")),
        *({"sem_ver": [x, symbol, "1.0.0"]} for symbol in ("=", "<", "^", "~")),
        {"==": [x, y]},
        {"==": [y, x]},
        {"in": [x, [["a"]]]},
        {"var": ["x", "y"]},
    ]
    definitions = {
        f"{copy}{number:02}": flag({"if": [condition, "on", "off"]})
        for copy in "ab"
        for number, condition in enumerate(conditions)
    }
    flags, grouped = flag_set(definitions), flag_set(definitions)
    group(grouped)
    values = (None, True, False, 0, 1, 1.5, "", "1", "a", "b", "1.0.0", ["a"], ["1", 1], {"a": 1})
    for one in values:
        for other in values:
            check(flags, grouped, {"x": one, "y": other})


def test_the_time_is_read_anew() -> None:
    rule = {"if": [{">": [{"var": "$flagd.timestamp"}, NOW]}, "on", "off"]}
    grouped = flag_set({"a": flag(rule), "b": flag(rule)})
    group(grouped)
    assert b'"off"' in grouped.evaluate_all({}, NOW).body()
    assert b'"off"' not in grouped.evaluate_all({}, NOW + 1).body()


def test_flags_know_their_own_keys() -> None:
    rule = {"if": [{"==": [{"var": "$flagd.flagKey"}, "b"]}, "on", "off"]}
    flags, grouped = (flag_set({key: flag(rule) for key in "abc"}) for _ in range(2))
    group(grouped)
    answer = check(flags, grouped, {})
    assert [b'"variant":"on"' in body for body in answer.answers] == [False, True, False]


def test_a_condition_that_flags_share_is_evaluated_once(monkeypatch: pytest.MonkeyPatch) -> None:
    parsed: list[str] = []
    parse = sem_ver.parse_short

    def counting(value: Any) -> Any:
        parsed.append(value)
        return parse(value)

    monkeypatch.setattr("service.evaluation.operators.sem_ver.parse_short", counting)
    rule = {"if": [{"sem_ver": [{"var": "v"}, ">=", "2.0.0"]}, "on", "off"]}
    grouped = flag_set({f"f{number}": flag(rule) for number in range(10)})
    group(grouped)
    groups = len(bulk_compiler.grouped(grouped._flags))
    parsed.clear()
    grouped.evaluate_all({"v": "2.1.0"}, NOW)
    assert len(parsed) == groups


@pytest.mark.parametrize("item", [{"$ref": "gone"}, {"$ref": {"a": 1}}, {"no operator": 1}])
def test_a_literal_list_that_a_loop_goes_through_holds_no_rules(item: Any) -> None:
    rule = {"map": [[item], {"var": ""}]}
    flags = flag_set({"a": flag({"!!": [rule]}), "b": flag({"!!": [rule]})})
    alone = flags.evaluate_all({}, NOW)
    group(flags)
    assert flags.is_grouped
    assert flags.evaluate_all({}, NOW).body() == alone.body()


def test_a_change_compiles_its_own_group_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    rule = {"if": [{"==": [{"var": "x"}, 1]}, "on", "off"]}
    before = flag_set({f"f{number:03}": flag(rule) for number in range(400)})
    group(before)
    compiled: list[int] = []
    compile_group = bulk_compiler._compile

    def counting(flags: Any, *rest: Any) -> Any:
        compiled.append(len(flags))
        return compile_group(flags, *rest)

    monkeypatch.setattr(bulk_compiler, "_compile", counting)
    changed = read_flag("f200", json.dumps(flag({"if": [{"var": "y"}, "on", "off"]})).encode())
    after = before.with_changes(header(), flags={"f200": changed})
    assert not after.is_grouped
    group(after)
    assert len(compiled) == 1
    assert b'"variant":"on"' in after.evaluate_all({"y": True}, NOW).answers[200]
    compiled.clear()
    group(after.with_changes(header(), flags={"f100": None}))
    assert len(compiled) <= 2


def test_a_set_whose_flags_pay_in_turn_stays_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("service.evaluation.compiler.budget._MOST_UNASKED", 1)
    flags = flag_set({key: flag({"if": [{"var": "x"}, "on", "off"]}) for key in "abc"})
    for _ in flags.group_steps():
        pass
    assert not flags.is_grouped
    assert flags.evaluate_all({"x": 1}, NOW).size == 3
