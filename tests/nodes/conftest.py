"""Stores of more than one server, which tests stop, swap and start again."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.nodes.replicated_mariadb import ReplicatedMariaDB
from tests.nodes.watched_redis import WatchedRedis


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
    """A primary and a replica in step, as they were when they were new."""
    yield _replicated_mariadb
    _replicated_mariadb.restore()
