"""How flags compile: what is known when they do, and what they are accepted with."""

import gc
import json
import weakref
from sys import getrefcount
from typing import Any

import pytest

from service.errors import DefinitionRefused
from service.evaluation.answers import TargetedAnswers
from service.evaluation.compiler.flag import compile_flag
from service.evaluation.definition.parts import read_evaluator, read_flag
from service.evaluation.expressions.terms import SharedSets
from service.evaluation.limits import (
    MAX_DEPTH,
    MAX_OPERATORS,
    MAX_WRITTEN_OUT,
)
from tests.evaluation.asking import FLAG_KEY, NOW, answer, compile_rule, flag, flag_set

ON_OFF = {"if": [{"==": [{"var": "x"}, 1]}, "on", "off"]}


def compiled(definition: Any, evaluators: Any = None, fractional: Any = 2) -> Any:
    shared = {
        name: read_evaluator(name, json.dumps(rule).encode())
        for name, rule in (evaluators or {}).items()
    }
    return compile_flag(
        read_flag(FLAG_KEY, json.dumps(definition).encode()), shared, {}, fractional
    )


def warned(definition: Any) -> Any:
    """The places of the warnings, relative to the flag."""
    return [fault.pointer for fault in compiled(definition).warnings]


# --- what a compiled flag holds in memory ---------------------------------------------------


RULES: list[Any] = [
    None,
    ON_OFF,
    {"if": [{"in": [{"var": "x"}, ["a", "b"]]}, "on", "off"]},
    {"fractional": [["on", 50], ["off", 50]]},
    {"if": [{"some": [{"var": "xs"}, {"==": [{"var": ""}, 1]}]}, "on"]},
]


@pytest.mark.parametrize("rule", RULES)
def test_a_compiled_flag_holds_the_text_of_its_definition_and_not_what_was_read(rule: Any) -> None:
    definition = read_flag(FLAG_KEY, json.dumps(flag(rule, metadata={"a": 1})).encode())
    parts = {"it": definition, "targeting": definition.targeting, "variants": definition.variants}
    held = {name: getrefcount(parts[name]) for name in parts if parts[name] is not None}
    flag_of_it = compile_flag(definition, {}, {}, 2)
    gc.collect()
    assert held == {name: getrefcount(parts[name]) for name in held}
    assert flag_of_it.read() == definition


def test_functions_of_one_shape_share_what_is_equal() -> None:
    first, second = (
        compiled(flag({"if": [{"==": [{"var": name}, name]}, "on", "off"]})).evaluate.__code__
        for name in ("a", "b")
    )
    assert first.co_consts != second.co_consts
    for part in ("co_names", "co_linetable", "co_exceptiontable"):
        assert getattr(first, part) is getattr(second, part)


def test_a_function_goes_with_its_last_reference() -> None:
    gc.collect()
    gone = weakref.ref(compiled(flag(ON_OFF)).evaluate)
    assert gone() is None


# --- answers --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("definition", "reason", "variant"),
    [
        (flag(), "STATIC", "off"),
        (flag({}), "STATIC", "off"),
        ({**flag(), "targeting": None}, "DEFAULT", "off"),
        ({**flag(), "targeting": None, "defaultVariant": None}, "DEFAULT", None),
        ({**flag(), "targeting": None, "state": "DISABLED"}, "DISABLED", None),
        (flag({"var": "nowhere"}), "DEFAULT", "off"),
        (flag(defaultVariant=None), "DEFAULT", None),
        (flag(defaultVariant=""), "DEFAULT", None),
        (flag({"var": "nowhere"}, defaultVariant=None), "DEFAULT", None),
        (flag(state="DISABLED"), "DISABLED", None),
        (flag({"+": [True]}, state="DISABLED"), "DISABLED", None),
        (flag({"if": [True, "on"]}), "TARGETING_MATCH", "on"),
        (flag({"if": [False, "on"]}), "DEFAULT", "off"),
        (flag({"if": [False, "on", None]}), "DEFAULT", "off"),
    ],
)
def test_what_a_flag_answers(definition: Any, reason: Any, variant: Any) -> None:
    body = answer(definition)
    assert body["reason"] == reason
    assert body.get("variant") == variant
    assert body.get("value") == definition["variants"].get(variant)
    assert ("value" in body) is ("variant" in body) is (variant is not None)


NAMED = {"true": 1, "false": 2, "1": 3, "1.5": 4, "1e+21": 5, "-0": 6, "a": 7, '<&">': 8}


