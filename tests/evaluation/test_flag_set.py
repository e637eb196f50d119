import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.errors import DefinitionRefused
from service.evaluation.compiler import flag as compiler
from service.evaluation.definition.parts import read_evaluator, read_flag
from service.evaluation.flag_set import CompiledFlagSet
from tests.evaluation.asking import NOW, flag, flag_set, header

ON_OFF = {"if": [{"==": [{"var": "x"}, 1]}, "on", "off"]}
USING_E = {"if": [{"$ref": "e"}, "on", "off"]}
IS_A = {"==": [{"var": "x"}, "a"]}
IS_B = {"==": [{"var": "x"}, "b"]}


def definition(key: Any, **members: Any) -> Any:
    return read_flag(key, json.dumps(flag(**members)).encode())


def evaluator(name: Any, rule: Any) -> Any:
    return read_evaluator(name, json.dumps(rule).encode())


def body(flags: Any, key: Any, context: Any = None) -> Any:
    return json.loads(flags.evaluate(key, context or {}, NOW).body)


@pytest.fixture
def compiled(monkeypatch: pytest.MonkeyPatch) -> Any:
    """The keys of the flags that are compiled from now on."""
    keys = []
    compile_flag = compiler.compile_flag

    def counting(definition: Any, *arguments: Any) -> Any:
        keys.append(definition.key)
        return compile_flag(definition, *arguments)

    monkeypatch.setattr("service.evaluation.compiler.definitions.compile_flag", counting)
    return keys


# --- one flag -------------------------------------------------------------------------------


def test_the_answer_of_a_flag() -> None:
    flags = flag_set({"banner": flag(ON_OFF)})
    answer = flags.evaluate("banner", {"x": 1}, NOW)
    assert answer.body == (
        b'{"key":"banner","value":true,"reason":"TARGETING_MATCH","variant":"on",'
        b'"metadata":{"flagSetId":"checkout.production"}}'
    )
    assert (answer.status, answer.reason, answer.variant) == (200, "TARGETING_MATCH", "on")
    assert (answer.error_code, answer.flag_key) == (None, "banner")


def test_an_unknown_flag_is_not_found() -> None:
    answer = flag_set({}).evaluate("ünknown", {}, NOW)
    assert (answer.status, answer.error_code, answer.flag_key) == (404, "FLAG_NOT_FOUND", "ünknown")
    told = json.loads(answer.body)
    assert told["key"] == "ünknown"
    assert "ünknown" in told["errorDetails"]


def test_a_failure_is_a_400_with_its_key_details_and_metadata() -> None:
    flags = flag_set({"banner": flag({"+": [True]}, metadata={"owner": "a"})})
    answer = flags.evaluate("banner", {}, NOW)
    assert (answer.status, answer.error_code, answer.reason) == (400, "PARSE_ERROR", None)
    told = json.loads(answer.body)
    assert told["metadata"] == {"flagSetId": "checkout.production", "owner": "a"}
    assert told["errorDetails"]


@pytest.mark.parametrize(
    ("of_set", "of_flag", "told"),
    [
        ({}, {}, {"flagSetId": "checkout.production"}),
        ({"a": 1}, {"b": 2.0}, {"flagSetId": "checkout.production", "a": 1, "b": 2.0}),
        ({"a": 1}, {"a": "x"}, {"flagSetId": "checkout.production", "a": "x"}),
        ({"flagSetId": "other"}, {}, {"flagSetId": "other"}),
        ({"flagSetId": "other"}, {"flagSetId": "own"}, {"flagSetId": "own"}),
    ],
)
@pytest.mark.parametrize("members", [{}, {"state": "DISABLED"}, {"targeting": ON_OFF}])
def test_metadata_of_the_set_and_of_the_flag(
    of_set: Any, of_flag: Any, told: Any, members: Any
) -> None:
    flags = flag_set({"banner": flag(metadata=of_flag, **members)}, metadata=of_set)
    assert body(flags, "banner")["metadata"] == told


@pytest.mark.parametrize(
    "text", ["10", "10.0", "-3", "0.5", "-0.0", "9007199254740991", "-9007199254740991", "0.1"]
)
def test_numbers_reach_the_wire_as_they_were_written(text: Any) -> None:
    written = f'{{"state":"ENABLED","variants":{{"a":{text}}},"defaultVariant":"a"}}'
    flags = CompiledFlagSet.build(header(), [read_flag("n", written.encode())], [])
    assert f'"value":{text},'.encode() in flags.evaluate("n", {}, NOW).body
    nested = (
        f'{{"state":"ENABLED","variants":{{"a":{{"x":[{text}]}}}},"defaultVariant":"a",'
        f'"metadata":{{"n":{text}}}}}'
    )
    flags = CompiledFlagSet.build(header(), [read_flag("n", nested.encode())], [])
    answer = flags.evaluate("n", {}, NOW).body
    assert f'"value":{{"x":[{text}]}},'.encode() in answer
    assert f'"n":{text}}}'.encode() in answer


