"""Timestamps on the wire, and as they are stored: in Unix milliseconds."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Annotated

import msgspec

Timestamp = Annotated[datetime, msgspec.Meta(tz=True)]

# The last time that RFC 3339 can express, the end of the year 9999, in Unix milliseconds. In
# another time zone that year goes on for some hours.
LAST_MOMENT = 253_402_300_799_000

_EPOCH = datetime.fromtimestamp(0, UTC)


def timestamp(milliseconds: int) -> Timestamp:
    """Return a stored time for the wire: RFC 3339, UTC."""
    return datetime.fromtimestamp(milliseconds / 1000, UTC)


def timestamp_or_none(milliseconds: int | None) -> Timestamp | None:
    """The same, for a time that may be missing."""
    return None if milliseconds is None else timestamp(milliseconds)


def timestamp_text(milliseconds: int) -> str:
    """Return a stored time for a sentence: ``2030-01-31T08:00:00Z``."""
    return f"{timestamp(milliseconds):%Y-%m-%dT%H:%M:%SZ}"


def milliseconds_of(time: datetime) -> int:
    """Return a time as it is stored; what is less than a millisecond is left out."""
    return (time - _EPOCH) // timedelta(milliseconds=1)


def milliseconds_or_none(time: datetime | None) -> int | None:
    """The same, for a time that may be missing."""
    return None if time is None else milliseconds_of(time)
