"""A comparison works little on a core that others want, and all the time on one of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from io import BytesIO

import pytest

from service.impact.giving_way import GATHERED, REST, SLICE, Gathered, GivingWay

PIECE = SLICE / 10


class Core:
    """A core on which each piece of work takes a tenth of a slice."""

    def __init__(self, wanted: Callable[[float], int]) -> None:
        self.now = self.worked = self.slept = 0.0
        self._wanted = wanted

    def run(self, pieces: int) -> None:
        def sleep(seconds: float) -> None:
            self.now += seconds
            self.slept += seconds

        way = GivingWay(lambda: self._wanted(self.now), lambda: self.now, sleep)
        for _ in range(pieces):
            self.now += PIECE
            self.worked += PIECE
            way.look()


def test_nothing_is_given_away_on_a_core_of_its_own() -> None:
    core = Core(lambda _: 7)
    core.run(10_000)
    assert core.slept == 0


def test_a_twentieth_is_worked_on_a_core_that_others_want() -> None:
    core = Core(lambda now: int(now / SLICE * 20))
    core.run(10_000)
    assert core.worked / core.now == pytest.approx(1 / (1 + REST), rel=0.02)


def test_what_happens_while_it_sleeps_does_not_count() -> None:
    """Preemption while it sleeps or is fed is none of its work."""
    times = iter([0, 1, 9, 9, 9, 9])
    last = 9
    core = Core(lambda _: next(times, last))
    core.run(40)
    # It slept once, after the first slice; what came meanwhile was no wish during its work.
    assert core.slept == pytest.approx(REST * SLICE, rel=0.2)


_SCRIPT = """
import os, sys, time
from service.impact.giving_way import GivingWay
os.sched_setaffinity(0, {int(sys.argv[1])})
os.sched_setscheduler(0, os.SCHED_IDLE, os.sched_param(0))
slept = []
def sleep(seconds):
    slept.append(seconds)
    time.sleep(seconds)
way = GivingWay(sleep=sleep)
while len(slept) < 3:
    way.look()
"""
_OTHER = """
import os, sys, time
os.sched_setaffinity(0, {int(sys.argv[1])})
print("ready", flush=True)
while True:
    time.sleep(0.0002)
"""


def test_linux_counts_what_it_looks_at() -> None:
    """A neighbour on the same core that wakes up often makes it sleep."""
    core = str(min(os.sched_getaffinity(0)))
    command = [sys.executable, "-c"]
    with subprocess.Popen([*command, _OTHER, core], stdout=subprocess.PIPE) as neighbour:
        try:
            assert neighbour.stdout is not None
            neighbour.stdout.readline()
            subprocess.run([*command, _SCRIPT, core], check=True, timeout=60)
        finally:
            neighbour.kill()


def test_contexts_are_gathered_before_they_are_worked_on() -> None:
    """Every byte of a pipe comes, whole parts of it before the first line."""
    lines = [b"%d" % number * 40 + b"\n" for number in range(60_000)]
    sizes: list[int] = []

    class Pipe(BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            part = super().read(size)
            sizes.append(len(part))
            return part

    reader = Gathered.reader(Pipe(b"".join(lines)), GivingWay())
    assert reader.readline() == lines[0]
    assert sum(sizes) == GATHERED
    assert [lines[0], *reader] == lines
