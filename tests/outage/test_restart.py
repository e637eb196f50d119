"""A worker that starts while the stores are away starts from a snapshot file."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import httpx
import pytest

from devstack.mariadb import PrivateMariaDB
from devstack.redis import PrivateRedis
from devstack.stack import Stack
from devstack.workers import Worker
from tests.outage.load import Load
from tests.outage.scene import LIMITS, NAME, caller, degraded, put, value
from tests.waiting import wait_until

Begin = Callable[[Path], Worker]


@pytest.fixture
def stores(shop: Stack) -> Iterator[tuple[PrivateMariaDB, PrivateRedis]]:
    """The stores, which are there again and followed again when the test ends."""
    assert shop.mariadb is not None
    assert shop.redis is not None
    yield shop.mariadb, shop.redis
    for store in (shop.mariadb, shop.redis):
        if store.child.pid is None:
            store.start()
    wait_until(lambda: all(degraded(worker) == set() for worker in shop.workers))


@pytest.fixture
def begin(tmp_path: Path) -> Iterator[Begin]:
    """Starts a worker without any store, on a state directory."""
    with ExitStack() as stack:

        def start(state: Path) -> Worker:
            settings = {
                "FLAGSTAFF_MYSQL_URL": f"mysql://root@/x?unix_socket={tmp_path}/nothing",
                "FLAGSTAFF_REDIS_URL": f"unix://{tmp_path}/nothing",
                "FLAGSTAFF_STATE_DIR": str(state),
                **LIMITS,
            }
            worker = Worker(0, tmp_path, settings)
            stack.callback(worker.stop)
            worker.start()
            worker.wait_until_ready()
            return worker

        yield start


def create_key(admin: httpx.Client, **wanted: Any) -> tuple[int, str]:
    body = {"scopes": ["evaluate"], "flagSet": NAME, **wanted}
    created = admin.post("/api/v1/api-keys", json=body)
    assert created.is_success, created.text
    return created.json()["id"], created.json()["key"]


def evaluated(worker: Worker, key: str) -> int:
    """The status of an evaluation with this API key, at one worker."""
    with caller(worker.socket) as client:
        headers = {"x-api-key": key}
        return client.post("/ofrep/v1/evaluate/flags/static", json={}, headers=headers).status_code


def kept(shop: Stack, word: str) -> bool:
    """Whether the snapshot file of every worker has the word in it."""
    state = Path(shop.settings["FLAGSTAFF_STATE_DIR"])
    files = [state / f"snapshot-{worker.index}.json" for worker in shop.workers]
    return all(file.exists() and word in file.read_text() for file in files)


def test_both_stores_away_and_every_worker_restarted(
    shop: Stack, load: Load, admin: httpx.Client, stores: tuple[PrivateMariaDB, PrivateRedis]
) -> None:
    mysql, redis = stores
    _, lasting = create_key(admin, name="lasting")
    number, revoked = create_key(admin, name="revoked")
    assert admin.delete(f"/api/v1/api-keys/{number}").is_success
    # Keys are read beside flag sets: a file with the flag below could have the key still.
    wait_until(lambda: all(evaluated(worker, revoked) == 401 for worker in shop.workers))
    assert put(admin, "extra-kept", "kept-before-the-outage").is_success
    wait_until(lambda: kept(shop, "kept-before-the-outage") and kept(shop, "lasting"))
    assert not kept(shop, lasting)
    mysql.kill()
    redis.kill()
    wait_until(lambda: all(degraded(worker) == {"mysql", "redis"} for worker in shop.workers))
    for worker in shop.workers:
        worker.kill()
        worker.start()
        worker.wait_until_ready()
        with caller(worker.socket) as client:
            ready = client.get("/readyz")
            assert ready.status_code == 200
            assert ready.json()["status"] == "degraded"
            assert put(client, "extra", 1).status_code == 503
        assert "mysql" in degraded(worker)
        assert value(worker, "extra-kept") == "kept-before-the-outage"
        assert evaluated(worker, lasting) == 200
        # It may be a key that was made since: that is not for a file to say.
        assert evaluated(worker, revoked) == 503
        load.go_on()
    mysql.start()
    redis.start()
    wait_until(lambda: all(degraded(worker) == set() for worker in shop.workers))
    assert put(admin, "extra-kept", "followed").is_success
    wait_until(lambda: all(value(worker, "extra-kept") == "followed" for worker in shop.workers))
    wait_until(lambda: all(evaluated(worker, revoked) == 401 for worker in shop.workers))


def test_a_damaged_snapshot_gives_way_to_another_workers(
    shop: Stack, tmp_path: Path, begin: Begin
) -> None:
    wait_until(lambda: kept(shop, "targeted"))
    state = tmp_path / "state"
    shutil.copytree(shop.settings["FLAGSTAFF_STATE_DIR"], state)
    own = state / "snapshot-0.json"
    own.write_bytes(own.read_bytes()[:100])
    worker = begin(state)
    assert value(worker, "static") == 10.0
    assert "snapshot-0.json not usable" in worker.child.log.read_text()


@pytest.mark.parametrize("damage", ["truncated", "corrupted", "foreign", "empty", "a directory"])
def test_a_worker_with_nothing_but_damaged_snapshots_says_that_it_is_starting(
    shop: Stack, tmp_path: Path, begin: Begin, damage: str
) -> None:
    wait_until(lambda: kept(shop, "targeted"))
    state = tmp_path / "state"
    state.mkdir()
    file = state / "snapshot-0.json"
    whole = (Path(shop.settings["FLAGSTAFF_STATE_DIR"]) / file.name).read_bytes()
    if damage == "a directory":
        file.mkdir()
    else:
        file.write_bytes(
            {
                "truncated": whole[:100],
                "corrupted": whole.replace(b"ENABLED", b"ENABLEd"),
                "foreign": whole.replace(b'"version":2', b'"version":99'),
                "empty": b"",
            }[damage]
        )
    worker = begin(state)
    with caller(worker.socket) as client:
        ready = client.get("/readyz")
        assert (ready.status_code, ready.json()["status"]) == (503, "starting")
        answer = client.post("/ofrep/v1/evaluate/flags/static", json={})
        assert answer.status_code == 503
        assert int(answer.headers["retry-after"]) >= 1
    assert "not usable" in worker.child.log.read_text()
