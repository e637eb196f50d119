"""sd_notify(3): telling the service manager that a process is ready, alive, or stopping."""

from __future__ import annotations

import asyncio
import os
import socket
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager

# Parts of the time that the manager waits, so that one that comes late is none that is missed.
_A_TIMEOUT = 3


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


@asynccontextmanager
async def watched(environment: Mapping[str, str] = os.environ) -> AsyncIterator[None]:
    """Tell the manager again and again that the event loop turns, for as long as the block lasts.

    One that hangs is ended then, and started again: sd_watchdog_enabled(3). Does nothing where the
    unit does not ask for it.
    """
    timeout = int(environment.get("WATCHDOG_USEC") or 0) / 1_000_000
    meant = environment.get("WATCHDOG_PID", str(os.getpid())) == str(os.getpid())
    if not timeout or not meant:
        yield
        return
    telling = asyncio.create_task(_tell_again(timeout / _A_TIMEOUT, environment))
    try:
        yield
    finally:
        telling.cancel()


async def _tell_again(interval: float, environment: Mapping[str, str]) -> None:
    while True:
        tell_systemd("WATCHDOG=1", environment)
        await asyncio.sleep(interval)
