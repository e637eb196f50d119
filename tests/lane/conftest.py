"""Two workers on one database, with the lane and without, and requests sent to both."""

from __future__ import annotations

import json
import re
import socket
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import pytest

from devstack.mariadb import PrivateMariaDB
from devstack.redis import PrivateRedis
from devstack.workers import Worker
from tests.clients import client_of
from tests.migrating import migrate
from tests.waiting import PATIENCE, until_all_follow

# Exchanges until a timeout on one road alone is the fault of that road.
_ATTEMPTS = 5

ADMIN_KEY = "fs_lane-tests-admin-key-of-sufficient-length"
FLAG_SET = "shop"

DOCUMENT = {
    "metadata": {"team": "shop"},
    "flags": {
        "static": {
            "state": "ENABLED",
            "variants": {"on": True, "off": False},
            "defaultVariant": "on",
        },
        "targeted": {
            "state": "ENABLED",
            "variants": {"a": "alpha", "b": "beta"},
            "defaultVariant": "a",
            "targeting": {"if": [{"==": [{"var": "plan"}, "premium"]}, "b", None]},
        },
        "split": {
            "state": "ENABLED",
            "variants": {"one": 1, "two": 2.0},
            "defaultVariant": "one",
            "targeting": {"fractional": [["one", 50], ["two", 50]]},
        },
        "off": {"state": "DISABLED", "variants": {"on": True}, "defaultVariant": "on"},
        "broken": {
            "state": "ENABLED",
            "variants": {"on": True},
            "defaultVariant": "on",
            "targeting": {"var": "name"},
        },
        # All flags together are an answer that is worth compressing.
        "wordy": {
            "state": "ENABLED",
            "variants": {"x": "as long as it takes " * 30},
            "defaultVariant": "x",
        },
        "a/b c%é": {
            "state": "ENABLED",
            "variants": {"x": {"deep": [1, 2.0]}},
            "defaultVariant": "x",
        },
    },
}


@dataclass(frozen=True)
class Road:
    """One worker, and raw bytes sent to it."""

    socket: Path
    token: str

    def exchange(self, segments: Sequence[bytes], *, timeout: float = 30.0) -> bytes:
        """Return everything that the worker answers to these segments until it closes."""
        with socket.socket(socket.AF_UNIX) as connection:
            connection.settimeout(timeout)
            connection.connect(str(self.socket))
            answer = b""
            # The worker may close before it has read all; what it sent before is the answer.
            with suppress(BrokenPipeError, ConnectionResetError):
                for segment in segments:
                    connection.sendall(segment)
            with suppress(ConnectionResetError):
                while received := connection.recv(65536):
                    answer += received
            return answer


@dataclass(frozen=True)
class Roads:
    """The same worker twice: with the lane and without. ``settings`` are those of both."""

    lane: Road
    sanic: Road
    settings: Mapping[str, str]

    @property
    def token(self) -> str:
        """A key that may evaluate the flag set, on both."""
        return self.lane.token

    def agree(self, *segments: bytes, timeout: float = 30.0) -> bytes:
        """Send both the same at once; the answers must be equal but for generated request ids.

        Where timeouts are short and a busy machine stops one sender or one worker for a second,
        that road alone runs into one: both are asked again. A difference of the roads comes again.
        """
        for _ in range(_ATTEMPTS):
            with ThreadPoolExecutor(1) as aside:
                other = aside.submit(self.sanic.exchange, segments, timeout=timeout)
                lane = masked(self.lane.exchange(segments, timeout=timeout))
                sanic = masked(other.result())
            if lane == sanic or not (_timed_out(lane) or _timed_out(sanic)):
                break
        assert lane == sanic
        return lane

    def wait_until(self, request: bytes, holds: Callable[[bytes], bool]) -> None:
        """Repeat a request to both until each has given the wanted answer."""
        deadline = time.monotonic() + PATIENCE
        for road in (self.lane, self.sanic):
            while not holds(said := road.exchange([request])):
                assert time.monotonic() < deadline, said


def _timed_out(answer: bytes) -> bool:
    return b"HTTP/1.1 408 " in answer or b"HTTP/1.1 503 " in answer


