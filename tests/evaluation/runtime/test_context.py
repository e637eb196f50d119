from typing import Any

import pytest

from service.evaluation.limits import MAX_ITEMS
from tests.evaluation.asking import ERROR, FLAG_KEY, NOW, result

CONTEXT: dict[str, Any] = {
    "a": 1,
    "b": {"c": "x", "d": [10, {"e": "deep"}], "": "empty"},
    "null": None,
    "list": ["zero", "one", None],
    "1": "numbered",
    "1.5": "unreachable",
}


@pytest.mark.parametrize(
    ("operand", "value"),
    [
        ("a", 1),
        ("b.c", "x"),
        (".b..c.", "x"),
        ("b.d.0", 10),
        ("b.d.1.e", "deep"),
        ("b.d.x", 10),
        ("b.d.-1", None),
        ("b.d.2", None),
        ("b.c.x", None),
        ("nowhere", None),
        ("null", None),
        ("1", "numbered"),
        (1, "numbered"),
        (1.0, "numbered"),
        (1.5, None),
        (["a"], 1),
        (["a", "default"], 1),
        (["nowhere", "default"], "default"),
        (["null", "default"], "default"),
        (["nowhere", "default", "surplus"], None),
        (["nowhere", {"var": "a"}], 1),
        (["b.c.x", 5], 5),
        ("list.1", "one"),
        ("list.2", None),
        (None, None),
        (True, ERROR),
        ([1], ERROR),
        ([None], ERROR),
        ({"cat": ["b", ".c"]}, "x"),
        ({"var": "list.1"}, None),
        ([{"cat": ["b", ".c"]}, 5], "x"),
        ({"var": "b"}, ERROR),
    ],
)
def test_var(operand: Any, value: Any) -> None:
    assert result({"var": operand}, CONTEXT) == value


def test_a_default_is_evaluated_even_where_it_is_not_needed() -> None:
    assert result({"var": ["a", {"+": [True]}]}, CONTEXT) == ERROR
    assert result({"var": ["a", {"+": [{"var": "b"}]}]}, CONTEXT) == ERROR
    assert result({"var": ["a", 5, {"+": [{"var": "b"}]}]}, CONTEXT) == ERROR
    assert result({"var": ["a", {"+": [True]}, 5]}, CONTEXT) == ERROR
    assert result({"var": ["a", {"var": "b"}, 5]}, CONTEXT) == 1


@pytest.mark.parametrize("operand", ["", [], [""], ".", ["."], ["", 5]])
def test_the_whole_context(operand: Any) -> None:
    whole = {**CONTEXT, "$flagd": {"flagKey": FLAG_KEY, "timestamp": NOW}}
    assert result({"var": operand}, CONTEXT) == whole


@pytest.mark.parametrize("sent", [{}, {"$flagd": "forged"}, {"$flagd": {"flagKey": "forged"}}])
def test_flagd_properties_are_ours_whatever_was_sent(sent: Any) -> None:
    assert result({"var": "$flagd.flagKey"}, sent) == FLAG_KEY
    assert result({"var": "$flagd.timestamp"}, sent) == NOW
    assert result({"var": "$flagd"}, sent) == {"flagKey": FLAG_KEY, "timestamp": NOW}
    assert result({"var": "$flagd.other"}, sent) is None
    assert result({"var": "$flagd.flagKey.x"}, sent) is None
    assert result({"var": {"cat": ["$flagd", ".flagKey"]}}, sent) == FLAG_KEY
    assert result({"var": ["$flagd.flagKey", "default"]}, sent) == FLAG_KEY
    assert result({"var": ["$flagd.other", "default"]}, sent) == "default"
    assert result({"missing": ["$flagd.flagKey", "$flagd.other"]}, sent) == ["$flagd.other"]


def test_the_context_stays_as_it_was_sent() -> None:
    context = {"a": {"b": [1]}, "$flagd": "forged"}
    result({"merge": [{"var": ""}, {"var": "a.b"}, {"var": "$flagd"}]}, context)
    assert context == {"a": {"b": [1]}, "$flagd": "forged"}


def test_an_attribute_that_is_read_often_is_read_alike() -> None:
    rule = {
        "cat": [{"var": "a"}, {"var": ["a"]}, {"var": ["z", 0]}, {"var": "b.c"}, {"var": "b.c"}]
    }
    assert result(rule, CONTEXT) == "110xx"


@pytest.mark.parametrize(
    ("operand", "paths"),
    [
        ([], []),
        (["a", "nowhere", "null", "b.c", "b.x"], ["nowhere", "null", "b.x"]),
        ("nowhere", ["nowhere"]),
        ("a", []),
        ([1, 2], [2]),
        ([["nowhere", "default"], "x"], ["x"]),
        ([None], [None]),
        ({"merge": [["a"], "x"]}, ["x"]),
        ([True], ERROR),
        (5, ERROR),
        (None, ERROR),
    ],
)
def test_missing(operand: Any, paths: Any) -> None:
    assert result({"missing": operand}, CONTEXT) == paths


def test_an_empty_text_is_not_missing() -> None:
    assert result({"missing": ["x"]}, {"x": ""}) == []


@pytest.mark.parametrize(
    ("operand", "paths"),
    [
        ([1, ["a", "x", "y"]], []),
        ([2, ["a", "x", "y"]], ["x", "y"]),
        (["2", ["a", "x"]], ["x"]),
        ([0, ["x"]], []),
        ([1, []], []),
        ([1], ERROR),
        ([1, "a"], ERROR),
        ([None, ["a"]], ERROR),
        ("a", ERROR),
    ],
)
def test_missing_some(operand: Any, paths: Any) -> None:
    assert result({"missing_some": operand}, CONTEXT) == paths


@pytest.mark.parametrize(
    ("operand", "merged"),
    [
        ([[1, 2], 3, [[4]], None], [1, 2, 3, [4], None]),
        ([], []),
        ("a", ["a"]),
        (True, [True]),
        (5, [5]),
        (None, ERROR),
        ({"var": "object"}, ERROR),
        ({"var": "list"}, [1, 2]),
    ],
)
def test_merge(operand: Any, merged: Any) -> None:
    assert result({"merge": operand}, {"object": {"a": 1}, "list": [[1], 2]}) == merged


def test_merge_makes_no_list_past_the_bound() -> None:
    context = {"x": [0] * (MAX_ITEMS // 2)}
    assert len(result({"merge": [{"var": "x"}, {"var": "x"}]}, context)) == MAX_ITEMS
    assert result({"merge": [{"var": "x"}, {"var": "x"}, 0]}, context) == ERROR


@pytest.mark.parametrize(
    ("operand", "value"),
    [
        ([{"var": "b"}, "c", "new"], {"c": "new", "d": [10, {"e": "deep"}], "": "empty"}),
        (["text", "c", "new"], "text"),
        ([{"var": "b"}, "c"], CONTEXT["b"]),
        ([], None),
        ([{"var": "b"}, 5, "new"], ERROR),
        ("text", ERROR),
    ],
)
def test_set_copies(operand: Any, value: Any) -> None:
    assert result({"set": operand}, CONTEXT) == value
    assert CONTEXT["b"]["c"] == "x"
