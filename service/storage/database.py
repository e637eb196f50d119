"""Access to MySQL: a connection pool, and timeouts for everything.

The driver's errors do not leave this module: a server that does not answer, or refuses, is
errors.Unavailable.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import AsyncGenerator, AsyncIterator, Iterable, Sequence
from itertools import islice
from typing import Any

import aiomysql
import aiomysql.cursors
import msgspec
from pymysql.err import Error

from service.errors import FlagstaffError, Overloaded, Unavailable, Undone
from service.log_events import log_event
from service.storage.connection import Connection
from service.storage.connection_pool import ConnectionPool, PooledConnection, open_pool
from service.storage.failures import describe, is_lost, is_read_only, translate

logger = logging.getLogger(__name__)

Row = tuple[Any, ...]
Arguments = Sequence[object]

# How many seconds to wait for a connection that is free.
ACQUIRE_TIMEOUT = 10.0

# Formatting values into a statement blocks the event loop, so it is done in parts.
_ROWS_AT_ONCE = 250

# A batch of a stream has at most this many rows, and ends with the row that reaches this many
# characters: rows can be large.
_STREAMED_AT_ONCE = 500
_CHARACTERS_AT_ONCE = 2**19


class PoolUse(msgspec.Struct, frozen=True):
    """Use of the pool: ``used`` of its ``size`` connections, and callers that wait for one.

    ``reconnects`` counts the connections that were lost and replaced so far.
    """

    size: int
    used: int
    waiting: int
    reconnects: int


class Cursor:
    """Runs statements on one connection; rows are tuples."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._last: Any = None

    async def execute(self, statement: str, arguments: Arguments = ()) -> int:
        """Run one statement; return the number of rows found or changed."""
        return await self._run(statement, arguments)

    async def insert_many(self, statement: str, rows: Iterable[Arguments]) -> None:
        """Run ``INSERT … VALUES (%s, …)`` for all rows, some hundred to a statement."""
        self._last = await self._connection.cursor()
        waiting = iter(rows)
        while some := list(islice(waiting, _ROWS_AT_ONCE)):
            await self._last.executemany(statement, some)

    def fetchone(self) -> Row | None:
        """Return the next row of the last statement; None after the last."""
        row: Row | None = self._last.fetchone().result()
        return row

    def fetchall(self) -> list[Row]:
        """Return the remaining rows of the last statement."""
        return list(self._last.fetchall().result())

    @property
    def inserted_id(self) -> int:
        """The id of the row of the last INSERT."""
        return int(self._last.lastrowid)

    async def _run(self, statement: str, arguments: Arguments) -> int:
        self._last = await self._connection.cursor()
        return int(await self._last.execute(statement, tuple(arguments) or None))


