from typing import Any

import cbor2
import mmh3
import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.evaluation.limits import MAX_HASHED
from service.evaluation.runtime.failures import OperandError
from service.evaluation.runtime.hashing import hash_text, hash_value
from service.evaluation.runtime.shares import MAX_TOTAL_WEIGHT, read_weight
from service.evaluation.runtime.work import Work
from tests.evaluation.asking import ERROR, FLAG_KEY, answer, flag, result

THIRDS = [["a", 1], ["b", 1], ["c", 1]]


def share(hashed: Any, weights: Any) -> Any:
    """The position of the share, worked out the plain way."""
    bucket = (hashed * sum(weights)) >> 32
    for position, weight in enumerate(weights):
        if bucket < weight:
            return position
        bucket -= weight
    raise AssertionError(bucket)


def test_the_hash_is_murmur3_of_the_utf_8_without_a_seed_and_without_a_sign() -> None:
    # The values that the algorithm's own test suite and other implementations publish.
    assert hash_text(Work(), "") == 0
    assert hash_text(Work(), "hello") == 0x248BFA47
    assert hash_text(Work(), "The quick brown fox jumps over the lazy dog") == 0x2E4FF723
    assert hash_text(Work(), "ünïcode") == mmh3.hash("ünïcode".encode(), 0, signed=False)


@pytest.mark.parametrize("number", range(30))
def test_version_2_hashes_the_flag_key_and_the_targeting_key_without_a_separator(
    number: Any,
) -> None:
    key = f"user-{number}"
    expected = "abc"[share(mmh3.hash(FLAG_KEY + key, signed=False), [1, 1, 1])]
    assert result({"fractional": THIRDS}, {"targetingKey": key}) == expected


@pytest.mark.parametrize("number", range(30))
def test_version_2_takes_a_text_as_it_is(number: Any) -> None:
    key = f"ünïcode-{number}"
    expected = "abc"[share(mmh3.hash(key, signed=False), [1, 1, 1])]
    for first in (key, {"var": "email"}, {"cat": [{"var": "email"}, ""]}):
        assert result({"fractional": [first, *THIRDS]}, {"email": key}) == expected


def test_version_2_takes_null_as_no_key() -> None:
    implicit = result({"fractional": THIRDS}, {"targetingKey": "u"})
    for first in (None, {"var": "nowhere"}):
        assert result({"fractional": [first, *THIRDS]}, {"targetingKey": "u"}) == implicit
        assert result({"fractional": [first, *THIRDS]}) is None


@pytest.mark.parametrize("key", [1, 1.5, True, False, {"a": 1, "b": 2}])
def test_version_2_has_no_answer_for_other_keys(key: Any) -> None:
    context = {"targetingKey": "u", "x": key}
    assert result({"fractional": [{"var": "x"}, *THIRDS]}, context) is None
    assert result({"fractional": [key, *THIRDS]}, context) is None


@pytest.mark.parametrize("key", [None, "", 5, True, ["u"]])
@pytest.mark.parametrize("version", [2, 3])
def test_without_a_text_for_a_targeting_key_there_is_no_answer(key: Any, version: Any) -> None:
    rule = {"fractional": THIRDS}
    assert result(rule, {"targetingKey": key}, fractional=version) is None
    assert result(rule, {}, fractional=version) is None


# --- version 3 ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "encoded"),
    [
        ("user-1", b"\x66user-1"),
        ("ü", b"\x62\xc3\xbc"),
        (0, b"\x00"),
        (-1, b"\x20"),
        (24, b"\x18\x18"),
        (1.0, b"\x01"),
        (-0.0, b"\x00"),
        (1.5, b"\xf9\x3e\x00"),
        (3.4028234663852886e38, b"\xfa\x7f\x7f\xff\xff"),
        (1.1, b"\xfb\x3f\xf1\x99\x99\x99\x99\x99\x9a"),
        (2.0**63, b"\x1b\x80\x00\x00\x00\x00\x00\x00\x00"),
        (2**64 - 1, b"\x1b" + b"\xff" * 8),
        (2.0**64, b"\xfa\x5f\x80\x00\x00"),
        (2**64, b"\xfa\x5f\x80\x00\x00"),
        (-(2.0**63), b"\x3b\x7f" + b"\xff" * 7),
        (-(2.0**64), b"\xfa\xdf\x80\x00\x00"),
        (True, b"\xf5"),
        (False, b"\xf4"),
        ({"b": 1.0, "aa": None, "a": [2.0]}, b"\xa3\x61a\x81\x02\x61b\x01\x62aa\xf6"),
    ],
)
def test_version_3_hashes_the_deterministic_cbor_of_any_value(value: Any, encoded: Any) -> None:
    assert hash_value(Work(), value) == mmh3.hash(encoded, 0, signed=False)
    expected = "abc"[share(mmh3.hash(encoded, 0, signed=False), [1, 1, 1])]
    rule = {"fractional": [{"var": "x"}, *THIRDS]}
    assert result(rule, {"x": value}, fractional=3) == expected


