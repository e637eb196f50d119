"""Timestamps on the wire."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated

import msgspec

Timestamp = Annotated[datetime, msgspec.Meta(tz=True)]

# The last time that RFC 3339 can express, the end of the year 9999, in Unix milliseconds. In
# another time zone that year goes on for some hours.
LAST_MOMENT = 253_402_300_799_000


def timestamp(milliseconds: int) -> Timestamp:
    """Return a stored time, in Unix milliseconds, for the wire: RFC 3339, UTC."""
    return datetime.fromtimestamp(milliseconds / 1000, UTC)


def timestamp_or_none(milliseconds: int | None) -> Timestamp | None:
    """The same, for a time that may be missing."""
    return None if milliseconds is None else timestamp(milliseconds)
