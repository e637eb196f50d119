"""The impact of a change, as lines: from which variant to which, how many, and who."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

from service.cli.terminal.output import PLAIN, Style
from service.cli.terminal.text import counted

_MOVED_STYLE: Style = {"fg": "yellow"}
_MOVED = "→"
# Example keys on a line.
_EXAMPLES = 3


class Side(msgspec.Struct, frozen=True, rename="camel"):
    """One side of a move: a variant, none, or an error."""

    variant: str | None = None
    error_code: str | None = None

    def __str__(self) -> str:
        return self.error_code or self.variant or "the caller's default"


class Cell(msgspec.Struct, frozen=True, rename={"before": "from", "after": "to"}):
    """Contexts that get one thing before and one after."""

    before: Side
    after: Side
    moved: bool
    contexts: int
    percent: float
    examples: tuple[str, ...] = ()


class FlagImpact(msgspec.Struct, frozen=True):
    """Impact of a change on one flag."""

    flag: str
    moved: int
    percent: float
    cells: tuple[Cell, ...]


class Impact(msgspec.Struct, frozen=True):
    """Impact of a change on contexts."""

    contexts: int
    flags: tuple[FlagImpact, ...]
    refused: int = 0
    errors: tuple[dict[str, Any], ...] = ()


def style_of(line: str) -> Style:
    """Return how a line is painted."""
    return _MOVED_STYLE if line.startswith("  ") and _MOVED in line else PLAIN


def shown(impact: Impact) -> str:
    """Return the lines of an impact."""
    return "\n".join(_lines(impact))


def _lines(impact: Impact) -> Iterator[str]:
    contexts = counted(impact.contexts, "context")
    if not impact.flags:
        yield f"No flag is touched: {contexts} get what they got."
    for flag in impact.flags:
        moved = f"{flag.moved:,} of {contexts} move ({flag.percent:g} %)"
        yield f"{flag.flag}: {moved}"
        yield from _cells(flag.cells)


def _cells(cells: Sequence[Cell]) -> Iterator[str]:
    for cell in cells:
        sides = f"{cell.before} {_MOVED} {cell.after}" if cell.moved else f"{cell.before} stays"
        if cell.moved and cell.before == cell.after:
            sides += " (with another value)"
        examples = ""
        if cell.moved and cell.examples:
            more = ", …" if cell.contexts > _EXAMPLES else ""
            examples = f"  such as {', '.join(cell.examples[:_EXAMPLES])}{more}"
        yield f"  {sides}: {cell.contexts:,} ({cell.percent:g} %){examples}"
