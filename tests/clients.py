"""HTTP clients of the servers that tests start, without TLS."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import httpx


def client_of(
    server: str | Path, headers: Mapping[str, str] | None = None, *, timeout: float = 30
) -> httpx.Client:
    """Return a client of a URL or of a unix socket; ``timeout`` is in seconds."""
    # Reading the machine's certificates takes as long as dozens of calls.
    if isinstance(server, str):
        return httpx.Client(base_url=server, headers=headers, timeout=timeout, verify=False)
    transport = httpx.HTTPTransport(uds=str(server), verify=False)
    return httpx.Client(
        transport=transport, base_url="http://flagstaff", headers=headers, timeout=timeout
    )


def get(url: str | httpx.URL, **options: Any) -> httpx.Response:
    """GET a URL once; ``options`` are httpx's."""
    return httpx.get(url, timeout=30, verify=False, **options)


def post(url: str, **options: Any) -> httpx.Response:
    """POST to a URL once; ``options`` are httpx's."""
    return httpx.post(url, timeout=30, verify=False, **options)


def at_once(send: Callable[[], httpx.Response], number: int = 20) -> list[httpx.Response]:
    """Send so many requests side by side, and return their answers.

    One after the other they may take so long on a busy machine that no limit is met.
    """
    with ThreadPoolExecutor(number) as threads:
        return [each.result() for each in [threads.submit(send) for _ in range(number)]]


def livez(socket: Path) -> int:
    """Return the status of a worker's ``/livez``: it has read what was sent to it before."""
    # service/probes.py waits for 2 s, and a busy machine may let a worker wait for longer.
    with client_of(socket) as client:
        return client.get("/livez").status_code
