"""What waits for the background processes, as the database tells it to every worker."""

from __future__ import annotations

import asyncio
import time

import msgspec

from service.errors import Unavailable
from service.storage import job_failures, job_turns, outbox
from service.storage.database import Database
from service.storage.outbox import Backlog

# How often, in seconds, a worker looks.
_INTERVAL = 10.0


class Waiting(msgspec.Struct, frozen=True):
    """What waited ``at`` a time, in unix seconds: deliveries, and jobs by seconds overdue.

    ``failing`` is since when each job fails that keeps failing, in unix seconds.
    """

    at: float
    deliveries: Backlog
    jobs: dict[str, float]
    # The files of workers that knew of none do not tell.
    failing: dict[str, float] = {}


class BackgroundStatus:
    """``waiting`` is what waited at the last look, None if there was none that succeeded."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self.waiting: Waiting | None = None

    async def look_again_and_again(self) -> None:
        """Look now and then, for ever; a database that is away is looked at the next time."""
        while True:
            try:
                await self.look()
            except Unavailable:
                self.waiting = None
            await asyncio.sleep(_INTERVAL)

    async def look(self) -> None:
        """Look once. Raises Unavailable."""
        async with self._database.read() as cursor:
            self.waiting = Waiting(
                at=time.time(),
                deliveries=await outbox.backlog(cursor),
                jobs=await job_turns.overdue(cursor),
                failing=await job_failures.failing(cursor),
            )
