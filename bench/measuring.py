"""One row: the same calls to each of its servers, in turn, several times."""

from __future__ import annotations

import statistics
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

import msgspec

from bench.calls import Call, write_calls
from bench.closed_loop import Load, drive
from bench.processes import Cores, busy_seconds, cpu_seconds, resident_bytes

# Serials of one run of the generator never reach those of the next.
SERIALS_A_RUN = 10**8
BUSY = 0.9
# From this share of the core on, what else ran on it is worth a word.
DISTURBING = 0.05
# How long the servers' core is watched until it was idle, and at most, in seconds.
_WATCHED = 0.05
_PATIENCE = 20.0


class Measured(Protocol):
    """The server under load, or Nginx with the worker behind it."""

    name: str
    port: int

    @property
    def pid(self) -> int:
        """The process whose memory is shown."""
        ...

    @property
    def pids(self) -> list[int]:
        """The processes whose work an answer costs."""
        ...


class Run(msgspec.Struct, frozen=True):
    """One run of the generator against one server."""

    load: Load
    # What the server's processes used: seconds of CPU an answer, and the share of a core.
    cpu_per_request: float
    server: float
    # The share of the servers' core that anything else used: what the run was disturbed by.
    others: float

    @property
    def generator_bound(self) -> bool:
        """Whether the generator was at its limit while the server was not."""
        return self.load.generator >= BUSY > self.server


class Measurement(msgspec.Struct, frozen=True):
    """One line of the table: a row's calls to one server, over all repetitions."""

    row: str
    server: str
    connections: int
    runs: list[Run]
    resident: int

    @property
    def throughput(self) -> float:
        """Answers a second: the median of the repetitions."""
        return statistics.median([run.load.throughput for run in self.runs])

    @property
    def spread(self) -> float:
        """How far the repetitions lie apart, as a part of the median."""
        values = [run.load.throughput for run in self.runs]
        return (max(values) - min(values)) / max(self.throughput, 1e-9)

    @property
    def latencies(self) -> tuple[float, float, float]:
        """p50, p99 and p99.9 in microseconds, each the median of the repetitions."""
        loads = [run.load for run in self.runs]
        return (
            statistics.median([load.p50 for load in loads]),
            statistics.median([load.p99 for load in loads]),
            statistics.median([load.p999 for load in loads]),
        )

    @property
    def cpu_per_request(self) -> float:
        """Seconds of the server's CPU an answer."""
        return statistics.median([run.cpu_per_request for run in self.runs])

    @property
    def errors(self) -> int:
        """What was not answered well, in all repetitions."""
        return sum(run.load.errors for run in self.runs)

    @property
    def others(self) -> float:
        """The share of the servers' core that went to something else: the worst repetition."""
        return max(run.others for run in self.runs)

    @property
    def generator_bound(self) -> bool:
        """Whether the generator was the bottleneck in most repetitions."""
        return sum(run.generator_bound for run in self.runs) * 2 > len(self.runs)


class Plan(msgspec.Struct, frozen=True):
    """Durations: many short turns, because neighbours disturb a machine for seconds.

    ``seconds`` are whole: wrk counts no finer.
    """

    repetitions: int
    seconds: int
    open_loop_seconds: float
    growth: tuple[int, ...]
    node_connections: tuple[int, ...]
    contexts: int
    # Of the node that is reloaded.
    reload_flags: int
    reload_streams: int


FULL = Plan(
    repetitions=5,
    seconds=1,
    open_loop_seconds=4,
    growth=(10, 100, 1000, 10000),
    node_connections=(16, 64, 256),
    contexts=200_000,
    reload_flags=10_000,
    reload_streams=1000,
)
QUICK = Plan(
    repetitions=1,
    seconds=1,
    open_loop_seconds=1.5,
    growth=(),
    node_connections=(64,),
    contexts=20_000,
    reload_flags=1000,
    reload_streams=200,
)


class Bench:
    """Drives rows: knows the plan, the cores, where call files go, and the next serial."""

    def __init__(self, plan: Plan, cores: Cores, directory: Path) -> None:
        self.plan = plan
        self.cores = cores
        self._directory = directory
        self._files = 0
        self._runs = 0
        self._warm: set[int] = set()

    def write(self, calls: Sequence[Call]) -> Path:
        """The calls as a file for the generators."""
        self._files += 1
        path = self._directory / f"{self._files}.calls"
        write_calls(path, calls)
        return path

    def next_serial(self) -> int:
        """The first serial of a run, far from those of every other."""
        self._runs += 1
        return self._runs * SERIALS_A_RUN

    def measure(
        self,
        row: str,
        connections: int,
        targets: Sequence[tuple[Measured, Sequence[Call]]],
        *,
        once_for: int | None = None,
    ) -> list[Measurement]:
        """Drive each server with its calls, as often and as long as the plan says.

        The servers take turns so that what disturbs the machine for a while disturbs them all.
        ``once_for`` asks for a single turn of so many seconds.
        """
        files = [self.write(calls) for _, calls in targets]
        for position, (server, _) in enumerate(targets):
            self._warm_up(server, files[position], connections)
        runs: list[list[Run]] = [[] for _ in targets]
        for _ in range(1 if once_for else self.plan.repetitions):
            for position, (server, _) in enumerate(targets):
                self.settle()
                runs[position].append(self.run(server, files[position], connections, once_for))
        return [
            Measurement(row, server.name, connections, runs[position], resident_bytes(server.pid))
            for position, (server, _) in enumerate(targets)
        ]

    def _warm_up(self, server: Measured, calls: Path, connections: int) -> None:
        """One run that does not count, for a server that has not been driven before."""
        if server.pid not in self._warm:
            self._warm.add(server.pid)
            self.run(server, calls, connections)

    def settle(self) -> None:
        """Wait until the servers' core is idle.

        A server goes on with what the generator asked it and waits for no more: with eight answers
        of a second each, for the whole of the next turn.
        """
        deadline = time.monotonic() + _PATIENCE
        while time.monotonic() < deadline:
            before = busy_seconds(self.cores.server)
            time.sleep(_WATCHED)
            if busy_seconds(self.cores.server) - before < _WATCHED / 2:
                break

    def run(
        self, server: Measured, calls: Path, connections: int, seconds: int | None = None
    ) -> Run:
        """One run of wrk, for ``seconds`` or as long as the plan says."""
        before, started = cpu_seconds(server.pids), time.perf_counter()
        busy_before = busy_seconds(self.cores.server)
        load = drive(
            server.port,
            calls,
            connections=connections,
            seconds=seconds or self.plan.seconds,
            first_serial=self.next_serial(),
            cores=self.cores.load,
        )
        used = cpu_seconds(server.pids) - before
        busy = busy_seconds(self.cores.server) - busy_before
        elapsed = time.perf_counter() - started
        others = max(0.0, busy - used) / elapsed
        return Run(load, used / max(1, load.requests), used / load.seconds, others)
