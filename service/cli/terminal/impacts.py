"""The impact of a change, as lines: from which variant to which, how many, and who."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from service.cli.terminal.output import PLAIN, Style
from service.cli.terminal.text import counted
from service.structs.impact import FlagImpact, ImpactCell, ImpactSide

_MOVED_STYLE: Style = {"fg": "yellow"}
_MOVED = "→"
# Example keys on a line.
_EXAMPLES = 3


def style_of(line: str) -> Style:
    """Return how a line is painted."""
    return _MOVED_STYLE if line.startswith("  ") and _MOVED in line else PLAIN


def shown(number: int, flags: Sequence[FlagImpact]) -> str:
    """Return the lines of an impact on so many contexts."""
    return "\n".join(_lines(number, flags))


def _lines(number: int, flags: Sequence[FlagImpact]) -> Iterator[str]:
    contexts = counted(number, "context")
    if not flags:
        yield f"The change affects no flag: {contexts} keep their answers."
    for flag in flags:
        moved = f"{flag.moved:,} of {contexts} move ({flag.percent:g} %)"
        yield f"{flag.flag}: {moved}"
        yield from _cells(flag.cells)


def _cells(cells: Sequence[ImpactCell]) -> Iterator[str]:
    for cell in cells:
        before, after = _side(cell.before), _side(cell.after)
        sides = f"{before} {_MOVED} {after}" if cell.moved else f"{before} stays"
        if cell.moved and cell.before == cell.after:
            sides += " (with another value)"
        examples = ""
        if cell.moved and cell.examples:
            more = ", …" if cell.contexts > _EXAMPLES else ""
            examples = f"  such as {', '.join(cell.examples[:_EXAMPLES])}{more}"
        yield f"  {sides}: {cell.contexts:,} ({cell.percent:g} %){examples}"


def _side(side: ImpactSide) -> str:
    return side.error_code or side.variant or "the caller's default"
