"""The key of a flag as a part of its own rule: ``{"var": "$flagd.flagKey"}``.

A function that only names the key serves every flag with an equal rule. ``OwnKey`` notes what the
compilation reads of it, so that nothing that depends on the text is shared.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import IntEnum
from typing import Self

from service.evaluation.expressions.terms import Constant


class KeyUse(IntEnum):
    """Dependence of a compiled function on the key: none, on its size, or on its text."""

    NAME = 0
    SIZE = 1
    TEXT = 2


class OwnKey(Constant):
    """The key as a constant; reading ``value`` notes a use of its text."""

    note: Callable[[KeyUse], None]

    def __new__(cls, key: str, note: Callable[[KeyUse], None]) -> Self:
        """Return the constant; ``note`` is called with each use."""
        own = super().__new__(cls, key)
        own.note = note
        return own

    @property
    def value(self) -> str:
        """The text of the key."""
        self.note(KeyUse.TEXT)
        return str(self[0])

    @property
    def size(self) -> int:
        """Number of characters of the key."""
        self.note(KeyUse.SIZE)
        return len(self[0])


def size_of(constant: Constant) -> int | None:
    """Return the number of characters of a constant text; None of anything else."""
    if isinstance(constant, OwnKey):
        return constant.size
    return len(constant.value) if constant.value.__class__ is str else None