@pytest.mark.parametrize(
    ("value", "name"),
    [
        (True, "true"),
        (False, "false"),
        (1, "1"),
        (1.0, "1"),
        (1.5, "1.5"),
        (1e21, "1e+21"),
        (-0.0, "-0"),
        ("a", "a"),
        ('<&">', '<&">'),
        ("true", "true"),
    ],
)
def test_targeting_names_a_variant(value: Any, name: Any) -> None:
    literal = flag({"if": [True, value]}, variants=NAMED, defaultVariant="a")
    looked_up = flag({"var": "x"}, variants=NAMED, defaultVariant="a")
    for body in (answer(literal), answer(looked_up, {"x": value})):
        assert (body["reason"], body["variant"]) == ("TARGETING_MATCH", name)
        assert body["value"] == NAMED[name]


@pytest.mark.parametrize("value", ["nowhere", "", 2, False, [], ["on"], {}, {"a": 1, "b": 2}])
def test_what_is_no_variant_is_general(value: Any) -> None:
    definition = {"variants": {"on": 1}, "defaultVariant": "on"}
    literal = flag({"if": [True, value]}, **definition)
    looked_up = flag({"var": "x"}, **definition)
    for body in (answer(literal), answer(looked_up, {"x": value})):
        assert body["errorCode"] == "GENERAL"
        assert body["errorDetails"]
        assert body["key"] == FLAG_KEY
        assert "value" not in body


def test_a_long_name_is_not_repeated_in_full() -> None:
    body = answer(flag({"var": "x"}), {"x": "y" * 10_000})
    assert len(body["errorDetails"]) < 300


@pytest.mark.parametrize("value", [True, None, [], {}])
def test_an_operand_that_flagd_stops_at_is_a_parse_error(value: Any) -> None:
    definition = flag({"if": [{">": [{"+": [{"var": "x"}, 1]}, 5]}, "on", "off"]})
    body = answer(definition, {"x": value})
    assert (body["key"], body["errorCode"]) == (FLAG_KEY, "PARSE_ERROR")
    assert body["errorDetails"]
    assert answer(definition, {"x": 5})["variant"] == "on"


def test_an_operand_error_counts_only_in_the_branch_that_is_taken() -> None:
    definition = flag({"if": [{"var": "x"}, {"+": [True]}, "on"]})
    assert answer(definition, {"x": 1})["errorCode"] == "PARSE_ERROR"
    assert answer(definition, {"x": 0})["variant"] == "on"


def test_conditions_at_the_end_name_true_and_false() -> None:
    definition = flag({"==": [{"var": "x"}, 1]}, variants={"true": 1, "false": 2})
    definition["defaultVariant"] = "true"
    assert answer(definition, {"x": 1})["value"] == 1
    assert answer(definition, {"x": 2})["value"] == 2


# --- what is known when a flag compiles -----------------------------------------------------


def test_answers_are_made_when_a_flag_compiles(monkeypatch: pytest.MonkeyPatch) -> None:
    flags = flag_set(
        {
            FLAG_KEY: flag(ON_OFF),
            "looked-up": flag({"var": "name"}),
            "static": flag(),
            "off": flag(state="DISABLED"),
        }
    )

    def encode(*_: Any) -> None:
        raise AssertionError("An answer was encoded for a request.")

    monkeypatch.setattr("service.evaluation.answers._answer", encode)
    for context in ({"x": 1}, {"x": 0}, {}):
        first = flags.evaluate(FLAG_KEY, context, NOW)
        assert flags.evaluate(FLAG_KEY, dict(context), NOW) is first
    assert flags.evaluate("looked-up", {"name": "on"}, NOW).variant == "on"
    assert flags.evaluate("looked-up", {}, NOW).reason == "DEFAULT"
    assert flags.evaluate("static", {}, NOW).reason == "STATIC"
    assert flags.evaluate("off", {}, NOW).reason == "DISABLED"


def test_a_branch_that_names_a_variant_is_not_looked_up() -> None:
    def calls(rule: Any) -> set[str]:
        evaluate: Any = compiled(flag(rule)).evaluate
        return set(evaluate.__code__.co_names)

    assert TargetedAnswers.of.__name__ not in calls(ON_OFF)
    assert TargetedAnswers.of.__name__ in calls({"var": "x"})


