"""Two servers driven at the same time, on the one core that they share.

A shared machine works at half its speed for seconds on end, for no reason that it shows. Whatever
slows it slows both of a pair, and the scheduler gives each its half of the core: what each answers
for a second of its CPU is then comparable to a few per cent, where turns of a second are not.
"""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import msgspec

from bench import names
from bench.calls import Call
from bench.measuring import Bench, Measured

# Whom each of ours is held against, in every row in which both answer.
RIVALS = {
    names.LANE: (names.SANIC, names.FASTAPI, names.NODE, names.FLAGD),
    names.NO_LANE: (names.SANIC,),
    names.NGINX: (names.NGINX_CONSTANT, names.LANE, names.FLAGD, names.RELAY, names.EDGE),
    names.DIRECT: (names.LANE, names.FLAGD),
}


class Pair(msgspec.Struct, frozen=True):
    """A row's calls to a server and to another at once: a ratio for each repetition.

    Each is of answers for a second of CPU, the server's over the other's; 0 where one had none.
    """

    row: str
    server: str
    other: str
    ratios: list[float]

    @property
    def ratio(self) -> float:
        """The median of the repetitions."""
        return statistics.median(self.ratios)

    @property
    def spread(self) -> float:
        """How far the repetitions lie apart, as a part of the median."""
        return (max(self.ratios) - min(self.ratios)) / max(self.ratio, 1e-9)


def measure_pairs(
    bench: Bench,
    row: str,
    connections: int,
    targets: Sequence[tuple[Measured, Sequence[Call]]],
) -> list[Pair]:
    """Drive each of ours beside each of its rivals, each with its calls."""
    driven = [(server, bench.write(calls)) for server, calls in targets]
    return [
        _measure(bench, row, connections, (one, other))
        for one in driven
        for other in driven
        if other[0].name in RIVALS.get(one[0].name, ())
    ]


def _measure(
    bench: Bench,
    row: str,
    connections: int,
    both: tuple[tuple[Measured, Path], tuple[Measured, Path]],
) -> Pair:
    ratios = []
    with ThreadPoolExecutor(len(both)) as threads:
        for _ in range(bench.plan.repetitions):
            bench.settle()
            runs = [threads.submit(bench.run, *each, connections) for each in both]
            mine, theirs = (run.result().cpu_per_request for run in runs)
            ratios.append(theirs / mine if mine else 0.0)
    (server, _), (other, _) = both
    return Pair(row, server.name, other.name, ratios)
