"""How a client reaches Redis, whatever the address says and whoever answers."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
import redis
from redis.exceptions import ConnectionError as LostConnection

from devstack.addresses import free_port
from devstack.child import Child
from devstack.redis import PrivateRedis, redis_program
from service.cache.client import open_client
from service.probes import accepts
from tests.certificates import make_certificate
from tests.nodes.watched_redis import WatchedRedis
from tests.waiting import PATIENCE, wait_until


@pytest.fixture
def certificate(tmp_path: Path) -> tuple[Path, Path]:
    return make_certificate(tmp_path, "redis")


@pytest.fixture
def encrypted(tmp_path: Path, certificate: tuple[Path, Path]) -> Iterator[int]:
    """The port of a Redis that speaks TLS and nothing else."""
    port = free_port()
    made, key = certificate
    child = Child("redis-tls", tmp_path)
    command = [redis_program(tmp_path), "--port", "0", "--tls-port", str(port), "--save", ""]
    command += ["--tls-cert-file", made, "--tls-key-file", key, "--tls-auth-clients", "no"]
    command += ["--bind", "127.0.0.1", "--dir", tmp_path]
    child.start(command)
    child.wait_until(lambda: accepts(port))
    yield port
    child.stop()


async def test_tls_is_spoken_to_a_server_whose_certificate_is_right(
    encrypted: int, certificate: tuple[Path, Path]
) -> None:
    authority = quote(str(certificate[0]))
    client = open_client(
        f"rediss://127.0.0.1:{encrypted}/0?ssl_ca_certs={authority}", size=1, timeout=PATIENCE
    )
    async with client:
        assert await client.set("flagstaff:test", 1)


async def test_a_certificate_that_nobody_vouches_for_is_refused(encrypted: int) -> None:
    client = open_client(f"rediss://127.0.0.1:{encrypted}/0", size=1, timeout=PATIENCE)
    async with client:
        with pytest.raises(LostConnection) as refused:
            await client.set("flagstaff:test", 1)
    assert isinstance(refused.value.__cause__, ssl.SSLError) or "CERTIFICATE" in str(refused.value)


async def test_a_server_that_became_a_replica_is_left_and_tried_again(tmp_path: Path) -> None:
    server = PrivateRedis(tmp_path, durable=False)
    server.start()
    try:
        client = open_client(server.url, size=1, timeout=PATIENCE)
        with redis.Redis.from_url(server.url) as operator:
            async with client:
                assert await client.set("flagstaff:test", 1)
                (before,) = [each["id"] for each in _others(operator)]
                operator.execute_command("REPLICAOF", "127.0.0.1", str(free_port()))
                with pytest.raises(LostConnection, match="replica"):
                    await client.set("flagstaff:test", 2)
                wait_until(lambda: _others(operator) == [])
                operator.execute_command("REPLICAOF", "NO", "ONE")
                assert await client.set("flagstaff:test", 3)
                assert [each["id"] for each in _others(operator)] != [before]
    finally:
        server.stop()


async def test_a_connection_to_a_former_master_is_given_back_whoever_is_cancelled(
    tmp_path: Path,
) -> None:
    watched = WatchedRedis(tmp_path)
    watched.start()
    try:
        client = open_client(watched.url, size=1, timeout=PATIENCE)
        async with client:
            pool: Any = client.connection_pool
            assert await client.set("flagstaff:test", 1)
            connection = await pool.get_connection()
            pool.master_address = ("elsewhere", 1)
            release = asyncio.create_task(pool.release(connection))
            await asyncio.sleep(0)
            release.cancel()
            await asyncio.wait([release])
            assert await client.set("flagstaff:test", 2)
    finally:
        watched.stop()


def _others(operator: redis.Redis) -> list[dict[str, str]]:
    """The connections that are not the operator's own."""
    own = operator.client_id()
    return [each for each in operator.client_list() if int(each["id"]) != own]