class Counting(dict[str, Any]):
    """A context that counts how often it is looked into."""

    looks = 0

    def get(self, *arguments: Any) -> Any:
        self.looks += 1
        return super().get(*arguments)


def test_an_attribute_is_looked_up_once_however_often_a_rule_reads_it() -> None:
    rule = {"if": [part for n in range(9) for part in ({"==": [{"var": "x"}, n]}, "on")]}
    context = Counting(x=8)
    evaluate = compiled(flag(rule)).evaluate
    assert evaluate(context, NOW).variant == "on"
    assert context.looks == 1


def test_what_is_known_is_not_looked_up() -> None:
    rule = {"if": [{"==": [{"+": [1, 2]}, 3]}, "on", {"var": "x"}]}
    context = Counting(x="off")
    assert compiled(flag(rule)).evaluate(context, NOW).variant == "on"
    assert context.looks == 0


def test_literal_lists_are_sets_that_flags_share() -> None:
    shared = {"listed": read_evaluator("listed", b'{"in": [{"var": "x"}, ["a", "b", "c"]]}')}
    sets: SharedSets = {}

    def members(key: str) -> Any:
        definition = json.dumps(flag({"if": [{"$ref": "listed"}, "on"]})).encode()
        evaluate: Any = compile_flag(read_flag(key, definition), shared, {}, 2, sets).evaluate
        (found,) = [each for each in evaluate.__globals__.values() if each == {"a", "b", "c"}]
        return found

    assert isinstance(members("one"), frozenset)
    assert members("two") is members("one")


@pytest.mark.parametrize(
    ("rule", "reads"),
    [
        (ON_OFF, False),
        ({"fractional": [["on", 1]]}, False),
        ({"fractional": [{"var": "email"}, ["on", 1]]}, False),
        ({">": [{"var": "$flagd.timestamp"}, 5]}, True),
        ({"==": [{"var": "$flagd.flagKey"}, "a"]}, False),
        ({"var": ""}, True),
        ({"filter": [{"var": "xs"}, {">": [{"var": "$flagd.timestamp"}, 5]}]}, True),
    ],
)
def test_a_set_knows_whether_it_reads_the_time(rule: Any, reads: Any) -> None:
    assert flag_set({"a": flag(), "b": flag(rule)}).reads_timestamp is reads
    assert flag_set({"b": flag(rule, state="DISABLED")}).reads_timestamp is False


# --- shared evaluators ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("targeting", "evaluator", "context", "variant"),
    [
        ({"if": [{"$ref": "e"}, "on", "off"]}, {"==": [{"var": "x"}, 1]}, {"x": 1}, "on"),
        ({"if": [True, {"$ref": "e"}]}, ON_OFF, {"x": 1}, "on"),
        ({"$ref": "e"}, ON_OFF, {"x": 1}, "on"),
        ({"$ref": "e"}, {"fractional": [["on", 1]]}, {"targetingKey": "u"}, "on"),
        (
            {"if": [{"some": [{"$ref": "e"}, {"==": [{"var": ""}, 2]}]}, "on"]},
            {"var": "xs"},
            {"xs": [1, 2]},
            "on",
        ),
        (
            {"if": [{"some": [{"var": "xs"}, {"$ref": "e"}]}, "on"]},
            {"==": [{"var": "a"}, 2]},
            {"xs": [{"a": 2}]},
            "on",
        ),
    ],
)
def test_an_evaluator_stands_for_its_rule(
    targeting: Any, evaluator: Any, context: Any, variant: Any
) -> None:
    flags = flag_set({FLAG_KEY: flag(targeting)}, {"e": evaluator})
    assert flags.evaluate(FLAG_KEY, context, NOW).variant == variant


def test_an_evaluator_may_refer_to_others() -> None:
    evaluators = {
        "alias": {"$ref": "privileged"},
        "privileged": {"or": [{"$ref": "staff"}, {"in": ["admin", {"$ref": "roles"}]}]},
        "roles": {"$ref": "the.roles"},
        "staff": {"ends_with": [{"var": "email"}, "@example.com"]},
        "the.roles": {"var": "roles"},
    }
    flags = flag_set(
        {
            "a": flag({"if": [{"$ref": "alias"}, "on", "off"]}),
            "b": flag({"if": [{"some": [{"$ref": "roles"}, {"==": [{"var": ""}, 1]}]}, "on"]}),
        },
        evaluators,
    )
    for context, variant in (
        ({"email": "ada@example.com"}, "on"),
        ({"roles": ["admin"]}, "on"),
        ({"roles": ["user"]}, "off"),
    ):
        assert flags.evaluate("a", context, NOW).variant == variant
    assert flags.evaluate("b", {"roles": [1]}, NOW).variant == "on"
    assert compiled(flag({"$ref": "alias"}), evaluators).references == set(evaluators)


