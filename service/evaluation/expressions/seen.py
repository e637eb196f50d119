"""An evaluated operator, as its explanation sees it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple


class Seen(NamedTuple):
    """An operator with its operand as it was evaluated: ``NOT_REACHED`` where it was not.

    ``scopes`` are the data that ``var`` looks into, in that order, the last of them the data of the
    rule itself; each with whether it is the context. ``source`` says where an attribute of the
    context came from: "request", "stored" or "flagd".
    """

    operand: Any
    result: Any
    scopes: tuple[tuple[bool, Any], ...]
    fractional: int
    source: Callable[[str], str]

    @property
    def data(self) -> Any:
        """The context, or the element of a loop."""
        return self.scopes[-1][1]


NOT_REACHED = ...

# The members that an operator adds to its node in an explanation.
Explain = Callable[[Seen], dict[str, Any]]

# The positions of the operands that are evaluated, in order, and that of the result if there is
# one; of their number, and whether each of them is true: None where it stopped the evaluation.
Choose = Callable[[int, Callable[[int], bool | None]], tuple[list[int], int | None]]
