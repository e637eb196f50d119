"""Figures of a process from the kernel, and the cores to use."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable
from contextlib import suppress
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")
PAGE = os.sysconf("SC_PAGE_SIZE")


def cpu_seconds(pids: Iterable[int]) -> float:
    """User and system time of the processes so far, all threads, to a hundredth of a second."""
    return sum(_ticks(Path(f"/proc/{pid}/stat").read_text()) for pid in pids) / TICKS


def _ticks(stat: str) -> int:
    # The second field is the program's name in parentheses and may itself contain spaces.
    fields = stat.rpartition(")")[2].split()
    return int(fields[11]) + int(fields[12])


def others_seconds(pids: Collection[int]) -> float:
    """Return the CPU seconds of all other processes so far, with children that they waited for.

    ``/proc/stat`` would not do: it counts whoever runs at each tick of the clock, and so misses
    processes that sleep at ticks.
    """
    total = 0
    for path in Path("/proc").iterdir():
        if path.name.isdigit() and int(path.name) not in pids:
            with suppress(FileNotFoundError, ProcessLookupError):
                stat = (path / "stat").read_text()
                total += sum(map(int, stat.rpartition(")")[2].split()[11:15]))
    return total / TICKS


def busy_seconds(cores: set[int]) -> float:
    """Return the seconds that all processes used of these cores, without interrupts."""
    total = 0
    for line in Path("/proc/stat").read_text().splitlines():
        name, *fields = line.split()
        if name.startswith("cpu") and name[3:].isdigit() and int(name[3:]) in cores:
            user, nice, system = map(int, fields[:3])
            total += user + nice + system
    return total / TICKS


def resident_bytes(pid: int) -> int:
    """The memory of the process that is in RAM, shared pages included."""
    return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * PAGE


class Cores:
    """The cores to measure on: one for the servers, another for the load, where there are two."""

    def __init__(self, available: Iterable[int] | None = None) -> None:
        cores = sorted(os.sched_getaffinity(0) if available is None else available)
        self.server = {cores[0]}
        self.load = {cores[-1]}
        self.apart = len(cores) > 1
        self.spare = set(cores) - self.server - self.load


def on_cores(cores: set[int]) -> list[str]:
    """Return the beginning of a command that is to run on these cores only."""
    return ["taskset", "--cpu-list", ",".join(map(str, sorted(cores)))]


def pin(pid: int, cores: set[int]) -> None:
    """Keep the process, and the threads that it has, on these cores."""
    for task in Path(f"/proc/{pid}/task").iterdir():
        os.sched_setaffinity(int(task.name), cores)


def children(pid: int) -> list[int]:
    """The processes that the process's first thread started and that still run."""
    return [int(word) for word in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