@pytest.mark.parametrize(
    ("evaluators", "circle"),
    [
        ({"e": {"$ref": "e"}}, "e → e"),
        ({"e": {"!": {"$ref": "f"}}, "f": {"or": [1, {"$ref": "e"}]}}, "e → f → e"),
    ],
)
def test_evaluators_in_a_circle_are_refused(evaluators: Any, circle: str) -> None:
    with pytest.raises(DefinitionRefused) as refused:
        flag_set({"a": flag({"$ref": "e"})}, evaluators)
    places = {fault.pointer: fault.detail for fault in refused.value.faults}
    assert places.keys() == {*(f"/$evaluators/{name}" for name in evaluators), "/flags/a/targeting"}
    assert circle in places["/$evaluators/e"]
    assert circle in places["/flags/a/targeting"]


def test_short_evaluators_do_not_double_without_end() -> None:
    evaluators: Any = {"e0": {"var": "x"}}
    for number in range(40):
        evaluators[f"e{number + 1}"] = {"or": [{"$ref": f"e{number}"}] * 2}
    with pytest.raises(DefinitionRefused) as refused:
        compiled(flag({"$ref": "e40"}), evaluators)
    assert "references" in refused.value.faults[0].detail
    assert compiled(flag({"$ref": "e8"}), evaluators)


def test_evaluators_do_not_nest_without_end() -> None:
    evaluators: Any = {"e0": {"var": "x"}}
    for number in range(70):
        evaluators[f"e{number + 1}"] = {"!": [{"$ref": f"e{number}"}]}
    with pytest.raises(DefinitionRefused) as refused:
        flag_set({"a": flag({"!": {"$ref": "e70"}})}, evaluators)
    assert all("levels deep" in fault.detail for fault in refused.value.faults)
    flag_set({"a": flag({"!": {"$ref": "e50"}})}, {f"e{n}": evaluators[f"e{n}"] for n in range(51)})


def test_an_evaluator_sees_what_its_place_sees() -> None:
    rule = {"and": [{"$ref": "e"}, {"!": [{"!": [{"$ref": "e"}]}]}]}
    for operator, context in (
        ("all", {"xs": [{"x": "a"}], "x": "b"}),
        ("some", {"xs": [{"x": "a"}]}),
    ):
        targeting = {"if": [{operator: [{"var": "xs"}, rule]}, "on", "off"]}
        flags = flag_set({FLAG_KEY: flag(targeting)}, {"e": {"==": [{"var": "x"}, "a"]}})
        assert flags.evaluate(FLAG_KEY, context, NOW).variant == "on"


@pytest.mark.parametrize("data", [{"$ref": "gone"}, {"$ref": {"a": 1}}, {"nope": 1}, {"var": "x"}])
def test_what_looks_like_a_rule_in_a_literal_list_is_none(data: Any) -> None:
    rule = {"map": [[data], {"var": ""}]}
    flags = flag_set({FLAG_KEY: flag({"if": [{"==": [{"merge": rule}, 1]}, "on", "off"]})})
    assert flags.evaluate(FLAG_KEY, {}, NOW).variant == "off"
    assert compile_rule(rule)({}, NOW) == [data]