def test_version_3_hashes_both_keys_where_none_is_given() -> None:
    encoded = cbor2.dumps([FLAG_KEY, "user-1"])
    assert encoded == b"\x82\x66banner\x66user-1"
    expected = "abc"[share(mmh3.hash(encoded, 0, signed=False), [1, 1, 1])]
    assert result({"fractional": THIRDS}, {"targetingKey": "user-1"}, fractional=3) == expected


def test_version_3_has_no_answer_for_null() -> None:
    for first in (None, {"var": "nowhere"}):
        rule = {"fractional": [first, *THIRDS]}
        assert result(rule, {"targetingKey": "u"}, fractional=3) is None


def test_version_3_takes_a_list_for_a_bucket() -> None:
    rule = {"fractional": [{"var": "x"}, ["b", 1]]}
    context = {"x": ["a", 1], "targetingKey": "user-1"}
    assert result(rule, context, fractional=3) in ("a", "b")
    assert result(rule, {"x": ["a", 1]}, fractional=3) is None


def test_version_3_hashes_no_more_values_than_its_bound() -> None:
    hash_value(Work(), {"a": [0] * (MAX_HASHED - 2)})
    with pytest.raises(OperandError):
        hash_value(Work(), {"a": [0] * (MAX_HASHED - 1)})


def test_the_two_versions_bucket_differently() -> None:
    keys = [f"user-{number}" for number in range(50)]
    two, three = (
        [result({"fractional": THIRDS}, {"targetingKey": key}, fractional=version) for key in keys]
        for version in (2, 3)
    )
    assert two != three


# --- buckets --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("weight", "counts_as"),
    [
        (None, 1),
        (0, 0),
        (-5, 0),
        (-5.0, 0),
        (10, 10),
        (10.0, 10),
        (MAX_TOTAL_WEIGHT, MAX_TOTAL_WEIGHT),
        (MAX_TOTAL_WEIGHT + 1, None),
        (1.5, None),
        (-0.5, None),
        ("1", None),
        (True, None),
        ([], None),
        (1e300, None),
        (float("inf"), None),
    ],
)
def test_weights(weight: Any, counts_as: Any) -> None:
    assert read_weight(weight) == counts_as


def looked_up_alike(buckets: Any, context: Any) -> Any:
    """The answer, which must not depend on whether weights are literal or looked up."""
    literal = result({"fractional": buckets}, context)
    variable = [
        [bucket[0], {"var": f"weight{position}"}, *bucket[2:]] if len(bucket) > 1 else bucket
        for position, bucket in enumerate(buckets)
    ]
    weights = {f"weight{p}": b[1] for p, b in enumerate(buckets) if len(b) > 1}
    assert result({"fractional": variable}, {**context, **weights}) == literal
    return literal


@pytest.mark.parametrize(
    "buckets",
    [
        [["a", 0]],
        [["a", 0], ["b", -1]],
        [["a", 1.5], ["b", 1]],
        [["a", "1"], ["b", 1]],
        [["a", True]],
        [["a", MAX_TOTAL_WEIGHT], ["b", 1]],
        [["a", MAX_TOTAL_WEIGHT + 1]],
        [["a", 2**60]],
    ],
)
def test_weights_that_make_no_distribution_give_no_answer(buckets: Any) -> None:
    assert looked_up_alike(buckets, {"targetingKey": "u"}) is None


