"""Stored contexts on a whole stack: how old they may be, what a stampede costs, what an outage."""

from __future__ import annotations

import asyncio
import contextlib
import json
import random
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import httpx
import pytest

from bench.calls import make_call
from bench.crowd import READS_CONTEXTS, crowd
from bench.statements import statements
from devstack.stack import Stack
from devstack.workers import Worker
from tests.clients import client_of
from tests.outage.scene import KEY, LIMITS
from tests.waiting import wait_until

NAME = "shop.stored"
EVALUATE = "/ofrep/v1/evaluate/flags/version"
HEADERS = {"x-api-key": KEY, "flagd-selector": f"flagSetId={NAME}"}

# Short, so that they run out within a test; the budget is not what is tested here.
WORKER_TTL, REDIS_TTL = 0.5, 1.5
# What service/cache/contexts.py gives a worker to fill.
LEASE = 1.0
# How old an attribute may be if neither Redis nor a worker was told of the write.
BOUND = WORKER_TTL + REDIS_TTL + LEASE

# As many as a flag may have variants.
VERSIONS = 1000
TARGETING_KEYS = [f"user-{number}" for number in range(8)]


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    """Two workers, and a flag whose variant is the version of the targeting key's attributes."""
    settings = {
        "FLAGSTAFF_ADMIN_KEY": KEY,
        "FLAGSTAFF_CONTEXT_WORKER_TTL": str(WORKER_TTL),
        "FLAGSTAFF_CONTEXT_REDIS_TTL": str(REDIS_TTL),
        "FLAGSTAFF_CONTEXT_BUDGET": "5",
        **LIMITS,
    }
    flag = {
        "state": "ENABLED",
        "variants": {str(version): version for version in range(VERSIONS)},
        "defaultVariant": None,
        "targeting": {"var": "version"},
    }
    directory = tmp_path_factory.mktemp("stored")
    with Stack(directory, settings=settings, durable=False) as stack:
        with client_of(stack.url, HEADERS) as client:
            created = {"name": NAME, "storedContexts": True}
            client.post("/api/v1/flag-sets", json=created).raise_for_status()
            path = f"/api/v1/flag-sets/{NAME}/flags/version"
            client.put(path, json=flag).raise_for_status()
        wait_until(
            lambda: all(asked(worker, "nobody").status_code == 200 for worker in stack.workers)
        )
        yield stack


