"""Every field of the counters is added up, also one that is new."""

from __future__ import annotations

import copy
from typing import Any

import msgspec
import pytest

from service.durations import Durations
from service.telemetry.counters import MOST_FLAG_SETS, OTHERS, ContextCounters, Counters
from tests.telemetry.test_exposition import condition


def durations() -> Durations:
    taken = Durations()
    taken.add(0.5)
    return taken


# A field that is new is a line here, or this test fails.
EXAMPLES: dict[str, Any] = {
    "requests": {"flags.put": {200: durations()}},
    "reasons": {"shop": {"STATIC": 3}},
    "flags": {"shop": {"f": {"on": {"STATIC": 3}}}},
    "contexts": ContextCounters(worker=1, redis=2, mysql=3, unavailable=4, absent=5),
    "remembered": 1,
    "turned_away": 2,
    "connections": 3,
    "events_told": 4,
    "streams_cut": 5,
    "streams_turned_away": 6,
    "loop_lag": durations(),
    "redis": durations(),
    "redis_failed": 7,
    "conditions": {"1": condition(100.0)},
}


def twice(value: Any) -> Any:
    """What two workers with this value counted together."""
    if isinstance(value, dict):
        return {key: twice(item) for key, item in value.items()}
    if isinstance(value, Durations):
        return Durations([2 * number for number in value.buckets], 2 * value.seconds)
    if isinstance(value, ContextCounters):
        return ContextCounters(*(2 * getattr(value, name) for name in value.__struct_fields__))
    return 2 * value if isinstance(value, int) else value


def test_every_field_has_an_example() -> None:
    assert set(EXAMPLES) == {field.name for field in msgspec.structs.fields(Counters)}


@pytest.mark.parametrize("field", EXAMPLES)
def test_what_two_workers_counted_is_added_up(field: str) -> None:
    mine = Counters(**{field: copy.deepcopy(EXAMPLES[field])})
    mine += Counters(**{field: copy.deepcopy(EXAMPLES[field])})
    assert getattr(mine, field) == twice(EXAMPLES[field])
    for other in EXAMPLES.keys() - {field}:
        assert getattr(mine, other) == getattr(Counters(), other)


@pytest.mark.parametrize("field", EXAMPLES)
def test_what_only_another_worker_counted_is_taken(field: str) -> None:
    mine = Counters()
    mine += Counters(**{field: copy.deepcopy(EXAMPLES[field])})
    assert getattr(mine, field) == EXAMPLES[field]


def test_flag_sets_of_two_workers_past_the_limit_are_counted_together() -> None:
    mine, theirs = Counters(), Counters()
    for number in range(MOST_FLAG_SETS):
        mine.evaluated(f"mine-{number}", "STATIC")
        theirs.evaluated(f"theirs-{number}", "STATIC")
    mine += theirs
    assert len(mine.reasons) == MOST_FLAG_SETS + 1
    assert mine.reasons[OTHERS] == {"STATIC": MOST_FLAG_SETS}
