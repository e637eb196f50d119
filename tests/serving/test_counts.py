from __future__ import annotations

import json
from typing import Any

import pytest

from service.evaluation.definition.document import read_document
from service.evaluation.flag_set import CompiledFlagSet, FlagSetHeader
from service.serving import counts as counting
from service.serving.counts import Counts
from service.structs.statistics import HOUR, Count, Outcome
from service.telemetry.counters import OTHERS, Counters

FLAGS: dict[str, Any] = {
    "static": {"state": "ENABLED", "variants": {"a": 1.0}, "defaultVariant": "a"},
    "off": {"state": "DISABLED", "variants": {"a": 1.0}, "defaultVariant": "a"},
    "bare": {"state": "ENABLED", "variants": {"a": 1.0}},
    "targeted": {
        "state": "ENABLED",
        "variants": {"north": "N", "south": "S"},
        "defaultVariant": "south",
        "targeting": {"var": "side"},
    },
}


class Clock:
    """A clock that goes when it is told to."""

    def __init__(self) -> None:
        self.seconds = 1_000_000.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def counters() -> Counters:
    return Counters()


@pytest.fixture
def counts(counters: Counters, clock: Clock) -> Counts:
    return Counts(counters, clock)


@pytest.fixture
def shop() -> CompiledFlagSet:
    return compiled(FLAGS)


def compiled(flags: dict[str, Any]) -> CompiledFlagSet:
    read = read_document(json.dumps({"flags": flags}).encode())
    header = FlagSetHeader("shop", 1, 0, 2, {})
    return CompiledFlagSet.build(header, read.flags.values(), ())


def fold(counts: Counts) -> list[Count]:
    for _ in counts.folding():
        pass
    return counts.take()


def folded(counts: Counts) -> dict[tuple[str, str | None, str], int]:
    """Evaluations by flag, variant and reason, whatever the hour."""
    numbers: dict[tuple[str, str | None, str], int] = {}
    for count in fold(counts):
        outcome = count.outcome
        assert outcome.flag_set == "shop"
        place = (outcome.flag, outcome.variant, outcome.reason)
        numbers[place] = numbers.get(place, 0) + count.evaluations
    return numbers


def test_each_outcome_of_a_single_evaluation_is_counted(
    counts: Counts, shop: CompiledFlagSet
) -> None:
    for _ in range(3):
        counts.add("shop", shop.evaluate("static", {}, 0))
    counts.add("shop", shop.evaluate("off", {}, 0))
    counts.add("shop", shop.evaluate("bare", {}, 0))
    counts.add("shop", shop.evaluate("targeted", {"side": "north"}, 0))
    counts.add("shop", shop.evaluate("targeted", {}, 0))
    counts.add("shop", shop.evaluate("targeted", {"side": "up"}, 0))
    counts.add("shop", shop.evaluate("targeted", {"side": "down"}, 0))
    assert folded(counts) == {
        ("static", "a", "STATIC"): 3,
        ("off", None, "DISABLED"): 1,
        ("bare", None, "DEFAULT"): 1,
        ("targeted", "north", "TARGETING_MATCH"): 1,
        ("targeted", "south", "DEFAULT"): 1,
        ("targeted", None, "GENERAL"): 2,
    }
    assert folded(counts) == {}


def test_a_failure_is_told_from_a_reason_of_the_same_flag(
    counts: Counts, shop: CompiledFlagSet, clock: Clock
) -> None:
    counts.add("shop", shop.evaluate("targeted", {"side": "up"}, 0))
    counts.add_all("shop", shop.evaluate_all({"side": "up"}, 0))
    hour, now = int(clock() * 1000) // HOUR * HOUR, int(clock() * 1000)
    failed = Outcome("shop", "targeted", None, "GENERAL", failed=True)
    assert Count(failed, hour, 2, now) in fold(counts)


def test_a_bulk_answer_counts_each_of_its_flags_as_often_as_it_is_given(
    counts: Counts, shop: CompiledFlagSet
) -> None:
    north, south = shop.evaluate_all({"side": "north"}, 0), shop.evaluate_all({}, 0)
    for _ in range(5):
        counts.add_all("shop", north)
    counts.add_all("shop", south)
    counts.add_all("shop", shop.evaluate_all({}, 0))
    assert folded(counts) == {
        ("static", "a", "STATIC"): 7,
        ("off", None, "DISABLED"): 7,
        ("bare", None, "DEFAULT"): 7,
        ("targeted", "north", "TARGETING_MATCH"): 5,
        ("targeted", "south", "DEFAULT"): 2,
    }


