"""Sockets and ports of the private stack."""

from __future__ import annotations

import atexit
import hashlib
import os
import random
import socket
from contextlib import ExitStack
from pathlib import Path

from devstack.failure import StackFailed
from service.ports import loopback_addresses

# sun_path of unix(7) has 108 bytes, and the last one is a NUL.
LONGEST_SOCKET_PATH = 107
_LONGEST_NAME = len("/mariadb.sock")

# "LOWEST HIGHEST" of the ports that the kernel gives to connections which leave this machine.
_OUTGOING = Path("/proc/sys/net/ipv4/ip_local_port_range")
_FIRST_ORDINARY_PORT = 1024
# How many ports below the outgoing ones are chosen from.
_PORTS = 20_000

# What shows other processes which ports this one was given, until it ends.
_claims = ExitStack()
atexit.register(_claims.close)


def socket_directory(directory: Path) -> Path:
    """Return a directory for sockets that only this user may enter; created if missing.

    It is in the given one, unless paths there are too long for a socket.
    """
    inside = directory.absolute() / "sockets"
    if len(os.fsencode(inside)) + _LONGEST_NAME > LONGEST_SOCKET_PATH:
        # The same name each time, so that a killed run's sockets are found again and replaced.
        name = hashlib.sha256(os.fsencode(directory.absolute())).hexdigest()[:16]
        inside = Path(f"/tmp/flagstaff-{os.geteuid()}-{name}")  # noqa: S108  # checked below
    inside.mkdir(mode=0o700, parents=True, exist_ok=True)
    facts = inside.lstat()
    if inside.is_symlink() or facts.st_uid != os.geteuid():
        raise StackFailed(f"{inside} is not a directory of this user's own.")
    inside.chmod(0o700)
    return inside


def free_port() -> int:
    """Return a TCP port of the loopback addresses that stays free until this process uses it.

    Nobody listens on it, outgoing connections do not get it where there are ports below theirs, and
    no other process gets it from here while this one runs. Raises StackFailed if there is none.
    """
    lowest, highest = (int(number) for number in _OUTGOING.read_text().split())
    below = range(max(_FIRST_ORDINARY_PORT, lowest - _PORTS), lowest)
    ports = below or range(lowest, highest + 1)
    for port in random.sample(ports, len(ports)):
        if _claim(port):
            return port
    raise StackFailed(f"No port from {ports.start} to {ports.stop - 1} is free.")


def _claim(port: int) -> bool:
    """Keep a free port from everybody else who asks here; return whether it could be had."""
    claim = socket.socket(socket.AF_UNIX)
    try:
        # In the abstract namespace, unix(7): it is taken as long as the socket is open.
        claim.bind(f"\0flagstaff-port-{port}")
    except OSError:
        claim.close()
        return False
    if not port_is_free(port):
        claim.close()
        return False
    _claims.enter_context(claim)
    return True


def port_is_free(port: int) -> bool:
    """Return whether a server could listen on this loopback port. Raises StackFailed."""
    return all(_is_free(address, port) for address in loopback_addresses())


def _is_free(address: str, port: int) -> bool:
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((address, port))
            probe.listen(1)
        except PermissionError:
            raise StackFailed(
                f"Port {port} is not for ordinary users. Choose another one, such as "
                "FLAGSTAFF_PORT=8080 make run"
            ) from None
        except OSError:
            return False
    return True
