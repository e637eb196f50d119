"""Results of one run of the bench, and their file."""

from __future__ import annotations

import datetime
import statistics
from collections.abc import Callable
from pathlib import Path

import msgspec

from bench.closed_loop import Load
from bench.engine import Row
from bench.machine import Machine
from bench.measuring import Measurement
from bench.open_loop import Report
from bench.pairs import Pair
from devstack.workers import CHECKOUT

FOLDER = CHECKOUT / "bench" / "results"


class OpenLoop(msgspec.Struct, frozen=True):
    """Latency of a row's calls at a part (0 to 1) of the throughput measured in the same run."""

    row: str
    server: str
    part: float
    rate: float
    report: Report


class Growth(msgspec.Struct, frozen=True):
    """Throughput of one kind of call against the number of flags in the set."""

    flags: int
    measurement: Measurement


class NodeRow(msgspec.Struct, frozen=True):
    """A row's calls to one entrance of the node. CPU is in seconds a request.

    ``compressed`` says whether the callers took gzip.
    """

    row: str
    server: str
    connections: int
    compressed: bool
    load: Load
    nginx_cpu: float
    worker_cpu: float


class Start(msgspec.Struct, frozen=True):
    """A worker's start with this many flags in all its sets. In seconds; ``resident`` in bytes."""

    flags: int
    seconds_until_it_evaluates: float
    resident: int


class Streams(msgspec.Struct, frozen=True):
    """Idle event streams on one worker. ``bytes_each`` is of its resident memory.

    ``seconds_until_told`` begin when a write is sent, ``seconds_until_ended`` with SIGTERM, and
    both end with the last stream.
    """

    streams: int
    bytes_each: float
    seconds_to_open: float
    seconds_until_told: float
    seconds_until_ended: float


class Reload(msgspec.Struct, frozen=True):
    """Each worker of a node restarted in turn, under load. Times are in seconds.

    ``slowest`` is the slowest of the ``answers`` from the beginning of the reload on,
    ``slowest_before`` the slowest of those before it, and ``own_delay`` the latest that the
    generator itself was. ``seconds_until_back`` is from when a restarted worker answered until all
    streams were open; ``streams_refused`` are attempts that failed, ``streams_lost`` those that
    never came back.
    """

    flags: int
    streams: int
    answers: int
    failures: list[str]
    slowest_before: float
    slowest: float
    own_delay: float
    streams_ended: int
    streams_refused: int
    streams_lost: int
    seconds_until_back: float


class Stampede(msgspec.Struct, frozen=True):
    """A crowd that asks for a context which no worker knows, in so many turns, each for another.

    ``queries`` are what MySQL was asked in all turns, ``unavailable`` the answers that went without
    the context. ``seconds`` are until the last answer, ``seconds_known`` the same from memory.
    """

    callers: int
    workers: int
    turns: int
    queries: int
    unavailable: int
    seconds: float
    seconds_known: float


class Mass(msgspec.Struct, frozen=True):
    """Stored contexts that went one way, by one worker: ``bytes`` of NDJSON.

    ``cpu_each`` is in seconds of the worker's CPU, ``grown`` what its resident memory rose by.
    """

    way: str
    contexts: int
    bytes: int
    seconds: float
    cpu_each: float
    grown: int


class Alternation(msgspec.Struct, frozen=True):
    """Evaluations without and with a comparison, one window after the other.

    ``compared`` are contexts a second in the second.
    """

    alone: Report
    beside: Report
    compared: float

    @property
    def ratio(self) -> float:
        """How far p99 moved: with the comparison, over without."""
        return self.beside.p99 / max(self.alone.p99, 1e-9)


class ImpactRow(msgspec.Struct, frozen=True):
    """Contexts compared over the API in ``seconds``, on the worker's core, and evaluations beside.

    ``rate`` are evaluations a second in each of ``pairs``, with the comparison on the worker's core
    or, with ``own_core``, on the generator's; ``disturbed`` pairs did not count.
    """

    contexts: int
    seconds: float
    rate: int
    pairs: list[Alternation] = []
    disturbed: int = 0
    own_core: bool = False

    def median(self, value: Callable[[Alternation], float]) -> float | None:
        """Return the median of a value over the pairs; None without any."""
        return statistics.median(map(value, self.pairs)) if self.pairs else None

    @property
    def ratio(self) -> float | None:
        """How far p99 moved: the median of the pairs."""
        return self.median(lambda pair: pair.ratio)


class Results(msgspec.Struct, frozen=True):
    """Everything that one run found."""

    machine: Machine
    made_at: str
    quick: bool
    seconds: float
    measurements: list[Measurement]
    open_loop: list[OpenLoop]
    growth: list[Growth]
    starts: list[Start]
    engine: list[Row]
    pairs: list[Pair] = []
    streams: list[Streams] = []
    masses: list[Mass] = []
    stampedes: list[Stampede] = []
    node: list[NodeRow] = []
    reloads: list[Reload] = []
    impacts: list[ImpactRow] = []

    def find(self, row: str, server: str) -> Measurement | None:
        """The line of the table, if it was measured."""
        for measurement in self.measurements:
            if (measurement.row, measurement.server) == (row, server):
                return measurement
        return None

    def ratio(self, row: str, server: str, other: str) -> float | None:
        """Return the throughput over the other server's in the same row; None if unknown.

        The median over the turns: in one turn both met the same machine, or nearly.
        """
        one, two = self.find(row, server), self.find(row, other)
        if one is None or two is None or not all(run.load.throughput for run in two.runs):
            return None
        return statistics.median(
            mine.load.throughput / theirs.load.throughput
            for mine, theirs in zip(one.runs, two.runs, strict=True)
        )

    def beside(self, row: str, server: str, other: str) -> float | None:
        """The same of both driven at once; None if they were not."""
        for pair in self.pairs:
            if (pair.row, pair.server, pair.other) == (row, server, other):
                return pair.ratio
        return None


def now() -> str:
    """The time as results carry it: ISO 8601 in UTC, to the second."""
    return datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")


def keep(results: Results) -> Path:
    """Write the results to a file named after their time; return its path."""
    FOLDER.mkdir(exist_ok=True)
    kind = "quick" if results.quick else "full"
    path = FOLDER / f"{results.made_at[:19].replace(':', '')}-{kind}.json"
    path.write_bytes(msgspec.json.format(msgspec.json.encode(results), indent=1))
    return path


def recall(path: Path) -> Results:
    """Read results back. Raises msgspec.ValidationError for another shape."""
    return msgspec.json.decode(path.read_bytes(), type=Results)
