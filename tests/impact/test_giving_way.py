"""A comparison works little on a core that others want, and all the time on one of its own."""

from __future__ import annotations

import math
import os
import subprocess
import sys
from collections.abc import Callable
from io import BytesIO

import pytest

from service.impact.giving_way import (
    FIRST_REST,
    GATHERED,
    LONGEST_REST,
    LONGEST_REST_OF_LATE,
    SLICE,
    Gathered,
    GivingWay,
)
from tests.waiting import PATIENCE

# A little more than a tenth, so that ten of them are a slice however they are rounded.
PIECE = SLICE / 9.99


class Core:
    """A core, and who else wants it: the number of preemptions until a time."""

    def __init__(self, wanted: Callable[[float], int]) -> None:
        self.now = self.worked = self.slept = self.last_rest_at = 0.0
        self.rests: list[float] = []
        self._wanted = wanted

    def run(self, pieces: int, patience: float = math.inf) -> None:
        def sleep(seconds: float) -> None:
            self.now += seconds
            self.slept += seconds
            self.rests.append(seconds)
            self.last_rest_at = self.now

        way = GivingWay(
            patience,
            lambda: self._wanted(self.now),
            lambda: self.worked,
            lambda: self.now,
            sleep,
        )
        for _ in range(pieces):
            self.now += PIECE
            self.worked += PIECE
            way.look()


def often(now: float) -> int:
    """A core that others want in every slice."""
    return int(now / SLICE * 20)


def test_nothing_is_given_away_on_a_core_of_its_own() -> None:
    core = Core(lambda _: 7)
    core.run(10_000)
    assert core.slept == 0


def test_hardly_any_work_is_done_on_a_core_that_others_want_all_the_time() -> None:
    core = Core(often)
    core.run(1000)
    slept, worked = core.slept, core.worked
    core.run(10_000)
    share = (core.worked - worked) / (core.worked - worked + core.slept - slept)
    assert share == pytest.approx(1 / (1 + LONGEST_REST), rel=0.05)


def test_no_rest_is_longer_than_the_longest() -> None:
    """However much others want the core, a comparison goes on, and so it ends."""
    core = Core(often)
    core.run(10_000)
    assert max(core.rests) == pytest.approx(LONGEST_REST * SLICE, rel=0.01)


def test_a_comparison_that_takes_long_for_its_caller_works_more() -> None:
    core = Core(often)
    core.run(10_000, patience=5.0)
    late = core.rests[-100:]
    assert late == pytest.approx([LONGEST_REST_OF_LATE * SLICE] * 100, rel=0.01)
    assert max(core.rests) == pytest.approx(LONGEST_REST * SLICE, rel=0.01)


def test_work_goes_on_at_full_speed_once_the_core_is_free() -> None:
    core = Core(lambda now: often(min(now, 1.0)))
    core.run(10_000)
    longest = core.rests.index(max(core.rests))
    assert core.rests[longest:] == sorted(core.rests[longest:], reverse=True)
    assert core.now - core.last_rest_at > 0.1


def test_a_stray_preemption_costs_little() -> None:
    """What a core does besides, some dozens of times a second, is none of a neighbour's wish."""
    core = Core(lambda now: int(now * 40))
    core.run(100_000)
    assert core.worked / core.now > 0.6


def test_a_core_that_others_want_now_and_then_is_given_away_too() -> None:
    """Where evaluations are few, the caches that each finds are to be its own all the same."""
    core = Core(lambda now: int(now * 400))
    core.run(20_000)
    assert core.worked / core.now < 0.02


def test_what_happens_while_it_sleeps_does_not_count() -> None:
    """Preemption while it sleeps or is fed is none of its work."""
    times = iter([0, 1, 9, 9, 9, 9])
    last = 9
    core = Core(lambda _: next(times, last))
    core.run(40)
    # It was preempted once, in the first slice; what came meanwhile was no wish during its work.
    assert max(core.rests) == core.rests[0] == pytest.approx(FIRST_REST * SLICE, rel=0.01)


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
            subprocess.run([*command, _SCRIPT, core], check=True, timeout=2 * PATIENCE)
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
