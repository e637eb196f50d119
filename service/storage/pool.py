"""The one door to MySQL: pooled connections, set up the same way and given up on in time.

The driver's errors do not leave this module: a server that does not answer, or refuses, is
errors.Unavailable.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import AsyncGenerator, AsyncIterator, Iterable, Sequence
from itertools import islice
from typing import Any, Self

import aiomysql
import aiomysql.cursors
from pymysql.constants import CR, ER
from pymysql.err import Error, InterfaceError, InternalError, OperationalError, ProgrammingError

from service.errors import FlagstaffError, Unavailable
from service.storage.address import read_address
from service.storage.connection import Connection, Connector

logger = logging.getLogger(__name__)

Row = tuple[Any, ...]
Arguments = Sequence[object]

# Writing the values into a statement keeps the event loop, so that not all are written at once.
_ROWS_AT_ONCE = 250

# The connection is gone: 1927 is MariaDB's "killed", 4031 MySQL's "idle for too long".
_LOST = frozenset({CR.CR_SERVER_GONE_ERROR, CR.CR_SERVER_LOST, ER.SERVER_SHUTDOWN, 1927, 4031})
# MariaDB's and MySQL's "the statement took too long".
_STATEMENT_TIMEOUT = frozenset({1969, 3024})
_NOT_MIGRATED = frozenset({ER.NO_SUCH_TABLE, ER.BAD_FIELD_ERROR, ER.BAD_DB_ERROR})


class Cursor:
    """Runs statements on one connection and answers their rows, as tuples."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._last: Any = None

    async def execute(self, statement: str, arguments: Arguments = ()) -> int:
        """Runs one statement and answers the number of rows it found or touched."""
        return await self._run(statement, arguments)

    async def insert_many(self, statement: str, rows: Iterable[Arguments]) -> None:
        """Runs ``INSERT … VALUES (%s, …)`` for all the rows, some hundred to a statement."""
        self._last = await self._connection.cursor()
        waiting = iter(rows)
        while some := list(islice(waiting, _ROWS_AT_ONCE)):
            await self._last.executemany(statement, some)

    def fetchone(self) -> Row | None:
        """The next row of the last statement; None after the last."""
        row: Row | None = self._last.fetchone().result()
        return row

    def fetchall(self) -> list[Row]:
        """The rows of the last statement that were not fetched yet."""
        return list(self._last.fetchall().result())

    @property
    def inserted_id(self) -> int:
        """The id that the last INSERT gave its row."""
        return int(self._last.lastrowid)

    async def _run(self, statement: str, arguments: Arguments) -> int:
        self._last = await self._connection.cursor()
        return int(await self._last.execute(statement, tuple(arguments) or None))


class Database:
    """A pool of connections to one database, and the three ways to use one.

    Every connection is READ COMMITTED and commits by itself outside ``transaction``.
    """

    def __init__(self, pool: _Pool, acquire_timeout: float) -> None:
        self._pool = pool
        self._acquire_timeout = acquire_timeout

    @classmethod
    async def connect(
        cls,
        url: str,
        *,
        size: int,
        statement_timeout: float,
        connect_timeout: float = 3.0,
        acquire_timeout: float = 10.0,
    ) -> Self:
        """A pool of at most ``size`` connections, each opened when it is first needed.

        A worker has to start while the database is down, so that nothing is opened here. Times
        are in seconds: how long the server may work on a statement, how long connecting may take
        with its handshake, how long to wait for a connection that is free. Raises AddressRefused.
        """
        connector = Connector(read_address(url), statement_timeout, connect_timeout)
        return cls(_Pool(connector, size), acquire_timeout)

    @contextlib.asynccontextmanager
    async def read(self) -> AsyncIterator[Cursor]:
        """A cursor for statements that only read, each seeing what was committed by then.

        A statement that meets a dead connection is run once more on a new one.
        """
        async with _translated(), self._lent() as lease:
            yield _ReadingCursor(lease)

    @contextlib.asynccontextmanager
    async def snapshot(self) -> AsyncIterator[Cursor]:
        """A cursor whose statements all see the database as it stood when the block began."""
        async with _translated(), self._lent() as lease:
            # A consistent snapshot exists only under REPEATABLE READ, which this asks for the next
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
        """A cursor whose statements are committed together when the block ends, or not at all.

        The caller shields it: a cancellation undoes it, whenever it comes.
        """
        async with _translated(), self._lent() as lease:
            await lease.begin("START TRANSACTION")
            try:
                yield Cursor(lease.connection)
            except FlagstaffError:
                await lease.connection.rollback()
                raise
            await lease.connection.commit()

    async def stream(
        self, statement: str, arguments: Arguments = (), *, rows_at_once: int = 500
    ) -> AsyncGenerator[list[Row], None]:
        """The rows of one SELECT in batches, held at the server until they are asked for.

        Memory stays that of one batch, however many rows there are. The statement may take as
        long as the reader does.
        """
        async with _translated(), self._lent() as lease:
            await lease.begin(lease.connection.unlimited)
            cursor = await lease.connection.cursor(aiomysql.cursors.SSCursor)
            try:
                await cursor.execute(statement, tuple(arguments) or None)
                while rows := await lease.connection.in_time(cursor.fetchmany(rows_at_once)):
                    yield rows
            finally:
                # What is left unread would have to be read before the connection is of use again,
                # and its statement limit is off.
                lease.connection.close()

    async def close(self) -> None:
        """Closes every connection, those in use too."""
        self._pool.terminate()
        await self._pool.wait_closed()

    @contextlib.asynccontextmanager
    async def _lent(self) -> AsyncIterator[_Lease]:
        try:
            async with asyncio.timeout(self._acquire_timeout):
                lease = _Lease(self._pool, await self._pool.acquire())
        except TimeoutError:
            raise Unavailable("Every database connection is in use.") from None
        try:
            yield lease
        except FlagstaffError:
            raise
        except BaseException:
            # Whatever was under way is undone by the server when the connection goes, even where
            # the server is past answering a ROLLBACK.
            lease.connection.close()
            raise
        finally:
            lease.give_back()


