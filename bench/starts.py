"""Start of a worker: time to its first right answer, and its memory then."""

from __future__ import annotations

import time

from bench import workloads
from bench.checking import wait_until_served
from bench.house import House
from bench.processes import resident_bytes
from bench.results import Start


def measure_start(house: House) -> Start:
    """Start one more worker over all that was loaded; it evaluates the set loaded last."""
    started = time.perf_counter()
    worker = house.worker("starting")
    wait_until_served(worker.port, workloads.recurring(house.flag_sets[-1].key))
    seconds = time.perf_counter() - started
    flags = sum(flag_set.size for flag_set in house.flag_sets)
    start = Start(flags, seconds, resident_bytes(worker.pid))
    worker.stop()
    return start
