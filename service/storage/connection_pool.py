"""Connection pool of one database; dead connections are replaced."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Collection, Iterable

from pymysql.err import Error

from service.errors import Unavailable
from service.storage.address import read_address
from service.storage.connection import Connection, Connector
from service.storage.failures import is_lost

# Seconds for which a connection is used. A name, or an address that moves, may lead to another
# server by now, and only a new connection follows it.
LONGEST_LIFE = 300.0


def open_pool(
    url: str, *, size: int, statement_timeout: float, connect_timeout: float = 3.0
) -> ConnectionPool:
    """A pool of at most ``size`` connections to the server that the ``url`` names.

    A worker has to start while the database is down, so that nothing is opened here. Times are in
    seconds: how long the server may work on a statement, how long connecting may take with its
    handshake. Raises AddressRefused.
    """
    return ConnectionPool(Connector(read_address(url), statement_timeout, connect_timeout), size)


class ConnectionPool:
    """Up to ``size`` connections, each opened when none is idle.

    Not the driver's own pool: that one wakes a waiter only when a connection comes back alive, so
    that one cancelled query can leave a waiter hanging forever; and it connects under the lock
    that everybody needs. Here a semaphore's slot is released whatever became of the connection,
    and a slow connect delays only the caller who wants it.
    """

    def __init__(self, connector: Connector, size: int) -> None:
        self.size = size
        self._connector = connector
        self._slots = asyncio.Semaphore(size)
        self._idle: list[Connection] = []
        self._in_use: set[Connection] = set()
        self._is_closed = False
        # Connections that were opened before are not used again.
        self._renewed_at = 0.0
        # Callers waiting for a slot, and dead connections replaced so far.
        self.waiting = 0
        self.reconnects = 0

    def apart(self, size: int) -> ConnectionPool:
        """Return another pool of connections to the same server."""
        return ConnectionPool(self._connector, size)

    @property
    def in_use(self) -> Collection[Connection]:
        """The connections that are in use."""
        return self._in_use

    async def acquire(self) -> Connection:
        """Return a connection, for ``release``. Raises Unavailable, or what the driver raises.

        Waits for a slot without a limit.
        """
        self.waiting += 1
        try:
            await self._slots.acquire()
        finally:
            self.waiting -= 1
        try:
            connection = self._take_idle() or await self._open()
        except BaseException:
            self._slots.release()
            raise
        self._in_use.add(connection)
        return connection

    def release(self, connection: Connection) -> None:
        """Return the connection and its slot to the pool."""
        self._slots.release()
        self._in_use.discard(connection)
        if connection.get_transaction_status() or connection.opened_at < self._renewed_at:
            connection.close()
        if not connection.closed:
            self._idle.append(connection)

    async def replace(self, dead: Connection) -> Connection:
        """Return a new connection in the slot of a dead one."""
        dead.close()
        connection = await self._open()
        self.reconnects += 1
        self._in_use.discard(dead)
        self._in_use.add(connection)
        return connection

    def renew(self) -> None:
        """Reuse none of the open connections: their server is not the primary, or hangs."""
        self._renewed_at = time.monotonic()
        self.reconnects += len(self._idle)
        while self._idle:
            self._idle.pop().close()

    def close(self) -> None:
        """Close every connection, also those in use, and open no more."""
        self._is_closed = True
        for connection in (*self._idle, *self._in_use):
            connection.close()
        self._idle.clear()

    async def _open(self) -> Connection:
        if not self._is_closed:
            connection = await self._connector.open()
            if not self._is_closed:
                return connection
            connection.close()
        raise Unavailable("The worker is stopping.")

    def _take_idle(self) -> Connection | None:
        # The one used last is the likeliest to be alive; surplus idle ones grow old unused.
        while self._idle:
            connection = self._idle.pop()
            if connection.is_dead:
                self.reconnects += 1
            elif time.monotonic() - connection.opened_at < LONGEST_LIFE:
                return connection
            connection.close()
        return None


class PooledConnection:
    """A connection from the pool, and its replacement if it is dead."""

    def __init__(self, pool: ConnectionPool, connection: Connection) -> None:
        self._pool = pool
        self.connection = connection

    async def replace(self) -> Connection:
        """Return a new connection for a dead one, in the same slot, without waiting."""
        self.connection = await self._pool.replace(self.connection)
        return self.connection

    def give_back(self) -> None:
        """Return it to the pool, whatever became of the connection."""
        self._pool.release(self.connection)

    async def begin(self, *statements: str) -> None:
        """Run the statements that open a block; on a new connection if this one is dead."""
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
