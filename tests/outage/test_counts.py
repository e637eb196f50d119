"""What callers were answered is what the statistics tell, to the last one, whatever happens."""

from __future__ import annotations

import asyncio
import json
import random
import sys
import threading
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from operator import gt
from typing import Any

import httpx
import pytest
import redis

from devstack.child import Child
from devstack.stack import Stack
from devstack.workers import CHECKOUT, process_environment
from service.environment import read_settings
from service.lifecycle.stores import open_stores
from service.management import statistics_keeping
from tests.clients import client_of
from tests.outage.scene import FLAGS, KEY, caller
from tests.waiting import wait_until

OFF = {"state": "DISABLED", "variants": {"a": 1.0}, "defaultVariant": "a"}
FAILING = {
    "state": "ENABLED",
    "variants": {"a": 1.0},
    "defaultVariant": "a",
    "targeting": {"var": "side"},
}
# So many that the memo keeps outlines of their answers too.
MANY = {f"flag-{number}": FLAGS["split"] for number in range(160)}
ALL: dict[str, Any] = {**FLAGS, **MANY, "off": OFF, "failing": FAILING}
SINGLE = (*FLAGS, "off", "failing", "not-there")
CONTEXTS: list[dict[str, str]] = [
    {"targetingKey": f"user-{number}", "country": "SE" if number % 2 else "CL"}
    | ({"side": f"side-{number}"} if number % 3 else {})
    for number in range(20)
]
CALLERS = 4
BATCHES = "flagstaff:statistics:batches"

# Flag, variant, and reason or error code.
Outcome = tuple[str, str | None, str]


class Callers:
    """Callers of several kinds at once, who keep count of what each flag came to for them."""

    def __init__(self, stack: Stack, flag_set: str) -> None:
        self._url = stack.url
        self._headers = {"x-api-key": KEY, "flagd-selector": f"flagSetId={flag_set}"}
        self._lock = threading.Lock()
        self.answered: Counter[Outcome] = Counter()

    def call(self, each: int = 60) -> None:
        """Every caller makes so many calls; nothing but what was answered is counted."""
        with ThreadPoolExecutor(CALLERS) as pool:
            for _ in pool.map(
                lambda number: self._call(random.Random(number), each), range(CALLERS)
            ):
                pass

    def _call(self, chance: random.Random, number: int) -> None:
        tags: dict[int, tuple[str, list[Outcome]]] = {}
        with client_of(self._url, self._headers) as client:
            for _ in range(number):
                index = chance.randrange(len(CONTEXTS))
                body = json.dumps({"context": CONTEXTS[index]})
                if chance.random() < 0.5:
                    key = chance.choice(SINGLE)
                    answer = client.post(f"/ofrep/v1/evaluate/flags/{key}", content=body)
                    assert answer.status_code in (200, 400, 404)
                    outcomes = [_outcome(answer.json())]
                else:
                    tag, outcomes = tags.get(index, ("", []))
                    headers = {"if-none-match": tag} if tag else {}
                    answer = client.post("/ofrep/v1/evaluate/flags", content=body, headers=headers)
                    if answer.status_code == 200:
                        outcomes = [_outcome(flag) for flag in answer.json()["flags"]]
                        tags[index] = answer.headers["etag"], outcomes
                    else:
                        assert answer.status_code == 304
                with self._lock:
                    self.answered.update(outcomes)


def _outcome(answer: dict[str, Any]) -> Outcome:
    return answer["key"], answer.get("variant"), answer.get("reason") or answer["errorCode"]


def told(admin: httpx.Client, flag_set: str) -> Counter[Outcome]:
    """What the statistics tell."""
    found: Counter[Outcome] = Counter()
    query: dict[str, str] = {"limit": "1000"}
    while True:
        page = admin.get(f"/api/v1/flag-sets/{flag_set}/statistics", params=query).json()
        for item in page["items"]:
            reason = item["reason"] or item["errorCode"]
            found[item["flag"], item["variant"], reason] += item["evaluations"]
        if page["next"] is None:
            return found
        query["after"] = page["next"]


def agree(
    admin: httpx.Client, flag_set: str, callers: Callers, *, drained: Stack | None = None
) -> None:
    """Wait until as many evaluations are told as were answered, and compare each.

    What the workers of ``drained`` left is drained beside the background, which does it every five
    seconds.
    """
    # A flag that is not there is counted nowhere.
    expected = Counter({k: n for k, n in callers.answered.items() if k[0] != "not-there"})

    def all_told() -> bool:
        if drained:
            asyncio.run(drain(drained))
        return told(admin, flag_set).total() >= expected.total()

    wait_until(all_told)
    assert told(admin, flag_set) == expected


