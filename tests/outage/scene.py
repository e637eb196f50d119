"""The flag set that is evaluated during an outage, and how tests look at it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx

from devstack.workers import Worker
from tests.clients import client_of
from tests.outage.load import Load

KEY = "fs_test-admin-key-of-the-outage-tests"
NAME = "shop.outage"
_HEADERS = {"x-api-key": KEY, "flagd-selector": f"flagSetId={NAME}"}
LIMITS = {"FLAGSTAFF_MYSQL_STATEMENT_TIMEOUT": "2", "FLAGSTAFF_MYSQL_CONNECT_TIMEOUT": "1"}

FLAGS: dict[str, Any] = {
    "static": {"state": "ENABLED", "variants": {"a": 10.0}, "defaultVariant": "a"},
    "targeted": {
        "state": "ENABLED",
        "variants": {"north": "N", "south": "S"},
        "defaultVariant": "south",
        "targeting": {"if": [{"in": [{"var": "country"}, ["SE", "NO"]]}, "north", None]},
    },
    "split": {
        "state": "ENABLED",
        "variants": {"on": True, "off": False},
        "defaultVariant": "off",
        "targeting": {"fractional": [["on", 50], ["off", 50]]},
    },
}
CONTEXTS = [{"targetingKey": f"user-{n}", "country": "SE" if n % 2 else "CL"} for n in range(5)]
CALLS: list[tuple[str | None, Any]] = [
    (key, context) for context in CONTEXTS for key in (*FLAGS, None)
]


def caller(server: str | Path) -> httpx.Client:
    """An administrator, of the stack by its URL or of one worker by its socket."""
    return client_of(server, _HEADERS)


@contextmanager
def under_load(url: str) -> Iterator[Load]:
    """Callers who evaluate all the while, and are never let down."""
    with Load(url, _HEADERS, CALLS) as load:
        load.go_on(20)
        yield load
        load.go_on(20)
    load.check()


def degraded(worker: Worker) -> set[str]:
    """The stores that a worker says it misses."""
    with caller(worker.socket) as client:
        return {store["what"] for store in client.get("/readyz").json()["degraded"]}


def value(worker: Worker, key: str) -> Any:
    """What one worker answers for a flag, without a context."""
    with caller(worker.socket) as client:
        return client.post(f"/ofrep/v1/evaluate/flags/{key}", json={}).json().get("value")


def put(client: httpx.Client, key: str, wanted: object) -> httpx.Response:
    """Write a flag that has one value."""
    flag = {"state": "ENABLED", "variants": {"v": wanted}, "defaultVariant": "v"}
    return client.put(f"/api/v1/flag-sets/{NAME}/flags/{key}", content=json.dumps(flag))


def metric(worker: Worker, sample: str) -> float:
    """One sample of this worker's own, such as ``flagstaff_store_degraded{store="mysql",…}``."""
    name, _, labels = sample.partition("{")
    wanted = f'worker="{worker.index}"'
    with caller(worker.socket) as client:
        for line in client.get("/metrics").text.splitlines():
            found, _, number = line.rpartition(" ")
            if found.startswith(f"{name}{{") and wanted in found and labels.rstrip("}") in found:
                return float(number)
    raise AssertionError(f"There is no {sample}.")


def pool_is_idle(worker: Worker) -> bool:
    """Whether every connection to MySQL has come back, and nobody waits for one."""
    return (
        metric(worker, "flagstaff_mysql_pool_used") == 0
        and metric(worker, "flagstaff_mysql_pool_waiting") == 0
    )
