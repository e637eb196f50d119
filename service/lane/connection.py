"""Sanic's protocol with its timeouts corrected, and a way to hand a connection over."""

from __future__ import annotations

import asyncio
from typing import Any, ClassVar

from sanic.server.protocols.http_protocol import HttpProtocol

from service.lane.strict_http import StrictHttp
from service.middleware.ofrep import Responder
from service.tasks.pacer import Pacer

# Seconds that a timed-out caller has to read the answer.
_FAREWELL = 1.0


class Connection(HttpProtocol):
    """A connection that is certain to end once Sanic has timed it out.

    Sanic answers an incomplete body with 503, and then waits for the rest of that body without a
    limit: the connection and its task would stay for as long as the caller likes.
    """

    HTTP_CLASS = StrictHttp

    # Untyped or optional in Sanic's class; a connection has its transport from the start.
    transport: Any
    connections: set[HttpProtocol]

    # Whether callers reach this worker without an Nginx in front.
    is_direct: ClassVar[bool] = False
    # Set for all connections when the worker stops: from then on each answer is the last one.
    is_draining: ClassVar[bool] = False

    __slots__ = ("_has_turn", "responder")

    def __init__(self, **arguments: Any) -> None:
        super().__init__(**arguments)
        self.responder = Responder(self.app.ctx)
        # Whether the next request may open an event stream without waiting for a turn.
        self._has_turn = False

    def connection_made(self, transport: Any) -> None:
        """Register a connection and count it."""
        super().connection_made(transport)
        self.app.ctx.counters.connections += 1

    @property
    def peer(self) -> str:
        """The caller's address; empty on a unix socket."""
        name = self.transport.get_extra_info("peername")
        return str(name[0]) if isinstance(name, tuple) else ""

    @property
    def last_byte_at(self) -> float:
        """When the caller last sent something, or Sanic answered it, in monotonic seconds."""
        return float(self._time)

    def notice_disconnect(self) -> None:
        """Keep reading while a request is handled, to notice at once when the caller disconnects.

        Sanic stops reading after a large body, and the end of a connection is noticed by reading.
        What arrives meanwhile waits in its buffer, which stops the reading again when it is full.
        """
        self.transport.resume_reading()

    async def take_turn(self, pacer: Pacer) -> None:
        """Wait until it is this connection's turn, unless it waited before Sanic got it."""
        if self._has_turn:
            self._has_turn = False
        else:
            await pacer.turn()

    def pass_on(self, protocol: asyncio.Protocol, head: bytes) -> None:
        """Hand the connection over to another protocol for good, after the head of an answer.

        The handler that calls it has to end as a cancelled one, and Sanic's part in the connection
        with it: a stream that is open for days keeps neither the request nor a task.
        """
        transport, self.transport = self.transport, None
        # Sanic leaves a connection without a transport alone.
        self.connections.discard(self)
        if not transport.is_closing():
            transport.write(head)
            transport.set_protocol(protocol)
            transport.resume_reading()
            protocol.connection_made(transport)

    def check_timeouts(self) -> None:
        """Time the request out as Sanic does, and make sure that the connection ends."""
        super().check_timeouts()
        if self.http is not None and self.http.exception is not None:
            self.loop.call_later(_FAREWELL, self.abort)
