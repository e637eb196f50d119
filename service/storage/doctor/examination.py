"""All checks of the database, as findings."""

from __future__ import annotations

import contextlib
import ssl
import time
from collections.abc import AsyncIterator

from pymysql.err import Error

from service.errors import AddressRefused, Unavailable
from service.storage.address import Address, read_address
from service.storage.connection import Connection, Connector
from service.storage.doctor import reaching, schema, server
from service.storage.doctor.asking import row, words_of
from service.structs.findings import Clock, Examination, Finding, clock_between, failure, well

SUBJECT = "mysql"


async def examine(
    url: str, *, statement_timeout: float, connect_timeout: float, connections: int
) -> Examination:
    """Return findings about the database at the URL. Times are in seconds.

    ``connections`` is how many all nodes together may open. Raises nothing: a database that is
    down is a finding.
    """
    try:
        address = read_address(url)
        connector = Connector(address, statement_timeout, connect_timeout)
    except AddressRefused as refused:
        return Examination([failure(SUBJECT, str(refused), "Correct FLAGSTAFF_MYSQL_URL.")])
    except (OSError, ssl.SSLError):
        found = "The certificates that tls_ca of FLAGSTAFF_MYSQL_URL names cannot be read."
        return Examination([failure(SUBJECT, found, "Name a readable file of PEM certificates.")])
    try:
        connection = await connector.open()
    except (Unavailable, Error, OSError) as error:
        return Examination([reaching.unreachable(address, error)])
    findings: list[Finding] = []
    with contextlib.closing(connection):
        try:
            findings += [finding async for finding in _looked_at(connection, address, connections)]
            clock = await _clock(connection)
        except (Unavailable, Error, OSError) as error:
            found = f"It stopped answering while it was asked: {words_of(error)}."
            findings.append(failure(SUBJECT, found, "Look at the server's own log."))
            return Examination(findings)
    return Examination(findings, clock)


async def _looked_at(
    connection: Connection, address: Address, connections: int
) -> AsyncIterator[Finding]:
    yield well(SUBJECT, f"It is reached at {reaching.place_of(address)}.")
    yield server.version(connection)
    yield await server.encryption(connection, address)
    yield await server.writable(connection)
    yield await server.charset(connection)
    yield await server.isolation(connection)
    yield await server.packets(connection)
    yield await server.room(connection, connections)
    pending, migrated = await schema.migrations(connection)
    yield migrated
    for finding in await schema.privileges(connection, address, pending=pending):
        yield finding


async def _clock(connection: Connection) -> Clock:
    asked = time.time()
    (theirs,) = await row(connection, "SELECT UNIX_TIMESTAMP(NOW(6))")
    return clock_between(asked, float(theirs), time.time())
