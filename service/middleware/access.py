"""What every answer leaves behind: its counts, and a line if it is to be told of.

A line names the route and not the path, which may hold a targeting key; nor the query, which may
hold a secret.
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
# A handler that has streamed its answer by itself returns None.
Handler: TypeAlias = Callable[..., Awaitable[HTTPResponse | None]]

_logger = logging.getLogger("flagstaff.access")

# What no route answers, such as a path that leads nowhere.
UNMATCHED = "unmatched"


def route_of(request: SanicRequest) -> str:
    """The name of the route that a request took, such as ``flags.put``; there are few of them."""
    route = request.route
    return UNMATCHED if route is None else str(route.name).partition(".")[2]


def begin(request: SanicRequest) -> None:
    """Let every line that is logged from here on name the request."""
    handled.set(_named(request))


def accounted(handler: Handler) -> Handler:
    """Make a handler one whose answers are counted and carry the request's id.

    What it raises is answered, and counted, by the table of failures.
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
    """Account for an answer on Sanic's road; one that was ``streamed`` took as long as its caller.

    The time counts from the end of the request's head, and is 0 where there was no whole one.
    """
    context: AppContext = request.app.ctx
    began: float | None = getattr(request.stream, "perft0", None)
    seconds = 0.0 if began is None else perf_counter() - began
    route = route_of(request)
    context.counters.answered(route, status, seconds)
    slow = not streamed and is_slow(context.settings, seconds)
    if slow or context.settings.logs.access:
        tell(_named(request), request.method, route, status, seconds, slow=slow)


def is_slow(settings: Settings, seconds: float) -> bool:
    """Whether an answer that took so long is told of as a warning."""
    return 0 < settings.logs.slow_request <= seconds


def told_from(settings: Settings) -> float:
    """How many seconds an answer takes from which on it is told of at all: 0 for every one."""
    if settings.logs.access:
        return 0.0
    return settings.logs.slow_request or inf


def tell(
    request: Handled, method: str, route: str, status: int, seconds: float, *, slow: bool
) -> None:
    """Write the line of an answer: as a warning if it was slow."""
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
    """Whether the route reads its body as it comes, for as long as the caller sends."""
    return request.route is not None and hasattr(request.route.handler, "is_stream")


def _named(request: SanicRequest) -> Handled:
    return Handled(request_id_of(request), trace_of(request.headers.get("traceparent")))