class _ReadingCursor(Cursor):
    def __init__(self, lease: _Lease) -> None:
        super().__init__(lease.connection)
        self._lease = lease

    async def _run(self, statement: str, arguments: Arguments) -> int:
        try:
            return await super()._run(statement, arguments)
        except (Error, OSError) as error:
            if not _is_lost(error):
                raise
        self._connection = await self._lease.replace()
        return await super()._run(statement, arguments)


class _Lease:
    """One connection out of the pool, and its replacement if it turns out to be dead."""

    def __init__(self, pool: _Pool, connection: Connection) -> None:
        self._pool = pool
        self.connection = connection

    async def replace(self) -> Connection:
        """A new connection for a dead one. The slot stays ours: there is nobody to wait for."""
        self.connection = await self._pool.replace(self.connection)
        return self.connection

    def give_back(self) -> None:
        self._pool.release(self.connection)

    async def begin(self, *statements: str) -> None:
        """Runs the statements that open a block; on a new connection if this one is dead."""
        try:
            await self._query(statements)
        except (Error, OSError) as error:
            if not _is_lost(error):
                raise
            await self.replace()
            await self._query(statements)

    async def _query(self, statements: Iterable[str]) -> None:
        for statement in statements:
            await self.connection.query(statement)


class _Pool(aiomysql.Pool):  # type: ignore[misc]  # aiomysql has no types
    """aiomysql's pool behind a semaphore.

    The original wakes a waiter only when a connection comes back alive, so that one cancelled
    query can leave somebody waiting for ever; and it connects under the lock that everybody needs.
    A semaphore's slot is given back whatever became of the connection, and a slow connect keeps
    nobody but the caller who wants it.
    """

    def __init__(self, connector: Connector, size: int) -> None:
        super().__init__(
            minsize=0,
            maxsize=size,
            echo=False,
            pool_recycle=-1,
            loop=asyncio.get_running_loop(),
        )
        self._connector = connector
        self._slots = asyncio.Semaphore(size)

    async def _acquire(self) -> Connection:
        if self._closing:
            raise Unavailable("The worker is stopping.")
        await self._slots.acquire()
        try:
            connection = self._take_idle() or await self._connector.open()
        except BaseException:
            self._slots.release()
            raise
        self._used.add(connection)
        return connection

    def release(self, connection: Connection) -> Any:
        """Gives back the connection and its slot."""
        self._slots.release()
        return super().release(connection)

    async def replace(self, dead: Connection) -> Connection:
        """A new connection in the slot of a dead one."""
        connection = await self._connector.open()
        self._used.discard(dead)
        self._used.add(connection)
        return connection

    def _take_idle(self) -> Connection | None:
        # The one used last is the likeliest to be alive; idle ones beyond the need grow old unused.
        while self._free:
            connection: Connection = self._free.pop()
            if not connection.is_dead:
                return connection
            connection.close()
        return None


@contextlib.asynccontextmanager
async def _translated() -> AsyncIterator[None]:
    """Lets no error of the driver out but those that only a bug of ours can cause."""
    try:
        yield
    except (Error, OSError) as error:
        told = _told(error)
        if told is None:
            raise
        raise told from error


def _is_lost(error: Exception) -> bool:
    if isinstance(error, OperationalError | InternalError):
        return bool(error.args) and error.args[0] in _LOST
    return isinstance(error, InterfaceError | OSError)


def _told(error: Exception) -> Unavailable | None:
    code = error.args[0] if error.args else None
    if code in _STATEMENT_TIMEOUT:
        return Unavailable("The database took too long over this.")
    if isinstance(error, ProgrammingError | OperationalError) and code in _NOT_MIGRATED:
        logger.error("The database lacks what this version needs: %s", error)
        return Unavailable("The database is not migrated; run `flagstaff migrate`.", 10)
    if _is_lost(error) or isinstance(error, OperationalError):
        logger.warning("The database is not available: %s", error)
        return Unavailable("The database is not available.")
    return None
