"""Checks of the server: its version, its settings, its room."""

from __future__ import annotations

import re

from service.evaluation.limits import MAX_DEFINITION_BYTES
from service.storage.address import Address
from service.storage.connection import READ_ONLY, Connection
from service.storage.doctor.asking import row, rows
from service.structs.findings import Finding, failure, warning, well

SUBJECT = "mysql"

_OLDEST_MYSQL = (8, 0)
_OLDEST_MARIADB = (10, 6)
# Connections that administrators and backups need while every pool is full.
_SPARE = 10


def version(connection: Connection) -> Finding:
    # MariaDB calls itself MySQL 5.5.5 first, for old clients.
    text = str(connection.server_version).removeprefix("5.5.5-")
    numbers = re.match(r"(\d+)\.(\d+)\.", text)
    version = (int(numbers[1]), int(numbers[2])) if numbers else (0, 0)
    name, oldest = ("MySQL", _OLDEST_MYSQL)
    if connection.is_mariadb:
        name, oldest = "MariaDB", _OLDEST_MARIADB
    if version < oldest:
        return failure(
            SUBJECT,
            f"It is {name} {text}, which is too old.",
            f"Upgrade it to {name} {oldest[0]}.{oldest[1]} or later.",
        )
    return well(SUBJECT, f"It is {name} {text}.")


async def encryption(connection: Connection, address: Address) -> Finding:
    (_, cipher) = await row(connection, "SHOW SESSION STATUS LIKE 'Ssl_cipher'")
    if cipher:
        return well(SUBJECT, f"The connection is encrypted with {cipher}.")
    if address.unix_socket or address.host in ("127.0.0.1", "::1", "localhost"):
        return well(SUBJECT, "The connection is not encrypted, and does not leave this machine.")
    return warning(
        SUBJECT,
        "The connection crosses the network in plain text.",
        "Ask for TLS in FLAGSTAFF_MYSQL_URL: ?tls=verify&tls_ca=/etc/flagstaff/tls/mysql-ca.pem,"
        " or ?tls=require to encrypt whoever answers.",
    )


async def writable(connection: Connection) -> Finding:
    (read_only,) = await row(connection, f"SELECT {READ_ONLY}")
    if read_only:
        return failure(
            SUBJECT,
            "The server is read-only, as a replica is.",
            "Name the primary in FLAGSTAFF_MYSQL_URL, or there: SET GLOBAL read_only = OFF;",
        )
    (logs, how) = await row(connection, "SELECT @@GLOBAL.log_bin, @@GLOBAL.binlog_format")
    if logs and str(how).upper() == "STATEMENT":
        return failure(
            SUBJECT,
            "Its binary log is one of statements, with which it refuses writes that are READ"
            " COMMITTED.",
            "Set binlog_format = ROW in its configuration, and at once:"
            " SET GLOBAL binlog_format = 'ROW';",
        )
    return well(SUBJECT, "The server takes writes.")


async def charset(connection: Connection) -> Finding:
    statement = (
        "SELECT SCHEMA_NAME, DEFAULT_CHARACTER_SET_NAME FROM information_schema.SCHEMATA"
        " WHERE SCHEMA_NAME = DATABASE()"
    )
    (database, charset) = await row(connection, statement)
    if charset != "utf8mb4":
        return warning(
            SUBJECT,
            f"The database's character set is {charset}; Flagstaff's own tables are utf8mb4 all"
            " the same.",
            f"At the server: ALTER DATABASE `{database}` CHARACTER SET utf8mb4;",
        )
    return well(SUBJECT, "The database's character set is utf8mb4.")


async def isolation(connection: Connection) -> Finding:
    name = "tx_isolation" if await _has(connection, "tx_isolation") else "transaction_isolation"
    (isolation,) = await row(connection, f"SELECT @@SESSION.{name}")
    if isolation != "READ-COMMITTED":
        return failure(
            SUBJECT,
            f"Our sessions are {isolation}, though they ask for READ COMMITTED.",
            "See what stands between (a proxy that keeps sessions?), and let SET SESSION through.",
        )
    return well(SUBJECT, "Our sessions are READ COMMITTED.")


async def _has(connection: Connection, variable: str) -> bool:
    return bool(await rows(connection, f"SHOW SESSION VARIABLES LIKE '{variable}'"))


async def packets(connection: Connection) -> Finding:
    (most,) = await row(connection, "SELECT @@GLOBAL.max_allowed_packet")
    # A row of the history has a definition before and after, and quoting can double each byte.
    needed = 4 * MAX_DEFINITION_BYTES
    if most < needed:
        return warning(
            SUBJECT,
            f"It takes statements of {most} bytes, and the largest flag there may be needs"
            f" {needed}.",
            f"Set max_allowed_packet = 16M in its configuration, and at once: SET GLOBAL"
            f" max_allowed_packet = {16 * 1024 * 1024};",
        )
    return well(SUBJECT, f"It takes statements of {most // 1024 // 1024} MiB.")


async def room(connection: Connection, wanted: int) -> Finding:
    (most, most_of_user) = await row(
        connection, "SELECT @@GLOBAL.max_connections, @@SESSION.max_user_connections"
    )
    found = f"All nodes together may open {wanted} connections"
    if most_of_user and most_of_user < wanted:
        return warning(
            SUBJECT,
            f"{found}, and our user may have {most_of_user}.",
            f"At the server: ALTER USER … WITH MAX_USER_CONNECTIONS {wanted + _SPARE}; or lower"
            " FLAGSTAFF_MYSQL_POOL or FLAGSTAFF_WORKERS.",
        )
    if most < wanted + _SPARE:
        return warning(
            SUBJECT,
            f"{found}, and the server takes {most} of everybody.",
            f"Set max_connections = {wanted + _SPARE} or more in its configuration, and at once:"
            f" SET GLOBAL max_connections = {wanted + _SPARE}; or lower FLAGSTAFF_MYSQL_POOL or"
            " FLAGSTAFF_WORKERS.",
        )
    return well(SUBJECT, f"{found} of the {most} that it takes.")