@pytest.fixture
def lasting(shop: Stack, tmp_path: Path) -> Iterator[list[Worker]]:
    """Two more workers, for whom nothing runs out while a busy machine answers many callers."""
    lifetimes = dict.fromkeys(("WORKER_TTL", "REDIS_TTL"), "100")
    settings = {
        **shop.settings,
        **{f"FLAGSTAFF_CONTEXT_{name}": value for name, value in lifetimes.items()},
        "FLAGSTAFF_STATE_DIR": str(tmp_path / "state"),
    }
    workers = [Worker(number, tmp_path, settings) for number in (2, 3)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.wait_until_ready()
    yield workers
    for worker in workers:
        worker.stop()


def test_a_thousand_that_miss_at_once_on_two_workers_send_one_query(
    shop: Stack, lasting: list[Worker]
) -> None:
    put(lasting[0], "crowded", 7)
    assert shop.mariadb is not None
    call = make_call(
        "POST",
        EVALUATE,
        headers={**HEADERS, "Connection": "close"},
        body={"context": {"targetingKey": "crowded"}},
    )
    connect = [partial(asyncio.open_unix_connection, str(w.socket)) for w in lasting]
    with statements(shop.mariadb.socket, READS_CONTEXTS) as sent:
        answers = crowd(connect, call, 1000).answers
    assert [json.loads(answer).get("value") for answer in answers] == [7] * 1000
    assert len(sent) == 1


def test_a_write_is_told_to_all_workers(shop: Stack) -> None:
    for version in range(1, 40):
        writer = random.choice(shop.workers)
        put(writer, "told", version)
        # At once where it was written; everywhere else as soon as it is heard.
        assert seen(writer, "told") == version
        until_all_see(shop.workers, "told", version)


def test_no_attribute_is_older_than_the_bound(shop: Stack) -> None:
    Readers(shop).run(lambda: None, writes=200)


@pytest.mark.long
def test_no_attribute_is_older_than_the_bound_while_redis_comes_and_goes(shop: Stack) -> None:
    redis = shop.redis
    assert redis is not None

    def disturb() -> None:
        """What becomes of Redis, each for longer than the bound at some time."""
        for pause in (0.2, BOUND, 0.5):
            redis.kill()
            linger(pause)
            redis.start()
            linger(pause)
            redis.freeze()
            linger(pause)
            redis.thaw()
            linger(pause)

    Readers(shop).run(disturb, writes=500)


def test_a_redis_that_is_away_or_frozen_costs_no_stored_context(shop: Stack) -> None:
    redis = shop.redis
    assert redis is not None
    put(shop.workers[0], "patient", 1)
    redis.kill()
    try:
        assert [seen(worker, "patient") for worker in shop.workers] == [1, 1]
    finally:
        redis.start()
    redis.freeze()
    try:
        put(shop.workers[0], "patient", 2)
        until_all_see(shop.workers, "patient", 2)
    finally:
        redis.thaw()


def test_without_mysql_redis_tells_and_else_the_answer_says_so(shop: Stack) -> None:
    redis, mariadb = shop.redis, shop.mariadb
    assert redis is not None
    assert mariadb is not None
    first = shop.workers[0]
    put(first, "kept", 3)
    wait_until(lambda: seen(first, "kept") == 3)
    mariadb.kill()
    try:
        # Redis keeps it for a moment, and nothing is served past that.
        wait_until(lambda: all(is_unavailable(worker, "kept") for worker in shop.workers))
        assert is_unavailable(first, "unknown")
        redis.kill()
        for worker in shop.workers:
            assert asked(worker, "kept", version=9).json()["value"] == 9
            assert is_unavailable(worker, "kept")
    finally:
        mariadb.start()
        redis.start()
    until_all_see(shop.workers, "kept", 3)


class Readers:
    """Writers and readers at random on all workers, while something else goes on.

    Each write gives a targeting key its next version and is noted when it is acknowledged. No
    reader may be told a version that had been overwritten, by a write that was acknowledged, for
    longer than the bound when it asked.
    """

    def __init__(self, stack: Stack) -> None:
        self._stack = stack
        self._chance = random.Random(6)
        # By targeting key: when each version was acknowledged.
        self._acknowledged: dict[str, list[float]] = {key: [] for key in TARGETING_KEYS}
        self._is_over = False
        self.told = 0

    def run(self, disturb: Callable[[], None], *, writes: int) -> None:
        """At least so many writes, and as many more as ``disturb`` leaves time for."""
        asyncio.run(self._run(disturb, writes))
        assert self.told > writes
        for key, versions in self._acknowledged.items():
            until_all_see(self._stack.workers, key, len(versions))

    async def _run(self, disturb: Callable[[], None], writes: int) -> None:
        async with contextlib.AsyncExitStack() as stack:
            clients = [
                await stack.enter_async_context(concurrent_client_of(worker))
                for worker in self._stack.workers
            ]
            for key in TARGETING_KEYS:
                await clients[0].delete(path_of(key))
            async with asyncio.TaskGroup() as group:
                readers = [group.create_task(self._read(client)) for client in clients * 3]
                writing = [
                    group.create_task(self._write(clients, key, writes // len(TARGETING_KEYS)))
                    for key in TARGETING_KEYS
                ]
                await asyncio.to_thread(disturb)
                self._is_over = True
                await asyncio.wait(writing)
                for reader in readers:
                    reader.cancel()

    async def _write(self, clients: list[httpx.AsyncClient], key: str, least: int) -> None:
        acknowledged = self._acknowledged[key]
        while len(acknowledged) < least or not self._is_over:
            client = self._chance.choice(clients)
            version = len(acknowledged) + 1
            if version == VERSIONS:
                break
            context = {"attributes": {"version": version}}
            (await client.put(path_of(key), json=context)).raise_for_status()
            acknowledged.append(time.monotonic())
            await asyncio.sleep(self._chance.uniform(0, 0.05))

    async def _read(self, client: httpx.AsyncClient) -> None:
        while True:
            key = self._chance.choice(TARGETING_KEYS)
            began = time.monotonic()
            answer = (await client.post(EVALUATE, json={"context": {"targetingKey": key}})).json()
            if answer["metadata"].get("storedContext") != "unavailable":
                told = answer.get("value", 0)
                owed = sum(at < began - BOUND for at in self._acknowledged[key])
                assert told >= owed, f"{key}: {told} is older than {owed}"
                self.told += 1
            await asyncio.sleep(0)


# --- asking and writing ---------------------------------------------------------------------


def concurrent_client_of(worker: Worker) -> httpx.AsyncClient:
    transport = httpx.AsyncHTTPTransport(uds=str(worker.socket), verify=False)
    return httpx.AsyncClient(
        base_url="http://flagstaff", transport=transport, headers=HEADERS, timeout=60
    )


def path_of(key: str) -> str:
    return f"/api/v1/flag-sets/{NAME}/contexts/{key}"


def put(worker: Worker, key: str, version: int) -> None:
    with client_of(worker.socket, HEADERS) as client:
        context = {"attributes": {"version": version}}
        client.put(path_of(key), json=context).raise_for_status()


def asked(worker: Worker, key: str, **attributes: object) -> httpx.Response:
    """What one worker answers for a targeting key."""
    with client_of(worker.socket, HEADERS) as client:
        context = {"targetingKey": key, **attributes}
        return client.post(EVALUATE, json={"context": context})


def seen(worker: Worker, key: str) -> Any:
    return asked(worker, key).json().get("value")


def until_all_see(workers: list[Worker], key: str, version: int) -> None:
    wait_until(lambda: all(seen(worker, key) == version for worker in workers))


def is_unavailable(worker: Worker, key: str) -> bool:
    answer = asked(worker, key)
    assert answer.status_code == 200
    return bool(answer.json()["metadata"].get("storedContext") == "unavailable")


def linger(seconds: float) -> None:
    """Let an outage last; what is asserted does not hang on how long."""
    deadline = time.monotonic() + seconds
    wait_until(lambda: time.monotonic() > deadline)