def test_what_a_set_tells_of_itself() -> None:
    flags = flag_set({"b": flag(), "a": flag(USING_E)}, {"e": IS_A}, revision=9)
    assert (flags.name, flags.revision) == ("checkout.production", 9)
    assert flags.header == header(revision=9)
    assert set(flags.definitions) == {"a", "b"}
    assert flags.definitions["b"].default_variant == "off"
    assert flags.evaluators["e"].rule == IS_A


# --- all flags ------------------------------------------------------------------------------


def test_a_bulk_answer_holds_every_answer_in_the_order_of_the_keys() -> None:
    flags = {
        "z": flag(),
        "a": flag(ON_OFF),
        "fails": flag({"+": [True]}),
        "off": flag(state="DISABLED"),
        "ä": flag(),
    }
    compiled = flag_set(flags, metadata={"team": "a"})
    told = json.loads(compiled.evaluate_all({"x": 1}, NOW).body())
    assert [item["key"] for item in told["flags"]] == ["a", "fails", "off", "z", "ä"]
    for item in told["flags"]:
        assert item == body(compiled, item["key"], {"x": 1})
    assert told["metadata"] == {"flagSetId": "checkout.production", "team": "a"}


def test_a_bulk_answer_of_no_flags() -> None:
    told = json.loads(flag_set({}).evaluate_all({}, NOW).body())
    assert told == {"flags": [], "metadata": {"flagSetId": "checkout.production"}}


def test_a_tail_is_part_of_the_body() -> None:
    answer = flag_set({"a": flag()}).evaluate_all({}, NOW)
    more = answer.body(b',"eventStreams":[1]')
    assert json.loads(more) == {**json.loads(answer.body()), "eventStreams": [1]}


def test_the_tag_is_a_quoted_strong_one() -> None:
    etag = flag_set({"a": flag()}).evaluate_all({}, NOW).etag
    assert etag[0] == etag[-1] == '"'
    assert etag[1:-1].isalnum()


def test_the_tag_does_not_depend_on_how_the_set_came_about() -> None:
    flags = {"a": flag(ON_OFF), "b": flag()}
    built = flag_set(flags, revision=9)
    backwards = flag_set(dict(reversed(flags.items())))
    changed = flag_set({"b": flag(state="DISABLED"), "c": flag()}).with_changes(
        header(revision=9),
        flags={"c": None, "b": definition("b"), "a": definition("a", targeting=ON_OFF)},
    )
    answers = [each.evaluate_all({"x": 1}, NOW) for each in (built, backwards, changed)]
    assert answers[0] == answers[1] == answers[2]


def test_the_tag_changes_with_the_metadata_of_the_set() -> None:
    tags = {
        flag_set({}, metadata=metadata).evaluate_all({}, NOW).etag for metadata in ({}, {"a": 1})
    }
    assert len(tags) == 2


attributes = st.fixed_dictionaries(
    {}, optional={"x": st.sampled_from([0, 1, "a"]), "targetingKey": st.sampled_from("abc")}
)
targetings = st.sampled_from(
    [ON_OFF, {}, {"fractional": [["on", 1], ["off", 1]]}, {"var": "x"}, {"+": [{"var": "x"}]}]
)
definitions = st.dictionaries(st.sampled_from("abcd"), targetings, max_size=4)


@given(definitions, definitions, attributes, attributes)
def test_the_tag_changes_if_and_only_if_an_answer_does(
    first: Any, second: Any, context: Any, other: Any
) -> None:
    one, two = (
        flag_set({key: flag(targeting) for key, targeting in each.items()})
        for each in (first, second)
    )
    for a, b in (
        (one.evaluate_all(context, NOW), two.evaluate_all(context, NOW)),
        (one.evaluate_all(context, NOW), one.evaluate_all(other, NOW)),
    ):
        assert (a.etag == b.etag) is (a.body() == b.body())


# --- changes --------------------------------------------------------------------------------


def test_a_change_makes_another_set_and_leaves_the_first_alone() -> None:
    before = flag_set({"a": flag(), "b": flag()})
    after = before.with_changes(
        header(revision=8),
        flags={"a": None, "b": definition("b", state="DISABLED"), "c": definition("c")},
    )
    assert (before.revision, after.revision) == (7, 8)
    assert set(after.definitions) == {"b", "c"}
    assert after.evaluate("a", {}, NOW).status == 404
    assert body(after, "b")["reason"] == "DISABLED"
    assert set(before.definitions) == {"a", "b"}
    assert body(before, "b")["reason"] == "STATIC"


def test_only_changed_flags_are_compiled(compiled: Any) -> None:
    flags = flag_set({"a": flag(ON_OFF), "b": flag(ON_OFF), "c": flag()})
    assert sorted(compiled) == ["a", "b", "c"]
    compiled.clear()
    after = flags.with_changes(
        header(revision=8), flags={"b": definition("b", targeting=IS_A), "d": definition("d")}
    )
    assert sorted(compiled) == ["b", "d"]
    assert after.evaluate("a", {"x": 1}, NOW) is flags.evaluate("a", {"x": 1}, NOW)


