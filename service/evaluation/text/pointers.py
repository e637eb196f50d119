"""JSON pointers (RFC 6901)."""

from __future__ import annotations

from service.evaluation.limits import MAX_POINTER


def child(pointer: str, *parts: str | int) -> str:
    """Return the pointer to a part of ``pointer``, cut off at MAX_POINTER characters."""
    for part in parts:
        pointer += "/" + str(part).replace("~", "~0").replace("/", "~1")
    return pointer[:MAX_POINTER]
