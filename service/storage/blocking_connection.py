"""Blocking connections to MySQL, for migrations."""

from __future__ import annotations

import pymysql
from pymysql.constants import CLIENT, ER

from service.errors import Unavailable
from service.storage.address import Address
from service.storage.failures import TLS_NEEDED, TLS_NOT_OFFERED


class _Connection(pymysql.Connection):
    """The driver's connection, which would fall back to plain text by itself."""

    server_capabilities: int

    def _get_server_information(self) -> None:
        super()._get_server_information()  # type: ignore[misc]  # the stubs leave it out
        # After this the driver would send the password, encrypted or not.
        if self.ssl and not self.server_capabilities & CLIENT.SSL:
            raise Unavailable(TLS_NOT_OFFERED)

    def _request_authentication(self) -> None:
        try:
            super()._request_authentication()  # type: ignore[misc]  # the stubs leave it out
        except RuntimeError:
            raise Unavailable(TLS_NEEDED) from None


def open_database(address: Address) -> tuple[pymysql.Connection[pymysql.cursors.Cursor], bool]:
    """Connect to the address; return whether its database was missing and was created.

    Raises pymysql.err.Error, or Unavailable where TLS is wanted and not offered.
    """
    try:
        return _connect(address, address.database), False
    except pymysql.err.OperationalError as error:
        if error.args[0] != ER.BAD_DB_ERROR:
            raise
    connection = _connect(address, None)
    try:
        with connection.cursor() as cursor:
            quoted = address.database.replace("`", "``")
            cursor.execute(f"CREATE DATABASE IF NOT EXISTS `{quoted}` CHARACTER SET utf8mb4")
        connection.select_db(address.database)
    except BaseException:
        connection.close()
        raise
    return connection, True


def _connect(address: Address, database: str | None) -> pymysql.Connection[pymysql.cursors.Cursor]:
    return _Connection(
        host=address.host,
        port=address.port,
        user=address.user,
        password=address.password,
        database=database,
        unix_socket=address.unix_socket,
        ssl=address.tls_context(),
        charset="utf8mb4",
        autocommit=True,
        connect_timeout=10,
    )
