"""Lists in columns: as wide as they are for programs, fitted to the screen for people."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from typing import Any

from service.cli.terminal.text import harmless

_GAP = "  "
# A column is not made narrower than this, in characters; the rightmost ones are left out instead.
# The first, by which people know a row, is cut only where it is alone.
_LEAST = 10
_WORD = re.compile(r"(?<=[a-z])(?=[A-Z])")


def plain_lines(rows: Sequence[Mapping[str, Any]], columns: Sequence[str]) -> list[str]:
    """A heading and a line for each row, every cell whole: for pipes and files."""
    lines = [[column.upper() for column in columns], *cells_of(rows, columns)]
    return _aligned(lines, _widths(lines))


class FittedTable:
    """A table that fits ``width`` characters: long cells are cut, columns at the right left out.

    The cells of the first column stay whole. ``lines`` are the heading and one line for each row;
    ``left_out`` names the missing columns.
    """

    def __init__(
        self, rows: Sequence[Mapping[str, Any]], columns: Sequence[str], width: int
    ) -> None:
        heads = [_WORD.sub(" ", column).upper() for column in columns]
        cells = [heads, *cells_of(rows, columns)]
        widths = _widths(cells)
        shown = len(columns)
        while shown > 1 and _least_width(widths[:shown]) > width:
            shown -= 1
        widths = _narrowed(widths[:shown], width)
        self.left_out = tuple(columns[shown:])
        cut = [
            [_cut(cell, size) for cell, size in zip(line, widths, strict=False)] for line in cells
        ]
        self.lines = _aligned(cut, widths)


def cells_of(rows: Sequence[Mapping[str, Any]], columns: Sequence[str]) -> list[list[str]]:
    """The text of every cell."""
    return [[_cell(row.get(column)) for column in columns] for row in rows]


def _cell(value: object) -> str:
    if value is None:
        return "-"
    if isinstance(value, bool):
        return "yes" if value else "no"
    text = ",".join(map(str, value)) or "-" if isinstance(value, list) else str(value)
    return harmless(text.replace("\n", "\\n"))


def _aligned(lines: Sequence[Sequence[str]], widths: Sequence[int]) -> list[str]:
    return [
        _GAP.join(
            cell + " " * (width - columns_of(cell))
            for cell, width in zip(line, widths, strict=True)
        ).rstrip()
        for line in lines
    ]


def _widths(lines: Sequence[Sequence[str]]) -> list[int]:
    return [max(map(columns_of, column)) for column in zip(*lines, strict=True)]


def _least_width(widths: Sequence[int]) -> int:
    first, *others = widths
    return first + sum(min(size, _LEAST) + len(_GAP) for size in others)


def _narrowed(widths: Sequence[int], total: int) -> list[int]:
    """The widths, the widest but the first cut until all fit."""
    first, *others = widths
    over = first + sum(others) + len(_GAP) * len(others) - total
    while over > 0 and others and max(others) > _LEAST:
        others[others.index(max(others))] -= 1
        over -= 1
    return [first if others else min(first, total), *others]


def _cut(cell: str, width: int) -> str:
    if columns_of(cell) <= width:
        return cell
    kept = ""
    for character in cell:
        if columns_of(kept + character) > width - 1:
            break
        kept += character
    return f"{kept}…"


def columns_of(text: str) -> int:
    """Return the terminal columns of a text: none for combining marks, two for wide characters."""
    if text.isascii():
        return len(text)
    return sum(
        0
        if unicodedata.combining(character)
        else 2
        if unicodedata.east_asian_width(character) in "WF"
        else 1
        for character in text
    )
