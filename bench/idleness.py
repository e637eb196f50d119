"""Waiting until a worker has nothing left to do."""

from __future__ import annotations

import time
from collections.abc import Callable

from bench.processes import cpu_seconds
from bench.servers import Server

# How long a worker may still be compiling, and how long it is idle then, in seconds.
SETTLED = 60.0
IDLE_SECONDS = 2


def wait_until_idle(worker: Server, is_done: Callable[[], bool] = lambda: True) -> None:
    """Wait until the worker has nothing left to do after a start or a change.

    A second with little work is not enough: on a busy machine it may not have had its turn.
    """
    deadline = time.monotonic() + SETTLED
    idle_seconds = 0
    while idle_seconds < IDLE_SECONDS and time.monotonic() < deadline:
        before = cpu_seconds([worker.pid])
        time.sleep(1)
        is_idle = is_done() and cpu_seconds([worker.pid]) - before < 0.03
        idle_seconds = idle_seconds + 1 if is_idle else 0
