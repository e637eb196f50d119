"""Which request the running code works for, so that every line it logs can say so."""

from __future__ import annotations

from contextvars import ContextVar
from typing import NamedTuple


class Handled(NamedTuple):
    """A request's own name, and the trace that it belongs to, None where its caller said none."""

    request_id: str
    trace_id: str | None


# Tasks inherit it from whoever starts them, so that a write that outlives its caller keeps it.
handled: ContextVar[Handled | None] = ContextVar("handled", default=None)
