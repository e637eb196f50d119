"""Times on the wire and as they are stored are the same times."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

from service.structs.timestamps import (
    LAST_MOMENT,
    milliseconds_of,
    milliseconds_or_none,
    timestamp,
    timestamp_or_none,
    timestamp_text,
)


def test_every_millisecond_of_a_second_goes_there_and_back() -> None:
    second = 1_764_000_000_000
    for stored in range(second, second + 1000):
        assert milliseconds_of(timestamp(stored)) == stored


def test_the_ends_of_time_go_there_and_back() -> None:
    for stored in (0, 1, LAST_MOMENT):
        assert milliseconds_of(timestamp(stored)) == stored


def test_the_zone_does_not_matter_and_less_than_a_millisecond_is_left_out() -> None:
    time = datetime(2030, 1, 31, 9, 0, 0, 1999, timezone(timedelta(hours=1)))
    assert timestamp(milliseconds_of(time)) == datetime(2030, 1, 31, 8, 0, 0, 1000, UTC)


def test_a_time_may_be_missing() -> None:
    assert (timestamp_or_none(None), milliseconds_or_none(None)) == (None, None)
    assert milliseconds_or_none(timestamp_or_none(1)) == 1


def test_a_sentence_has_whole_seconds_of_utc() -> None:
    assert timestamp_text(1_895_990_400_999) == "2030-01-30T08:00:00Z"
