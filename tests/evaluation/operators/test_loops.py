from typing import Any

import pytest

from service.evaluation.limits import MAX_WORK
from tests.evaluation.asking import ERROR, answer, flag, result

CONTEXT: dict[str, Any] = {
    "numbers": [1, 2, 3],
    "users": [{"name": "A", "age": 10, "ok": True}, {"name": "B", "age": 20}],
    "limit": 15,
    "text": "abc",
    "object": {"a": 1, "b": 2},
    "null": None,
    "empty": [],
}
VAR = {"var": ""}


def numbers() -> Any:
    return {"var": "numbers"}


@pytest.mark.parametrize(
    ("rule", "answer"),
    [
        ({"map": [numbers(), {"*": [VAR, 2]}]}, [2.0, 4.0, 6.0]),
        ({"map": [{"var": "users"}, {"var": "name"}]}, ["A", "B"]),
        ({"map": [{"var": "users"}, "same"]}, ["same", "same"]),
        ({"map": [numbers(), [VAR, 1]]}, [[1, 1], [2, 1], [3, 1]]),
        ({"filter": [numbers(), {">": [VAR, 1]}]}, [2, 3]),
        ({"filter": [{"var": "users"}, {"<": [{"var": "age"}, 15]}]}, [CONTEXT["users"][0]]),
        ({"all": [numbers(), {">": [VAR, 0]}]}, True),
        ({"all": [numbers(), {">": [VAR, 1]}]}, False),
        ({"some": [numbers(), {">": [VAR, 2]}]}, True),
        ({"some": [numbers(), {">": [VAR, 3]}]}, False),
        ({"none": [numbers(), {">": [VAR, 3]}]}, True),
        ({"none": [numbers(), {">": [VAR, 2]}]}, False),
        ({"all": [{"var": "empty"}, {">": [VAR, 0]}]}, False),
        ({"some": [{"var": "empty"}, {">": [VAR, 0]}]}, False),
        ({"none": [{"var": "empty"}, {">": [VAR, 0]}]}, True),
    ],
)
def test_loops(rule: Any, answer: Any) -> None:
    assert result(rule, CONTEXT) == answer


@pytest.mark.parametrize(
    ("operator", "of_nothing"),
    [("map", []), ("filter", []), ("all", False), ("some", False), ("none", True)],
)
def test_what_loops_answer_for_nothing(operator: Any, of_nothing: Any) -> None:
    for subject in ("text", 5, True, None, {"var": "null"}, {"var": "nowhere"}):
        assert result({operator: [subject, {"!!": [VAR]}]}, CONTEXT) == of_nothing


@pytest.mark.parametrize("operator", ["map", "filter", "all", "some", "none"])
def test_only_a_list_can_be_gone_through(operator: Any) -> None:
    assert result({operator: [{"var": "text"}, {"!!": [VAR]}]}, CONTEXT) == ERROR
    assert result({operator: [{"var": "object"}, {"!!": [VAR]}]}, CONTEXT) == ERROR
    assert result({operator: "text"}, CONTEXT) == ERROR
    assert result({operator: {"var": "numbers"}}, CONTEXT) == ERROR


def test_missing_operands_of_a_loop() -> None:
    assert result({"map": [numbers()]}, CONTEXT) == []
    assert result({"filter": []}, CONTEXT) == []
    assert result({"reduce": [numbers(), {"+": [1]}]}, CONTEXT) == 0.0
    for operator in ("all", "some", "none"):
        assert result({operator: [numbers()]}, CONTEXT) == ERROR
        assert result({operator: []}, CONTEXT) == ERROR


def test_a_literal_list_is_taken_as_it_stands() -> None:
    literal = [{"+": [1, 1]}, 5]
    assert result({"map": [literal, VAR]}) == [{"+": [1, 1]}, 5]


def test_a_literal_list_may_hold_what_is_no_rule() -> None:
    assert result({"map": [[{"unknown": 1}], {"var": "unknown"}]}) == [1]


# --- what an inner var sees -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("operator", "answer"), [("map", [None, None]), ("filter", []), ("none", True)]
)
def test_an_inner_var_that_is_nowhere(operator: Any, answer: Any) -> None:
    assert result({operator: [{"var": "users"}, {"var": "nowhere"}]}, CONTEXT) == answer


