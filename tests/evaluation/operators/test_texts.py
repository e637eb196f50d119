from itertools import product
from typing import Any

import pytest

from service.evaluation.limits import MAX_TEXT
from tests.evaluation.asking import ERROR, result


@pytest.mark.parametrize(
    ("operands", "text"),
    [
        ([], ""),
        (["a", "b", 1, None, 2.5], "ab12.5"),
        ([" a ", "b "], "a b"),
        ([" a "], " a "),
        (["\u00a0a", "\u3000"], "a"),
        (["\x1ca", "b"], "\x1cab"),
        ([1e21, ""], "1000000000000000000000"),
        ([1.0], "1"),
        ([None], ""),
        ([True], ERROR),
        ([["a"], "b"], ERROR),
        (list("abcdefghij"), "abcdefghij"),
        ([*"abcdefghi", 10, " "], "abcdefghi10"),
    ],
)
def test_cat(operands: Any, text: Any) -> None:
    assert result({"cat": operands}) == text
    context = {str(position): operand for position, operand in enumerate(operands)}
    looked_up = [{"var": str(position)} for position in range(len(operands))]
    assert result({"cat": looked_up}, context) == text


def test_cat_without_a_list() -> None:
    assert result({"cat": " a "}) == " a "
    assert result({"cat": 5}) == ERROR
    assert result({"cat": None}) == ERROR


@pytest.mark.parametrize("times", [3, 30])
def test_cat_makes_no_text_past_the_bound(times: Any) -> None:
    long = "a" * (MAX_TEXT // 2)
    assert len(result({"cat": [{"var": "x"}, {"var": "x"}]}, {"x": long})) == MAX_TEXT
    assert result({"cat": [{"var": "x"}] * times}, {"x": long}) == ERROR


@pytest.mark.parametrize(
    ("operands", "text"),
    [
        (["jsonlogic", 4], "logic"),
        (["jsonlogic", -5], "logic"),
        (["jsonlogic", 1, 3], "son"),
        (["jsonlogic", 4, -2], "log"),
        (["jsonlogic", -5, -2], "log"),
        (["abc", 9], "abc"),
        (["abc", -9], "abc"),
        (["abc", 3], ""),
        (["abc", 1, 99], "bc"),
        (["abc", 2, -2], ERROR),
        (["abc", 0, -9], ERROR),
        (["ünïcode", 1, 2], "nï"),
        (["😀a", 1], "a"),
        ([12345, 1, 2], "23"),
        ([None, 0], ""),
        (["abc", "1"], "bc"),
        (["abc", 1.9], "bc"),
        (["abc", 0, 1e300], ERROR),
        (["abc", 0, 1, "surplus"], "abc"),
        (["abc"], ERROR),
        (["abc", None], ERROR),
        ([True, 0], ERROR),
        ("abc", ERROR),
    ],
)
def test_substr(operands: Any, text: Any) -> None:
    assert result({"substr": operands}) == text
    assert result({"substr": {"var": "x"}}, {"x": operands}) == text


@pytest.mark.parametrize(
    ("value", "affix", "starts", "ends"),
    [
        ("user@example.com", "user", True, False),
        ("user@example.com", ".com", False, True),
        ("abc", "", True, True),
        ("abc", "abcd", False, False),
        (None, "a", None, None),
        (5, "5", None, None),
        ("5", 5, None, None),
        (["a"], "a", None, None),
        ("a", None, None, None),
    ],
)
def test_starts_with_and_ends_with(value: Any, affix: Any, starts: Any, ends: Any) -> None:
    context = {"value": value, "affix": affix}
    for a, b in product([value, {"var": "value"}], [affix, {"var": "affix"}]):
        assert result({"starts_with": [a, b]}, context) is starts
        assert result({"ends_with": [a, b]}, context) is ends


@pytest.mark.parametrize("operator", ["starts_with", "ends_with"])
@pytest.mark.parametrize("operands", [[], ["a"], ["a", "a", "a"], "a", None, {"var": "x"}])
def test_anything_but_two_texts_gives_no_answer(operator: Any, operands: Any) -> None:
    assert result({operator: operands}, {"x": ["a", "b", "c"]}) is None
