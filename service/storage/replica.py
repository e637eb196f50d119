"""A database whose lagging reads a replica answers, as long as it is in step.

Servers do not tell every reader how old a replica is, and each engine does it differently. So the
primary's clock is written into one row, and read again at the replica.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import AsyncGenerator, AsyncIterator

from pymysql.err import Error

from service.errors import Unavailable
from service.log_events import log_event
from service.storage.clock import NOW, now
from service.storage.connection_pool import ConnectionPool
from service.storage.database import Arguments, Cursor, Database, Row
from service.storage.failures import translate

logger = logging.getLogger(__name__)

# Seconds between two writes of the row, by all workers together, and two reads by each.
INTERVAL = 1.0


class ReplicatedDatabase(Database):
    """A primary for everything, and a replica for reads that may lag.

    A replica that does not answer, is more than ``most_lag`` seconds behind, or was not compared
    yet, is not used until it is in step.
    """

    def __init__(self, pool: ConnectionPool, replica: Database, *, most_lag: float) -> None:
        """``pool`` leads to the primary. The replica's opener closes it."""
        super().__init__(pool)
        self._replica = replica
        self._most_lag = most_lag
        # None before it was compared.
        self._in_step: bool | None = None

    @property
    def is_replica_in_step(self) -> bool:
        """Whether the replica was in step at the last comparison."""
        return bool(self._in_step)

    async def keep_comparing(self, interval: float = INTERVAL) -> None:
        """Write the clock and compare the replica every ``interval`` seconds, forever."""
        while True:
            await self.compare(interval)
            await asyncio.sleep(interval)

    async def compare(self, interval: float = INTERVAL) -> None:
        """Check whether the replica is in step.

        A primary that does not answer writes nothing either: the last result holds until then.
        """
        try:
            at = await self._beat(interval)
        except Unavailable:
            return
        try:
            beaten_at = await self._beaten_at()
        except Unavailable as error:
            self._find(in_step=False, why=str(error))
        else:
            lag = (at - beaten_at) / 1000
            why = f"It is {lag:.0f} s behind." if beaten_at else "The first pulse is not there yet."
            self._find(in_step=lag <= self._most_lag, why=why)

    @contextlib.asynccontextmanager
    async def read_lagging(self) -> AsyncIterator[Cursor]:
        """``read`` from the replica if it is in step; from the primary if the replica fails."""
        async with contextlib.AsyncExitStack() as blocks:
            yield _LaggingCursor(self, self._replica, blocks)

    async def stream_lagging(
        self, statement: str, arguments: Arguments = ()
    ) -> AsyncGenerator[list[Row], None]:
        """``stream`` from the replica if it is in step and has begun to answer."""
        begun = False
        if self.is_replica_in_step:
            source = self._replica.stream(statement, arguments)
            try:
                async with contextlib.aclosing(source) as batches:
                    async for rows in batches:
                        begun = True
                        yield rows
            except Unavailable as error:
                self.leave_replica(str(error))
                if begun:
                    raise
            else:
                return
        source = self.stream(statement, arguments)
        async with contextlib.aclosing(source) as batches:
            async for rows in batches:
                yield rows

    def leave_replica(self, why: str) -> None:
        """Read from the primary until the next comparison."""
        self._find(in_step=False, why=why)

    async def _beat(self, interval: float) -> int:
        """Write the primary's clock, unless another worker just did; return it (milliseconds)."""
        async with self.transaction() as cursor:
            await cursor.execute(
                f"UPDATE replication_pulse SET beaten_at = {NOW}"
                f" WHERE id = 1 AND beaten_at <= {NOW} - %s",
                (int(interval * 1000),),
            )
            return await now(cursor)

    async def _beaten_at(self) -> int:
        async with self._replica.read() as cursor:
            await cursor.execute("SELECT beaten_at FROM replication_pulse WHERE id = 1")
            row = cursor.fetchone()
        if row is None:
            raise Unavailable("The database is not migrated; run `flagstaff migrate`.", 10)
        return int(row[0])

    def _find(self, *, in_step: bool, why: str) -> None:
        if in_step != self._in_step:
            self._in_step = in_step
            if in_step:
                logger.info(
                    "Replica in step; reads that may lag go there.",
                    extra=log_event("replica_in_use"),
                )
            else:
                logger.warning(
                    "Replica not usable; reads go to the primary: %s",
                    why,
                    extra=log_event("replica_bypassed"),
                )


class _LaggingCursor(Cursor):
    """Runs statements at the replica until one fails there, then at the primary."""

    def __init__(
        self,
        database: ReplicatedDatabase,
        replica: Database,
        blocks: contextlib.AsyncExitStack,
    ) -> None:
        self._database = database
        self._replica = replica
        self._blocks = blocks
        self._at_replica: Cursor | None = None
        self._at_primary: Cursor | None = None

    def fetchone(self) -> Row | None:
        return self._cursor.fetchone()

    def fetchall(self) -> list[Row]:
        return self._cursor.fetchall()

    @property
    def _cursor(self) -> Cursor:
        cursor = self._at_primary or self._at_replica
        assert cursor is not None, "A statement comes before its rows."  # noqa: S101
        return cursor

    async def _run(self, statement: str, arguments: Arguments) -> int:
        if self._at_primary is None and self._database.is_replica_in_step:
            try:
                return await self._run_at_replica(statement, arguments)
            except (Unavailable, Error, OSError) as error:
                if not isinstance(error, Unavailable) and translate(error) is None:
                    raise
                self._database.leave_replica(str(error))
        if self._at_primary is None:
            self._at_primary = await self._blocks.enter_async_context(self._database.read())
        return await self._at_primary.execute(statement, arguments)

    async def _run_at_replica(self, statement: str, arguments: Arguments) -> int:
        if self._at_replica is None:
            self._at_replica = await self._blocks.enter_async_context(self._replica.read())
        return await self._at_replica.execute(statement, arguments)
