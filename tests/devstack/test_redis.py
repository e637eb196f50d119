from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

import pytest
import redis

from devstack import redis as redis_module
from devstack.redis import PrivateRedis
from service.programs import find_program


@contextlib.contextmanager
def _running(directory: Path) -> Iterator[redis.Redis]:
    server = PrivateRedis(directory)
    server.start()
    try:
        with redis.Redis.from_url(server.url) as client:
            yield client
    finally:
        server.stop()


def test_data_is_kept_from_one_start_to_the_next(tmp_path: Path) -> None:
    with _running(tmp_path) as client:
        client.set("kept", "42")

    with _running(tmp_path) as client:
        assert client.get("kept") == b"42"


def test_nobody_reaches_it_over_the_network(tmp_path: Path) -> None:
    with _running(tmp_path) as client:
        assert client.config_get("port") == {"port": "0"}


def test_the_server_in_redis_tools_does_as_well(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        redis_module,
        "find_program",
        lambda name: None if name == "redis-server" else find_program(name),
    )

    with _running(tmp_path) as client:
        assert client.ping()
