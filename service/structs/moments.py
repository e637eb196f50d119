"""Times on the wire."""

from __future__ import annotations

from datetime import UTC, datetime


def moment(milliseconds: int) -> datetime:
    """A stored time, in Unix milliseconds, as the wire has it: RFC 3339, UTC."""
    return datetime.fromtimestamp(milliseconds / 1000, UTC)