class Database:
    """A pool of connections to one database, for reads, transactions and streams.

    Every connection is READ COMMITTED and commits by itself outside ``transaction``.
    """

    def __init__(self, pool: ConnectionPool, acquire_timeout: float = ACQUIRE_TIMEOUT) -> None:
        self._pool = pool
        # Its own pool, and those of databases that were set apart: they lead to one server.
        self._pools = [pool]
        self._acquire_timeout = acquire_timeout
        self._complaint = ""
        # A stream holds its connection for as long as its reader likes; reads, writes and the
        # follower need some too.
        self.most_streams = max(1, pool.size // 2)
        self._streams = asyncio.Semaphore(self.most_streams)

    @staticmethod
    async def connect(
        url: str,
        *,
        size: int,
        statement_timeout: float,
        connect_timeout: float = 3.0,
        acquire_timeout: float = ACQUIRE_TIMEOUT,
    ) -> Database:
        """Return a database with a pool of its own, as ``open_pool`` creates it.

        ``acquire_timeout`` is how many seconds to wait for a free connection.
        """
        pool = open_pool(
            url, size=size, statement_timeout=statement_timeout, connect_timeout=connect_timeout
        )
        return Database(pool, acquire_timeout)

    def apart(self, size: int) -> Database:
        """Return the same database with ``size`` connections of its own.

        They are closed and renewed together with this one's.
        """
        pool = self._pool.apart(size)
        self._pools.append(pool)
        other = Database(pool, self._acquire_timeout)
        other._pools = self._pools
        return other

    @contextlib.asynccontextmanager
    async def read(self) -> AsyncIterator[Cursor]:
        """Yield a cursor for reads, each seeing what was committed by then.

        A statement that meets a dead connection is run once more on a new one.
        """
        async with self._translated(), self._lent() as lease:
            yield _ReadingCursor(lease)

    def read_lagging(self) -> contextlib.AbstractAsyncContextManager[Cursor]:
        """``read`` for data that may be some seconds old: from a replica, if there is one in step.

        For statistics, exports and the like. Not for what somebody may read to see a change of
        theirs, nor for what a write, a tag or a follower depends on.
        """
        return self.read()

    def stream_lagging(
        self, statement: str, arguments: Arguments = ()
    ) -> AsyncGenerator[list[Row], None]:
        """``stream`` for data that may be some seconds old."""
        return self.stream(statement, arguments)

    @contextlib.asynccontextmanager
    async def snapshot(self) -> AsyncIterator[Cursor]:
        """Yield a cursor whose statements all see the database as of the beginning of the block."""
        async with self._translated(), self._lent() as lease:
            # A consistent snapshot exists only under REPEATABLE READ, which this sets for the next
            # transaction alone.
            await lease.begin(
                "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ",
                "START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY",
            )
            try:
                yield Cursor(lease.connection)
            finally:
                await lease.connection.rollback()

    @contextlib.asynccontextmanager
    async def transaction(self) -> AsyncIterator[Cursor]:
        """Yield a cursor whose statements are committed when the block ends, or rolled back.

        The caller shields it: a cancellation rolls it back, whenever it comes.
        """
        async with self._translated(), self._lent() as lease:
            await lease.begin("START TRANSACTION")
            try:
                yield Cursor(lease.connection)
            except FlagstaffError:
                await lease.connection.rollback()
                raise
            await lease.connection.commit()

    async def stream(
        self, statement: str, arguments: Arguments = ()
    ) -> AsyncGenerator[list[Row], None]:
        """Yield the rows of one SELECT in batches, held at the server until they are consumed.

        Memory stays that of one batch, however many rows there are. The statement may take as long
        as the reader does. Raises Overloaded if half of the connections stream already.
        """
        if self._streams.locked():
            raise Overloaded(5, "Too many long answers are being read already.")
        async with self._streams, self._translated(), self._lent() as lease:
            await lease.begin(lease.connection.unlimited)
            cursor = await lease.connection.cursor(aiomysql.cursors.SSCursor)
            try:
                await cursor.execute(statement, tuple(arguments) or None)
                while rows := await lease.connection.in_time(_some(cursor)):
                    yield rows
            finally:
                # Unread rows would have to be read before the connection is usable again, and its
                # statement limit is off.
                lease.connection.close()

    @property
    def use(self) -> PoolUse:
        """Return the present use of the pool."""
        pool = self._pool
        return PoolUse(pool.size, len(pool.in_use), pool.waiting, pool.reconnects)

    def renew(self) -> None:
        """Open new connections from now on: the open ones lead to a former primary, or hang."""
        for pool in self._pools:
            pool.renew()

    async def close(self) -> None:
        """Close every connection, also those in use."""
        for pool in self._pools:
            pool.close()

    @contextlib.asynccontextmanager
    async def _lent(self) -> AsyncIterator[PooledConnection]:
        try:
            async with asyncio.timeout(self._acquire_timeout):
                lease = PooledConnection(self._pool, await self._pool.acquire())
        except TimeoutError:
            raise Unavailable("Every database connection is in use.") from None
        try:
            yield lease
        except FlagstaffError:
            raise
        except BaseException:
            # The server rolls back when the connection closes, even if it no longer answers a
            # ROLLBACK.
            lease.connection.close()
            raise
        finally:
            lease.give_back()

    @contextlib.asynccontextmanager
    async def _translated(self) -> AsyncIterator[None]:
        """Translate the driver's errors, except those that only a bug can cause."""
        try:
            yield
        except (Error, OSError) as error:
            failure = translate(error)
            if failure is None:
                raise
            if is_read_only(error):
                self.renew()
            if isinstance(failure, Undone):
                logger.debug(
                    "%s %s", failure, describe(error), extra=log_event("transaction_undone")
                )
            # Logged once while the failure lasts.
            elif self._complaint != str(error):
                self._complaint = str(error)
                logger.warning("%s %s", failure, describe(error), extra=log_event("database_error"))
            raise failure from error
        else:
            self._complaint = ""


class _ReadingCursor(Cursor):
    def __init__(self, lease: PooledConnection) -> None:
        super().__init__(lease.connection)
        self._lease = lease

    async def _run(self, statement: str, arguments: Arguments) -> int:
        try:
            return await super()._run(statement, arguments)
        except (Error, OSError) as error:
            if not is_lost(error):
                raise
        self._connection = await self._lease.replace()
        return await super()._run(statement, arguments)


async def _some(cursor: Any) -> list[Row]:
    rows: list[Row] = []
    size = 0
    while len(rows) < _STREAMED_AT_ONCE and size < _CHARACTERS_AT_ONCE:
        row = await cursor.fetchone()
        if row is None:
            break
        rows.append(row)
        size += sum(len(value) for value in row if isinstance(value, str | bytes))
    return rows
