"""A running worker, with a real MariaDB and Redis behind it, and callers with different keys."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import Any

import httpx
import pytest

from devstack.mariadb import PrivateMariaDB
from devstack.redis import PrivateRedis
from devstack.workers import Worker
from tests.clients import client_of
from tests.migrating import migrate

ADMIN_KEY = "fs_test-admin-key-of-the-blueprint-tests"

_names = count(1)

# What of a set has no revision of it.
_LISTS = ("changes", "contexts", "rollouts", "schedules", "webhooks")

Caller = Callable[[str | None], httpx.Client]


@pytest.fixture(scope="package")
def worker_settings(
    mariadb: PrivateMariaDB,
    private_redis: PrivateRedis,
    tmp_path_factory: pytest.TempPathFactory,
) -> dict[str, str]:
    """A migrated database of the session's own, with an admin key in it."""
    settings = {
        "FLAGSTAFF_MYSQL_URL": mariadb.url_of("blueprints"),
        "FLAGSTAFF_REDIS_URL": private_redis.url,
        "FLAGSTAFF_ADMIN_KEY": ADMIN_KEY,
        "FLAGSTAFF_STATE_DIR": str(tmp_path_factory.mktemp("state")),
    }
    migrate(settings)
    return settings


@pytest.fixture(scope="package")
def worker(
    worker_settings: dict[str, str], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Worker]:
    """One worker for the whole session: bad input must not end it, so that all share it."""
    worker = Worker(0, tmp_path_factory.mktemp("worker"), worker_settings)
    worker.start()
    worker.wait_until_ready()
    pid = worker.child.pid
    yield worker
    assert worker.child.pid == pid
    worker.stop()


@pytest.fixture(scope="package")
def log(worker: Worker) -> Path:
    """Log file of the worker."""
    return worker.child.log


@pytest.fixture
def caller(worker: Worker) -> Iterator[Caller]:
    """Create an HTTP client for an API key, or for none."""
    clients: list[httpx.Client] = []

    def make(key: str | None) -> httpx.Client:
        client = client_of(worker.socket, {"x-api-key": key} if key else {})
        clients.append(client)
        return client

    yield make
    for client in clients:
        client.close()


@pytest.fixture
def admin(caller: Caller) -> httpx.Client:
    """A caller who may do everything."""
    return caller(ADMIN_KEY)


@pytest.fixture
def flag_set(admin: httpx.Client) -> str:
    """An empty flag set of this test's own."""
    name = f"set-{next(_names)}"
    assert admin.post("/api/v1/flag-sets", json={"name": name}).status_code == 201
    return name


@pytest.fixture(scope="module")
def refusing(worker: Worker) -> Iterator[str]:
    """A flag set for a file's calls that are refused, with ``there``: a flag, a stored context.

    Fails in the end if one of them changed it after all.
    """
    name = f"set-{next(_names)}"
    within = f"/api/v1/flag-sets/{name}"

    with client_of(worker.socket, {"x-api-key": ADMIN_KEY}) as client:

        def state() -> dict[str, Any]:
            parts = ("", *(f"/{part}" for part in ("document", *_LISTS)))
            return {part: client.get(within + part).raise_for_status().json() for part in parts}

        client.post("/api/v1/flag-sets", json={"name": name}).raise_for_status()
        flag = {"state": "ENABLED", "variants": {"a": 1}}
        client.put(f"{within}/flags/there", json=flag).raise_for_status()
        client.put(f"{within}/contexts/there", json={}).raise_for_status()
        before = state()
        yield name
        assert state() == before


@pytest.fixture
def holder(admin: httpx.Client, caller: Caller) -> Callable[..., httpx.Client]:
    """Create a caller with a new key: of these scopes, bound to this set or to none."""

    def make(*scopes: str, flag_set: str | None = None) -> httpx.Client:
        wanted: dict[str, Any] = {"name": "+".join(scopes), "scopes": scopes, "flagSet": flag_set}
        created = admin.post("/api/v1/api-keys", json=wanted)
        assert created.status_code == 201
        return caller(created.json()["key"])

    return make
