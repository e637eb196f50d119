"""Connections lent out, and replaced when they turn out to be dead."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Collection, Iterable
from typing import Any

import aiomysql
from pymysql.err import Error

from service.errors import Unavailable
from service.storage.connection import Connection, Connector
from service.storage.failures import is_lost

# How many seconds a connection is used for. A name, or an address that moves, may lead to another
# server by now, and only a new connection follows it.
LONGEST_LIFE = 300.0


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
        # Connections that were opened before are not used again.
        self._renewed_at = 0.0
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
        if connection.opened_at < self._renewed_at:
            connection.close()
        return super().release(connection)

    def renew(self) -> None:
        """Use no connection that is open by now for anything new: its server is not the primary."""
        self._renewed_at = time.monotonic()
        while self._free:
            self._free.pop().close()

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
            if connection.is_dead:
                self.reconnects += 1
            elif time.monotonic() - connection.opened_at < LONGEST_LIFE:
                return connection
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
