"""Health of the database by the follower's last look, and reads with a timeout."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

from service.errors import Unavailable

Answer = TypeVar("Answer")

# Seconds that a look may take; then the database counts as down. Callers do not wait longer either,
# which is less than Nginx waits for an evaluation.
PATIENCE = 3.0


class DatabaseHealth:
    """State of the database; ``degraded_since`` in unix seconds, None while it answers.

    Only the follower writes it.
    """

    def __init__(self) -> None:
        self.degraded_since: float | None = None

    async def in_time(self, ask: Callable[[], Awaitable[Answer]]) -> Answer:
        """Return what ``ask`` reads, within the time that a caller waits.

        Raises Unavailable after that time; at once if the database is known not to answer.
        """
        if self.degraded_since is not None:
            raise Unavailable("The database is not available.")
        try:
            async with asyncio.timeout(PATIENCE):
                return await ask()
        except TimeoutError:
            raise Unavailable("The database did not answer in time.") from None
