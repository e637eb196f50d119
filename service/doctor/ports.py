"""Checks of the addresses that this node's servers listen on."""

from __future__ import annotations

import errno
import re
import socket
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from service.ports import listening_sockets, port_holder
from service.structs.findings import Finding, failure, warning, well

_IPV6 = Path("/proc/self/net/if_inet6")
# The port of a `listen` that names an address only.
_HTTP = 80
_COMMENT = re.compile(r"#.*")
_LISTEN = re.compile(r"(?:^|[;{])\s*listen\s+([^\s;]+)([^;]*)")
_ANYWHERE = {"*": "0.0.0.0", "localhost": "127.0.0.1"}  # noqa: S104  # it is only tried


class Address(NamedTuple):
    """A host, as a socket takes it, and a port."""

    host: str
    port: int

    def __str__(self) -> str:
        return f"[{self.host}]:{self.port}" if ":" in self.host else f"{self.host}:{self.port}"

    @property
    def is_loopback(self) -> bool:
        """Whether only this machine can connect."""
        return self.host == "::1" or self.host.startswith("127.")


class Listen(NamedTuple):
    """One ``listen`` of Nginx's configuration, and whether it uses TLS."""

    address: Address
    has_tls: bool


def listens_in(configuration: str) -> list[Listen]:
    """Return each ``listen`` on a TCP port in a piece of Nginx's configuration.

    ``listen 8080 ssl;`` → ``0.0.0.0``, 8080, with TLS. Unix sockets and unknown forms are left
    out: Nginx itself checks its syntax.
    """
    found = []
    for line in configuration.splitlines():
        for text, parameters in _LISTEN.findall(_COMMENT.sub("", line)):
            address = address_of(text if ":" in text or not text.isdigit() else f"*:{text}")
            if address is not None:
                found.append(Listen(address, "ssl" in parameters.split()))
    return found


def reach(subject: str, listens: Iterable[Listen], source: str) -> Iterator[Finding]:
    """Yield who can connect, and a warning where keys cross the network in plain text."""
    listens = list(listens)
    if listens and all(each.address.is_loopback for each in listens):
        where = ", ".join(str(each.address) for each in listens)
        yield well(
            subject, f"It answers callers on this machine only: {where}. {source} lets others in."
        )
    for address, has_tls in listens:
        if not has_tls and not address.is_loopback:
            yield warning(
                subject,
                f"{address} speaks plain text to other machines: whoever can read the traffic can"
                " read API keys.",
                f"Give it a certificate in {source}, or let a trusted network alone reach it.",
            )


def address_of(text: str) -> Address | None:
    """Return ``HOST:PORT``, ``[IPv6]:PORT`` or a host as an address; None for anything else."""
    host, colon, port = text.rpartition(":")
    if text.startswith("unix:"):
        return None
    if not colon or text.endswith("]"):
        host, port = text, str(_HTTP)
    if not (port.isascii() and port.isdigit() and int(port) < 65536):
        return None
    host = host.removeprefix("[").removesuffix("]")
    return Address(_ANYWHERE.get(host, host), int(port))


def examine(
    subject: str, addresses: Iterable[Address], owner: int | None, source: str
) -> Iterator[Finding]:
    """Yield a failure for each address that another user than ``owner`` has, or nobody can have.

    ``source`` is where the address is set.
    """
    for address in dict.fromkeys(addresses):
        trouble = _trouble(address)
        if trouble == errno.EADDRINUSE:
            if owner not in {each.user for each in listening_sockets(address.port)}:
                yield failure(
                    subject,
                    f"Port {address.port} is taken by {port_holder(address.port)}.",
                    f"End that, or choose another port in {source}.",
                )
        elif trouble == errno.EADDRNOTAVAIL:
            yield failure(
                subject,
                f"{address.host} is not an address of this machine.",
                f"Correct it in {source}.",
            )


def has_ipv6() -> bool:
    """Return whether this machine has IPv6; without it flagstaff-nginx-prepare drops its lines."""
    return _IPV6.exists() and bool(_IPV6.read_text())


def _trouble(address: Address) -> int | None:
    """Return why a socket cannot listen there, as an errno; None if it can or nobody knows."""
    family = socket.AF_INET6 if ":" in address.host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        if family == socket.AF_INET6:
            probe.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
        try:
            probe.bind(address)
            probe.listen(1)
        except OSError as error:
            return error.errno
    return None
