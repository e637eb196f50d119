"""sd_notify(3): reports to the service manager that a process is ready, alive, or stopping."""

from __future__ import annotations

import asyncio
import os
import socket
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager

# Notifications within the manager's timeout, so that one may be late.
_A_TIMEOUT = 3


def notify_systemd(state: str, environment: Mapping[str, str] = os.environ) -> None:
    """Send a line such as ``READY=1``; does nothing without a service manager."""
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
            # A worker serves whether or not its manager is reachable.
            return


@asynccontextmanager
async def watched(environment: Mapping[str, str] = os.environ) -> AsyncIterator[None]:
    """Notify the manager periodically that the event loop runs, while the block runs.

    A process that hangs is then killed and restarted: sd_watchdog_enabled(3). Does nothing where
    the unit does not ask for it.
    """
    timeout = int(environment.get("WATCHDOG_USEC") or 0) / 1_000_000
    meant = environment.get("WATCHDOG_PID", str(os.getpid())) == str(os.getpid())
    if not timeout or not meant:
        yield
        return
    notifying = asyncio.create_task(_notify_periodically(timeout / _A_TIMEOUT, environment))
    try:
        yield
    finally:
        notifying.cancel()


async def _notify_periodically(interval: float, environment: Mapping[str, str]) -> None:
    while True:
        notify_systemd("WATCHDOG=1", environment)
        await asyncio.sleep(interval)
