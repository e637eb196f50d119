"""The id of a request in answers and logs."""

from __future__ import annotations

import re
import secrets
from itertools import count
from typing import Any

from sanic import Request

HEADER = "x-request-id"

_SANE = re.compile(r"[A-Za-z0-9._-]{1,128}").fullmatch
# A prefix drawn once and a counter: unique across workers, and far cheaper than a UUID.
_PREFIX = secrets.token_hex(6)
_numbers = count(1)


def new_request_id() -> str:
    """Return an id that no other request to any worker has; each is as long as the others."""
    return f"{_PREFIX}-{next(_numbers):08x}"


def sane_request_id(sent: str | None) -> str | None:
    """Return the caller's id if it is fit for a header and a log line; else None."""
    return sent if sent is not None and _SANE(sent) else None


def request_id_of(request: Request[Any, Any]) -> str:
    """Return the caller's id if it is sane, else one that stays the same for this request."""
    sent = sane_request_id(request.headers.get(HEADER))
    if sent is not None:
        return sent
    drawn: str | None = getattr(request.ctx, "request_id", None)
    if drawn is None:
        drawn = request.ctx.request_id = new_request_id()
    return drawn
