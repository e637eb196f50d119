"""The access log: one line a request, without its query and its key, which may be secrets."""

from __future__ import annotations

import logging
from typing import Any

from sanic import Request

_logger = logging.getLogger("flagstaff.access")

# What no route answers, such as a path that leads nowhere.
UNMATCHED = "unmatched"


def route_of(request: Request[Any, Any]) -> str:
    """The name of the route that a request took, such as ``flags.put``; there are few of them."""
    route = request.route
    return UNMATCHED if route is None else str(route.name).partition(".")[2]


def log_access(method: str, path: str, status: int, seconds: float, request_id: str) -> None:
    """Write the line. ``path`` is percent-encoded, so that no flag key can break the line."""
    _logger.info("%s %s %d %.3f ms %s", method, path, status, seconds * 1000, request_id)
