"""Which server a command talks to, and with which key."""

from __future__ import annotations

import argparse
import os
from urllib.parse import urlsplit

from service.cli.exit_codes import WrongUsage
from service.cli.output import Output
from service.errors import Unauthenticated
from service.outbound.client import Client

DEFAULT_URL = "http://127.0.0.1:8080"


def add_connection_options(parser: argparse.ArgumentParser) -> None:
    """``--url``, ``--key`` and ``--json``, for a command that calls a server."""
    parser.add_argument(
        "--url", help=f"the server; else FLAGSTAFF_URL, else {DEFAULT_URL}", metavar="URL"
    )
    parser.add_argument(
        "--key",
        dest="api_key",
        help="the API key; better in FLAGSTAFF_KEY, where other users of the machine cannot see it",
        metavar="KEY",
    )
    add_json_option(parser)


def add_json_option(parser: argparse.ArgumentParser) -> None:
    """``--json``, for a command whose output programs may read."""
    parser.add_argument("--json", action="store_true", help="print JSON, for programs")


def connect(arguments: argparse.Namespace, output: Output) -> Client:
    """The client that the arguments, or else the environment, ask for.

    Raises WrongUsage for what is no URL, and Unauthenticated for what no API key looks like.
    """
    url: str = arguments.url or os.environ.get("FLAGSTAFF_URL") or DEFAULT_URL
    key = key_of(arguments)
    if not _is_url(url):
        raise WrongUsage(f"'{url}' is no URL: http://HOST:PORT, https://… or unix:/PATH.")
    if not (key.isascii() and key.isprintable()):
        # The HTTP client would show it while it complains of it.
        raise Unauthenticated("The API key has characters that no API key has.")
    # How a pipeline tells its programs which trace they belong to (OpenTelemetry).
    trace = os.environ.get("TRACEPARENT", "")
    try:
        return Client(url, key, traceparent=trace, notice=output.notice)
    except (ImportError, ValueError) as error:
        # httpx reads HTTP_PROXY and its kin, and wants a package more for SOCKS.
        raise WrongUsage(f"The proxy in the environment cannot be used: {error}") from None


def key_of(arguments: argparse.Namespace) -> str:
    """The API key that the arguments, or else the environment, give; "" for none."""
    given: str | None = getattr(arguments, "api_key", None)
    return given or os.environ.get("FLAGSTAFF_KEY") or ""


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
