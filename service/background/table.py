"""The table of jobs."""

from __future__ import annotations

from service.background.job import Job


def jobs() -> tuple[Job, ...]:
    """What a background process does."""
    return ()
