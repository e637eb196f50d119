"""Status of the background processes, read from the database by every worker."""

from __future__ import annotations

import asyncio
import time

import msgspec

from service.errors import Unavailable
from service.storage import due_plans, job_failures, job_turns, outbox
from service.storage.database import Database
from service.storage.outbox import Backlog

# Seconds between two reads.
_INTERVAL = 10.0


class Waiting(msgspec.Struct, frozen=True):
    """Waiting deliveries and plans, and jobs by seconds overdue, ``at`` a time in unix seconds.

    ``failing`` is since when each failing job fails, in unix seconds.
    """

    at: float
    deliveries: Backlog
    jobs: dict[str, float]
    # Files of workers of older releases do not have it.
    failing: dict[str, float] = {}
    plans: due_plans.Backlog = due_plans.Backlog()


class BackgroundStatus:
    """``waiting`` is the result of the last read; None if none succeeded."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self.waiting: Waiting | None = None

    async def look_again_and_again(self) -> None:
        """Read now and then, forever; a database that is down is read the next time."""
        while True:
            try:
                await self.look()
            except Unavailable:
                self.waiting = None
            await asyncio.sleep(_INTERVAL)

    async def look(self) -> None:
        """Read once. Raises Unavailable."""
        async with self._database.read() as cursor:
            self.waiting = Waiting(
                at=time.time(),
                deliveries=await outbox.backlog(cursor),
                jobs=await job_turns.overdue(cursor),
                failing=await job_failures.failing(cursor),
                plans=await due_plans.backlog(cursor),
            )
