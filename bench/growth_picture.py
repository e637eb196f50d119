"""Growth of cost with the flags of a set: table and picture for docs/performance.md.

``python -m bench.growth_picture RESULT.json`` prints the table and writes ``bench/growth.svg``.
"""

from __future__ import annotations

import math
import sys
from collections.abc import Iterable
from pathlib import Path

import pygal
from pygal.style import Style

from bench import names
from bench.growth_lines import series, table
from bench.results import Results, recall
from bench.tables import describe

PICTURE = Path(__file__).with_name("growth.svg")
# A hue for each server, a shade for each kind of call.
SHADES = {
    names.LANE: ("#08519c", "#3182bd", "#41ab5d", "#006d2c"),
    names.NODE: ("#fdae6b", "#d94801"),
    names.FASTAPI: ("#bdbdbd", "#525252"),
}


def _colours(lines: Iterable[str]) -> list[str]:
    shades = {server: iter(of_server) for server, of_server in SHADES.items()}
    return [next(shades[name.partition(":")[0]]) for name in lines]


def draw(results: Results) -> bytes:
    """The same as an SVG picture, both axes logarithmic (each size is ten times the one before)."""
    lines = series(results)
    sizes = sorted({size for points in lines.values() for size in points})
    highest = max((rate for points in lines.values() for rate in points.values()), default=1)
    chart = pygal.Line(
        width=900,
        height=640,
        # Scripts, which pygal adds by itself, have no place in a page.
        js=[],
        style=Style(
            background="white",
            plot_background="white",
            colors=_colours(lines),
        ),
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
        ours = name.startswith(f"{names.LANE}:")
        stroke = {"width": 3} if ours else {"width": 2, "dasharray": "6, 4"}
        chart.add(name, [points.get(size) for size in sizes], stroke_style=stroke)
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
