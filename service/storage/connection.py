"""One connection to MySQL: how it is opened, configured, and closed.

aiomysql's own, with corrections that were found necessary: a connect timeout that ends before the
handshake, answers that are waited for without end, TLS that silently is none, several statements
in one string.
"""

from __future__ import annotations

import asyncio
import math
import time
from collections.abc import Awaitable
from typing import Any, TypeVar

import aiomysql
from pymysql.constants import CLIENT

from service.errors import Unavailable
from service.storage.address import Address
from service.storage.failures import TLS_NEEDED, TLS_NOT_OFFERED

T = TypeVar("T")

# Without strict mode a value that is too long is cut and stored; with NO_BACKSLASH_ESCAPES, which a
# server may have as its default, the driver's quoting of binary values is wrong.
_SQL_MODE = "STRICT_ALL_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION"

# SQL for whether the server is read-only: a replica, or a former primary. The variable is a number
# on some servers and a word on others.
READ_ONLY = "CONCAT(@@GLOBAL.read_only) NOT IN ('0', 'OFF')"

# Seconds by which the wait for an answer exceeds the server's limit: a frozen server keeps no limit
# of its own.
_GRACE = 2.0


class Connector:
    """Opens connections to one address: READ COMMITTED, autocommit, with timeouts.

    ``statement_timeout`` is how many seconds the server may work on a statement, and
    ``connect_timeout`` how many opening may take.
    """

    def __init__(self, address: Address, statement_timeout: float, connect_timeout: float) -> None:
        self._address = address
        self._tls = address.tls_context()
        self._statement_timeout = statement_timeout
        self._connect_timeout = connect_timeout

    async def open(self) -> Connection:
        """Open a connection. Raises Unavailable, or what the driver raises."""
        address = self._address
        connection = Connection(
            patience=self._statement_timeout + _GRACE,
            host=address.host,
            port=address.port,
            user=address.user,
            password=address.password,
            db=address.database,
            unix_socket=address.unix_socket,
            ssl=self._tls,
            charset="utf8mb4",
            autocommit=True,
        )
        try:
            # The driver's own timeout ends before the handshake.
            async with asyncio.timeout(self._connect_timeout):
                await connection._connect()  # noqa: SLF001  # there is no public way in
                await connection.query("SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED")
                await connection.query(self._settings(is_mariadb=connection.is_mariadb))
        except TimeoutError:
            connection.close()
            raise Unavailable("The database did not answer in time.") from None
        except BaseException:
            connection.close()
            raise
        return connection

    def _settings(self, *, is_mariadb: bool) -> str:
        seconds = self._statement_timeout
        if is_mariadb:
            limit = f"max_statement_time = {seconds:.3f}"
        else:
            # MySQL limits SELECT only; a statement that writes waits for locks at most, and that is
            # limited.
            limit = f"max_execution_time = {math.ceil(seconds * 1000)}"
        lock_wait = max(1, math.ceil(seconds))
        return (
            f"SET SESSION sql_mode = '{_SQL_MODE}', SESSION time_zone = '+00:00',"
            f" SESSION innodb_lock_wait_timeout = {lock_wait}, SESSION {limit}"
        )


class Connection(aiomysql.Connection):  # type: ignore[misc]  # aiomysql has no types
    """aiomysql's connection, with a timeout for every wait, and no fallback to plain text.

    ``patience`` is how many seconds a statement may take on this side; ``opened_at`` is in seconds
    of the monotonic clock.
    """

    def __init__(self, *, patience: float, **options: Any) -> None:
        super().__init__(**options)
        self.client_flag &= ~CLIENT.MULTI_STATEMENTS
        self._patience = patience
        self.opened_at = time.monotonic()

    async def in_time(self, answer: Awaitable[T]) -> T:
        """Return the answer; close the connection and raise Unavailable after ``patience``."""
        try:
            async with asyncio.timeout(self._patience):
                return await answer
        except TimeoutError:
            self.close()
            raise Unavailable("The database did not answer in time.") from None

    async def query(self, sql: str, unbuffered: bool = False) -> Any:
        """Send one statement and read its answer; the driver's cursors call this."""
        return await self.in_time(super().query(sql, unbuffered))

    async def show_warnings(self) -> None:
        """Fetch no warnings: the driver's cursors would, without a timeout, after each counted one.

        MySQL counts one for every ``VALUES()`` of an ON DUPLICATE KEY UPDATE, whose other spelling
        MariaDB does not know. What matters is an error, by the sql_mode.
        """

    async def commit(self) -> None:
        """Commit the transaction."""
        await self.query("COMMIT")

    async def rollback(self) -> None:
        """Roll the transaction back. The server does the same for a closed connection."""
        if not self.closed:
            await self.query("ROLLBACK")

    def close(self) -> None:
        """Close at once, also over TLS, where the driver would wait for the server to agree."""
        if self._secure and self._writer is not None:
            self._writer.transport.abort()
        super().close()

    @property
    def unlimited(self) -> str:
        """Return the statement that removes the time limit of further statements."""
        limit = "max_statement_time" if self.is_mariadb else "max_execution_time"
        return f"SET SESSION {limit} = 0"

    @property
    def is_mariadb(self) -> bool:
        """Whether the server is a MariaDB, by its greeting."""
        return "mariadb" in str(self.server_version).lower()

    @property
    def is_dead(self) -> bool:
        """Whether the server is known to have closed the connection."""
        if self._writer is None or self._writer.transport.is_closing():
            return True
        reader = self._reader
        return bool(reader.eof_received or reader.at_eof() or reader.exception())

    async def _get_server_information(self) -> None:
        await super()._get_server_information()
        # After this the driver would send the password, encrypted or not.
        if self._ssl_context and not self.server_capabilities & CLIENT.SSL:
            raise Unavailable(TLS_NOT_OFFERED)

    async def _request_authentication(self) -> None:
        try:
            await super()._request_authentication()
        except RuntimeError:
            raise Unavailable(TLS_NEEDED) from None
