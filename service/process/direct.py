"""The direct port: a TCP port on which callers reach the workers without Nginx.

Every worker of the node listens on the port with a socket of its own, and the kernel distributes
new connections over them. When a worker closes its socket, Linux hands its unaccepted connections
to another one if ``net.ipv4.tcp_migrate_req`` is 1.
"""

from __future__ import annotations

import asyncio
import socket
from contextlib import suppress
from functools import partial
from time import monotonic
from typing import Any

from service.lane.connection import Connection
from service.lane.direct import direct_protocol
from service.process.listening import BACKLOG, shared_socket
from service.settings import Settings

# Seconds that a connection of a stopping worker must have been quiet before it is closed. A caller
# that sends within this time is answered, and that answer tells it to open another.
_QUIET = 2.0


class DirectPort:
    """One worker's socket of the shared port. It is bound from the start and listens later."""

    def __init__(self, settings: Settings) -> None:
        self._socket = shared_socket(settings.direct.listen)
        self._protocol = direct_protocol(settings)
        self._server: asyncio.AbstractServer | None = None
        self._make: Any = None

    async def start(self, app: Any, connections: set[Any]) -> None:
        """Accept connections and add them to ``connections``, the worker's own."""
        loop = asyncio.get_running_loop()
        self._make = partial(
            self._protocol, loop=loop, app=app, connections=connections, state={}, unix=None
        )
        self._server = await loop.create_server(self._make, sock=self._socket, backlog=BACKLOG)

    async def close(self) -> None:
        """Accept what is in the queue of the socket, then close it."""
        if self._server is None:
            return
        self._protocol.is_draining = True
        waiting: list[socket.socket] = []
        with suppress(BlockingIOError):
            while len(waiting) < BACKLOG:
                waiting.append(self._socket.accept()[0])
        self._server.close()
        loop = asyncio.get_running_loop()
        for connection in waiting:
            await loop.connect_accepted_socket(self._make, connection)


def is_in_use(connection: Connection) -> bool:
    """Return whether a caller on the direct port may be about to send on the connection."""
    return connection.is_direct and monotonic() - connection.last_byte_at < _QUIET


def open_direct_port(settings: Settings) -> DirectPort | None:
    """Return the direct port of the settings; None if it is off. Raises CannotListen."""
    return DirectPort(settings) if settings.direct.listen else None
