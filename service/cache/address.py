"""Addresses of Redis: one server, or a service whose master Sentinels know."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

import msgspec
from redis.asyncio.connection import parse_url

from service.errors import AddressRefused

# The authority is parsed by hand: the standard library does not support a list of hosts.
_SENTINEL = re.compile(
    r"(?P<scheme>rediss?)\+sentinel://(?:(?P<login>[^@/?#]*)@)?(?P<hosts>[^@/?#]+)"
    r"/(?P<service>[^/?#]+)(?:/(?P<number>[0-9]+))?/?(?:\?(?P<query>[^#]*))?"
)
_HOST = re.compile(r"(?P<host>\[[0-9A-Fa-f:.]+\]|[^\[\]:]+)(?::(?P<port>[0-9]{1,5}))?")
_SENTINEL_PORT = 26379
_SHAPE = "redis+sentinel://:PASSWORD@HOST:PORT,HOST:PORT/SERVICE/NUMBER"

_TLS = frozenset(
    {
        "ssl_ca_certs",
        "ssl_ca_path",
        "ssl_cert_reqs",
        "ssl_certfile",
        "ssl_check_hostname",
        "ssl_keyfile",
    }
)
_FILES = ("ssl_ca_certs", "ssl_ca_path", "ssl_certfile", "ssl_keyfile")
_PLAIN = frozenset({"db", "username", "password", "client_name", "protocol"})
_SENTINELS_OWN = frozenset({"sentinel_username", "sentinel_password"})


class Address(msgspec.Struct, frozen=True):
    """Connection options, named as redis-py names them.

    With ``sentinels``, (host, port) of each, they are asked for the master of ``service``; their
    connections use ``sentinel_options``.
    """

    options: dict[str, Any]
    is_encrypted: bool = False
    sentinels: tuple[tuple[str, int], ...] = ()
    service: str = ""
    sentinel_options: dict[str, Any] = {}

    def __repr__(self) -> str:
        """Return nothing secret, since a repr ends up in logs."""
        return f"<Address {self.service or self.options.get('host') or self.options.get('path')}>"


def read_address(url: str) -> Address:
    """Return the address of ``redis://…``, ``rediss://…``, ``unix://…`` or ``redis+sentinel://…``.

    ``redis+sentinel://[[USER]:PASSWORD@]HOST[:PORT],…/SERVICE[/NUMBER]``, as other clients write
    it too; the password is Redis's, that of the Sentinels is ``?sentinel_password=``.
    ``rediss+sentinel`` encrypts connections to both. Reserved characters are percent-encoded.
    Raises AddressRefused.
    """
    if "+sentinel:" in url.partition("/")[0]:
        return _read_sentinels(url)
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError:
        raise AddressRefused("The Redis URL does not parse as a URL.") from None
    if parts.scheme not in ("redis", "rediss", "unix"):
        raise AddressRefused(
            "The Redis URL must begin with redis://, rediss://, unix://, redis+sentinel:// or"
            " rediss+sentinel://."
        )
    if parts.scheme == "unix" and not parts.path:
        raise AddressRefused("The Redis URL must look like unix:///PATH?db=NUMBER.")
    if parts.scheme != "unix" and not re.fullmatch(r"(/[0-9]*)?", parts.path):
        raise AddressRefused("The Redis URL must end with the number of a database, such as /0.")
    encrypted = parts.scheme == "rediss"
    _check(parts.query, _PLAIN | (_TLS if encrypted else frozenset()))
    return Address(_options(url), encrypted)


def _read_sentinels(url: str) -> Address:
    parts = _SENTINEL.fullmatch(url)
    hosts = tuple(_hosts(parts["hosts"])) if parts else ()
    if parts is None or not hosts:
        raise AddressRefused(f"The Redis URL of Sentinels must look like {_SHAPE}.")
    encrypted = parts["scheme"] == "rediss"
    query = parts["query"] or ""
    _check(query, _PLAIN | _SENTINELS_OWN | (_TLS if encrypted else frozenset()))
    login = f"{parts['login']}@" if parts["login"] else ""
    options = _options(f"redis://{login}master/{parts['number'] or 0}?{query}")
    del options["host"]
    own = {
        name.removeprefix("sentinel_"): options.pop(name)
        for name in _SENTINELS_OWN
        if name in options
    }
    if encrypted:
        own["ssl"] = True
        own |= {name: options[name] for name in _TLS if name in options}
    return Address(options, encrypted, hosts, unquote(parts["service"]), own)


def _hosts(text: str) -> Iterator[tuple[str, int]]:
    for each in text.split(","):
        host = _HOST.fullmatch(each)
        if host is None or not 0 < int(host["port"] or _SENTINEL_PORT) < 65536:
            raise AddressRefused(f"The Redis URL of Sentinels must look like {_SHAPE}.")
        yield host["host"].strip("[]"), int(host["port"] or _SENTINEL_PORT)


def _options(url: str) -> dict[str, Any]:
    try:
        options: dict[str, Any] = {**parse_url(url)}
    except ValueError:
        # The driver's own sentence may contain a part of the password.
        raise AddressRefused("The Redis URL has an option whose value cannot be used.") from None
    return options


def _check(query: str, known: frozenset[str]) -> None:
    """Check the options now: a connection is opened long after the service has started."""
    options = dict(parse_qsl(query, keep_blank_values=True))
    if unknown := options.keys() - known:
        raise AddressRefused(
            f"The Redis URL has the option '{min(unknown)}'; known are {', '.join(sorted(known))}."
        )
    if options.get("ssl_cert_reqs", "required") not in ("none", "optional", "required"):
        raise AddressRefused("The option ssl_cert_reqs is none, optional or required.")
    for name in _FILES:
        if name in options and not Path(options[name]).exists():
            raise AddressRefused(f"What the option {name} of the Redis URL names is not there.")
