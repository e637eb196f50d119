"""Two results compared: a difference counts only if the repetitions do not overlap."""

from __future__ import annotations

from bench.compare import compare
from tests.bench.making import line, results


def verdict(before: list[float], after: list[float]) -> str:
    one, two = (results(line("row", "server", *values)) for values in (before, after))
    return compare(one, two)[0].verdict


def test_repetitions_that_lie_apart_are_a_difference() -> None:
    assert verdict([100, 101, 102], [110, 111, 112]) == "faster"
    assert verdict([110, 111, 112], [100, 101, 102]) == "slower"


def test_repetitions_that_overlap_are_none() -> None:
    assert verdict([100, 101, 112], [110, 111, 115]) == ""


def test_one_repetition_says_nothing() -> None:
    assert verdict([100], [200]) == ""


def test_the_ratio_is_of_medians() -> None:
    one, two = results(line("r", "s", 90, 100, 300)), results(line("r", "s", 10, 200, 210))
    assert compare(one, two)[0].ratio == 2


def test_only_lines_of_both_are_compared_in_the_order_of_the_later() -> None:
    before = results(line("a", "s", 1), line("b", "s", 1), line("gone", "s", 1))
    after = results(line("new", "s", 1), line("b", "s", 1), line("a", "s", 1))
    assert [difference.row for difference in compare(before, after)] == ["b", "a"]
