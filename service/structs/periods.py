"""Lengths of time as people write them: ``90s``, ``10m``, ``1h30m``, ``2d``."""

from __future__ import annotations

import re

_UNITS = {"d": 86_400, "h": 3_600, "m": 60, "s": 1}
_PERIOD = re.compile(r"(?:(\d{1,9})d)?(?:(\d{1,9})h)?(?:(\d{1,9})m)?(?:(\d{1,9})s)?", re.ASCII)


def read_period(text: str) -> int:
    """Return the seconds of a period. Raises ValueError for what is none.

    ``1h30m`` → 5400
    """
    found = _PERIOD.fullmatch(text)
    if not text or found is None:
        raise ValueError("A length of time is written like 90s, 10m, 1h30m or 2d.")
    return sum(
        int(number or 0) * each
        for number, each in zip(found.groups(), _UNITS.values(), strict=True)
    )


def period_text(seconds: float) -> str:
    """Return the seconds as a period, rounded to whole ones: 5400 → ``1h30m``."""
    left, text = round(seconds), ""
    for unit, each in _UNITS.items():
        number, left = divmod(left, each)
        text += f"{number}{unit}" if number else ""
    return text or "0s"
