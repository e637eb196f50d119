"""Stored contexts by the million, through Nginx and in a worker's memory."""

from __future__ import annotations

import json
import socket
import time
from collections.abc import Iterator
from itertools import count, islice
from pathlib import Path

import httpx
import pytest

from devstack.mariadb import PrivateMariaDB
from devstack.redis import PrivateRedis
from devstack.stack import Stack
from devstack.workers import Worker
from tests.clients import client_of, livez
from tests.e2e.conftest import Service
from tests.waiting import wait_until

NDJSON = {"content-type": "application/x-ndjson"}
MOST_GROWTH = 20 * 1024 * 1024

_names = count(1)


@pytest.fixture
def admin(service: Service) -> Iterator[httpx.Client]:
    with service.client() as client:
        client.timeout = 60
        yield client


@pytest.fixture
def url(admin: httpx.Client) -> str:
    """The contexts of a flag set of this test's own, with one flag."""
    flag_set = f"/api/v1/flag-sets/contexts-{next(_names)}"
    made = {"name": flag_set.rpartition("/")[2], "storedContexts": True}
    admin.post("/api/v1/flag-sets", json=made).raise_for_status()
    flag = {"state": "ENABLED", "variants": {"on": True, "off": False}, "defaultVariant": "off"}
    admin.put(f"{flag_set}/flags/f", json=flag).raise_for_status()
    return f"{flag_set}/contexts"


def lines(number: int, text: str = "") -> Iterator[bytes]:
    """So many contexts, some hundred to a part."""
    made = (
        b'{"targetingKey":"user-%07d","attributes":{"email":"user-%d@example.com","plan":"team",'
        b'"load":10.0,"text":"%s"},"overrides":{"f":"on"}}\n' % (each, each, text.encode())
        for each in range(number)
    )
    while part := b"".join(islice(made, 500)):
        yield part


def test_an_import_goes_through_at_any_length(admin: httpx.Client, url: str) -> None:
    # 48 MB, where any other body has 32 at most.
    answer = admin.post(url, content=lines(1000, "x" * 48_000), headers=NDJSON)
    assert answer.json() == {"read": 1000, "written": 1000, "refused": 0, "errors": []}
    exported = 0
    with admin.stream("GET", url, headers={"accept": "application/x-ndjson"}) as answer:
        for line in answer.iter_lines():
            assert len(json.loads(line)["attributes"]["text"]) == 48_000
            exported += 1
    assert exported == 1000


def test_an_import_that_is_refused_says_so_at_once(admin: httpx.Client, url: str) -> None:
    answer = admin.post(url, content=lines(200_000), headers={"content-type": "text/csv"})
    assert answer.status_code == 400
    nowhere = url.replace("contexts-", "nowhere-")
    assert admin.post(nowhere, content=lines(200_000), headers=NDJSON).status_code == 404


def test_an_import_is_stored_while_it_comes(admin: httpx.Client, url: str) -> None:
    """Nginx keeps nothing of it back."""
    base = httpx.URL(str(admin.base_url))
    body = b"".join(lines(2000))
    with socket.create_connection((base.host, base.port or 80)) as connection:
        connection.sendall(
            f"POST {url} HTTP/1.1\r\nhost: h\r\nx-api-key: {admin.headers['x-api-key']}\r\n"
            f"content-type: application/x-ndjson\r\ntransfer-encoding: chunked\r\n"
            f"connection: close\r\n\r\n{len(body):x}\r\n".encode()
        )
        connection.sendall(body + b"\r\n")
        wait_until(lambda: admin.get(f"{url}/user-0000999").is_success)
        connection.sendall(b"0\r\n\r\n")
        # The head and the body may come one after the other.
        with connection.makefile("rb") as received:
            answer = received.read()
    assert answer.startswith(b"HTTP/1.1 200 ")
    assert b'"written":2000' in answer


