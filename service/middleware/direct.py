"""What the direct road allows: evaluations and event streams, at a limited rate for each caller.

On this port a worker has no Nginx before it. Management, metrics and the state of the node are not
served here, so that nothing on it needs the protection that Nginx gives.
"""

from __future__ import annotations

import time
from typing import Any

from sanic import Request, Sanic

from service.context import AppContext
from service.errors import NotHere, TooManyRequests
from service.middleware.principal import token_of
from service.middleware.received import ReceivedHeaders
from service.settings import Settings

_SERVED = ("/ofrep/", "/livez")


def attach(app: Sanic[Any, Any], settings: Settings) -> None:
    """Check the requests that reach Sanic on the direct road; without it there is no check."""
    if not settings.direct.listen:
        return

    @app.on_request
    async def check(request: Request[Any, Any]) -> None:
        # Sanic's types leave open what its HTTP/1.1 exchange has.
        exchange: Any = request.stream
        protocol: Any = exchange.protocol
        if not protocol.is_direct:
            return
        if protocol.is_draining:
            exchange.keep_alive = False
        if not request.app.router.own_path(request.path).startswith(_SERVED):
            raise NotHere
        # Only Nginx may say where a request comes from.
        request.headers.popall("x-real-ip", None)
        check_rate(request.app.ctx, token_of(ReceivedHeaders(request.headers)), protocol.peer)


def check_rate(context: AppContext, token: str | None, peer: str) -> None:
    """Count a request of the direct road. Raises TooManyRequests past the caller's limit.

    The caller is its API key, or its address ``peer`` where the key is unknown or missing: made-up
    keys share the limit of the address that they come from.
    """
    limit = context.direct_rate_limit
    if not limit.rate:
        return
    is_known = token is not None and context.key_ring.grant(token, time.time()) is not None
    caller = token if is_known and token is not None else peer
    if not limit.admit(caller, time.monotonic()):
        raise TooManyRequests