def test_a_changed_evaluator_compiles_the_flags_that_use_it(compiled: Any) -> None:
    flags = flag_set(
        {"a": flag(USING_E), "b": flag(ON_OFF), "c": flag({"filter": [{"$ref": "e"}, IS_A]})},
        {"e": IS_A, "f": IS_A},
    )
    compiled.clear()
    after = flags.with_changes(header(), evaluators={"e": evaluator("e", IS_B)})
    assert sorted(compiled) == ["a", "c"]
    assert after.evaluate("a", {"x": "b"}, NOW).variant == "on"
    assert flags.evaluate("a", {"x": "b"}, NOW).variant == "off"
    compiled.clear()
    after.with_changes(header(), evaluators={"f": None, "g": evaluator("g", IS_A)})
    assert compiled == []


@pytest.mark.parametrize(
    "changes", [{"metadata": {"a": 1}}, {"fractional": 3}, {"name": "checkout.staging"}]
)
def test_what_every_answer_depends_on_compiles_everything(compiled: Any, changes: Any) -> None:
    flags = flag_set({"a": flag(), "b": flag({"fractional": [["on", 1], ["off", 1]]})})
    compiled.clear()
    after = flags.with_changes(header(**changes))
    assert sorted(compiled) == ["a", "b"]
    built = flag_set(
        {key: json.loads(each.text) for key, each in flags.definitions.items()}, **changes
    )
    context = {"targetingKey": "u"}
    assert after.evaluate_all(context, NOW) == built.evaluate_all(context, NOW)


def test_an_evaluator_in_use_cannot_be_deleted() -> None:
    flags = flag_set({"a/b": flag(USING_E), "c": flag(USING_E), "d": flag()}, {"e": IS_A})
    with pytest.raises(DefinitionRefused) as refused:
        flags.with_changes(header(), evaluators={"e": None})
    assert [fault.pointer for fault in refused.value.faults] == [
        "/flags/a~1b/targeting/if/0/$ref",
        "/flags/c/targeting/if/0/$ref",
    ]
    assert flags.evaluate("c", {"x": "a"}, NOW).variant == "on"
    after = flags.with_changes(
        header(), flags={"a/b": None, "c": definition("c")}, evaluators={"e": None}
    )
    assert after.evaluators == {}


@pytest.mark.parametrize(
    "targeting",
    [
        {"if": [False, {"$ref": "e"}, "on"]},
        {"and": [False, {"$ref": "e"}]},
        {"map": [{"$ref": "e"}]},
    ],
)
def test_an_evaluator_is_in_use_where_no_evaluation_comes(targeting: Any) -> None:
    flags = flag_set({"a": flag(targeting)}, {"e": IS_A})
    with pytest.raises(DefinitionRefused):
        flags.with_changes(header(), evaluators={"e": None})


def test_a_new_flag_must_refer_to_what_is_there() -> None:
    flags = flag_set({})
    using = definition("a", targeting=USING_E)
    with pytest.raises(DefinitionRefused):
        flags.with_changes(header(), flags={"a": using})
    after = flags.with_changes(header(), flags={"a": using}, evaluators={"e": evaluator("e", IS_A)})
    assert after.evaluate("a", {"x": "a"}, NOW).variant == "on"


def test_warnings_survive_changes_elsewhere() -> None:
    warned = {"starts_with": [{"var": "x"}]}
    flags = flag_set({"a b": flag({"if": [warned, "on"]})}, {"e": warned})
    after = flags.with_changes(header(), flags={"c": definition("c")})
    assert after.warnings == flags.warnings
    assert [fault.pointer for fault in after.warnings] == [
        "/$evaluators/e/starts_with",
        "/flags/a b",
        "/flags/a b/targeting/if/0/starts_with",
    ]
    after = after.with_changes(
        header(), flags={"a b": None}, evaluators={"e": evaluator("e", IS_A)}
    )
    assert after.warnings == ()


def test_compiling_in_steps_lets_others_run_after_each_flag_and_evaluator() -> None:
    definitions = [definition(key, targeting=ON_OFF) for key in "abc"]
    evaluators = [evaluator(name, IS_A) for name in "de"]
    steps = CompiledFlagSet.build_steps(header(), definitions, evaluators)
    taken = 0
    while True:
        try:
            next(steps)
        except StopIteration as finished:
            built = finished.value
            break
        taken += 1
    assert taken == 5
    whole = CompiledFlagSet.build(header(), definitions, evaluators)
    assert built.evaluate_all({}, NOW) == whole.evaluate_all({}, NOW)
    changes = built.with_changes_steps(header(), flags={"a": None, "d": definition("d")})
    assert len(list(changes)) == 1
