import math
from typing import Any

import pytest

from service.evaluation.limits import MAX_NUMERAL
from service.evaluation.runtime.numbers import (
    as_json,
    in_comparison,
    parse_number,
    plain,
    truncated,
)
from service.evaluation.runtime.work import Work


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("10", 10.0),
        ("-1.5", -1.5),
        ("+1", 1.0),
        (".5", 0.5),
        ("5.", 5.0),
        ("1.e1", 10.0),
        ("00012", 12.0),
        ("1e+05", 100000.0),
        ("1_0", 10.0),
        ("1e1_0", 1e10),
        ("0x1p4", 16.0),
        ("0X1P4", 16.0),
        ("0x_1p4", 16.0),
        ("0x.8p1", 1.0),
        ("0x1p2000", math.inf),
        ("-0x1p2000", -math.inf),
        ("inf", math.inf),
        ("-iNf", -math.inf),
        ("+Infinity", math.inf),
        ("1e999", math.inf),
        ("1e-999", 0.0),
    ],
)
def test_text_is_read_as_go_reads_numbers(text: Any, number: Any) -> None:
    assert parse_number(text) == number


@pytest.mark.parametrize(
    "text",
    [
        "",
        " 1",
        "1 ",
        "\t1",
        "1d",
        "0b1",
        "0x10",
        ".",
        "1e",
        "1__0",
        "_1",
        "1_",
        "\u0661",
        "infinit",
    ],
)
def test_text_that_go_refuses_is_no_number(text: Any) -> None:
    assert parse_number(text) is None


@pytest.mark.parametrize("text", ["1" * 1_990 + "x", "1_" * 990 + "x", "0x" + "1" * 1_990 + "x"])
def test_long_text_that_is_no_number_is_seen_at_once(text: Any) -> None:
    # One that backtracks over every way to cut the digits in two takes minutes.
    assert all(parse_number(text) is None for _ in range(500))


def test_text_of_any_length_that_tells_floats_apart_is_read() -> None:
    assert parse_number("1." + "0" * 765 + "1") == 1.0
    assert parse_number("0." + "0" * MAX_NUMERAL) is None


@pytest.mark.parametrize("text", ["nan", "NaN"])
def test_nan_is_read_without_a_sign_only(text: Any) -> None:
    number = parse_number(text)
    assert number is not None
    assert math.isnan(number)
    assert parse_number("+" + text) is None


@pytest.mark.parametrize("text", ["", " ", "\t\n", "\u00a0", "\u2003"])
def test_blank_text_counts_as_zero_in_a_comparison(text: Any) -> None:
    assert in_comparison(Work(), text) == 0.0


@pytest.mark.parametrize("value", ["a", "1e999", "\x1c", [], [1], {}, "nan"])
def test_what_is_no_number_is_nan_in_a_comparison(value: Any) -> None:
    assert math.isnan(in_comparison(Work(), value))


def test_null_and_booleans_count_in_a_comparison() -> None:
    assert [in_comparison(Work(), value) for value in (None, False, True)] == [0.0, 0.0, 1.0]


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (1.0, "1"),
        (10, "10"),
        (1.5, "1.5"),
        (-0.0, "-0"),
        (1e21, "1000000000000000000000"),
        (1e-7, "0.0000001"),
        (1e23, "100000000000000000000000"),
        (2**53 + 1, "9007199254740992"),
        (math.inf, "+Inf"),
        (-math.inf, "-Inf"),
        (math.nan, "NaN"),
    ],
)
def test_a_number_as_text_has_no_exponent(number: Any, text: Any) -> None:
    assert plain(number) == text


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (1.0, "1"),
        (1.5, "1.5"),
        (1e20, "100000000000000000000"),
        (1e21, "1e+21"),
        (1.5e300, "1.5e+300"),
        (1e-6, "0.000001"),
        (1e-7, "1e-7"),
        (-2.5e-10, "-2.5e-10"),
        (0.0, "0"),
        (-0.0, "-0"),
        (math.inf, None),
        (math.nan, None),
    ],
)
def test_a_number_names_a_variant_as_json_writes_it(number: Any, text: Any) -> None:
    assert as_json(number) == text


def test_a_number_is_cut_to_a_whole_one() -> None:
    assert [truncated(number) for number in (2.9, -2.9, 0.0)] == [2, -2, 0]


@pytest.mark.parametrize("number", [math.inf, -math.inf, math.nan, 1e19, -1e300])
def test_what_fits_no_integer_is_the_smallest(number: Any) -> None:
    assert truncated(number) == -(2**63)