@pytest.mark.parametrize("number", [0, 1, 2, 3])
def test_bulk_answers_are_counted_however_many_flags_the_context_decides(
    counts: Counts, number: int
) -> None:
    flags = {"static": FLAGS["static"]}
    flags |= {f"targeted-{index}": FLAGS["targeted"] for index in range(number)}
    shop = compiled(flags)
    for side in ("north", "south", "north"):
        counts.add_all("shop", shop.evaluate_all({"side": side}, 0))
    expected = {("static", "a", "STATIC"): 3}
    for index in range(number):
        expected[f"targeted-{index}", "north", "TARGETING_MATCH"] = 2
        expected[f"targeted-{index}", "south", "TARGETING_MATCH"] = 1
    assert folded(counts) == expected


def test_an_override_is_counted_as_what_it_came_to(counts: Counts, shop: CompiledFlagSet) -> None:
    overrides = {"bare": "a", "targeted": "north"}
    counts.add_all("shop", shop.evaluate_all({}, 0, overrides))
    counts.add("shop", shop.evaluate("bare", {}, 0, overrides))
    counts.add_all("shop", shop.evaluate_all({}, 0))
    assert folded(counts) == {
        ("static", "a", "STATIC"): 2,
        ("off", None, "DISABLED"): 2,
        ("bare", "a", "TARGETING_MATCH"): 2,
        ("bare", None, "DEFAULT"): 1,
        ("targeted", "north", "TARGETING_MATCH"): 1,
        ("targeted", "south", "DEFAULT"): 1,
    }


def test_a_flag_that_is_not_there_is_counted_without_its_key(
    counts: Counts, shop: CompiledFlagSet, counters: Counters
) -> None:
    for number in range(10):
        counts.add("shop", shop.evaluate(f"nothing-{number}", {}, 0))
    assert folded(counts) == {}
    assert counters.reasons == {"shop": {"FLAG_NOT_FOUND": 10}}


def test_the_reasons_reach_the_tally(
    counts: Counts, shop: CompiledFlagSet, counters: Counters
) -> None:
    counts.add("shop", shop.evaluate("static", {}, 0))
    counts.add("shop", shop.evaluate("targeted", {"side": "up"}, 0))
    counts.add_all("shop", shop.evaluate_all({}, 0))
    fold(counts)
    assert counters.reasons == {"shop": {"STATIC": 2, "GENERAL": 1, "DISABLED": 1, "DEFAULT": 2}}
    assert not counters.flags


def test_what_each_flag_came_to_reaches_the_tally_where_that_is_wanted(
    shop: CompiledFlagSet,
) -> None:
    counters = Counters()
    counts = Counts(counters, by_flag=True)
    counts.add("shop", shop.evaluate("static", {}, 0))
    counts.add("shop", shop.evaluate("nothing", {}, 0))
    counts.add_all("shop", shop.evaluate_all({}, 0))
    fold(counts)
    assert counters.flags == {
        "shop": {
            "static": {"a": {"STATIC": 2}},
            "off": {"": {"DISABLED": 1}},
            "bare": {"": {"DEFAULT": 1}},
            "targeted": {"south": {"DEFAULT": 1}},
        }
    }


def test_a_set_that_is_swapped_keeps_what_was_counted(
    counts: Counts, shop: CompiledFlagSet
) -> None:
    counts.add("shop", shop.evaluate("static", {}, 0))
    counts.add_all("shop", shop.evaluate_all({}, 0))
    changed = compiled({"static": {**FLAGS["static"], "state": "DISABLED"}})
    counts.add("shop", changed.evaluate("static", {}, 0))
    counts.add_all("shop", changed.evaluate_all({}, 0))
    found = folded(counts)
    assert found["static", "a", "STATIC"] == 2
    assert found["static", None, "DISABLED"] == 2


def test_what_is_counted_while_it_folds_is_not_lost(counts: Counts, shop: CompiledFlagSet) -> None:
    counts.add_all("shop", shop.evaluate_all({}, 0))
    for _ in counts.folding():
        counts.add("shop", shop.evaluate("static", {}, 0))
        counts.add_all("shop", shop.evaluate_all({}, 0))
    assert folded(counts)["static", "a", "STATIC"] == 1 + 2 * len(FLAGS)


