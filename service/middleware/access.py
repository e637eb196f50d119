"""Request metrics and the access log.

A line has the route and not the path, which may contain a targeting key, nor the query, which may
contain a secret.
"""

from __future__ import annotations

import functools
import logging
from collections.abc import Awaitable, Callable
from math import inf
from time import perf_counter
from typing import Any, TypeAlias

from sanic import HTTPResponse, Request

from service.context import AppContext
from service.log_events import log_event
from service.middleware.handling import Handled, handled
from service.middleware.request_id import HEADER as REQUEST_ID
from service.middleware.request_id import request_id_of
from service.middleware.trace import trace_of
from service.settings import Settings

SanicRequest: TypeAlias = Request[Any, Any]
# A handler that streamed its answer itself returns None.
Handler: TypeAlias = Callable[..., Awaitable[HTTPResponse | None]]

_logger = logging.getLogger("flagstaff.access")

# The route name of requests that match no route.
UNMATCHED = "unmatched"


def route_of(request: SanicRequest) -> str:
    """Return the name of the request's route, such as ``flags.put``; there are few of them."""
    route = request.route
    return UNMATCHED if route is None else str(route.name).partition(".")[2]


def begin(request: SanicRequest) -> None:
    """Let every line that is logged from here on name the request."""
    handled.set(_named(request))


def accounted(handler: Handler) -> Handler:
    """Return the handler with its answers counted and the request id in them.

    A failure of the handler is answered and counted by the table of failures.
    """

    @functools.wraps(handler)
    async def route(request: SanicRequest, **names: str) -> HTTPResponse | None:
        begin(request)
        response = await handler(request, **names)
        if response is None:
            account_for(request, 200, streamed=True)
        else:
            response.headers[REQUEST_ID] = request_id_of(request)
            account_for(request, response.status, streamed=_reads_a_stream(request))
        return response

    return route


def account_for(request: SanicRequest, status: int, *, streamed: bool = False) -> None:
    """Count and log an answer of Sanic; a ``streamed`` one took as long as its caller.

    The duration starts at the end of the request's head. It is 0 where no whole head arrived.
    """
    context: AppContext = request.app.ctx
    began: float | None = getattr(request.stream, "perft0", None)
    seconds = 0.0 if began is None else perf_counter() - began
    route = route_of(request)
    context.counters.answered(route, status, seconds)
    slow = not streamed and is_slow(context.settings, seconds)
    if slow or context.settings.logs.access:
        log_request(_named(request), request.method, route, status, seconds, slow=slow)


def is_slow(settings: Settings, seconds: float) -> bool:
    """Return whether an answer that took ``seconds`` is logged as a warning."""
    return 0 < settings.logs.slow_request <= seconds


def log_threshold(settings: Settings) -> float:
    """Return the shortest duration, in seconds, of a request that is logged; 0 logs every one."""
    if settings.logs.access:
        return 0.0
    return settings.logs.slow_request or inf


def log_request(
    request: Handled, method: str, route: str, status: int, seconds: float, *, slow: bool
) -> None:
    """Write the access log line of an answer, as a warning if it was ``slow``."""
    _logger.log(
        logging.WARNING if slow else logging.INFO,
        "%s %s %d %.3f ms",
        method,
        route,
        status,
        seconds * 1000,
        extra={
            "handled": request,
            **log_event(
                "slow_request" if slow else "request",
                method=method,
                route=route,
                status=status,
                seconds=round(seconds, 6),
            ),
        },
    )


def _reads_a_stream(request: SanicRequest) -> bool:
    """Return whether the route reads its body as it arrives, for as long as the caller sends."""
    return request.route is not None and hasattr(request.route.handler, "is_stream")


def _named(request: SanicRequest) -> Handled:
    return Handled(request_id_of(request), trace_of(request.headers.get("traceparent")))