def test_a_rule_that_grows_past_the_bound_with_its_evaluators_is_refused() -> None:
    evaluators = {"e": {"and": [{"var": f"x{number}"} for number in range(99)]}}
    many = [{"$ref": "e"}] * (MAX_OPERATORS // 100)
    compiled(flag({"!": [{"or": many[:-1]}]}), evaluators)
    with pytest.raises(DefinitionRefused) as refused:
        flag_set({"a": flag({"or": many}), "b": flag({"or": many})}, evaluators)
    assert [f.pointer for f in refused.value.faults] == ["/flags/a/targeting", "/flags/b/targeting"]


def test_large_evaluators_are_not_written_out_without_end() -> None:
    evaluators = {"e": {"in": [{"var": "x"}, [[number, number] for number in range(40_000)]]}}
    size = len(json.dumps(evaluators["e"]))
    most = MAX_WRITTEN_OUT // size
    flags = flag_set({"a": flag({"if": [{"or": [{"$ref": "e"}] * most}, "on"]})}, evaluators)
    assert flags.evaluate("a", {"x": 39_999}, NOW).variant == "on"
    with pytest.raises(DefinitionRefused) as refused:
        flag_set({"a": flag({"or": [{"$ref": "e"}] * (most + 1)})}, evaluators)
    (fault,) = refused.value.faults
    assert fault.pointer == "/flags/a/targeting"
    assert str(MAX_WRITTEN_OUT) in fault.detail


def test_an_evaluator_past_the_bound_is_refused() -> None:
    evaluators = {"e": {"and": [{"var": f"x{number}"} for number in range(MAX_OPERATORS)]}}
    with pytest.raises(DefinitionRefused) as refused:
        flag_set({}, evaluators)
    assert [fault.pointer for fault in refused.value.faults] == ["/$evaluators/e"]


DEEPENING = {
    "if": lambda rule: {"if": [{"var": "b"}, rule, "off"]},
    "else": lambda rule: {"if": [{"==": [{"var": "a"}, 5]}, "off", rule]},
    "condition": lambda rule: {"if": [rule, "on", "off"]},
    "and": lambda rule: {"and": [{"var": "b"}, rule]},
    "equality": lambda rule: {"==": [rule, 1]},
    "order": lambda rule: {"<": [rule, 5]},
    "in": lambda rule: {"in": [rule, ["a", "b", 3]]},
    "cat": lambda rule: {"cat": [rule, "x"]},
    "not": lambda rule: {"!": [rule]},
    "map": lambda rule: {"map": [{"var": ""}, rule]},
    "filter": lambda rule: {"filter": [{"var": "none"}, rule]},
    "reduce": lambda rule: {"reduce": [rule, {"+": [{"var": "current"}]}, 0]},
    "share": lambda rule: {"fractional": [[rule, 50], ["off", 50]]},
    "key": lambda rule: {"fractional": [rule, ["on", 50], ["off", 50]]},
    "version": lambda rule: {"sem_ver": [rule, ">", "1.0.0"]},
    "default": lambda rule: {"var": ["nowhere", rule]},
}


@pytest.mark.parametrize("deepen", DEEPENING.values(), ids=DEEPENING.keys())
def test_the_deepest_rules_compile_and_evaluate(deepen: Any) -> None:
    def deepest(leaf: Any) -> Any:
        rule = leaf
        while True:
            deeper = deepen(rule)
            try:
                read_flag(FLAG_KEY, json.dumps(flag(deeper)).encode())
            except DefinitionRefused:
                return rule
            rule = deeper

    outer = deepest({"$ref": "inner"})
    inner = deepest({"var": "a"})
    flags = flag_set({FLAG_KEY: flag(outer)}, {"inner": inner})
    assert flags.evaluate(FLAG_KEY, {"a": 1, "b": True, "targetingKey": "u"}, NOW).body
    assert json.dumps(outer).count("{") > MAX_DEPTH // 4


def test_deep_rules_without_a_look_up_compile_once() -> None:
    rule = {"starts_with": ["a"]}
    nested: Any = rule
    for _ in range(30):
        nested = {"!": [nested]}
    assert warned(flag({"if": [nested, "on", rule]})) == [
        "/targeting/if/0" + "/!/0" * 30 + "/starts_with",
        "/targeting/if/2/starts_with",
    ]


def test_a_long_chain_of_branches_compiles() -> None:
    branches = [part for n in range(950) for part in ({"==": [{"var": "x"}, n]}, "on")]
    for rule in ({"if": branches}, {"if": [{"==": [{"if": branches}, "on"]}, "on"]}):
        flags = flag_set({FLAG_KEY: flag(rule)})
        assert flags.evaluate(FLAG_KEY, {"x": 949}, NOW).variant == "on"
        assert flags.evaluate(FLAG_KEY, {"x": 950}, NOW).reason == "DEFAULT"


# --- warnings -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rule", "places"),
    [
        (ON_OFF, []),
        ({"starts_with": [{"var": "x"}, "a", "b"]}, ["/starts_with"]),
        ({"ends_with": [{"var": "x"}]}, ["/ends_with"]),
        ({"ends_with": "a"}, ["/ends_with"]),
        ({"starts_with": [{"var": "x"}, 5]}, ["/starts_with/1"]),
        ({"starts_with": [None, {"var": "x"}]}, ["/starts_with/0"]),
        ({"sem_ver": [{"var": "x"}, "=", "latest"]}, ["/sem_ver/2"]),
        ({"sem_ver": ["1.0.0.0", "=", {"var": "x"}]}, ["/sem_ver/0"]),
        ({"sem_ver": [{"var": "x"}, "==", "1.0.0"]}, ["/sem_ver/1"]),
        ({"sem_ver": [{"var": "x"}, "="]}, ["/sem_ver"]),
        ({"sem_ver": "1.0.0"}, ["/sem_ver"]),
        ({"fractional": [["on", "50"], ["off", 50]]}, ["/fractional"]),
        ({"fractional": [["on", 0], ["off", 0]]}, ["/fractional"]),
        ({"fractional": [["on", 50], "off"]}, ["/fractional/1", "/fractional"]),
        ({"fractional": [{"var": "x"}, "on"]}, ["/fractional/1", "/fractional"]),
        ({"fractional": []}, ["/fractional"]),
        ({"fractional": ["key"]}, ["/fractional"]),
        ({"+": [True, 1]}, ["/+"]),
        ({"<": "a"}, ["/<"]),
        ({"var": True}, ["/var"]),
        ({"var": [1]}, ["/var"]),
        ({"and": "a"}, ["/and"]),
        ({"all": [{"var": "x"}, True]}, ["/all/1"]),
        ({"map": "x"}, ["/map"]),
        ({"in": [5, "text"]}, ["/in"]),
        ({"cat": [{"a": 1, "b": 2}, "c"]}, ["/cat/0", "/cat"]),
        ({"!": {"+": [None]}}, ["/!/+"]),
    ],
)
def test_what_can_only_fail_or_have_no_answer_is_accepted_with_a_warning(
    rule: Any, places: Any
) -> None:
    definition = flag({"if": [{"var": "unused"}, "on", {"!": [{"!": [rule]}]}]})
    definition["variants"] = {"on": 1, "off": 2, "true": 3, "false": 4}
    wanted = ["/targeting/if/2/!/0/!/0" + place for place in places]
    if rule == ON_OFF:
        wanted = []
    assert warned(definition) == wanted