async def drain(shop: Stack) -> None:
    """Add up what is in Redis, without asking whose turn it is."""
    settings = read_settings(shop.settings)
    async with open_stores(settings) as stores:
        await statistics_keeping.drain(stores, settings)


@pytest.fixture
def flag_set(admin: httpx.Client, request: pytest.FixtureRequest) -> str:
    """A flag set of this test's own, which both workers serve."""
    name = f"counts.{request.node.name}"
    admin.post("/api/v1/flag-sets", json={"name": name}).raise_for_status()
    document = {"flags": ALL}
    admin.put(f"/api/v1/flag-sets/{name}/document", json=document).raise_for_status()
    return name


@pytest.fixture
def callers(shop: Stack, flag_set: str) -> Callers:
    """Callers of the set, as soon as every worker has its flags."""
    callers = Callers(shop, flag_set)
    headers = {"flagd-selector": f"flagSetId={flag_set}"}

    def has_flags(client: httpx.Client) -> bool:
        answer = client.post("/ofrep/v1/evaluate/flags/off", headers=headers)
        callers.answered.update([_outcome(answer.json())] if answer.status_code == 200 else [])
        return answer.status_code == 200

    for worker in shop.workers:
        with caller(worker.socket) as client:
            wait_until(partial(has_flags, client))
    return callers


def test_every_evaluation_of_two_workers_is_counted(
    admin: httpx.Client, flag_set: str, callers: Callers
) -> None:
    callers.call()
    agree(admin, flag_set, callers)
    reasons = {reason for _, _, reason in callers.answered}
    assert reasons == {
        *("STATIC", "DEFAULT", "TARGETING_MATCH", "DISABLED", "GENERAL", "FLAG_NOT_FOUND")
    }


def test_a_worker_that_stops_hands_over_what_it_counted(
    shop: Stack, admin: httpx.Client, flag_set: str, callers: Callers
) -> None:
    for worker in shop.workers:
        callers.call(20)
        worker.stop()
        callers.call(20)
        worker.start()
        worker.wait_until_ready()
    agree(admin, flag_set, callers, drained=shop)


def test_nothing_is_lost_while_redis_is_away(
    shop: Stack, admin: httpx.Client, flag_set: str, callers: Callers
) -> None:
    assert shop.redis is not None
    callers.call()
    agree(admin, flag_set, callers, drained=shop)

    def refusals() -> list[int]:
        """How often each worker could not hand its counts over."""
        logs = [worker.child.log.read_text() for worker in shop.workers]
        return [log.count("counts not flushed to Redis") for log in logs]

    before = refusals()
    shop.redis.kill()
    callers.call()
    wait_until(lambda: all(map(gt, refusals(), before)))
    callers.call()
    shop.redis.start()
    callers.call()
    agree(admin, flag_set, callers, drained=shop)


def test_nothing_is_counted_twice_when_redis_comes_back_as_it_was(
    shop: Stack, admin: httpx.Client, flag_set: str, callers: Callers
) -> None:
    assert shop.redis is not None
    shop.background.stop()
    callers.call()
    with redis.Redis.from_url(shop.redis.url) as client:
        wait_until(lambda: client.xlen(BATCHES) > 1)
        client.save()
    shop.background.start()
    callers.call()
    agree(admin, flag_set, callers, drained=shop)
    shop.redis.kill()
    callers.call()
    shop.redis.start()
    (shop.directory / "redis" / "dump.rdb").unlink()
    callers.call()
    agree(admin, flag_set, callers, drained=shop)


@contextmanager
def draining(shop: Stack, number: int) -> Iterator[Child]:
    """A process that drains without a pause, and without asking whose turn it is."""
    child = Child(f"drain-{number}", shop.directory / "log")
    child.start(
        [sys.executable, "-m", "tests.outage.draining"],
        environment=process_environment(shop.settings),
        directory=CHECKOUT,
    )
    try:
        yield child
    finally:
        child.kill()


@pytest.mark.long
def test_drainers_that_are_killed_lose_and_repeat_nothing(
    shop: Stack, admin: httpx.Client, flag_set: str, callers: Callers
) -> None:
    shop.background.stop()
    chance = random.Random(6)
    assert shop.redis is not None
    with redis.Redis.from_url(shop.redis.url) as client:
        for number in range(12):
            # Two at once, of which one dies in the midst of it.
            with draining(shop, 2 * number), draining(shop, 2 * number + 1) as doomed:
                before = told(admin, flag_set).total()
                callers.call(15)
                wait_until(partial(_tells_more, admin, flag_set, before))
                for _ in range(chance.randrange(1, 200)):
                    client.xlen(BATCHES)
                doomed.kill()
    shop.background.start()
    callers.call()
    agree(admin, flag_set, callers, drained=shop)


def _tells_more(admin: httpx.Client, flag_set: str, before: int) -> bool:
    return told(admin, flag_set).total() > before
