"""Two servers are compared by what each answers while the other is driven too."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

import msgspec

from bench import names
from bench.measuring import QUICK, Bench, Measured, Run
from bench.pairs import Pair, measure_pairs
from bench.processes import Cores
from tests.bench.making import line


class Driven(msgspec.Struct):
    """A server that costs so much CPU an answer."""

    name: str
    cpu: float
    port: int = 0
    pid: int = 0
    pids: list[int] = []


class BothAtOnce(Bench):
    """Instead of a generator, a meeting of two: whoever is driven alone waits in vain."""

    def __init__(self, directory: Path, repetitions: int) -> None:
        plan = msgspec.structs.replace(QUICK, repetitions=repetitions)
        super().__init__(plan, Cores({0}), directory)
        self._meeting = threading.Barrier(2, timeout=60)

    def settle(self) -> None:
        """No core is used here."""

    def run(self, server: Measured, *_: Any) -> Run:
        self._meeting.wait()
        assert isinstance(server, Driven)
        run = line("row", server.name, 1).runs[0]
        return msgspec.structs.replace(run, cpu_per_request=server.cpu)


def test_each_of_ours_is_driven_at_once_with_each_of_its_rivals(tmp_path: Path) -> None:
    servers = [
        Driven(names.LANE, 10e-6),
        Driven(names.NO_LANE, 50e-6),
        Driven(names.SANIC, 40e-6),
        Driven(names.CONSTANT, 5e-6),
    ]
    pairs = measure_pairs(BothAtOnce(tmp_path, 3), "row", 64, [(server, []) for server in servers])
    assert pairs == [
        Pair("row", names.LANE, names.SANIC, [4.0, 4.0, 4.0]),
        Pair("row", names.NO_LANE, names.SANIC, [0.8, 0.8, 0.8]),
    ]


def test_a_pair_is_told_by_its_median_and_how_far_apart_its_turns_lie() -> None:
    pair = Pair("row", names.LANE, names.SANIC, [4.4, 3.9, 4.0])
    assert pair.ratio == 4.0
    assert round(pair.spread, 3) == 0.125


def test_a_server_that_cost_nothing_answered_nothing(tmp_path: Path) -> None:
    servers = [Driven(names.LANE, 0.0), Driven(names.SANIC, 40e-6)]
    (pair,) = measure_pairs(
        BothAtOnce(tmp_path, 1), "row", 64, [(server, []) for server in servers]
    )
    assert pair.ratio == 0.0
