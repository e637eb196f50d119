"""Marks of the values of a statement."""

from __future__ import annotations

from collections.abc import Sized


def marks(values: Sized) -> str:
    """Return a mark for each value, for ``IN (…)``: ``%s, %s``."""
    return ", ".join(["%s"] * len(values))
