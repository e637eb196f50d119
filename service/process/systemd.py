"""sd_notify(3): telling the service manager that a worker is ready, or stopping."""

from __future__ import annotations

import os
import socket
from collections.abc import Mapping


def tell_systemd(state: str, environment: Mapping[str, str] = os.environ) -> None:
    """Send a line such as ``READY=1``; does nothing where nobody asked to be told."""
    address = environment.get("NOTIFY_SOCKET")
    if not address:
        return
    if address.startswith("@"):
        # An abstract socket, which the kernel writes with a leading NUL.
        address = "\0" + address[1:]
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_CLOEXEC) as manager:
        try:
            manager.connect(address)
            manager.sendall(state.encode())
        except OSError:
            # A worker serves whether or not its manager hears of it.
            return
