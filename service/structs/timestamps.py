"""Timestamps on the wire."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated

import msgspec

Timestamp = Annotated[datetime, msgspec.Meta(tz=True)]


def timestamp(milliseconds: int) -> Timestamp:
    """Return a stored time, in Unix milliseconds, for the wire: RFC 3339, UTC."""
    return datetime.fromtimestamp(milliseconds / 1000, UTC)


def timestamp_or_none(milliseconds: int | None) -> Timestamp | None:
    """The same, for a time that may be missing."""
    return None if milliseconds is None else timestamp(milliseconds)
