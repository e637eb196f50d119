"""Names and comments that people see: one line of text that shows what it contains."""

from __future__ import annotations

import re

# Control characters, ends of lines and paragraphs, and those that change the direction of text: in
# a terminal, a log or a spreadsheet they show something else than the content.
_STEERING = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


def steering_character(text: str) -> str | None:
    """Return the first character of ``text`` that steers its display, as ``U+202E``, or None."""
    found = None if text.isascii() and text.isprintable() else _STEERING.search(text)
    return None if found is None else f"U+{ord(found[0]):04X}"


def without_steering(text: str) -> str:
    """Return the text with a space in place of each character that steers its display."""
    return _STEERING.sub(" ", text)
