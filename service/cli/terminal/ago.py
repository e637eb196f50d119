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


def clear(text: str, now: datetime | None = None) -> str:
    """``2030-01-31T12:00:00.250Z`` → ``2030-01-31T12:00:00Z (in 5 min)``."""
    try:
        time = datetime.fromisoformat(text).astimezone(UTC)
    except ValueError:
        return text
    return f"{time:%Y-%m-%dT%H:%M:%SZ} ({relative(text, now or datetime.now(UTC))})"


def relative(text: str, now: datetime) -> str:
    """``2030-01-31T12:00:00Z`` → ``5 min ago``; a text that is no time as it is.

    A time to come has two units, ``in 1 h 50 min``: people wait for it.
    """
    try:
        seconds = (now - datetime.fromisoformat(text)).total_seconds()
    except (ValueError, TypeError):
        return text
    amount = abs(round(seconds)) if seconds < 0 else int(seconds)
    if amount == 0:
        return "now"
    parts: list[str] = []
    for name, size in _UNITS:
        number, amount = divmod(amount, size)
        if number or parts:
            parts.append(f"{number} {name}" if number else "")
    if seconds > 0:
        return f"{parts[0]} ago"
    return f"in {' '.join(filter(None, parts[:2]))}"