# Sanic answers imports with the lane too.
@pytest.mark.parametrize("lane", ["on", pytest.param("off", marks=pytest.mark.long)])
def test_an_import_takes_longer_than_an_answer_may_and_a_stalled_one_is_ended(
    mariadb: PrivateMariaDB, private_redis: PrivateRedis, tmp_path: Path, lane: str
) -> None:
    settings = {
        "FLAGSTAFF_MYSQL_URL": mariadb.url_of(f"slow_imports_{lane}"),
        "FLAGSTAFF_REDIS_URL": private_redis.url,
        "FLAGSTAFF_ADMIN_KEY": "fs_admin-key-of-the-slow-imports-0123456",
        "FLAGSTAFF_RESPONSE_TIMEOUT": "1.5",
        "FLAGSTAFF_LANE": lane,
    }
    key = settings["FLAGSTAFF_ADMIN_KEY"]
    with (
        Stack(tmp_path, workers=1, settings=settings) as stack,
        client_of(stack.url, {"x-api-key": key}) as client,
        socket.socket(socket.AF_UNIX) as stalled,
    ):
        (worker,) = stack.workers
        client.post("/api/v1/flag-sets", json={"name": "slow"}).raise_for_status()
        url = "/api/v1/flag-sets/slow/contexts"
        stalled.settimeout(60)
        stalled.connect(str(worker.socket))
        stalled.sendall(
            f"POST {url} HTTP/1.1\r\nhost: h\r\nx-api-key: {key}\r\n"
            "content-type: application/x-ndjson\r\ncontent-length: 1000\r\n\r\n"
            '{"targetingKey":"stalled"}\n'.encode()
        )

        def slow() -> Iterator[bytes]:
            # Twice as long as an answer may take. The worker itself says when the next part comes,
            # so that a machine that is busy does not make a caller look stalled.
            ends = time.monotonic() + 3
            for number in count():
                yield b'{"targetingKey":"slow-%d"}\n' % number
                if time.monotonic() > ends:
                    return
                assert livez(worker.socket) == 200

        report = client.post(url, content=slow(), headers=NDJSON).json()
        assert report["read"] == report["written"] > 10
        # It took as long as its caller, which is no slowness of ours.
        assert "contexts.load 200" not in worker.child.log.read_text()
        assert stalled.recv(65536).startswith(b"HTTP/1.1 503 ")


def resident(worker: Worker) -> int:
    status = Path(f"/proc/{worker.child.pid}/status").read_text()
    return int(status.partition("VmRSS:")[2].split()[0]) * 1024


@pytest.mark.long
@pytest.mark.timeout(900)
def test_a_million_contexts_go_in_and_out_without_growing_the_worker(tmp_path: Path) -> None:
    settings = {"FLAGSTAFF_ADMIN_KEY": "fs_admin-key-of-the-million-0123456789"}
    headers = {"x-api-key": settings["FLAGSTAFF_ADMIN_KEY"]}
    with (
        Stack(tmp_path, workers=1, settings=settings, durable=False) as stack,
        client_of(stack.url, headers, timeout=120) as client,
    ):
        client.post("/api/v1/flag-sets", json={"name": "million"}).raise_for_status()
        flag = {"state": "ENABLED", "variants": {"on": True, "off": False}}
        client.put("/api/v1/flag-sets/million/flags/f", json=flag).raise_for_status()
        url = "/api/v1/flag-sets/million/contexts"
        (worker,) = stack.workers
        # What an import needs for good, it has after the first.
        client.post(url, content=lines(5000), headers=NDJSON).raise_for_status()
        before, most = resident(worker), 0

        def watched() -> Iterator[bytes]:
            nonlocal most
            for part in lines(1_000_000):
                yield part
                most = max(most, resident(worker))

        report = client.post(url, content=watched(), headers=NDJSON).json()
        assert report == {"read": 1_000_000, "written": 1_000_000, "refused": 0, "errors": []}
        assert most - before < MOST_GROWTH

        seen, size, most = 0, 0, 0
        with client.stream("GET", url, headers={"accept": "application/x-ndjson"}) as answer:
            for part in answer.iter_bytes(1 << 20):
                seen += part.count(b"\n")
                size += len(part)
                most = max(most, resident(worker))
        assert (seen, size) == (1_000_000, sum(map(len, lines(1_000_000))))
        assert most - before < MOST_GROWTH
