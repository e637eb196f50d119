"""Stores of more than one server, which tests stop, swap and start again."""

from __future__ import annotations

from collections.abc import Iterator

import httpx
import pytest

from devstack.workers import Worker
from tests.nodes.replicated_mariadb import ReplicatedMariaDB
from tests.nodes.two_nodes import TwoNodes
from tests.nodes.watched_redis import WatchedRedis
from tests.outage.load import Load
from tests.outage.scene import FLAGS, NAME, caller, degraded, put, under_load, value
from tests.waiting import wait_until

# At least as many as a worker has to MySQL, which it uses in turn.
_CONNECTIONS = 8


@pytest.fixture(scope="package")
def _watched_redis(tmp_path_factory: pytest.TempPathFactory) -> Iterator[WatchedRedis]:
    watched = WatchedRedis(tmp_path_factory.mktemp("sentinels"))
    watched.start()
    yield watched
    watched.stop()


@pytest.fixture
def watched_redis(_watched_redis: WatchedRedis) -> Iterator[WatchedRedis]:
    """A Redis, its replica and their Sentinels, all up when the test begins."""
    yield _watched_redis
    for server in [*_watched_redis.servers, *_watched_redis.sentinels]:
        server.child.thaw()
        if server.child.pid is None:
            server.start()
    _watched_redis.wait_until_whole()


@pytest.fixture(scope="package")
def _replicated_mariadb(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ReplicatedMariaDB]:
    replicated = ReplicatedMariaDB(tmp_path_factory.mktemp("replication"))
    replicated.start()
    yield replicated
    replicated.stop()


@pytest.fixture
def replicated_mariadb(_replicated_mariadb: ReplicatedMariaDB) -> Iterator[ReplicatedMariaDB]:
    """A primary and a replica in step, as new."""
    yield _replicated_mariadb
    _replicated_mariadb.restore()


@pytest.fixture(scope="package")
def _two_nodes(
    tmp_path_factory: pytest.TempPathFactory,
    _replicated_mariadb: ReplicatedMariaDB,
    _watched_redis: WatchedRedis,
) -> Iterator[TwoNodes]:
    settings = {
        "FLAGSTAFF_MYSQL_URL": _replicated_mariadb.address,
        "FLAGSTAFF_MYSQL_REPLICA_URL": _replicated_mariadb.replica.address,
        # Reads go to the replica, however old it is.
        "FLAGSTAFF_MYSQL_REPLICA_LAG": "86400",
        "FLAGSTAFF_REDIS_URL": _watched_redis.url,
    }
    nodes = TwoNodes(tmp_path_factory.mktemp("nodes"), settings)
    nodes.start()
    with caller(nodes.url) as client:
        client.post("/api/v1/flag-sets", json={"name": NAME}).raise_for_status()
        client.put(f"/api/v1/flag-sets/{NAME}/document", json={"flags": FLAGS}).raise_for_status()
    yield nodes
    nodes.stop()


@pytest.fixture
def two_nodes(
    _two_nodes: TwoNodes, replicated_mariadb: ReplicatedMariaDB, watched_redis: WatchedRedis
) -> Iterator[TwoNodes]:
    """Two nodes of two workers each, up to date when the test begins."""

    def is_whole() -> bool:
        return all(
            degraded(worker) == set() and value(worker, "static") == 10.0
            for worker in _two_nodes.workers
        )

    def writes(worker: Worker) -> bool:
        with caller(worker.socket) as client:
            return all(put(client, "extra-whole", n).is_success for n in range(_CONNECTIONS))

    wait_until(is_whole)
    # A connection to a primary of the test before reads well and cannot write; the worker finds out
    # within a second or two.
    wait_until(lambda: all(writes(worker) for worker in _two_nodes.workers))
    yield _two_nodes
    for worker in _two_nodes.workers:
        if worker.child.pid is None:
            worker.start()


@pytest.fixture
def load(two_nodes: TwoNodes) -> Iterator[Load]:
    """Callers who evaluate from the beginning of the test to its end, without a failure."""
    with under_load(two_nodes.url) as load:
        yield load


@pytest.fixture
def admin(two_nodes: TwoNodes) -> Iterator[httpx.Client]:
    """An administrator who comes through Nginx."""
    with caller(two_nodes.url) as client:
        yield client
