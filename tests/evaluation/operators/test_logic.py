from typing import Any

import pytest

from tests.evaluation.asking import ERROR, NOW, result

FALSE: list[Any] = [None, False, 0, 0.0, "", [], {}]
TRUE = [True, 1, -0.5, "0", "false", " ", [0], [None], {"a": None}]


@pytest.mark.parametrize("value", FALSE)
def test_falsy_values(value: Any) -> None:
    assert result({"!!": [{"var": "x"}]}, {"x": value}) is False
    assert result({"if": [{"var": "x"}, "yes", "no"]}, {"x": value}) == "no"


@pytest.mark.parametrize("value", TRUE)
def test_truthy_values(value: Any) -> None:
    assert result({"!!": [{"var": "x"}]}, {"x": value}) is True
    assert result({"if": [{"var": "x"}, "yes", "no"]}, {"x": value}) == "yes"


@pytest.mark.parametrize(
    ("operands", "answer"),
    [
        ([], None),
        (["only"], "only"),
        ([True, "a"], "a"),
        ([False, "a"], None),
        ([False, "a", "b"], "b"),
        ([False, "a", 1, "b"], "b"),
        ([False, "a", 0, "b"], None),
        ([False, "a", 0, "b", "c"], "c"),
    ],
)
@pytest.mark.parametrize("operator", ["if", "?:"])
def test_if_takes_any_number_of_branches(operator: Any, operands: Any, answer: Any) -> None:
    assert result({operator: operands}) == answer
    looked_up = [{"var": str(position)} for position in range(len(operands))]
    context = {str(position): value for position, value in enumerate(operands)}
    assert result({operator: looked_up}, context) == answer


def test_a_long_if_within_an_expression() -> None:
    branches = [part for number in range(50) for part in ({"==": [{"var": "x"}, number]}, number)]
    rule = {"+": [{"if": [*branches, -1]}, 0.5]}
    assert result(rule, {"x": 0}) == 0.5
    assert result(rule, {"x": 49}) == 49.5
    assert result(rule, {"x": "none"}) == -0.5


def test_a_branch_that_is_not_taken_is_not_evaluated() -> None:
    failing = {"+": [True]}
    assert result({"if": [{"var": "x"}, failing, "b"]}, {"x": 0}) == "b"
    assert result({"if": [{"var": "x"}, failing, "b"]}, {"x": 1}) == ERROR


@pytest.mark.parametrize("operator", ["if", "?:", "and", "or"])
@pytest.mark.parametrize("operand", [None, "a", 1, {"var": "list"}])
def test_operands_that_are_no_literal_list_stop_the_lazy_operators(
    operator: Any, operand: Any
) -> None:
    assert result({operator: operand}, {"list": [True, "a"]}) == ERROR


@pytest.mark.parametrize(
    ("operands", "both", "either"),
    [
        ([], None, None),
        (["a"], "a", "a"),
        ([1, "a"], "a", 1),
        ([0, "a"], 0, "a"),
        (["a", None], None, "a"),
        (["", 0], "", 0),
        ([[], {}, "x"], [], "x"),
        (["x", 2, 3], 3, "x"),
    ],
)
def test_and_and_or_answer_the_operand_that_decides(operands: Any, both: Any, either: Any) -> None:
    looked_up = [{"var": str(position)} for position in range(len(operands))]
    context = {str(position): value for position, value in enumerate(operands)}
    assert result({"and": operands}) == both
    assert result({"and": looked_up}, context) == both
    assert result({"or": operands}) == either
    assert result({"or": looked_up}, context) == either


def test_and_and_or_stop_at_the_operand_that_decides() -> None:
    failing = {"+": [True]}
    assert result({"and": [{"var": "x"}, failing]}, {"x": 0}) == 0
    assert result({"or": [{"var": "x"}, failing]}, {"x": 1}) == 1
    assert result({"or": [{"var": "x"}, failing]}, {"x": 0}) == ERROR


@pytest.mark.parametrize(
    ("operand", "answer"),
    [
        ([True], False),
        ([0, "surplus"], True),
        ([], True),
        ("a", False),
        (None, True),
        ([[False]], False),
        ({"var": "zeros"}, True),
        ({"var": "empty"}, True),
        ([{"var": "zeros"}], False),
    ],
)
def test_not_takes_the_first_of_a_list(operand: Any, answer: Any) -> None:
    context = {"zeros": [0, 1], "empty": []}
    assert result({"!": operand}, context) is answer
    assert result({"!!": operand}, context) is not answer


def test_an_object_with_several_keys_is_a_value() -> None:
    assert result({"a": {"+": [True]}, "b": 1}) == {"a": {"+": [True]}, "b": 1}
    assert result({}) == {}


def test_lists_are_evaluated_item_by_item() -> None:
    assert result({"merge": [[[{"var": "x"}]], {"var": "x"}]}, {"x": 5}) == [[5], 5]


def test_the_clock_is_only_the_one_that_is_handed_in() -> None:
    assert result({"var": "$flagd.timestamp"}) == NOW