def masked(answer: bytes) -> bytes:
    """Return the answer without what differs from one request to the next."""
    return re.sub(
        rb"(x-request-id: )[0-9a-f]{12}-[0-9a-f]+|(\"requestId\":\")[^\"]*", rb"\1\2drawn", answer
    )


@pytest.fixture(scope="package")
def roads(
    mariadb: PrivateMariaDB,
    private_redis: PrivateRedis,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Roads]:
    """Both roads, with the flag set loaded and a key for it."""
    directory = tmp_path_factory.mktemp("roads")
    settings = {
        "FLAGSTAFF_MYSQL_URL": mariadb.url_of("roads"),
        "FLAGSTAFF_REDIS_URL": private_redis.url,
        "FLAGSTAFF_STATE_DIR": str(directory),
        "FLAGSTAFF_CORS_ORIGINS": "https://app.example",
        "FLAGSTAFF_GRACEFUL_SHUTDOWN_TIMEOUT": "2",
        # No answer may depend on how busy the machine is.
        "FLAGSTAFF_CONTEXT_BUDGET": "20",
    }
    migrate({**settings, "FLAGSTAFF_ADMIN_KEY": ADMIN_KEY})
    with _workers(directory, settings, 0) as (lane, sanic):
        token = _load(lane)
        until_all_follow([lane, sanic], ADMIN_KEY, FLAG_SET)
        yield Roads(Road(lane, token), Road(sanic, token), settings)


@pytest.fixture(scope="package")
def hurried(roads: Roads, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Roads]:
    """The same with short timeouts, so that a test of a slow sender need not be slow itself."""
    short = {"FLAGSTAFF_REQUEST_TIMEOUT": "1", "FLAGSTAFF_RESPONSE_TIMEOUT": "2"}
    settings = {**roads.settings, **short, "FLAGSTAFF_CONTEXT_BUDGET": "1.5"}
    with _workers(tmp_path_factory.mktemp("hurried"), settings, 3) as (lane, sanic):
        yield Roads(Road(lane, roads.token), Road(sanic, roads.token), settings)


@contextmanager
def _workers(
    directory: Path, settings: Mapping[str, str], number: int
) -> Iterator[tuple[Path, Path]]:
    """Two workers, numbered from ``number``: where they answer, with the lane and without."""
    workers = [
        Worker(number + more, directory, {**settings, "FLAGSTAFF_LANE": lane})
        for more, lane in enumerate(("on", "off"))
    ]
    try:
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.wait_until_ready()
        yield workers[0].socket, workers[1].socket
    finally:
        for worker in workers:
            worker.stop()


def _load(path: Path) -> str:
    with client_of(path, {"x-api-key": ADMIN_KEY}) as client:
        client.post("/api/v1/flag-sets", json={"name": FLAG_SET}).raise_for_status()
        path_of_document = f"/api/v1/flag-sets/{FLAG_SET}/document"
        client.put(path_of_document, content=json.dumps(DOCUMENT)).raise_for_status()
        key = {"name": "lane", "scopes": ["evaluate"], "flagSet": FLAG_SET}
        created = client.post("/api/v1/api-keys", json=key).raise_for_status().json()
    return str(created["key"])


def evaluation(
    token: str | None,
    key: str | None,
    body: bytes | object = b'{"context":{"targetingKey":"u1","plan":"premium"}}',
    *,
    close: bool = False,
    headers: Sequence[str] = (),
    query: str = "",
) -> bytes:
    """A plain evaluation request, of one flag or of all."""
    if not isinstance(body, bytes):
        body = json.dumps(body).encode()
    path = "/ofrep/v1/evaluate/flags" + ("" if key is None else f"/{key}") + query
    lines = [f"POST {path} HTTP/1.1", "Host: flags", "Content-Type: application/json"]
    if token is not None:
        lines.append(f"X-API-Key: {token}")
    lines += [*headers, f"Content-Length: {len(body)}"]
    if close:
        lines.append("Connection: close")
    return "\r\n".join([*lines, "\r\n"]).encode() + body


GOODBYE = b"GET /livez HTTP/1.1\r\nHost: flags\r\nConnection: close\r\n\r\n"
