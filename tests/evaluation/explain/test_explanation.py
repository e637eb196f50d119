"""An explanation gives the answer of an evaluation, and shows each operator that made it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from service.errors import DefinitionRefused, NotFound
from service.evaluation.definition.document import read_document
from service.evaluation.explain.explanation import Line, explain, explain_all, traced_flag
from service.evaluation.explain.tree import Node
from service.evaluation.flag_set import CompiledFlagSet
from service.evaluation.limits import (
    MAX_DEPTH,
    MAX_EXPLAINED,
    MAX_EXPLAINED_ELEMENTS,
    MAX_EXPLANATION_BYTES,
    MAX_OPERATORS,
)
from service.evaluation.operators.table import OPERATORS
from service.evaluation.steps import finish
from tests.contract import generators
from tests.evaluation.asking import FLAG_KEY, NOW, flag, flag_set, header
from tests.evaluation.compiler.test_flag import DEEPENING
from tests.evaluation.operators.test_table import EXAMPLES
from tests.evaluation.test_totality import contexts as odd_contexts
from tests.evaluation.test_totality import rules as odd_rules

GENEROUS = settings(suppress_health_check=list(HealthCheck), max_examples=100)


def nodes(node: Node) -> Iterator[Node]:
    """A node with all below it; what is evaluated several times has no pointer of its own."""
    yield node
    below = [*node.get("operands", ()), *node.get("items", ()), *node.get("evaluations", ())]
    for each in [*below, *([node["rule"]] if "rule" in node else [])]:
        yield from nodes(each)


def targeting(rule: Any, context: Any = None, evaluators: Any = None, **changes: Any) -> Node:
    """The tree of a flag with this rule."""
    flags = flag_set({FLAG_KEY: flag(rule)}, evaluators, **changes)
    tree: Node = explain(flags, FLAG_KEY, context or {}, NOW).trace["targeting"]
    return tree


def assert_explained(flags: CompiledFlagSet, context: dict[str, Any]) -> None:
    """Each flag's explanation has its answer, is JSON, and points to what is written."""
    evaluators = {name: each.rule for name, each in flags.evaluators.items()}
    for key, definition in flags.definitions.items():
        explanation = explain(flags, key, context, NOW)
        compiled = flags.evaluate(key, context, NOW)
        assert explanation.answer == compiled
        tree = json.loads(msgspec.json.encode(explanation.trace)).get("targeting")
        if tree is None:
            continue
        assert traced_flag(flags, definition, context, NOW).answer == compiled
        assert_points(tree, json.loads(definition.text), evaluators)
        for node in nodes(tree):
            if "ranges" in node:
                assert_in_range(node)


def assert_points(node: Node, document: Any, evaluators: dict[str, Any]) -> None:
    if "pointer" in node:
        found = document
        for part in node["pointer"].split("/")[1:]:
            part = part.replace("~1", "/").replace("~0", "~")
            found = found[int(part) if isinstance(found, list) else part]
        if "operator" in node:
            assert [*found] == [node["operator"]]
    for each in (*node.get("operands", ()), *node.get("items", ()), *node.get("evaluations", ())):
        assert_points(each, document, evaluators)
    if "rule" in node:
        assert_points(node["rule"], evaluators[node["evaluator"]], evaluators)


def assert_in_range(node: Node) -> None:
    (share,) = [each for each in node["ranges"] if each["from"] <= node["bucket"] < each["to"]]
    assert share["variant"] == node["result"]
    assert node["ranges"][-1]["to"] == node["buckets"]


@GENEROUS
@given(st.data(), st.booleans(), st.sampled_from([2, 3]))
def test_generated_flags_are_explained_as_they_are_answered(
    data: st.DataObject, wild: bool, fractional: int
) -> None:
    document = data.draw(generators.documents(wild=wild))
    read = read_document(json.dumps(document).encode())
    flags = CompiledFlagSet.build(
        header(fractional=fractional), read.flags.values(), read.evaluators.values()
    )
    for context in data.draw(st.lists(generators.contexts(wild), min_size=4, max_size=4)):
        assert_explained(flags, context)