@pytest.mark.parametrize(
    ("buckets", "expected"),
    [
        ([["a"]], "a"),
        ([["a", None]], "a"),
        ([["a", 0], ["b", 5]], "b"),
        ([["a", -7], ["b", 5]], "b"),
        ([["a", MAX_TOTAL_WEIGHT]], "a"),
        ([["a", 3.0, "surplus"]], "a"),
        ([[None, 1]], None),
        ([[True, 1]], True),
        ([[5, 1]], 5),
    ],
)
def test_a_single_share_gets_every_key(buckets: Any, expected: Any) -> None:
    assert looked_up_alike(buckets, {"targetingKey": "u"}) == expected


@pytest.mark.parametrize(
    "operands",
    [
        [],
        ["key"],
        [None],
        ["key", "a"],
        ["key", []],
        ["key", ["a", 1], "b"],
        [["a", 1], "b"],
        [[["a"], 1]],
        [[{"a": 1, "b": 2}, 1]],
        "text",
        None,
        {"var": "nowhere"},
    ],
)
@pytest.mark.parametrize("version", [2, 3])
def test_what_is_no_list_of_buckets_gives_no_answer(operands: Any, version: Any) -> None:
    context = {"targetingKey": "u"}
    assert result({"fractional": operands}, context, fractional=version) is None


def test_variants_and_weights_may_be_rules() -> None:
    rule = {
        "fractional": [
            [{"if": [{"var": "beta"}, "b", "a"]}, {"if": [{"var": "on"}, 100, 0]}],
            ["c", {"-": [100, {"if": [{"var": "on"}, 100, 0]}]}],
        ]
    }
    context = {"targetingKey": "u"}
    assert result(rule, context) == "c"
    assert result(rule, {**context, "on": True}) == "a"
    assert result(rule, {**context, "on": True, "beta": True}) == "b"


def test_a_bucket_that_fails_stops_the_evaluation() -> None:
    rule = {"fractional": [["a", {"+": [{"var": "x"}]}], ["b", 1]]}
    assert result(rule, {"targetingKey": "u", "x": None}) == ERROR


def test_operands_may_come_from_one_look_up() -> None:
    assert result({"fractional": {"var": "x"}}, {"x": ["key", ["a", 1]]}) == "a"


def test_within_a_loop_the_keys_are_those_of_the_element() -> None:
    rule = {"map": [{"var": "users"}, {"fractional": [["a", 1]]}]}
    users = [{"targetingKey": "u"}, {"name": "x"}, "text"]
    assert result(rule, {"users": users, "targetingKey": "outside"}) == ["a", None, None]
    rule = {"map": [{"var": "users"}, {"fractional": ["key", ["a", 1]]}]}
    assert result(rule, {"users": users}) == ["a", "a", None]


def test_a_share_answers_its_variant_at_once() -> None:
    body = answer(flag({"fractional": [["on", 1]]}), {"targetingKey": "u"})
    assert (body["variant"], body["reason"]) == ("on", "TARGETING_MATCH")
    body = answer(flag({"fractional": [[None, 1]]}), {"targetingKey": "u"})
    assert (body["variant"], body["reason"]) == ("off", "DEFAULT")
    body = answer(flag({"fractional": [["nowhere", 1]]}), {"targetingKey": "u"})
    assert body["errorCode"] == "GENERAL"
    body = answer(flag({"fractional": [["on", 1]]}), {})
    assert (body["variant"], body["reason"]) == ("off", "DEFAULT")


def test_every_key_gets_about_its_share() -> None:
    counts = {"a": 0, "b": 0}
    for number in range(2000):
        context = {"targetingKey": f"user-{number}"}
        counts[result({"fractional": [["a", 25], ["b", 75]]}, context)] += 1
    assert 425 < counts["a"] < 575


@given(
    st.text(max_size=20),
    st.lists(st.integers(0, 2**29 - 1), min_size=1, max_size=4).filter(any),
    st.sampled_from([2, 3]),
)
def test_the_share_is_where_the_hash_falls(key: Any, weights: Any, version: Any) -> None:
    buckets = [[str(position), weight] for position, weight in enumerate(weights)]
    hashed = hash_text(Work(), key) if version == 2 else hash_value(Work(), key)
    expected = str(share(hashed, weights))
    rule = {"fractional": [{"var": "key"}, *buckets]}
    assert result(rule, {"key": key}, fractional=version) == expected
