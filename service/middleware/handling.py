"""The request that the running code works for, so that every log line can name it."""

from __future__ import annotations

from contextvars import ContextVar
from typing import NamedTuple


class Handled(NamedTuple):
    """The id of a request, and the trace that it belongs to (None if its caller sent none)."""

    request_id: str
    trace_id: str | None


# Tasks inherit it from the task that starts them, so a write that outlives its caller keeps it.
handled: ContextVar[Handled | None] = ContextVar("handled", default=None)
