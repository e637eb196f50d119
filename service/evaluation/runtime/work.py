"""The budget of work of one request, shared by all flags that it evaluates.

What a definition costs by itself is known when it compiles (``expressions/prices.py``). What grows
with the caller's own texts and lists is spent here, by the functions that read them and before they
do.

A step is about 0.1 µs of one core. Each price is the worst case of what it pays for: see
``docs/limits.md`` for what a request can cost in all.
"""

from __future__ import annotations

from typing import Any

import msgspec

from service.evaluation.limits import FREE_TEXT, MAX_WORK
from service.evaluation.runtime.failures import WorkExceeded


class Work(msgspec.Struct, gc=False):
    """The steps that are left to a request, and what its flags share.

    Evaluation is synchronous, so one request spends at a time.
    """

    left: int = MAX_WORK
    # The context with `$flagd`: one copy for all flags, each of which sets its own key in it.
    whole: dict[str, Any] | None = None
    # What is known of lists, by their identity. Each entry holds its list, so that no other list
    # can get the same identity while the request lasts.
    indexes: dict[int, Any] | None = None
    checked: dict[int, list[Any]] | None = None

    def spend(self, steps: int) -> None:
        """Pay for work that is about to begin.

        Raises WorkExceeded if too few steps are left. They stay: what costs less still fits.
        """
        left = self.left - steps
        if left < 0:
            raise WorkExceeded
        self.left = left

    def has_checked(self, value: list[Any]) -> bool:
        """Return whether the list was found to hold nothing that looks like a rule."""
        return self.checked is not None and id(value) in self.checked

    def note_checked(self, value: list[Any]) -> None:
        """Remember what ``has_checked`` tells."""
        if self.checked is None:
            self.checked = {}
        self.checked[id(value)] = value

    def read(self, text: str) -> None:
        """Pay for a text that is copied or compared."""
        if len(text) > FREE_TEXT:
            self.spend(len(text) // COPIED)


# Characters that a step copies, compares or hashes; the slowest are those of four bytes each.
COPIED = 256
