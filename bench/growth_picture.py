"""How cost grows with the flags of a set, as a table and a picture for the README.

``python -m bench.growth_picture RESULT.json`` prints the table and writes ``bench/growth.svg``.
"""

from __future__ import annotations

import math
import sys
from pathlib import Path

import pygal  # type: ignore[import-untyped]
from pygal.style import CleanStyle  # type: ignore[import-untyped]

from bench.growth_lines import series, table
from bench.results import Results, recall
from bench.tables import describe

PICTURE = Path(__file__).with_name("growth.svg")


def draw(results: Results) -> bytes:
    """The same as an SVG picture, both axes logarithmic (each size is ten times the one before)."""
    lines = series(results)
    sizes = sorted({size for points in lines.values() for size in points})
    highest = max((rate for points in lines.values() for rate in points.values()), default=1)
    chart = pygal.Line(
        width=900,
        height=640,
        # Scripts, which pygal adds by itself, have no place in a README.
        js=[],
        style=CleanStyle,
        title="Answers a second by number of flags (one worker, one core)",
        x_title="flags in the set",
        logarithmic=True,
        value_formatter=lambda value: f"{value:,.0f}",
        legend_at_bottom=True,
        legend_at_bottom_columns=2,
        truncate_legend=-1,
    )
    chart.x_labels = [f"{size:,}" for size in sizes]
    chart.y_labels = [10**power for power in range(math.ceil(math.log10(highest)) + 1)]
    for name, points in lines.items():
        chart.add(name, [points.get(size) for size in sizes])
    picture: bytes = chart.render()
    return picture


def main(arguments: list[str]) -> int:
    """Print the table and write the picture."""
    if len(arguments) != 1:
        print("usage: python -m bench.growth_picture RESULT.json", file=sys.stderr)
        return 2
    results = recall(Path(arguments[0]))
    if not results.growth:
        print("This result has no growth in it: it is of a quick run.", file=sys.stderr)
        return 1
    PICTURE.write_bytes(draw(results))
    print(f"{table(results)}\n\nMeasured on {describe(results.machine)}\n\nDrawn to {PICTURE}.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
