"""Results as text: aligned for a terminal, or as Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bench import names
from bench.goals import Goal
from bench.machine import Machine
from bench.measuring import DISTURBING, Measurement
from bench.pairs import Pair
from bench.results import (
    ImpactRow,
    Mass,
    NodeRow,
    OpenLoop,
    Reload,
    Results,
    Stampede,
    Start,
    Streams,
)


def align(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Columns as wide as their widest cell; the first to the left, the rest to the right."""
    widths = [max(len(row[column]) for row in [header, *rows]) for column in range(len(header))]

    def line(cells: Sequence[str]) -> str:
        first = cells[0].ljust(widths[0])
        rest = [cell.rjust(width) for cell, width in zip(cells[1:], widths[1:], strict=True)]
        return "  ".join([first, *rest]).rstrip()

    return "\n".join([line(header), line(["-" * width for width in widths]), *map(line, rows)])


def markdown(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """The same as a Markdown table."""
    rule = ["---", *["---:"] * (len(header) - 1)]
    return "\n".join("| " + " | ".join(cells) + " |" for cells in [header, rule, *rows])


def rate(value: float) -> str:
    """A throughput, as many digits as it deserves."""
    return f"{value:,.0f}" if value >= 100 else f"{value:.1f}"


def milliseconds(microseconds: float) -> str:
    """A latency in milliseconds."""
    return f"{microseconds / 1000:.2f}"


def ratio(value: float | None) -> str:
    """Return a ratio as text."""
    if value is None:
        return ""
    return f"{value:.2f}" if value < 10 else f"{value:.0f}"


MEASURED = (
    "row", "server", "answers/s", "±%", "p50 ms", "p99 ms", "p99.9 ms", "errors", "CPU µs",
    "MB", "÷ Sanic", "÷ FastAPI", "÷ node", "÷ flagd", "÷ constant",
    "÷ constant by Nginx", "÷ plain set", "note",
)  # fmt: skip


def measurement_cells(results: Results, measurement: Measurement) -> list[str]:
    """One line of the main table."""
    p50, p99, p999 = measurement.latencies
    yardsticks = [
        None
        if yardstick == measurement.server
        else results.ratio(measurement.row, measurement.server, yardstick)
        for yardstick in names.YARDSTICKS
    ]
    return [
        measurement.row,
        measurement.server,
        rate(measurement.throughput),
        f"{measurement.spread * 50:.0f}" if len(measurement.runs) > 1 else "",
        milliseconds(p50),
        milliseconds(p99),
        milliseconds(p999),
        str(measurement.errors),
        f"{measurement.cpu_per_request * 1e6:.0f}",
        f"{measurement.resident / 2**20:.0f}",
        *map(ratio, yardsticks),
        "; ".join(_notes(measurement)),
    ]


def _notes(measurement: Measurement) -> Iterator[str]:
    if measurement.generator_bound:
        yield "the generator is the bottleneck"
    if measurement.others > DISTURBING:
        yield f"others took {measurement.others:.0%} of the core"


def main_table(results: Results) -> str:
    """Every row, each server beside those yardsticks that ran."""
    cells = [measurement_cells(results, line) for line in results.measurements]
    used = [
        column
        for column, title in enumerate(MEASURED)
        if not title.startswith("÷") or any(line[column] for line in cells)
    ]
    kept = [[line[column] for column in used] for line in cells]
    return align([MEASURED[column] for column in used], kept)


def pair_table(pairs: Sequence[Pair]) -> str:
    """Servers that were driven at once."""
    header = ("both at once on one core", "server", "over", "answers a CPU second", "±%")
    rows = [
        [pair.row, pair.server, pair.other, ratio(pair.ratio), f"{pair.spread * 50:.0f}"]
        for pair in pairs
    ]
    return align(header, rows)


def open_loop_cells(load: OpenLoop) -> list[str]:
    """One line of the table of latencies at a given rate."""
    report = load.report
    notes = []
    if report.own_delay > report.p99 / 2:
        notes.append(f"the generator itself was late by {milliseconds(report.own_delay)} ms (p99)")
    if report.missing:
        notes.append(f"{report.missing} not answered in time")
    return [
        load.row,
        load.server,
        f"{load.part:.0%}",
        rate(load.rate),
        milliseconds(report.p50),
        milliseconds(report.p99),
        milliseconds(report.p999),
        str(report.errors),
        "; ".join(notes),
    ]


OPEN = ("row", "server", "load", "calls/s", "p50 ms", "p99 ms", "p99.9 ms", "errors", "note")


def open_loop_table(loads: Sequence[OpenLoop]) -> str:
    """Latency without coordinated omission."""
    return align(OPEN, [open_loop_cells(load) for load in loads])


def node_table(found: Sequence[NodeRow]) -> str:
    """The node with production settings, and the worker alone beside it."""
    header = (
        "node", "server", "callers", "gzip", "answers/s", "p50 ms", "p99 ms", "errors",
        "Nginx CPU µs", "worker CPU µs",
    )  # fmt: skip
    rows = [
        [
            one.row,
            one.server,
            str(one.connections),
            "yes" if one.compressed else "",
            rate(one.load.throughput),
            milliseconds(one.load.p50),
            milliseconds(one.load.p99),
            str(one.load.errors),
            f"{one.nginx_cpu * 1e6:.0f}",
            f"{one.worker_cpu * 1e6:.0f}",
        ]
        for one in found
    ]
    return align(header, rows)


def start_table(starts: Sequence[Start]) -> str:
    """Return the table of a worker's start."""
    header = ("start of a worker", "evaluates after s", "MB")
    rows = [
        [
            f"{start.flags:,} flags",
            f"{start.seconds_until_it_evaluates:.2f}",
            f"{start.resident / 2**20:.0f}",
        ]
        for start in starts
    ]
    return align(header, rows)


def stream_table(measured: Sequence[Streams]) -> str:
    """Event streams: what they take, and how soon they hear."""
    header = ("event streams", "kB each", "opened/s", "all told after ms", "all ended after ms")
    rows = [
        [
            f"{one.streams:,} idle on one worker",
            f"{one.bytes_each / 1000:.1f}",
            rate(one.streams / one.seconds_to_open),
            f"{one.seconds_until_told * 1000:.0f}",
            f"{one.seconds_until_ended * 1000:.0f}",
        ]
        for one in measured
    ]
    return align(header, rows)


def reload_table(measured: Sequence[Reload]) -> str:
    """A node that is reloaded under load."""
    header = (
        "reload of a node", "answers", "failed", "slowest ms", "before it ms", "generator late ms",
        "streams ended", "refused", "lost", "all back after ms",
    )  # fmt: skip
    rows = [
        [
            f"{one.flags:,} flags, {one.streams:,} streams",
            str(one.answers),
            str(len(one.failures)),
            f"{one.slowest * 1000:.0f}",
            f"{one.slowest_before * 1000:.0f}",
            f"{one.own_delay * 1000:.0f}",
            str(one.streams_ended),
            str(one.streams_refused),
            str(one.streams_lost),
            f"{one.seconds_until_back * 1000:.0f}",
        ]
        for one in measured
    ]
    return align(header, rows)


def impact_table(measured: Sequence[ImpactRow]) -> str:
    """Contexts compared, and evaluations beside a comparison: medians of all pairs of windows."""
    header = (
        "impact of a rule of three conditions", "contexts/s", "… beside", "evaluations/s",
        "pairs", "p50 µs alone", "p50 µs beside", "p99 µs alone", "p99 µs beside",
        "p99 over alone", "from … to", "disturbed",
    )  # fmt: skip
    rows = []
    for one in measured:
        ratios = sorted(pair.ratio for pair in one.pairs)
        medians = [
            one.median(lambda pair: pair.alone.p50),
            one.median(lambda pair: pair.beside.p50),
            one.median(lambda pair: pair.alone.p99),
            one.median(lambda pair: pair.beside.p99),
        ]
        rows.append(
            [
                "with a core to spare" if one.own_core else "on the worker's core",
                rate(one.contexts / one.seconds),
                rate(one.median(lambda pair: pair.compared) or 0.0),
                f"{one.rate:,}",
                str(len(ratios)),
                *("" if median is None else f"{median:.0f}" for median in medians),
                ratio(one.ratio),
                f"{ratio(ratios[0])} … {ratio(ratios[-1])}" if ratios else "",
                str(one.disturbed),
            ]
        )
    return align(header, rows)


def stampede_table(measured: Sequence[Stampede]) -> str:
    """Return the table of crowds that miss the same context."""
    header = (
        "stampede for one stored context", "turns", "queries", "told nothing",
        "all answered after ms", "from memory ms",
    )  # fmt: skip
    rows = [
        [
            f"{one.callers:,} callers on {one.workers} workers",
            str(one.turns),
            str(one.queries),
            str(one.unavailable),
            f"{one.seconds * 1000:.0f}",
            f"{one.seconds_known * 1000:.0f}",
        ]
        for one in measured
    ]
    return align(header, rows)


def mass_table(measured: Sequence[Mass]) -> str:
    """Stored contexts in and out: how fast, and what it takes."""
    header = ("stored contexts as NDJSON", "contexts/s", "MB/s", "CPU µs each", "grown by MB")
    rows = [
        [
            f"{one.contexts:,} {one.way}",
            rate(one.contexts / one.seconds),
            f"{one.bytes / one.seconds / 1e6:.1f}",
            f"{one.cpu_each * 1e6:.1f}",
            f"{one.grown / 2**20:.1f}",
        ]
        for one in measured
    ]
    return align(header, rows)


def goal_table(goals: Sequence[Goal]) -> str:
    """Each target: wanted, measured, the same in turns, met or missed."""
    rows = [
        [
            goal.name,
            f"{'≤' if goal.at_most else '≥'} {goal.wanted:g}",
            ratio(goal.measured),
            ratio(goal.in_turns),
            goal.verdict,
        ]
        for goal in goals
    ]
    return align(("target", "wanted", "measured", "in turns", "verdict"), rows)


def describe(machine: Machine) -> str:
    """On what it was measured, in two sentences."""
    packages = ", ".join(f"{name} {version}" for name, version in machine.packages.items())
    programs = ", ".join(
        f"{name} {version}" for name, version in machine.programs.items() if version
    )
    return (
        f"{machine.processor}, {machine.cores} cores, {machine.memory / 2**30:.0f} GB, "
        f"{machine.system}, Linux {machine.kernel}, Python {machine.python}, "
        f"revision {machine.revision}.\n{packages}; {programs}."
    )
