"""Lines of the growth picture, and the measurements of each."""

from __future__ import annotations

from bench import names
from bench.results import Results
from bench.tables import markdown, rate

SINGLE, FRESH, RECURRING, NOT_MODIFIED = "single", "bulk, fresh", "bulk, recurring", "bulk, 304"
# What is drawn and in which order: the row of a growth measurement, and its server.
LINES = (
    (SINGLE, names.LANE),
    (NOT_MODIFIED, names.LANE),
    (RECURRING, names.LANE),
    (FRESH, names.LANE),
    (SINGLE, names.NODE),
    (FRESH, names.NODE),
    (SINGLE, names.FASTAPI),
    (FRESH, names.FASTAPI),
)


def series(results: Results) -> dict[str, dict[int, float]]:
    """For each line of the picture, answers a second by number of flags."""
    found: dict[str, dict[int, float]] = {}
    for row, server in LINES:
        points = {
            growth.flags: growth.measurement.throughput
            for growth in results.growth
            if (growth.measurement.row, growth.measurement.server) == (row, server)
        }
        if points:
            found[f"{server}: {row}"] = points
    return found


def table(results: Results) -> str:
    """Answers a second: a line for each kind of call, a column for each size."""
    lines = series(results)
    sizes = sorted({size for points in lines.values() for size in points})
    header = ["answers a second, one worker on one core", *(f"{size:,} flags" for size in sizes)]
    cells = [
        [name, *(rate(points[size]) if size in points else "" for size in sizes)]
        for name, points in lines.items()
    ]
    return markdown(header, cells)