@GENEROUS
@given(odd_rules.filter(lambda rule: isinstance(rule, dict)), odd_contexts, st.data())
def test_any_rule_is_explained_as_it_is_answered(rule: Any, context: Any, data: Any) -> None:
    shared = data.draw(odd_rules.filter(lambda each: isinstance(each, dict) and "$ref" not in each))
    fractional = data.draw(st.sampled_from([2, 3]))
    try:
        flags = flag_set({FLAG_KEY: flag(rule)}, {"shared": shared}, fractional=fractional)
    except DefinitionRefused:
        return
    assert_explained(flags, msgspec.json.decode(msgspec.json.encode(context)))


@pytest.mark.parametrize(("rule", "context", "output"), EXAMPLES)
def test_each_operator_appears_with_its_result(rule: str, context: str, output: str) -> None:
    tree = targeting(json.loads(rule), json.loads(context or "{}"))
    assert tree["operator"] == next(iter(json.loads(rule)))
    assert tree["result"] == json.loads(output)


def test_each_operator_has_an_example() -> None:
    assert {next(iter(json.loads(rule))) for rule, *_ in EXAMPLES} == OPERATORS.keys()


@pytest.mark.parametrize("deepen", DEEPENING.values(), ids=DEEPENING.keys())
def test_the_deepest_rules_are_explained(deepen: Any) -> None:
    def deepest(leaf: Any) -> Any:
        rule = leaf
        while True:
            deeper = deepen(rule)
            try:
                flag_set({FLAG_KEY: flag(deeper)}, {"inner": {"var": "a"}})
            except DefinitionRefused:
                return rule
            rule = deeper

    flags = flag_set({FLAG_KEY: flag(deepest({"$ref": "inner"}))}, {"inner": {"var": "a"}})
    assert_explained(flags, {"a": "x", "b": True})


# --- what a node says -----------------------------------------------------------------------


def test_a_branch_that_is_not_taken_is_not_reached() -> None:
    rule = {"if": [{"var": "a"}, {"var": "x"}, {"var": "b"}, "on", {"cat": ["o", "ff"]}]}
    tree = targeting(rule, {"b": 1})
    reached = [each.get("reached", True) for each in tree["operands"]]
    assert reached == [True, False, True, True, False]
    assert tree["decided"] == "/targeting/if/3"
    assert targeting({"if": [{"var": "a"}, "on"]})["decided"] is None


@pytest.mark.parametrize(
    ("rule", "reached", "decided"),
    [
        ({"and": [{"var": "a"}, {"var": "b"}, {"!": 0}]}, [True, True, False], 1),
        ({"or": [{"var": "b"}, {"var": "a"}, "x"]}, [True, True, False], 1),
        ({"and": [{"var": "a"}, {"!": 0}]}, [True, True], 1),
        ({"or": []}, [], None),
    ],
)
def test_operands_behind_the_deciding_one_are_not_reached(
    rule: Any, reached: Any, decided: Any
) -> None:
    tree = targeting(rule, {"a": 1})
    assert [each.get("reached", True) for each in tree["operands"]] == reached
    symbol = next(iter(rule))
    pointer = None if decided is None else f"/targeting/{symbol}/{decided}"
    assert tree["decided"] == pointer


def test_a_missing_attribute_is_said_to_be_missing() -> None:
    (attribute, _) = targeting({"==": [{"var": "app.os"}, "ios"]}, {"app": {}})["operands"]
    assert (attribute["path"], attribute["found"], attribute["result"]) == ("app.os", False, None)
    (attribute, _) = targeting({"==": [{"var": "app.os"}, 1]}, {"app": {"os": None}})["operands"]
    assert (attribute["found"], attribute["source"]) == (True, "request")


def test_what_stops_an_evaluation_is_shown_where_it_did() -> None:
    tree = targeting({"if": [{"==": [{"+": [{"var": "x"}, 1]}, 2]}, "on", "off"]}, {"x": None})
    condition = tree["operands"][0]
    assert condition["operands"][0]["error"] == condition["error"] == tree["error"]
    assert condition["operands"][0]["operands"][0]["result"] is None
    assert [each.get("reached") for each in tree["operands"][1:]] == [False, False]


