"""Two results, row by row: ``python -m bench.compare BEFORE.json AFTER.json``.

A difference counts only where the repetitions of the two runs do not overlap: with few repetitions
on a shared machine, that is the most that can honestly be said.
"""

from __future__ import annotations

import sys
from pathlib import Path

import msgspec

from bench.measuring import Measurement
from bench.results import Results, recall
from bench.tables import align, rate, ratio


class Difference(msgspec.Struct, frozen=True):
    """One line that both results have."""

    row: str
    server: str
    before: float
    after: float
    # Whether every repetition of one lies on the same side of every repetition of the other.
    apart: bool

    @property
    def ratio(self) -> float:
        """After over before."""
        return self.after / self.before

    @property
    def verdict(self) -> str:
        """faster, slower, or nothing where it may be noise."""
        if not self.apart:
            return ""
        return "faster" if self.ratio > 1 else "slower"


def compare(before: Results, after: Results) -> list[Difference]:
    """The lines of both, in the order of the later one."""
    differences = []
    for measurement in after.measurements:
        earlier = before.find(measurement.row, measurement.server)
        if earlier is not None and earlier.throughput:
            differences.append(_difference(earlier, measurement))
    return differences


def _difference(before: Measurement, after: Measurement) -> Difference:
    earlier = [run.load.throughput for run in before.runs]
    later = [run.load.throughput for run in after.runs]
    enough = len(earlier) > 1 and len(later) > 1
    return Difference(
        after.row,
        after.server,
        before.throughput,
        after.throughput,
        enough and (min(later) > max(earlier) or max(later) < min(earlier)),
    )


def main(arguments: list[str]) -> int:
    """Print the comparison."""
    if len(arguments) != 2:
        print("usage: python -m bench.compare BEFORE.json AFTER.json", file=sys.stderr)
        return 2
    before, after = (recall(Path(argument)) for argument in arguments)
    if before.machine.processor != after.machine.processor:
        print(
            "These were measured on different processors: only ratios within each can be compared."
        )
    print(f"before: {before.machine.revision} of {before.made_at}")
    print(f"after:  {after.machine.revision} of {after.made_at}\n")
    rows = [
        [
            line.row,
            line.server,
            rate(line.before),
            rate(line.after),
            ratio(line.ratio),
            line.verdict,
        ]
        for line in compare(before, after)
    ]
    print(align(("row", "server", "before", "after", "after ÷ before", "verdict"), rows))
    print("\nNo verdict: the repetitions overlap, or there was only one.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
