"""Text that is safe to print, and numbers with their nouns."""

from __future__ import annotations

import re

from service.errors import Fault

# Control characters but for tabs and ends of lines, and those that turn the direction of text.
_STEERING = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def harmless(text: str) -> str:
    """Text without what would steer a terminal: others wrote parts of it, such as comments."""
    return _STEERING.sub(lambda found: found[0].encode("unicode_escape").decode(), text)


def described(fault: Fault) -> str:
    """One fault on one line."""
    return f"{fault.pointer}: {fault.detail}" if fault.pointer else fault.detail


def counted(number: int, noun: str) -> str:
    """A number and its noun: ``1 flag``, ``2,000 flags``."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
