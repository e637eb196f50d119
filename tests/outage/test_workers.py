"""A worker that dies takes no evaluation with it: Nginx asks another one."""

from __future__ import annotations

import pytest

from devstack.stack import Stack
from devstack.workers import Worker
from tests.outage.load import Load
from tests.outage.scene import degraded, until


def restart(worker: Worker) -> None:
    worker.start()
    worker.wait_until_ready()
    until(lambda: degraded(worker) == set())


@pytest.mark.parametrize("index", [0, 1])
def test_a_killed_worker(shop: Stack, load: Load, index: int) -> None:
    shop.workers[index].kill()
    load.go_on()
    restart(shop.workers[index])
    load.go_on()


def test_a_worker_that_is_asked_to_stop(shop: Stack, load: Load) -> None:
    for worker in shop.workers:
        worker.stop()
        load.go_on()
        restart(worker)


@pytest.mark.long
def test_a_frozen_worker_keeps_callers_waiting_and_fails_none(shop: Stack, load: Load) -> None:
    worker = shop.workers[0]
    worker.freeze()
    try:
        # Nginx gives up on it after five seconds and asks the other one.
        load.go_on(3)
    finally:
        worker.thaw()
    load.go_on()


@pytest.mark.long
def test_workers_killed_again_and_again(shop: Stack, load: Load) -> None:
    for turn in range(20):
        worker = shop.workers[turn % 2]
        worker.kill()
        restart(worker)
        load.go_on()
