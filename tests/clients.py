"""HTTP clients of the servers that tests start, without TLS."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

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