def test_map_sees_the_element_only() -> None:
    rule = {"map": [{"var": "users"}, {"cat": [{"var": "name"}, {"var": "limit"}]}]}
    assert result(rule, CONTEXT) == ["A", "B"]
    assert result({"map": [numbers(), {"var": "$flagd.flagKey"}]}, CONTEXT) == [None] * 3


def test_filter_none_and_some_see_what_lies_outside_first() -> None:
    older = {">": [{"var": "age"}, {"var": "limit"}]}
    assert result({"filter": [{"var": "users"}, older]}, CONTEXT) == [CONTEXT["users"][1]]
    assert result({"none": [{"var": "users"}, older]}, CONTEXT) is False
    assert result({"some": [{"var": "users"}, older]}, CONTEXT) is True
    shadowed = {**CONTEXT, "age": 5}
    assert result({"filter": [{"var": "users"}, older]}, shadowed) == []
    assert result({"none": [{"var": "users"}, older]}, shadowed) is True
    assert result({"some": [{"var": "users"}, older]}, shadowed) is False


def test_all_sees_the_element_only() -> None:
    rule = {"all": [{"var": "users"}, {">": [{"var": "age"}, 5]}]}
    assert result(rule, {**CONTEXT, "age": 0}) is True


def test_a_default_counts_as_found_outside() -> None:
    rule = {"filter": [{"var": "users"}, {">": [{"var": ["age", 100]}, 50]}]}
    assert result(rule, CONTEXT) == CONTEXT["users"]


def test_what_is_no_path_is_not_missed_where_there_are_no_data() -> None:
    assert result({"map": [[None], {"var": True}]}) == [None]
    assert result({"map": [[1], {"var": True}]}) == ERROR
    assert result({"map": [[None], {"var": [True, 5]}]}) == ERROR
    assert result({"map": [[None], {"missing": [True]}]}) == [[True]]


def test_paths_that_begin_with_a_dot_mean_the_element() -> None:
    rule = {"filter": [{"var": "users"}, {">": [{"var": ".age"}, 15]}]}
    assert result(rule, {**CONTEXT, "age": 5}) == [CONTEXT["users"][1]]


def test_flagd_properties_are_seen_from_within_a_filter() -> None:
    rule = {"filter": [numbers(), {"==": [{"var": "$flagd.flagKey"}, "banner"]}]}
    assert result(rule, CONTEXT) == [1, 2, 3]


def test_nested_loops_see_their_own_element() -> None:
    rule = {"map": [{"var": "rows"}, {"map": [VAR, {"*": [VAR, 10]}]}]}
    assert result(rule, {"rows": [[1, 2], [3]]}) == [[10.0, 20.0], [30.0]]
    rule = {
        "filter": [
            {"var": "rows"},
            {"some": [{"var": "cells"}, {"==": [{"var": "value"}, {"var": "wanted"}]}]},
        ]
    }
    rows = [{"cells": [{"value": 1}]}, {"cells": [{"value": 2}, {"value": 3}]}]
    assert result(rule, {"rows": rows, "wanted": 3}) == [rows[1]]


def test_a_nested_loop_goes_through_what_lies_outside() -> None:
    rule = {"filter": [numbers(), {"some": [{"var": "others"}, {"==": [VAR, 2]}]}]}
    assert result(rule, {**CONTEXT, "others": [1, 2]}) == [1, 2, 3]
    assert result(rule, {**CONTEXT, "others": "text"}) == []
    assert result(rule, {**CONTEXT, "others": {"a": 1}}) == ERROR


