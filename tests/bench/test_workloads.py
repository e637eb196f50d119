"""What is asked: contexts that vary, and flags by kind."""

from __future__ import annotations

import pytest

from bench.calls import SERIAL_MARK
from bench.contexts import make_contexts
from bench.flags import mixed_flags
from bench.workloads import (
    accepting_gzip,
    bulk,
    by_plan,
    flags_of_kind,
    of_callers,
    partly_known,
    plans,
    read_flags,
    recurring,
    single,
    write_flags,
)

ROLLOUT = {"fractional": [["on", 10], ["off", 90]]}
DOCUMENT = {
    "flags": {
        "plain": {"state": "ENABLED", "variants": {"on": True}, "defaultVariant": "on"},
        "empty": {"state": "ENABLED", "variants": {"on": True}, "targeting": {}},
        "aimed": {"state": "ENABLED", "variants": {}, "targeting": {"==": [1, 1]}},
        "split": {"state": "ENABLED", "variants": {}, "targeting": {"if": [True, ROLLOUT]}},
        "off": {"state": "DISABLED", "variants": {}, "targeting": ROLLOUT},
    }
}


def test_enabled_flags_are_told_apart_by_what_their_targeting_does() -> None:
    assert flags_of_kind(DOCUMENT, "static") == ["plain", "empty"]
    assert flags_of_kind(DOCUMENT, "targeted") == ["aimed"]
    assert flags_of_kind(DOCUMENT, "fractional") == ["split"]


def test_contexts_are_the_same_in_every_run_and_differ_among_themselves() -> None:
    contexts = make_contexts(200, fresh=False)
    assert contexts == make_contexts(200, fresh=False)
    assert len({context["targetingKey"] for context in contexts}) == 200
    assert len({str(sorted(context["device"].items())) for context in contexts}) > 10


def test_fresh_contexts_carry_the_mark_of_the_serial() -> None:
    assert all(SERIAL_MARK in one["targetingKey"] for one in make_contexts(10, fresh=True))


def test_fresh_calls_never_repeat_and_recurring_ones_do() -> None:
    fresh, again = bulk("k"), recurring("k")
    assert fresh[0].numbered(1) != fresh[0].numbered(2)
    assert again[0].numbered(1) == again[0].numbered(2)
    assert len({call.head for call in again}) == len(again)


def test_single_evaluations_go_around_the_flags_of_their_kind() -> None:
    calls = single(DOCUMENT, "static", "k")
    paths = [call.head.split()[1] for call in calls[:3]]
    assert [path.rpartition(b"/")[2] for path in paths] == [b"plain", b"empty", b"plain"]


def test_every_write_brings_a_definition_that_was_never_there() -> None:
    calls = write_flags("set", DOCUMENT, "k")
    assert len(calls) == len(read_flags("set", DOCUMENT, "k")) == 5
    assert all(call.numbered(1) != call.numbered(2) for call in calls)


@pytest.mark.parametrize("percent", [0, 90, 99])
def test_as_many_contexts_come_again_as_memory_is_to_know(percent: int) -> None:
    calls = partly_known(DOCUMENT, "k", percent)
    again = [call for call in calls if call.tail is None]
    assert 100 * len(again) == percent * len(calls)
    assert len({call.head for call in again}) <= 100


def test_calls_are_shared_out_among_callers() -> None:
    calls = of_callers(bulk("the-key"), "the-key", ["one", "two"])
    assert [b"X-API-Key: one\r\n" in call.head for call in calls[:4]] == [True, False, True, False]
    assert all(b"the-key" not in call.head for call in calls)
    assert calls[0].numbered(1) != calls[0].numbered(2)


def test_clients_that_take_gzip_say_so_once() -> None:
    (call, *_) = accepting_gzip(bulk("k"))
    assert call.head.count(b"\r\nAccept-Encoding: gzip, deflate\r\n") == 1


def test_flags_by_plan_are_those_that_peers_can_answer_too() -> None:
    document = mixed_flags(100)
    assert set(plans(document)) == {key for key in document["flags"] if key.startswith("equality")}
    assert set(plans(document).values()) == {"free", "pro", "team", "enterprise"}
    paths = {call.head.split()[1].decode().rpartition("/")[2] for call in by_plan(document, "k")}
    assert paths == set(plans(document))
