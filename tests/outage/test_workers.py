"""A worker that dies takes no evaluation with it: Nginx asks another one."""

from __future__ import annotations

import pytest

from devstack.stack import Stack
from devstack.workers import Worker
from tests.outage.load import EVALUATE, Load
from tests.outage.scene import caller, degraded
from tests.waiting import wait_until


def restart(worker: Worker) -> None:
    worker.start()
    worker.wait_until_ready()
    wait_until(lambda: degraded(worker) == set())


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
def test_what_a_frozen_worker_holds_is_not_sent_to_another(shop: Stack) -> None:
    worker = shop.workers[0]
    with caller(shop.url) as client:
        worker.freeze()
        try:
            answers = [client.post(EVALUATE, json={}) for _ in range(4)]
        finally:
            worker.thaw()
        # Nginx asks the workers in turn.
        assert sorted(answer.status_code for answer in answers) == [200, 200, 503, 503]
        failed = [answer for answer in answers if answer.status_code == 503]
        assert {answer.headers["Retry-After"] for answer in failed} == {"1"}
        assert {answer.json()["errorDetails"] for answer in failed} == {
            "No worker answered. Retry after a second."
        }
        wait_until(lambda: all(client.post(EVALUATE, json={}).status_code == 200 for _ in range(4)))


@pytest.mark.long
def test_a_frozen_worker_that_is_killed_costs_no_answer(shop: Stack, load: Load) -> None:
    worker = shop.workers[0]
    worker.freeze()
    counted = [-1]

    def all_callers_wait_for_it() -> bool:
        counted.append(sum(load.answers))
        return counted[-1] == counted[-2]

    wait_until(all_callers_wait_for_it)
    worker.kill()
    load.go_on()
    restart(worker)
    load.go_on()


@pytest.mark.long
def test_workers_killed_again_and_again(shop: Stack, load: Load) -> None:
    for turn in range(20):
        worker = shop.workers[turn % 2]
        worker.kill()
        restart(worker)
        load.go_on()
