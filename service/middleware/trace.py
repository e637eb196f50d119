"""The trace that a request belongs to (W3C Trace Context)."""

from __future__ import annotations

import re

# Version 00 ends behind its flags; a later one may go on behind a further hyphen (section 4.3).
# An id of zeros alone, capitals, and version ff are invalid (section 3.2.2).
_TRACEPARENT = re.compile(
    r"(?!ff)(?P<version>[0-9a-f]{2})-(?!0{32})(?P<trace>[0-9a-f]{32})-(?!0{16})[0-9a-f]{16}"
    r"-[0-9a-f]{2}(?P<more>-[!-~]*)?"
).fullmatch


def trace_of(traceparent: str | None) -> str | None:
    """Return the trace's id, 32 hexadecimal digits; None without a valid ``traceparent``."""
    found = None if traceparent is None else _TRACEPARENT(traceparent)
    if found is None or (found["version"] == "00" and found["more"] is not None):
        return None
    return found["trace"]
