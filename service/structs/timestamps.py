"""Timestamps on the wire."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated

import msgspec

Moment = Annotated[datetime, msgspec.Meta(tz=True)]


def moment(milliseconds: int) -> Moment:
    """Return a stored time, in Unix milliseconds, for the wire: RFC 3339, UTC."""
    return datetime.fromtimestamp(milliseconds / 1000, UTC)


def moment_or_none(milliseconds: int | None) -> Moment | None:
    """The same, for a time that may be missing."""
    return None if milliseconds is None else moment(milliseconds)
