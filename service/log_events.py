"""The stable name that every log line has beside its sentence."""

from __future__ import annotations

from typing import Any


def log_event(name: str, /, **facts: str | float) -> dict[str, Any]:
    """Return logging's ``extra``: the event's ``name`` and its key ``facts``.

    Sentences may change from one release to the next; names of events stay, so that alerts and
    searches can rely on them. docs/monitoring.md lists all of them. A fact must not be a secret,
    a context's attribute or a targeting key. Facts are fields of a JSON line.

    ``log_event("job_failed", job="sweep")`` ->
    ``{"fields": {"event": "job_failed", "job": "sweep"}}``
    """
    return {"fields": {"event": name, **facts}}
