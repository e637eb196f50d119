"""URLs and secrets of webhooks, as their owners see them."""

from __future__ import annotations

import base64
from urllib.parse import urlsplit, urlunsplit

# Longest URL of a receiver, in characters.
LONGEST_URL = 2048
_SECRET_PREFIX = "whsec_"  # noqa: S105  # the specification's prefix, no secret


def encoded_secret(secret: bytes) -> str:
    """Return the secret in the format of receivers' libraries."""
    return _SECRET_PREFIX + base64.b64encode(secret).decode()


def fault_of(url: str) -> str | None:
    """Return what is wrong with the URL of a receiver; None if nothing is."""
    if len(url) > LONGEST_URL:
        return f"A URL has at most {LONGEST_URL} characters."
    if not url.isascii() or not url.isprintable() or " " in url:
        return "A URL is ASCII without spaces; anything else is percent-encoded."
    # Here and not above: with what it brings, httpx is a tenth of a worker's memory and start.
    import httpx

    try:
        read = httpx.URL(url)
        host, port = read.host, urlsplit(url).port
    except (httpx.InvalidURL, ValueError):
        return "This does not parse as a URL."
    if read.scheme not in ("http", "https"):
        return "The scheme of the URL is http or https."
    if not host or port == 0:
        return "The URL names no host, or no port, that can be called."
    return None


def without_password(url: str) -> str:
    """Return the URL for display: a password in it becomes three asterisks."""
    parts = urlsplit(url)
    user, at, place = parts.netloc.rpartition("@")
    name, colon, _ = user.partition(":")
    hidden = f"{name}{colon}{'***' if colon else ''}{at}{place}"
    return urlunsplit(parts._replace(netloc=hidden))
