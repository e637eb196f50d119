import math
from typing import Any

import pytest

from tests.evaluation.asking import ERROR, answer, flag, result


@pytest.mark.parametrize(
    ("operator", "operands", "expected"),
    [
        ("+", [1, 2, 3.5], 6.5),
        ("+", ["1", "2"], 3.0),
        ("+", ["abc", 1], 1.0),
        ("+", [], 0.0),
        ("+", ["7"], 7.0),
        ("-", [5, 2, 1], 2.0),
        ("-", [5], -5.0),
        ("-", [], 0.0),
        ("*", [2, 3, 4], 24.0),
        ("*", [7], 7.0),
        ("*", [], 1.0),
        ("/", [12, 3, 2], 2.0),
        ("/", [7], 7.0),
        ("/", [], 0.0),
        ("%", [7, 3], 1.0),
        ("%", [-7, 3], -1.0),
        ("%", [7.5, 2], 1.5),
        ("%", [7, 3, 99], 1.0),
        ("max", [1, "3", 2], 3.0),
        ("min", [1, "3", 2], 1.0),
        ("max", [], None),
        ("min", [], None),
        ("abs", [-3], 3.0),
        ("+", [0.1, 0.2], 0.1 + 0.2),
    ],
)
def test_arithmetic(operator: Any, operands: Any, expected: Any) -> None:
    assert result({operator: operands}) == expected
    context = {str(position): operand for position, operand in enumerate(operands)}
    looked_up = [{"var": str(position)} for position in range(len(operands))]
    assert result({operator: looked_up}, context) == expected


OPERATORS = ["+", "-", "*", "/", "%", "max", "min"]


@pytest.mark.parametrize("operator", OPERATORS)
@pytest.mark.parametrize("value", [None, True, [], [1], {}])
def test_what_is_no_number_stops_arithmetic(operator: Any, value: Any) -> None:
    assert result({operator: [{"var": "x"}, 1]}, {"x": value}) == ERROR
    assert result({operator: [1, {"var": "x"}]}, {"x": value}) == ERROR


def test_a_lone_operand_needs_no_list_for_a_sum_and_a_size() -> None:
    assert result({"+": "3"}) == 3.0
    assert result({"abs": {"var": "x"}}, {"x": -3}) == 3.0
    assert result({"abs": []}) == ERROR


@pytest.mark.parametrize("operator", ["-", "*", "/", "%", "max", "min"])
def test_operands_that_are_no_list_stop_the_others(operator: Any) -> None:
    assert result({operator: 3}) == ERROR


def test_division_by_zero_is_infinite_and_fails_only_as_a_result() -> None:
    assert result({"/": [1, 0]}) == math.inf
    assert result({"/": [-1, 0]}) == -math.inf
    assert result({"/": [1, {"-": [0]}]}) == -math.inf
    assert math.isnan(result({"/": [0, 0]}))
    assert math.isnan(result({"/": [{"/": [0, 0]}, 0]}))
    assert result({">": [{"/": [1, {"var": "x"}]}, 5]}, {"x": 0}) is True
    assert answer(flag({"/": [1, {"var": "x"}]}), {"x": 0})["errorCode"] == "PARSE_ERROR"


def test_a_remainder_that_does_not_exist_is_nan() -> None:
    assert math.isnan(result({"%": [1, 0]}))
    assert math.isnan(result({"%": ["inf", 2]}))
    assert result({"%": [5, "inf"]}) == 5.0
    assert result({"%": [5]}) == ERROR


def test_nan_is_neither_largest_nor_smallest() -> None:
    assert result({"max": [1, "nan"]}) == 1.0
    assert result({"min": [1, "nan"]}) == 1.0


def test_text_past_the_range_is_infinite() -> None:
    assert result({"+": ["1e999", 1]}) == math.inf


def test_whole_numbers_of_any_size_are_floats() -> None:
    assert result({"+": [{"var": "x"}, 0]}, {"x": 2**53 + 1}) == 2.0**53
    assert result({"*": [{"var": "x"}, {"var": "x"}]}, {"x": 10**300}) == math.inf
