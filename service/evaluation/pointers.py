"""JSON pointers (RFC 6901)."""

from __future__ import annotations


def child(pointer: str, *parts: str | int) -> str:
    """The pointer to a part of what ``pointer`` points to."""
    for part in parts:
        pointer += "/" + str(part).replace("~", "~0").replace("/", "~1")
    return pointer
