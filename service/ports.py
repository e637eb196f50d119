"""Listeners on a TCP port of this machine, from /proc."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

_LISTENING = "0A"
_TABLES = (Path("/proc/net/tcp"), Path("/proc/net/tcp6"))


class ListeningSocket(NamedTuple):
    """A listening socket: its inode, and the id of the user who opened it."""

    inode: str
    user: int


def listening_sockets(port: int) -> Iterator[ListeningSocket]:
    """Yield the listening sockets of a port, with any address. See proc(5), /proc/net/tcp."""
    for table in _TABLES:
        with suppress(OSError):
            for line in table.read_text().splitlines()[1:]:
                fields = line.split()
                local, state, user, inode = fields[1], fields[3], fields[7], fields[9]
                if state == _LISTENING and int(local.rpartition(":")[2], 16) == port:
                    yield ListeningSocket(inode, int(user))


def port_holder(port: int) -> str:
    """Return who listens on a port, as ``process 123 (nginx)``, as far as this user may know."""
    sockets = {f"socket:[{each.inode}]" for each in listening_sockets(port)}
    for process in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            for descriptor in (process / "fd").iterdir():
                with suppress(OSError):
                    if str(descriptor.readlink()) in sockets:
                        name = (process / "comm").read_text().strip()
                        return f"process {process.name} ({name})"
    return "a process of another user"


def loopback_addresses() -> list[str]:
    """Return the loopback addresses of this machine; with ``::1`` unless IPv6 is off."""
    addresses = ["127.0.0.1"]
    with suppress(OSError), socket.socket(socket.AF_INET6) as probe:
        probe.bind(("::1", 0))
        addresses.append("::1")
    return addresses
