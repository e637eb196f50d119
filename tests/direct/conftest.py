"""Two workers that share a direct port, beside the Nginx in front of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import httpx
import pytest

from devstack.addresses import free_port
from devstack.stack import Stack
from devstack.workers import Worker
from tests.clients import client_of
from tests.outage.scene import FLAGS, KEY, NAME, caller, value
from tests.waiting import wait_until


@dataclass(frozen=True)
class Direct:
    """The stack, the URL of the direct port, and keys that may evaluate the flag set."""

    stack: Stack
    url: str
    keys: tuple[str, ...]

    def client(self, key: str | None = None) -> httpx.Client:
        """Return a caller on the direct port, with a connection of its own."""
        return client_of(self.url, {"x-api-key": key or self.keys[0]})


def restart(stack: Stack, index: int) -> None:
    """Restart a worker, and wait until it serves the flag set."""
    worker = stack.workers[index]
    worker.start()
    worker.wait_until_ready()
    wait_until(lambda: value(worker, "static") == 10.0)


@pytest.fixture(scope="package")
def direct(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Direct]:
    """Both workers serve the flag set and know the keys."""
    port = free_port()
    settings = {
        "FLAGSTAFF_ADMIN_KEY": KEY,
        "FLAGSTAFF_DIRECT_LISTEN": f"127.0.0.1:{port}",
        "FLAGSTAFF_DIRECT_RATE_LIMIT": "0",
        "FLAGSTAFF_GRACEFUL_SHUTDOWN_TIMEOUT": "10",
    }
    directory = tmp_path_factory.mktemp("direct")
    with Stack(directory, settings=settings, durable=False) as stack:
        with caller(stack.url) as admin:
            admin.post("/api/v1/flag-sets", json={"name": NAME}).raise_for_status()
            document = f"/api/v1/flag-sets/{NAME}/document"
            admin.put(document, json={"flags": FLAGS}).raise_for_status()
            keys = tuple(_key(admin, name) for name in ("one", "two"))
        wait_until(lambda: all(value(worker, "static") == 10.0 for worker in stack.workers))
        yield Direct(stack, f"http://127.0.0.1:{port}", keys)


# Sanic answers chunked requests with the lane too.
@pytest.fixture(params=["on", pytest.param("off", marks=pytest.mark.long)])
def limited(request: pytest.FixtureRequest, direct: Direct, tmp_path: Path) -> Iterator[Direct]:
    """One more worker on a port of its own, with a low rate limit for one caller.

    Once with the lane and once without.
    """
    port = free_port()
    settings = direct.stack.settings | {
        "FLAGSTAFF_DIRECT_LISTEN": f"127.0.0.1:{port}",
        "FLAGSTAFF_DIRECT_RATE_LIMIT": "50",
        "FLAGSTAFF_LANE": str(request.param),
    }
    worker = Worker(2, tmp_path, settings)
    worker.start()
    worker.wait_until_ready()
    wait_until(lambda: value(worker, "static") == 10.0)
    yield replace(direct, url=f"http://127.0.0.1:{port}")
    worker.stop()


def _key(admin: httpx.Client, name: str) -> str:
    wanted = {"name": name, "scopes": ["evaluate"], "flagSet": NAME}
    return str(admin.post("/api/v1/api-keys", json=wanted).raise_for_status().json()["key"])