def test_a_fractional_shows_hash_bucket_and_ranges() -> None:
    node = targeting(
        {"fractional": [{"var": "email"}, ["on", 25], ["off", 75]]}, {"email": "a@b.c"}
    )
    assert (node["bucketBy"], node["buckets"]) == ("a@b.c", 100)
    assert node["bucket"] == node["hash"] * 100 >> 32
    assert [(each["from"], each["to"]) for each in node["ranges"]] == [(0, 25), (25, 100)]
    assert_in_range(node)
    by_key = targeting({"fractional": [["on", 1], ["off", 1]]}, {"targetingKey": "u"})
    assert by_key["bucketBy"] == f"{FLAG_KEY}u"
    version_3 = targeting({"fractional": [{"var": "n"}, ["on", 1]]}, {"n": 7}, fractional=3)
    assert version_3["bucketBy"] == 7


def test_versions_are_shown_as_they_were_read() -> None:
    node = targeting({"sem_ver": [{"var": "v"}, "<", "v2-x"]}, {"v": "v1.2"})
    assert node["versions"] == ["1.2.0", None]
    node = targeting({"sem_ver": [{"var": "v"}, "<", "1.0.0"]}, {"v": "1.0.0-rc.1+build"})
    assert node["versions"] == ["1.0.0-rc.1", "1.0.0"]


def test_an_evaluator_has_its_own_tree_with_pointers_into_itself() -> None:
    shared = {"inner": {"==": [{"var": "x"}, 1]}, "outer": {"or": [{"$ref": "inner"}]}}
    (reference, _) = targeting({"and": [{"$ref": "outer"}, "on"]}, {"x": 1}, shared)["operands"]
    assert (reference["evaluator"], reference["rule"]["pointer"]) == ("outer", "")
    (inner,) = reference["rule"]["operands"]
    assert (inner["pointer"], inner["evaluator"], inner["rule"]["result"]) == (
        "/or/0",
        "inner",
        True,
    )
    assert inner["rule"]["operands"][0]["pointer"] == "/==/0"


def test_a_loop_shows_the_rule_for_each_element() -> None:
    tree = targeting({"some": [{"var": "xs"}, {">": [{"var": ""}, 2]}]}, {"xs": [1, 3, 5]})
    inner = tree["operands"][1]
    assert (tree["elements"], inner["times"]) == (3, 2)
    assert [each["result"] for each in inner["evaluations"]] == [False, True]
    assert inner["evaluations"][1]["operands"][0]["in"] == "element"


def test_an_operator_of_a_literal_is_constant() -> None:
    tree = targeting({"if": [{"var": "a"}, {"cat": ["o", "n"]}]}, {"a": 1})
    assert (tree["operands"][1]["result"], tree["operands"][1]["constant"]) == ("on", True)


# --- beside the targeting -------------------------------------------------------------------


def test_stored_attributes_are_told_from_those_of_the_request() -> None:
    flags = flag_set({FLAG_KEY: flag({"cat": [{"var": "a"}, {"var": "b"}, {"var": "c"}]})})
    found = explain(flags, FLAG_KEY, {"a": "1"}, NOW, stored={"a": "9", "b": "2"}).trace
    sources = [each.get("source") for each in found["targeting"]["operands"]]
    assert sources == ["request", "stored", None]
    assert found["attributes"] == {"request": ["a"], "stored": ["b"], "hidden": ["a"]}
    assert found["result"] == "12"


def test_an_override_decides_and_the_targeting_is_shown_beneath() -> None:
    flags = flag_set({FLAG_KEY: flag({"if": [True, "off"]})})
    explanation = explain(flags, FLAG_KEY, {}, NOW, overrides={FLAG_KEY: "on"})
    assert (explanation.answer.variant, explanation.trace["decidedBy"]) == ("on", "override")
    assert explanation.trace["override"] == {"variant": "on", "applies": True}
    assert explanation.trace["result"] == "off"
    metadata = json.loads(explanation.answer.body)["metadata"]
    assert explanation.trace["metadata"] == metadata
    gone = explain(flags, FLAG_KEY, {}, NOW, overrides={FLAG_KEY: "gone"})
    assert (gone.trace["decidedBy"], gone.trace["override"]["applies"]) == ("targeting", False)


