"""Connections lent out, and replaced when they turn out to be dead."""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Iterable
from typing import Any

import aiomysql
from pymysql.constants import CR, ER
from pymysql.err import Error, InterfaceError, InternalError, OperationalError

from service.errors import Unavailable
from service.storage.connection import Connection, Connector

# The connection is gone: 1927 is MariaDB's "killed", 4031 MySQL's "idle for too long".
_LOST = frozenset({CR.CR_SERVER_GONE_ERROR, CR.CR_SERVER_LOST, ER.SERVER_SHUTDOWN, 1927, 4031})


class Pool(aiomysql.Pool):  # type: ignore[misc]  # aiomysql has no types
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
        # How many wait for a slot, and how many dead connections were replaced so far.
        self.waiting = 0
        self.reconnects = 0

    @property
    def in_use(self) -> Collection[Connection]:
        """The connections that are lent out."""
        used: set[Connection] = self._used
        return used

    async def _acquire(self) -> Connection:
        if self._closing:
            raise Unavailable("The worker is stopping.")
        self.waiting += 1
        try:
            await self._slots.acquire()
        finally:
            self.waiting -= 1
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
        dead.close()
        connection = await self._connector.open()
        self.reconnects += 1
        self._used.discard(dead)
        self._used.add(connection)
        return connection

    def _take_idle(self) -> Connection | None:
        # The one used last is the likeliest to be alive; idle ones beyond the need grow old unused.
        while self._free:
            connection: Connection = self._free.pop()
            if not connection.is_dead:
                return connection
            self.reconnects += 1
            connection.close()
        return None


class Lease:
    """One connection out of the pool, and its replacement if it turns out to be dead."""

    def __init__(self, pool: Pool, connection: Connection) -> None:
        self._pool = pool
        self.connection = connection

    async def replace(self) -> Connection:
        """A new connection for a dead one. The slot stays ours: there is nobody to wait for."""
        self.connection = await self._pool.replace(self.connection)
        return self.connection

    def give_back(self) -> None:
        """Ends the lease, whatever became of the connection."""
        self._pool.release(self.connection)

    async def begin(self, *statements: str) -> None:
        """Runs the statements that open a block; on a new connection if this one is dead."""
        try:
            await self._query(statements)
        except (Error, OSError) as error:
            if not is_lost(error):
                raise
            await self.replace()
            await self._query(statements)

    async def _query(self, statements: Iterable[str]) -> None:
        for statement in statements:
            await self.connection.query(statement)


def is_lost(error: Exception) -> bool:
    """Whether the error means that the connection is gone, and nothing worse."""
    if isinstance(error, OperationalError | InternalError):
        return bool(error.args) and error.args[0] in _LOST
    return isinstance(error, InterfaceError | OSError)