@pytest.mark.parametrize(
    ("inner", "kept"),
    [
        ({"and": {"var": "given"}}, True),
        ({"or": {"var": "given"}}, True),
        ({"!": {"if": {"var": "given"}}}, False),
        ({"map": {"var": "looped"}}, True),
        ({"filter": {"var": "looped"}}, True),
        ({"all": {"var": "tested"}}, True),
        ({"some": {"var": "tested"}}, True),
        ({"none": {"var": "tested"}}, False),
        ({"reduce": {"var": "folded"}}, True),
        ({"and": {"var": "nowhere"}}, ERROR),
        ({"and": {"var": "text"}}, ERROR),
        ({"or": {"var": "hostile"}}, ERROR),
        ({"all": {"var": "looped"}}, ERROR),
        ({"map": {"var": ""}}, ERROR),
        ({"map": {"var": "empty"}}, False),
        ({"reduce": {"var": "empty"}}, False),
        ({"some": {"var": "empty"}}, ERROR),
    ],
)
def test_a_list_from_outside_can_be_all_the_operands(inner: Any, kept: Any) -> None:
    context = {
        "numbers": [5],
        "given": [1, "a", 2],
        "looped": [[1, 2], "x"],
        "tested": [[1], {"a": 1, "b": 2}],
        "folded": [[1], {"a": 1, "b": 2}, True],
        "text": "abc",
        "empty": [],
        "hostile": [{"if": [True, "on"]}],
    }
    wanted = {True: [5], False: []}.get(kept, kept)
    assert result({"filter": [numbers(), inner]}, context) == wanted


# --- the test of all, some and none must be a rule ------------------------------------------


@pytest.mark.parametrize("operator", ["all", "some", "none"])
@pytest.mark.parametrize("test", [True, "text", 1, None, [VAR]])
def test_a_test_that_is_no_rule_stops_the_loop(operator: Any, test: Any) -> None:
    assert result({operator: [numbers(), test]}, CONTEXT) == ERROR
    assert result({operator: [{"var": "empty"}, test]}, CONTEXT) != ERROR


def test_a_test_that_a_find_replaced_is_no_rule() -> None:
    for operator in ("all", "some"):
        assert result({operator: [{"var": "users"}, {"var": "ok"}]}, CONTEXT) == ERROR
    assert result({"none": [{"var": "users"}, {"var": "limit"}]}, CONTEXT) == ERROR
    assert result({"all": [numbers(), VAR]}, CONTEXT) is True
    assert result({"all": [[{"a": {"b": 1, "c": 2}}], {"var": "a"}]}, CONTEXT) is True


def test_an_object_without_an_operator_is_a_value_as_a_test() -> None:
    assert result({"all": [numbers(), {}]}, CONTEXT) is False
    assert result({"some": [numbers(), {"a": 1, "b": 2}]}, CONTEXT) is True


def test_data_is_never_run_as_a_rule() -> None:
    hostile = {"if": [True, "on"]}
    for branches in ([True, {"var": "x"}], [False, 1, {"var": "x"}]):
        assert result({"if": branches}, {"x": hostile}) == ERROR
        assert result({"if": branches}, {"x": {"a": 1, "b": 2}}) == {"a": 1, "b": 2}
    assert answer(flag({"if": [True, {"var": "x"}]}), {"x": hostile})["errorCode"] == "PARSE_ERROR"
    # Without attributes of the caller's the whole context is an object of one key, "$flagd".
    assert result({"if": [True, {"var": ""}]}, {}) == ERROR
    for value in (hostile, [hostile], [[hostile]]):
        for operator in ("filter", "some", "none"):
            rule = {operator: [{"var": "xs"}, {"==": [{"var": "x"}, "on"]}]}
            assert result(rule, {"xs": [1], "x": value}) == ERROR
    assert result({"map": [{"var": "xs"}, {"var": "x"}]}, {"xs": [{"x": hostile}]}) == [hostile]


# --- reduce ---------------------------------------------------------------------------------

CURRENT, ACCUMULATOR = {"var": "current"}, {"var": "accumulator"}


