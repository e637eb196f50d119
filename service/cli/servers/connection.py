"""The client of the server that was chosen."""

from __future__ import annotations

import os
from collections.abc import Callable
from urllib.parse import urlsplit

from service.cli.exit_codes import WrongUsage
from service.cli.servers.choice import Value
from service.errors import Unauthenticated
from service.outbound.client import Client


def connect(
    url: Value, key: Value, *, notice: Callable[[str], None], patience: float | None = None
) -> Client:
    """A client for the URL and the key. ``patience`` is Client's.

    Raises WrongUsage for what is no URL, and Unauthenticated for what no API key looks like.
    """
    if not _is_url(url.text):
        raise WrongUsage(
            f"'{url.text}' ({url.origin}) is no URL: http://HOST:PORT, https://… or unix:/PATH."
        )
    if not (key.text.isascii() and key.text.isprintable()):
        # The HTTP client would show it while it complains of it.
        raise Unauthenticated(f"The API key ({key.origin}) has characters that no API key has.")
    # How a pipeline tells its programs which trace they belong to (OpenTelemetry).
    trace = os.environ.get("TRACEPARENT", "")
    try:
        return Client(url.text, key.text, traceparent=trace, notice=notice, patience=patience)
    except (ImportError, ValueError) as error:
        # httpx reads HTTP_PROXY and its kin, and wants a package more for SOCKS.
        raise WrongUsage(f"The proxy in the environment cannot be used: {error}") from None


def _is_url(text: str) -> bool:
    if not text.isprintable():
        return False
    if text.startswith("unix:/"):
        return True
    try:
        parts = urlsplit(text)
        # Asking for the port reads it, and what is no name of a host has no IDNA.
        host, port = (parts.hostname or "").encode("idna"), parts.port
        return parts.scheme in ("http", "https") and bool(host) and port != 0
    except ValueError:
        return False
