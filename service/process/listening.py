"""The sockets of a worker: inherited, a unix path, or a host and port.

None but an inherited one listens yet. A worker that is still starting refuses callers at once, so
that Nginx asks another one instead of waiting.
"""

from __future__ import annotations

import errno
import os
import socket
import stat
from collections.abc import Mapping
from pathlib import Path

from service.errors import FlagstaffError
from service.ports import port_holder

BACKLOG = 2048

# systemd passes sockets from here on: sd_listen_fds(3).
_FIRST_INHERITED = 3


class CannotListen(FlagstaffError):
    """The socket cannot be opened; says why."""


def inherited_socket(environment: Mapping[str, str] = os.environ) -> socket.socket | None:
    """Return the socket that systemd opened for this process (``LISTEN_FDS``); None without one."""
    if environment.get("LISTEN_PID") != str(os.getpid()):
        return None
    if environment.get("LISTEN_FDS") != "1":
        raise CannotListen("A worker takes exactly one inherited socket.")
    return socket.socket(fileno=_FIRST_INHERITED)


def unix_socket(path: Path) -> socket.socket:
    """Bind a path, replacing a socket file that nobody listens on.

    Every user may connect: Nginx runs as another one, and the directory restricts access.
    """
    _clear_stale(path)
    listener = socket.socket(socket.AF_UNIX)
    try:
        listener.bind(str(path))
        path.chmod(0o666)
    except OSError as error:
        listener.close()
        raise CannotListen(f"Cannot listen on {path}: {error.strerror or error}.") from None
    return listener


def tcp_socket(address: str) -> socket.socket:
    """Bind ``HOST:PORT``; port 0 is any free one. IPv6 addresses are in brackets."""
    return _bound(address)


def shared_socket(address: str) -> socket.socket:
    """Bind ``HOST:PORT`` together with the node's other workers (``SO_REUSEPORT``).

    The kernel distributes connections over all sockets of the port that listen.
    """
    return _bound(address, socket.SO_REUSEPORT)


def _bound(address: str, option: int = socket.SO_REUSEADDR) -> socket.socket:
    host, colon, port = address.rpartition(":")
    if not colon or not (port.isascii() and port.isdigit()) or int(port) > 65535:
        raise CannotListen(f"'{address}' is not HOST:PORT.")
    family = socket.AF_INET6 if host.startswith("[") else socket.AF_INET
    listener = socket.socket(family)
    try:
        for each in {socket.SO_REUSEADDR, option}:
            listener.setsockopt(socket.SOL_SOCKET, each, 1)
        if family == socket.AF_INET6:
            listener.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
        listener.bind((host.strip("[]"), int(port)))
    except OSError as error:
        listener.close()
        taken = f" by {port_holder(int(port))}" if error.errno == errno.EADDRINUSE else ""
        raise CannotListen(
            f"Cannot listen on {address}: {error.strerror or error}{taken}."
        ) from None
    return listener


def _clear_stale(path: Path) -> None:
    """Remove a socket file of a killed worker; never one that somebody listens on."""
    try:
        if not stat.S_ISSOCK(path.lstat().st_mode):
            raise CannotListen(f"{path} exists and is no socket.")
    except FileNotFoundError:
        return
    except OSError as error:
        raise CannotListen(f"Cannot listen on {path}: {error.strerror}.") from None
    with socket.socket(socket.AF_UNIX) as probe:
        try:
            probe.connect(str(path))
        except ConnectionRefusedError:
            path.unlink(missing_ok=True)
            return
    raise CannotListen(f"Another process listens on {path}.")
