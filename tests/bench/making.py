"""Results made up for the tests: only the throughput of each line matters."""

from __future__ import annotations

from bench.closed_loop import Load
from bench.engine import Row
from bench.machine import Machine
from bench.measuring import Measurement, Run
from bench.open_loop import Report
from bench.pairs import Pair
from bench.results import Growth, OpenLoop, Results

MACHINE = Machine(
    processor="a processor",
    cores=2,
    memory=2**34,
    kernel="6",
    system="Debian",
    python="3.11",
    packages={"sanic": "25.12.1"},
    programs={"node": "v20", "flagd": ""},
    revision="abc",
)


def line(
    row: str, server: str, *throughputs: float, generator: float = 0.5, others: float = 0.0
) -> Measurement:
    """A line of the table with one repetition for each throughput."""
    runs = [
        Run(
            Load(
                requests=round(throughput * 2),
                seconds=2,
                p50=1000,
                p99=2000,
                p999=3000,
                errors=0,
                generator=generator,
            ),
            cpu_per_request=20e-6,
            server=0.5,
            others=others,
        )
        for throughput in throughputs
    ]
    return Measurement(row, server, 64, runs, resident=2**26)


def results(
    *lines: Measurement,
    pairs: list[Pair] | None = None,
    open_loop: list[OpenLoop] | None = None,
    growth: list[Growth] | None = None,
) -> Results:
    """Results with these lines."""
    return Results(
        machine=MACHINE,
        made_at="2026-11-22T10:00:00+00:00",
        quick=False,
        seconds=1,
        measurements=list(lines),
        pairs=pairs or [],
        open_loop=open_loop or [],
        growth=growth or [],
        starts=[],
        engine=[Row("one flag of 100", 1e-6, 20e-6, True)],
    )


def half_load(row: str, server: str, *, p50: float, p99: float) -> OpenLoop:
    """Latencies at half load."""
    report = Report(
        requests=100, seconds=1, p50=p50, p99=p99, p999=p99, errors=0, missing=0, own_delay=1
    )
    return OpenLoop(row, server, 0.5, 100.0, report)