@pytest.mark.parametrize(
    ("rule", "answer"),
    [
        ([numbers(), {"+": [CURRENT, ACCUMULATOR]}, 0], 6.0),
        ([numbers(), {"cat": [ACCUMULATOR, CURRENT]}, ""], "123"),
        ([numbers(), {"and": [ACCUMULATOR, {"<": [CURRENT, 3]}]}, True], False),
        ([numbers(), {"var": "valueType"}, "x"], "string"),
        ([[None, 2, None], {"+": [CURRENT, ACCUMULATOR]}, 1], 3.0),
        ([numbers(), {"cat": [CURRENT, "x"]}, 0], 0.0),
        ([numbers(), CURRENT, ""], "3"),
        ([numbers(), {"var": "limit"}, ""], ""),
        ([{"var": "empty"}, CURRENT, 7], 7),
        ([{"var": "nowhere"}, CURRENT, 7], 0.0),
        (["text", CURRENT, 7], 0.0),
        ([{"var": "text"}, CURRENT, 7], ERROR),
        ([numbers(), CURRENT, None], ERROR),
        ([numbers(), CURRENT, {"var": "numbers"}], ERROR),
        ([numbers(), CURRENT, {"var": "limit"}], 3.0),
        ([numbers(), "text", 0], ERROR),
        ([numbers(), {"var": "nowhere"}, 0], ERROR),
        ([numbers(), {"missing": ["current"]}, ""], ERROR),
        ("text", ERROR),
    ],
)
def test_reduce(rule: Any, answer: Any) -> None:
    assert result({"reduce": rule}, CONTEXT) == answer


# --- bounds ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "inner",
    [
        {"some": [{"var": "xs"}, {"==": [VAR, -1]}]},
        {"in": [VAR, {"var": "ranges"}]},
        {"in": ["b", {"var": "long"}]},
        {"merge": [{"var": "xs"}] * 8},
        {"cat": ["a" * 200_000, VAR]},
        {"in": [VAR, [True] * 1000]},
        {"cat": [VAR, *["a"] * 1000]},
        {"missing": {"var": "texts"}},
        {"missing_some": [1, {"var": "texts"}]},
        {"in": [1, {"var": "digits"}]},
        {"set": [{"var": "object.0"}, "b", 1]},
        {"set": {"var": "object"}},
        {"==": [{"var": "blank"}, 1]},
        {"some": [{"var": "keys"}, {"!": [{"fractional": [["", 1], ["", 1]]}]}]},
    ],
)
def test_loops_that_multiply_are_stopped(inner: Any) -> None:
    attributes = {f"k{number}": number for number in range(1000)}
    context = {
        "xs": list(range(1000)),
        "long": "a" * 100_000,
        "digits": ["9" * 2000, "8" * 2000],
        "texts": ["a." * 10_000, "b." * 10_000],
        "object": [attributes, "b", 1],
        "ranges": [[-2, -1]] * 100,
        "blank": " " * 2000,
        "keys": [{"targetingKey": "u" * 20_000}],
        **attributes,
    }
    assert result({"filter": [{"var": "xs"}, inner]}, context) == ERROR


def test_short_texts_in_a_list_cost_no_more_than_their_number() -> None:
    rule = {"filter": [{"var": "xs"}, {"in": [{"var": "id"}, {"var": "ids"}]}]}
    ids = [f"user-{number}" for number in range(1000)]
    context = {"xs": [{"id": each} for each in ids[:150]], "ids": ids}
    assert len(result(rule, context)) == 150


def test_a_text_that_doubles_is_stopped() -> None:
    doubling = {"cat": [ACCUMULATOR, ACCUMULATOR]}
    assert result({"reduce": [{"var": "xs"}, doubling, "ab"]}, {"xs": [1] * 60}) == ERROR


def test_one_loop_over_a_large_list_is_within_the_budget() -> None:
    rule = {"reduce": [{"var": "xs"}, {"+": [CURRENT, ACCUMULATOR]}, 0]}
    assert result(rule, {"xs": [1] * (MAX_WORK // 32)}) == MAX_WORK // 32


def test_a_long_rule_cannot_look_through_a_large_list_with_each_operator() -> None:
    rule = {"and": [{"!=": [{"max": {"var": "xs"}}, None]} for _ in range(100)]}
    assert result(rule, {"xs": [-1] * 100}) is True
    assert result(rule, {"xs": [-1] * 10_000}) == ERROR


def test_a_loop_that_ends_early_pays_for_what_it_went_through() -> None:
    rule = {"some": [{"var": "xs"}, {"==": [VAR, 1]}]}
    assert result(rule, {"xs": [1] * MAX_WORK}) is True
    assert result(rule, {"xs": [0] * MAX_WORK}) == ERROR
