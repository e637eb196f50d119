"""The front of a node: its public address, proxies, and pages that may call.

Each function parses the text of one setting, and raises ValueError with what it should be.
"""

from __future__ import annotations

import ipaddress
import re

_PUBLIC_URL = re.compile(r"https?://[^/?#@\s]+(?P<path>(?:/+[A-Za-z0-9._~-]+)*)/*")
# Paths of our own that a base path would make ambiguous.
_OWN_PATHS = ("/ofrep/v1/evaluate/flags/", "/ofrep/v1/events/", "/api/v1/")
_ORIGIN = re.compile(r"\*|null|[a-z][a-z0-9+.-]*://[A-Za-z0-9.:\[\]_-]+")
_HEADER = re.compile(r"[A-Za-z][A-Za-z0-9-]*|proxy_protocol")


def base_path(public_url: str) -> str:
    """Return the path of a URL without its last slash.

    ``https://tools.internal/flags/`` → ``/flags``. It is empty for a URL without a path, and for
    no URL at all.
    """
    if not public_url:
        return ""
    match = _PUBLIC_URL.fullmatch(public_url)
    path = re.sub("/+", "/", match["path"]) if match else "/."
    if {".", ".."} & set(path.split("/")):
        raise ValueError(
            "must be http:// or https://, a host, and a path of letters, digits and . _ ~ -,"
            " such as https://tools.internal/flags/."
        )
    if path and any(own.startswith(path + "/") for own in _OWN_PATHS):
        raise ValueError(f"must not end in {path}, which is a path of Flagstaff's own API.")
    return path


def proxies(text: str) -> list[str]:
    """Return addresses and networks, separated by commas: ``10.0.0.5, fd00::/64``."""
    parts = _parts(text)
    try:
        return [str(ipaddress.ip_network(part)) for part in parts]
    except ValueError:
        raise ValueError(
            "must be addresses and networks, separated by commas, such as 10.0.0.5,fd00::/64."
        ) from None


def proxy_header(name: str) -> str:
    """Return the header in which proxies name the caller, as ngx_http_realip_module takes it."""
    if not _HEADER.fullmatch(name):
        raise ValueError(
            "must be the name of a header, such as X-Forwarded-For, or proxy_protocol."
        )
    return name


def origins(text: str) -> frozenset[str]:
    """Return the origins of pages in a comma-separated list (RFC 6454); ``*`` is any."""
    parts = _parts(text)
    if not all(map(_ORIGIN.fullmatch, parts)):
        raise ValueError(
            "must be origins, separated by commas, such as https://app.example, or *: a scheme, a"
            " host and perhaps a port, without a path."
        )
    return frozenset(parts)


def _parts(text: str) -> list[str]:
    return [part for part in map(str.strip, text.split(",")) if part]