@pytest.mark.parametrize(
    ("definition", "decided_by"),
    [
        (flag(), "default"),
        (flag(state="DISABLED"), "disabled"),
        (flag({"var": "x"}, state="DISABLED"), "disabled"),
    ],
)
def test_flags_that_evaluate_no_targeting_have_no_tree(definition: Any, decided_by: str) -> None:
    flags = flag_set({FLAG_KEY: definition})
    explanation = explain(flags, FLAG_KEY, {}, NOW, overrides={})
    assert explanation.trace["decidedBy"] == decided_by
    assert "targeting" not in explanation.trace
    assert explanation.answer == flags.evaluate(FLAG_KEY, {}, NOW)


def test_a_flag_that_is_not_there_is_not_found() -> None:
    with pytest.raises(NotFound, match="flag 'gone'"):
        explain(flag_set({}), "gone", {}, NOW)


def test_all_flags_have_a_line_each() -> None:
    nested = {"if": [{"var": "a"}, "on", {"if": [{"var": "b"}, "on", "off"]}]}
    flags = flag_set({"b": flag(nested), "a": flag(), "c": flag({"!": {"cat": {"var": "x"}}})})
    lines = finish(explain_all(flags, {"b": 1, "x": True}, NOW, overrides={"a": "on"}))
    assert lines == [
        Line("a", "override", "TARGETING_MATCH", "on"),
        Line("b", "targeting", "TARGETING_MATCH", "on", None, "/targeting/if/2/if/1"),
        Line("c", "targeting", None, None, "PARSE_ERROR", "/targeting"),
    ]


# --- bounds ---------------------------------------------------------------------------------


def test_a_long_loop_is_explained_by_its_first_elements_and_its_last() -> None:
    flags = flag_set({FLAG_KEY: flag({"all": [{"var": "xs"}, {"<": [{"var": ""}, 9_000]}]})})
    found = explain(flags, FLAG_KEY, {"xs": [*range(10_000)]}, NOW).trace
    inner = found["targeting"]["operands"][1]
    assert inner["times"] == 9_001
    assert len(inner["evaluations"]) == MAX_EXPLAINED_ELEMENTS + 1
    assert [inner["evaluations"][at]["result"] for at in (0, -1)] == [True, False]
    assert found["targeting"]["operands"][0]["resultCut"] == "a list of 10,000 items"


def test_nested_loops_are_explained_within_bounds() -> None:
    rule: Any = {"==": [{"var": ""}, 99]}
    for _ in range(3):
        rule = {"map": [list(range(30)), rule]}
    flags = flag_set({FLAG_KEY: flag({"!": rule})})
    found = explain(flags, FLAG_KEY, {}, NOW)
    assert found.trace["cut"] is True
    operators = sum("operator" in node for node in nodes(found.trace["targeting"]))
    assert MAX_EXPLAINED // 2 < operators < MAX_EXPLAINED + MAX_DEPTH
    assert found.answer == flags.evaluate(FLAG_KEY, {}, NOW)


def test_large_values_are_explained_within_bounds() -> None:
    rule = {"or": [{"==": [{"var": "x"}, "y" * 450]} for _ in range(MAX_OPERATORS // 2 - 1)]}
    flags = flag_set({FLAG_KEY: flag(rule)})
    text = {"x": "ü" * 100_000, "list": [["x" * 1_000] * 100] * 100}
    explanation = explain(flags, FLAG_KEY, text, NOW)
    assert len(msgspec.json.encode(explanation.trace)) < 2 * MAX_EXPLANATION_BYTES
    assert explanation.answer == flags.evaluate(FLAG_KEY, text, NOW)


def test_a_budget_that_is_exceeded_is_explained() -> None:
    rule = {"some": [{"var": "xs"}, {"in": [{"var": ""}, {"var": "text"}]}]}
    flags = flag_set({FLAG_KEY: flag(rule)})
    assert_explained(flags, {"xs": ["a"] * 100_000, "text": "b" * 10_000})
