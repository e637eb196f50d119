"""Without Redis nothing is missed: workers find revisions by themselves."""

from __future__ import annotations

import httpx

from devstack.stack import Stack
from tests.outage.load import Load
from tests.outage.scene import degraded, put, value
from tests.waiting import wait_until


def test_redis_killed_and_started_again(shop: Stack, load: Load, admin: httpx.Client) -> None:
    assert shop.redis is not None
    shop.redis.kill()
    wait_until(lambda: all(degraded(worker) == {"redis"} for worker in shop.workers))
    load.go_on()
    assert put(admin, "extra", 1).is_success
    wait_until(lambda: all(value(worker, "extra") == 1 for worker in shop.workers))
    shop.redis.start()
    wait_until(lambda: all(degraded(worker) == set() for worker in shop.workers))
    assert put(admin, "extra", 2).is_success
    wait_until(lambda: all(value(worker, "extra") == 2 for worker in shop.workers))


def test_redis_frozen(shop: Stack, load: Load, admin: httpx.Client) -> None:
    assert shop.redis is not None
    shop.redis.freeze()
    try:
        assert put(admin, "extra", 3).is_success
        wait_until(lambda: all(value(worker, "extra") == 3 for worker in shop.workers))
        wait_until(lambda: all(degraded(worker) == {"redis"} for worker in shop.workers))
        load.go_on()
    finally:
        shop.redis.thaw()
    wait_until(lambda: all(degraded(worker) == set() for worker in shop.workers))
