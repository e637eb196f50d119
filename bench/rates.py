"""Rows in open loop: latency at a part of the throughput that the same run measured."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence

import msgspec

from bench.calls import Call
from bench.measuring import Bench, Measured
from bench.open_loop import Report
from bench.results import OpenLoop
from devstack.workers import CHECKOUT

PARTS = (0.5, 0.8)
CONNECTIONS = 64


def measure_at_rates(
    bench: Bench, row: str, server: Measured, calls: Sequence[Call], throughput: float
) -> list[OpenLoop]:
    """Drive at each part of the throughput."""
    path = bench.write(calls)
    cores = ",".join(map(str, sorted(bench.cores.load)))
    loads = []
    for part in PARTS:
        rate = throughput * part
        command = ["taskset", "--cpu-list", cores, sys.executable, "-m", "bench.open_loop"]
        command += [str(server.port), str(path), str(rate), str(bench.plan.open_loop_seconds)]
        command += [str(CONNECTIONS), str(bench.next_serial())]
        output = subprocess.run(command, check=True, cwd=CHECKOUT, capture_output=True).stdout
        report = msgspec.json.decode(output, type=Report)
        loads.append(OpenLoop(row, server.name, part, rate, report))
    return loads
