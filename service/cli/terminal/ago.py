"""Times as people tell them: ``5 min ago``, ``in 3 d``."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

_UNITS = (("d", 86400), ("h", 3600), ("min", 60), ("s", 1))


def with_relative_times(row: Mapping[str, Any], now: datetime | None = None) -> dict[str, Any]:
    """The row with its times relative to ``now``: members ``at`` and ``…At``, RFC 3339."""
    present = now or datetime.now(UTC)
    return {
        name: relative(value, present)
        if isinstance(value, str) and (name == "at" or name.endswith("At"))
        else value
        for name, value in row.items()
    }


def relative(text: str, now: datetime) -> str:
    """``2030-01-31T12:00:00Z`` → ``5 min ago``; a text that is no time as it is."""
    try:
        seconds = (now - datetime.fromisoformat(text)).total_seconds()
    except (ValueError, TypeError):
        return text
    amount = abs(int(seconds))
    if amount == 0:
        return "now"
    name, size = next((name, size) for name, size in _UNITS if amount >= size)
    length = f"{amount // size} {name}"
    return f"{length} ago" if seconds > 0 else f"in {length}"
