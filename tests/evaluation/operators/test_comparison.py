from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.evaluation.operators import comparison
from service.evaluation.runtime.work import Work
from tests.evaluation.asking import ERROR, result

VALUES = [
    None,
    True,
    False,
    0,
    1,
    5,
    -1,
    1.0,
    2.5,
    "",
    " ",
    "0",
    "1",
    "5",
    "2.5",
    "abc",
    "true",
    "1e999",
    "inf",
    [],
    [1],
    {},
    {"a": 1, "b": 2},
    2**53,
    2**53 + 1,
    1e300,
]
SYMBOLS = ["==", "!=", "===", "!==", "<", "<=", ">", ">="]


@pytest.mark.parametrize(
    ("a", "b", "equal"),
    [
        (None, None, True),
        (None, 0, False),
        (None, "", False),
        (None, False, False),
        ("a", "a", True),
        ("1", "1.0", False),
        ("1", 1, True),
        (1, True, True),
        ("1", True, True),
        ("", 0, True),
        ("", False, True),
        (" ", 0, True),
        ("a", 0, False),
        ("a", True, False),
        ([1], [1], False),
        ([], "", False),
        ({}, {}, False),
        (1, 1.0, True),
        ("0x1p0", 1, True),
        ("inf", "infinity", False),
        ("1e999", "1e999", True),
        (2**53, 2**53 + 1, True),
    ],
)
def test_loose_equality(a: Any, b: Any, equal: Any) -> None:
    for left, right in ((a, b), (b, a)):
        assert result({"==": [left, right]}) is equal
        assert result({"!=": [left, right]}) is not equal


@pytest.mark.parametrize(
    ("a", "b", "equal"),
    [
        (None, None, True),
        (None, False, False),
        (1, 1.0, True),
        (1, True, False),
        (1, "1", False),
        (True, True, True),
        ("a", "a", True),
        ([1], [1], False),
        ({}, {}, False),
    ],
)
def test_strict_equality(a: Any, b: Any, equal: Any) -> None:
    for left, right in ((a, b), (b, a)):
        assert result({"===": [left, right]}) is equal
        assert result({"!==": [left, right]}) is not equal


@pytest.mark.parametrize(
    ("a", "b", "less", "less_or_equal"),
    [
        (1, 2, True, True),
        (2, 2, False, True),
        (None, 1, True, True),
        (None, 0, False, False),
        (0, None, False, False),
        (None, None, False, True),
        (False, True, True, True),
        ("a", "b", True, True),
        ("10", "9", True, True),
        ("10", 9, False, False),
        ("a", 1, False, False),
        ([], 1, False, False),
        ("Z", "a", True, True),
        ("\uffff", "\U00010000", True, True),
    ],
)
def test_order(a: Any, b: Any, less: Any, less_or_equal: Any) -> None:
    assert result({"<": [a, b]}) is less
    assert result({">": [b, a]}) is less
    assert result({"<=": [a, b]}) is less_or_equal
    assert result({">=": [b, a]}) is less_or_equal


@pytest.mark.parametrize("symbol", SYMBOLS)
def test_literals_and_look_ups_compare_alike(symbol: Any) -> None:
    compare = comparison.COMPARISONS[symbol]
    for a, b in product(VALUES, VALUES):
        context = {"a": a, "b": b}
        for left, right in product([a, {"var": "a"}], [b, {"var": "b"}]):
            assert result({symbol: [left, right]}, context) is compare(Work(), a, b)


@pytest.mark.parametrize(
    ("rule", "answer"),
    [
        ({"<": [1, {"var": "x"}, 10]}, True),
        ({"<": [5, {"var": "x"}, 10]}, False),
        ({"<=": [5, {"var": "x"}, 5]}, True),
        ({">": [9, {"var": "x"}, 1]}, True),
        ({">": [9, {"var": "x"}, 7]}, False),
        ({">=": [5, {"var": "x"}, 5]}, True),
        ({"<": [1, {"var": "x"}, 3, 4]}, True),
        ({"==": [5, {"var": "x"}, "surplus"]}, True),
    ],
)
def test_three_operands_of_an_order_are_between(rule: Any, answer: Any) -> None:
    assert result(rule, {"x": 5}) is answer


@pytest.mark.parametrize("symbol", SYMBOLS)
def test_too_few_operands_are_not_comparable(symbol: Any) -> None:
    assert result({symbol: [1]}) is symbol.startswith("!")
    assert result({symbol: []}) is symbol.startswith("!")


@pytest.mark.parametrize("symbol", ["==", "!=", "<", "<=", ">", ">="])
def test_operands_that_are_no_list_stop_a_comparison(symbol: Any) -> None:
    assert result({symbol: "a"}) == ERROR
    assert result({symbol: {"var": "x"}}, {"x": 5}) == ERROR


def test_operands_that_are_no_list_are_not_strictly_equal() -> None:
    assert result({"===": "a"}) is False
    assert result({"!==": {"var": "x"}}, {"x": 5}) is True


def test_operands_may_come_from_one_look_up() -> None:
    assert result({"<": {"var": "x"}}, {"x": [1, 2]}) is True


@given(st.integers(), st.integers())
def test_whole_numbers_of_any_size_compare_as_floats(a: Any, b: Any) -> None:
    assert result({"<": [{"var": "a"}, {"var": "b"}]}, {"a": a, "b": b}) is (float(a) < float(b))
