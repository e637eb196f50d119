"""Stores of more than one server, which tests stop, swap and start again."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

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