def test_a_folding_that_was_left_in_the_middle_loses_nothing(
    counts: Counts, shop: CompiledFlagSet
) -> None:
    counts.add_all("shop", shop.evaluate_all({}, 0))
    left = counts.folding()
    next(left)
    left.close()
    counts.add("shop", shop.evaluate("static", {}, 0))
    assert sum(folded(counts).values()) == len(FLAGS) + 1


def test_the_number_of_bulk_answers_and_failures_does_not_grow_the_memory(
    counts: Counts, shop: CompiledFlagSet, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(counting, "_MOST_HELD", 100)
    monkeypatch.setattr(counting, "_MOST_ANSWERS", 50)
    folding = counts.folding()
    for number in range(1000):
        counts.add_all("shop", shop.evaluate_all({"side": f"nowhere-{number}"}, 0))
        counts.add("shop", shop.evaluate("targeted", {"side": f"nowhere-{number}"}, 0))
        if number == 500:
            # A folding is under way when the memory is short.
            next(folding)
    held = (counts._given, counts._of_bulk["shop"], counts._failures, counts._single)
    assert sum(len(each) for each in held) < 200
    for _ in folding:
        pass
    assert folded(counts)["targeted", None, "GENERAL"] == 2000


def test_hours_are_told_apart_and_a_long_outage_merges_the_earliest(
    counts: Counts, shop: CompiledFlagSet, clock: Clock
) -> None:
    for _ in range(30):
        counts.add("shop", shop.evaluate("static", {}, 0))
        for _ in counts.folding():
            pass
        clock.seconds += 3600
    taken = sorted(counts.take(), key=lambda count: count.hour)
    assert len(taken) == 24
    assert [count.evaluations for count in taken] == [7] + [1] * 23
    assert all(count.hour <= count.last_at < count.hour + HOUR for count in taken)


def test_one_folding_takes_what_waited_longest_and_leaves_the_rest_to_the_next(
    counts: Counts, shop: CompiledFlagSet, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(counting, "_MOST_FOLDED", 2 * len(FLAGS))
    remembered = [shop.evaluate_all({"side": side}, 0) for side in ("north", "south", "east")]
    for answer in (*remembered, remembered[2]):
        counts.add_again("shop", answer)
    assert folded(counts)["static", "a", "STATIC"] == 2
    counts.add_again("shop", remembered[0])
    assert folded(counts)["static", "a", "STATIC"] == 3
    assert folded(counts) == {}


def test_the_whole_is_folded_where_it_is_wanted_or_too_much_waits(
    counts: Counts, shop: CompiledFlagSet, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(counting, "_MOST_FOLDED", len(FLAGS))
    remembered = [shop.evaluate_all({}, 0) for _ in range(5)]
    for answer in remembered:
        counts.add_again("shop", answer)
    for _ in counts.folding(whole=True):
        pass
    assert sum(count.evaluations for count in counts.take()) == 5 * len(FLAGS)
    monkeypatch.setattr(counting, "_MOST_WAITING", 2 * len(FLAGS))
    for answer in remembered:
        counts.add_again("shop", answer)
    assert sum(folded(counts).values()) == 3 * len(FLAGS)
    assert sum(folded(counts).values()) == len(FLAGS)


def test_a_deleted_set_is_counted_with_the_others_once_its_last_counts_are_folded(
    counters: Counters, clock: Clock, shop: CompiledFlagSet
) -> None:
    counts = Counts(counters, clock, by_flag=True)
    counts.add("shop", shop.evaluate("static", {}, 0))
    counts.let_go("shop", None)
    for _ in counts.folding():
        pass
    assert (counters.reasons, counters.flags) == ({OTHERS: {"STATIC": 1}}, {})
    assert [count.evaluations for count in counts.take()] == [1]


def test_a_deleted_flag_is_no_longer_told_of(clock: Clock, shop: CompiledFlagSet) -> None:
    counters = Counters()
    counts = Counts(counters, clock, by_flag=True)
    for key in ("static", "off"):
        counts.add("shop", shop.evaluate(key, {}, 0))
    counts.let_go("shop", {"off"})
    for _ in counts.folding():
        pass
    assert list(counters.flags["shop"]) == ["off"]
    assert counters.reasons == {"shop": {"STATIC": 1, "DISABLED": 1}}