@pytest.mark.parametrize(
    ("targeting", "places"),
    [
        ({"if": [{"var": "x"}, "nowhere", "off"]}, ["/if/1"]),
        ({"if": [{"var": "x"}, "on", 5]}, ["/if/2"]),
        ({"if": [{"var": "x"}, {"if": [{"var": "y"}, "zz"]}]}, ["/if/1/if/1"]),
        ({"fractional": [["on", 50], ["zz", 50]]}, ["/fractional"]),
        ({"if": [{"var": "x"}, "on", None]}, []),
    ],
)
def test_a_branch_that_is_no_variant_is_accepted_with_a_warning(
    targeting: Any, places: Any
) -> None:
    assert warned(flag(targeting)) == ["/targeting" + place for place in places]


def test_a_condition_whose_answer_is_no_variant_is_accepted_with_a_warning() -> None:
    assert warned(flag({"==": [{"var": "x"}, 1]})) == ["/targeting"]


def test_warnings_of_an_evaluator_are_told_once_and_where_it_stands() -> None:
    evaluators = {"e": {"starts_with": [{"var": "x"}]}, "unused": {"ends_with": [5, "a"]}}
    using = {"if": [{"$ref": "e"}, "on", {"some": [{"$ref": "e"}, {"$ref": "e"}]}, "on"]}
    flags = flag_set({key: flag(using) for key in "abc"}, evaluators)
    assert [fault.pointer for fault in flags.warnings] == [
        "/$evaluators/e/starts_with",
        "/$evaluators/unused/ends_with/0",
    ]


@pytest.mark.parametrize("key", ["a b", "a/b", "ü", "a%20b", "a?b", "a#b", ".", "..", 'a"b'])
def test_a_key_that_needs_percent_encoding_is_accepted_with_a_warning(key: Any) -> None:
    flags = flag_set({key: flag()})
    pointer = "/flags/" + key.replace("~", "~0").replace("/", "~1")
    assert [fault.pointer for fault in flags.warnings] == [pointer]


@pytest.mark.parametrize("key", ["a", "a-b_c.d~e", "A1", "a:b@c!$&'()*+,;=", "..."])
def test_a_key_that_stands_for_itself_in_a_path_has_no_warning(key: Any) -> None:
    assert flag_set({key: flag()}).warnings == ()
