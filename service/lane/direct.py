"""Connections of the direct port: the lane without an Nginx in front."""

from __future__ import annotations

from typing import Any

import msgspec

from service.lane.connection import Connection
from service.lane.protocol import Lane, worker_lane
from service.middleware.direct import check_rate
from service.serving.calls import Call
from service.settings import Settings


class DirectConnection(Connection):
    """Sanic's protocol on the direct port, where the lane is switched off."""

    is_direct = True
    __slots__ = ()


class DirectLane(Lane):
    """The lane on the direct port: it limits each caller's rate."""

    is_direct = True
    __slots__ = ("_peer",)

    def connection_made(self, transport: Any) -> None:
        """Register a connection, and record its peer."""
        super().connection_made(transport)
        self._peer = self.peer

    def _admitted(self, call: Call) -> Call:
        check_rate(self._context, call.token, self._peer)
        if call.address is not None:
            # Nobody trustworthy named a caller; the peer has its limit already.
            call = msgspec.structs.replace(call, address=None)
        return call


def direct_protocol(settings: Settings) -> type[Connection]:
    """Return the class of one worker's connections on the direct port."""
    return worker_lane(DirectLane, settings) if settings.node.lane else DirectConnection
