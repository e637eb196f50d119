from itertools import product
from typing import Any

import pytest

from service.evaluation.limits import MAX_VERSION
from tests.evaluation.asking import result

ASCENDING = [
    "1.0.0-alpha",
    "1.0.0-alpha.1",
    "1.0.0-alpha.beta",
    "1.0.0-beta",
    "1.0.0-beta.2",
    "1.0.0-beta.11",
    "1.0.0-rc.1",
    "1.0.0",
    "1.0.1",
    "1.2.0",
    "1.10.0",
    "2.0.0-0",
    "2.0.0",
    "10.0.0",
]


def compared(a: Any, symbol: Any, b: Any) -> Any:
    """The answer, which must not depend on what is literal and what is looked up."""
    context = {"a": a, "b": b, "symbol": symbol}
    answers = [
        result({"sem_ver": [left, middle, right]}, context)
        for left, middle, right in product(
            [a, {"var": "a"}], [symbol, {"var": "symbol"}], [b, {"var": "b"}]
        )
    ]
    assert all(answer is answers[0] for answer in answers)
    return answers[0]


def test_versions_are_ordered_as_semver_says() -> None:
    for (i, a), (j, b) in product(enumerate(ASCENDING), enumerate(ASCENDING)):
        rule = {"sem_ver": [{"var": "a"}, "<", b]}
        assert result(rule, {"a": a}) is (i < j)
        rule = {"sem_ver": [{"var": "a"}, ">=", b]}
        assert result(rule, {"a": a}) is (i >= j)


@pytest.mark.parametrize(
    ("a", "symbol", "b", "answer"),
    [
        ("1.2.3", "=", "1.2.3", True),
        ("1.2.3", "!=", "1.2.3", False),
        ("1.2.3", "<=", "1.2.4", True),
        ("1.2.3", ">", "1.2.2", True),
        ("v1.2.3", "=", "V1.2.3", True),
        ("1", "=", "1.0.0", True),
        ("1.2", "=", "1.2.0", True),
        (1, "=", "1.0.0", True),
        (1.2, "=", "1.2.0", True),
        (2.0, "=", "2.0.0", True),
        (999999, "=", "999999.0.0", True),
        (1000000, "=", "1000000.0.0", None),
        (1234567.5, ">", "1.0.0", None),
        (-0.0, "=", "0.0.0", None),
        ("1.2.3+build.5", "=", "1.2.3", True),
        ("1.2.3-rc.1+build", "=", "1.2.3-rc.1", True),
        ("1.9.0", "^", "1.2.0", True),
        ("1.0.0", "^", "1.2.0", True),
        ("2.0.0", "^", "1.2.0", False),
        ("1.2.9", "~", "1.2.3", True),
        ("1.2.0", "~", "1.2.3", True),
        ("1.3.0", "~", "1.2.3", False),
    ],
)
def test_sem_ver(a: Any, symbol: Any, b: Any, answer: Any) -> None:
    assert compared(a, symbol, b) is answer


@pytest.mark.parametrize(
    "version",
    [
        "",
        "v",
        "vv1.0.0",
        "latest",
        "1.0.0.0",
        "01.2.3",
        "1.02.3",
        "1.2.3-01",
        "1.2-rc",
        "1-rc",
        "1.2+build",
        "1.x",
        "1.2.3-",
        "1.2.3-a..b",
        "1.2.3+",
        " 1.2.3",
        "1.2.3\n",
        "\u0661.0.0",
        "-1",
        -1,
        None,
        True,
        [1, 2, 3],
        {"a": 1, "b": 2},
        1e300,
        "1.0.0-" + "a" * MAX_VERSION,
        "1.0.0-" + "1." * 500_000 + "$",
    ],
)
def test_what_is_no_version_gives_no_answer(version: Any) -> None:
    context = {"x": version}
    assert result({"sem_ver": [{"var": "x"}, "=", "1.0.0"]}, context) is None
    assert result({"sem_ver": ["1.0.0", "=", {"var": "x"}]}, context) is None
    assert result({"sem_ver": [version, "=", "1.0.0"]}) is None


@pytest.mark.parametrize("symbol", ["==", "<>", "", "~>", None, 1, ["="]])
def test_an_unknown_operator_gives_no_answer(symbol: Any) -> None:
    assert compared("1.0.0", symbol, "1.0.0") is None


@pytest.mark.parametrize(
    "operands", [[], ["1.0.0"], ["1.0.0", "="], ["1.0.0", "=", "1.0.0", "x"], "1.0.0", None]
)
def test_anything_but_three_operands_gives_no_answer(operands: Any) -> None:
    assert result({"sem_ver": operands}) is None
    assert result({"sem_ver": {"var": "x"}}, {"x": operands}) is None


def test_three_operands_may_come_from_one_look_up() -> None:
    assert result({"sem_ver": {"var": "x"}}, {"x": ["1.0.0", "<", "2.0.0"]}) is True


def test_numbers_of_hundreds_of_digits_are_compared() -> None:
    long = "1" + "0" * 1000
    assert result({"sem_ver": [{"var": "x"}, ">", "2.0.0"]}, {"x": long}) is True
    rule = {"sem_ver": [{"var": "x"}, ">", "1.0.0-9"]}
    assert result(rule, {"x": f"1.0.0-{long}"}) is True
