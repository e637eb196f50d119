"""What the kernel says about processes."""

from __future__ import annotations

import os
import subprocess
import sys

from bench.processes import (
    Cores,
    busy_seconds,
    children,
    cpu_seconds,
    others_seconds,
    resident_bytes,
)
from tests.waiting import wait_until


def test_cpu_time_of_a_busy_process_is_counted() -> None:
    before = cpu_seconds([os.getpid()])
    while cpu_seconds([os.getpid()]) < before + 0.05:
        sum(range(10_000))
    assert sum(os.times()[:2]) >= before + 0.03


def test_time_on_a_core_counts_for_the_core() -> None:
    cores = os.sched_getaffinity(0)
    before, own = busy_seconds(cores), cpu_seconds([os.getpid()])
    while cpu_seconds([os.getpid()]) < own + 0.1:
        sum(range(10_000))
    assert busy_seconds(cores) >= before + 0.05


def test_time_of_others_counts_until_they_are_named_among_the_own() -> None:
    busy = "import time\nwhile time.process_time() < 0.3: pass\nprint(flush=True)\ninput()"
    command = [sys.executable, "-c", busy]
    before = others_seconds({os.getpid()})
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as child:
        assert child.stdout is not None
        child.stdout.readline()
        without_the_child = others_seconds({os.getpid(), child.pid})
        least = max(before, without_the_child) + 0.25
        # A stranger that ends while it is counted is missed, and its parent has its time next.
        wait_until(lambda: others_seconds({os.getpid()}) >= least)
        child.communicate(b"\n")


def test_the_memory_of_this_process_is_some_megabytes() -> None:
    assert 5 * 2**20 < resident_bytes(os.getpid()) < 2**34


def test_children_are_those_that_still_run() -> None:
    command = [sys.executable, "-c", "input()"]
    with subprocess.Popen(command, stdin=subprocess.PIPE) as child:
        assert child.pid in children(os.getpid())
        child.communicate(b"\n")
    assert child.pid not in children(os.getpid())


def test_servers_and_load_are_apart_where_there_are_two_cores() -> None:
    assert (Cores({3, 5}).server, Cores({3, 5}).load, Cores({3, 5}).apart) == ({3}, {5}, True)
    assert (Cores({2}).server, Cores({2}).load, Cores({2}).apart) == ({2}, {2}, False)
