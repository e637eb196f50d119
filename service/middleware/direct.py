"""Limits of the direct port: evaluations and event streams only, with a rate for each caller.

On this port a worker has no Nginx in front. Management, metrics and readiness are not served
there, so that nothing on it needs Nginx's protection.
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
    """Check requests that reach Sanic on the direct port; without that port there is no check."""
    if not settings.direct.listen:
        return

    @app.on_request
    async def check(request: Request[Any, Any]) -> None:
        # Sanic's types do not say what its HTTP/1.1 exchange has.
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
    """Count a request of the direct port. Raises TooManyRequests over the caller's limit.

    The caller is its API key, or the address ``peer`` where the key is unknown or missing:
    invented keys share the limit of their address.
    """
    limit = context.direct_rate_limit
    if not limit.rate:
        return
    is_known = token is not None and context.key_ring.grant(token, time.time()) is not None
    caller = token if is_known and token is not None else peer
    if not limit.admit(caller, time.monotonic()):
        raise TooManyRequests
