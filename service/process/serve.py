"""A worker process, from its socket to its last answer.

Sanic's own runner is not used: it closes idle connections once, when the stop comes, so a
connection that was busy then and is kept alive blocks the worker for the whole grace period. Only
Sanic's documented low-level server is used.
"""

from __future__ import annotations

import asyncio
import faulthandler
import gc
import socket
from typing import Any

import uvloop
from sanic import Sanic

from service.allocator import release_free_memory
from service.app import create_app
from service.lane.protocol import protocol
from service.process.direct import DirectPort, is_in_use, open_direct_port
from service.process.listening import BACKLOG, CannotListen
from service.process.stopping import stop_asked
from service.process.systemd import notify_systemd, watched
from service.settings import Settings

# Allocations minus deallocations before the collector examines young objects, and how many such
# runs before it examines older ones.
_COLLECTOR = (20_000, 20, 20)

# Seconds between two checks whether busy connections of a draining worker have become idle.
_DRAIN_STEP = 0.02


def serve(settings: Settings, listener: socket.socket) -> None:
    """Serve on the socket until SIGTERM or SIGINT, then finish what is in flight."""
    # The manager kills a worker that hangs with SIGABRT, and the log shows where it hung.
    faulthandler.enable()
    direct = open_direct_port(settings)
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        runner.run(_serve(settings, listener, direct))


async def _serve(settings: Settings, listener: socket.socket, direct: DirectPort | None) -> None:
    stop = stop_asked()
    server = await _listen(create_app(settings), settings, listener, direct)
    notify_systemd("READY=1")
    async with watched():
        await stop.wait()
        notify_systemd("STOPPING=1")
        if direct is not None:
            await direct.close()
        await server.before_stop()
        await _drain(server, settings.timeouts.graceful_shutdown)
        await server.after_stop()


async def _listen(
    app: Sanic[Any, Any], settings: Settings, listener: socket.socket, direct: DirectPort | None
) -> Any:
    """Return Sanic's server, started. Its class has no types: this is where they end."""
    # Sanic learns its HTTP version here; without it every answer has an empty Alt-Svc header.
    app.prepare(sock=listener, motd=False, single_process=True)
    server = await app.create_server(
        sock=listener,
        protocol=protocol(settings),
        backlog=BACKLOG,
        return_asyncio_server=True,
        # Nobody can connect until the worker can answer.
        asyncio_server_kwargs={"start_serving": False},
    )
    untyped: Any = server
    await untyped.startup()
    await untyped.before_start()
    app.ctx.status.count_connections(untyped.connections)
    _spare_the_collector()
    if direct is not None:
        await direct.start(app, untyped.connections)
    try:
        await untyped.start_serving()
    except OSError as error:
        # Two processes may bind one port as long as neither listens.
        raise CannotListen(f"Cannot listen: {error.strerror or error}.") from None
    await untyped.after_start()
    return untyped


def _spare_the_collector() -> None:
    """Keep the garbage collector away from long-lived objects and from most requests.

    Objects of a request are freed with their last reference; the collector only finds the rare
    cycle. By default it ran after every few hundred requests, over what was loaded too. Nothing is
    collected before: that takes 0.1 s with 10,000 flags, and finds 0.2 MB that imports left.
    """
    gc.freeze()
    gc.set_threshold(*_COLLECTOR)
    gc.enable()
    release_free_memory()


async def _drain(server: Any, grace: float) -> None:
    """Accept no new connection, let the busy ones answer, and close what takes too long."""
    server.server.close()
    loop = asyncio.get_running_loop()
    deadline = loop.time() + grace
    while server.connections and loop.time() < deadline:
        for connection in list(server.connections):
            if not is_in_use(connection):
                connection.close_if_idle()
        await asyncio.sleep(_DRAIN_STEP)
    for connection in list(server.connections):
        connection.abort()
    await server.wait_closed()
