from itertools import product
from typing import Any

import pytest

from service.evaluation.operators.membership import is_in
from service.evaluation.runtime.failures import OperandError
from service.evaluation.runtime.work import Work
from tests.evaluation.asking import ERROR, result


@pytest.mark.parametrize(
    ("needle", "haystack", "answer"),
    [
        ("b", "abc", True),
        ("", "abc", True),
        ("x", "abc", False),
        (None, "abc", ERROR),
        (1, "123", ERROR),
        ("a", None, False),
        ("a", 5, False),
        ("a", True, False),
        ("de", ["de", "fr"], True),
        ("es", ["de", "fr"], False),
        ("5", [5], False),
        (5, ["5"], True),
        (5.0, [5], True),
        (0, ["abc"], True),
        (1, ["abc"], False),
        (2**53 + 1, [2**53], True),
        (None, ["de"], False),
        (None, [None], True),
        (True, [True], True),
        (True, [1], False),
        (1, [True], ERROR),
        (1, [1, True], True),
        (1, [None], ERROR),
        (5, [[1, 10]], True),
        (11, [[1, 10]], False),
        ("5", [["1", 10]], True),
        (5, [[1]], ERROR),
        (0, [[1, None]], False),
        (2, [[1, None]], ERROR),
        (None, [[1, 10]], ERROR),
        ([1], ["a"], False),
        ([1], [1], False),
    ],
)
def test_in(needle: Any, haystack: Any, answer: Any) -> None:
    context = {"needle": needle, "haystack": haystack}
    for a, b in product([needle, {"var": "needle"}], [haystack, {"var": "haystack"}]):
        assert result({"in": [a, b]}, context) == answer


def test_objects_cannot_be_looked_for_among_objects() -> None:
    assert result({"in": [{"var": "a"}, {"var": "b"}]}, {"a": {}, "b": [{}]}) == ERROR
    assert result({"in": [{"var": "a"}, {"var": "b"}]}, {"a": {}, "b": ["x"]}) is False


@pytest.mark.parametrize("needle", ["a", "zz", 1, 2.5, "1", 0, None, True, [], [1], {"a": 1}, {}])
def test_a_literal_list_of_texts_and_numbers_answers_as_a_list_would(needle: Any) -> None:
    members = ["a", "1", 2.5, "b", 7]
    answer = result({"in": [{"var": "x"}, members]}, {"x": needle})
    assert answer is is_in(Work(), needle, members)


def test_a_list_with_a_rule_in_it_is_looked_through() -> None:
    rule = {"in": [{"var": "x"}, ["a", {"var": "y"}]]}
    assert result(rule, {"x": "b", "y": "b"}) is True
    assert result(rule, {"x": "b", "y": "c"}) is False


def test_operands_of_in() -> None:
    assert result({"in": []}) == ERROR
    assert result({"in": ["a"]}) is False
    assert result({"in": "a"}) == ERROR
    assert result({"in": {"var": "x"}}, {"x": ["a", ["a"]]}) is True
    assert result({"in": ["a", "abc", "surplus"]}) is True


@pytest.mark.parametrize(
    ("first", "second", "every", "some"),
    [
        (["a", "b", 1], ["a", 1.0], True, True),
        (["a"], ["a", "b"], False, True),
        (["a"], ["b"], False, False),
        ([], [], True, False),
        ([True], [1], False, False),
        ("a", ["a"], False, False),
        ([None], [None], True, True),
        ([None], ["a", False, 0], False, False),
        ([1], [True, [1]], False, False),
        ([2**53], [2**53 + 1], True, True),
    ],
)
def test_contains_all_any_and_none(first: Any, second: Any, every: Any, some: Any) -> None:
    context = {"a": first, "b": second}
    operands = [{"var": "a"}, {"var": "b"}]
    assert result({"contains_all": operands}, context) is every
    assert result({"contains_any": operands}, context) is some
    assert result({"contains_none": operands}, context) is not some


def test_what_is_no_number_at_all_is_in_no_list() -> None:
    undefined = {"map": [{"var": "xs"}, {"%": [{"var": ""}, 0]}]}
    rule = {"contains_any": [undefined, undefined]}
    assert result(rule, {"xs": [1]}) is False


def test_two_long_lists_are_not_held_member_against_member() -> None:
    context = {"a": list(range(0, 40_000, 2)), "b": list(range(1, 40_000, 2))}
    assert result({"contains_any": [{"var": "a"}, {"var": "b"}]}, context) is False


def test_lists_and_objects_cannot_be_compared_with_their_kind() -> None:
    for value in ([1], {"a": 1}):
        context = {"a": [value], "b": [value]}
        assert result({"contains_any": [{"var": "a"}, {"var": "b"}]}, context) == ERROR


def test_is_in_says_what_it_cannot_look_for() -> None:
    with pytest.raises(OperandError, match="A list cannot be looked for in a text"):
        is_in(Work(), [], "abc")
