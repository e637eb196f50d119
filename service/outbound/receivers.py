"""URLs and secrets of webhooks, as their owners see them."""

from __future__ import annotations

import base64
from urllib.parse import urlsplit, urlunsplit

# Longest URL of a receiver, in characters.
LONGEST_URL = 2048
_SECRET_PREFIX = "whsec_"  # noqa: S105  # the specification's prefix, no secret
# What is shown in place of a password.
_MASK = "***"


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
    return _with_password(url, _MASK) if _password_of(url) is not None else url


def with_stored_password(url: str, stored: str) -> str:
    """Return the URL with the password of the stored one where its own is masked.

    ``http://a:***@c/new`` and ``http://a:b@c/old`` → ``http://a:b@c/new``. A mask stays where the
    stored URL has no password for the same user, host and port: a password goes nowhere but to
    those that it was given for. ``has_mask`` says so.
    """
    if fault_of(url) is not None:
        return url
    password = _password_of(stored)
    if not has_mask(url) or password is None or _receiver_of(url) != _receiver_of(stored):
        return url
    return _with_password(url, password)


def has_mask(url: str) -> bool:
    """Return whether the password of the URL is the mask that ``without_password`` shows."""
    return _password_of(url) == _MASK


def _password_of(url: str) -> str | None:
    """The password as it is written in the URL; None if there is none."""
    user, _, _ = urlsplit(url).netloc.rpartition("@")
    _, colon, password = user.partition(":")
    return password if colon else None


def _with_password(url: str, password: str) -> str:
    parts = urlsplit(url)
    user, at, place = parts.netloc.rpartition("@")
    name, _, _ = user.partition(":")
    return urlunsplit(parts._replace(netloc=f"{name}:{password}{at}{place}"))


def _receiver_of(url: str) -> tuple[str, str, str]:
    """Scheme, user, and host with port: who gets the password of a URL."""
    parts = urlsplit(url)
    user, _, place = parts.netloc.rpartition("@")
    return parts.scheme, user.partition(":")[0], place.lower()
