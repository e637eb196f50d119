"""Sockets and ports of the private stack."""

from __future__ import annotations

import hashlib
import os
import socket
from pathlib import Path

from devstack.failure import StackFailed
from service.ports import loopback_addresses

# sun_path of unix(7) has 108 bytes, and the last one is a NUL.
LONGEST_SOCKET_PATH = 107
_LONGEST_NAME = len("/mariadb.sock")


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
    """Return a TCP port of the loopback addresses that nobody listens on at the moment."""
    while True:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port: int = probe.getsockname()[1]
        if port_is_free(port):
            return port


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
