"""Checks of the replica: reachable, and how far behind. Without it the primary is read."""

from __future__ import annotations

import contextlib

import msgspec
from pymysql.err import Error

from service.errors import AddressRefused, Unavailable
from service.storage.address import read_address
from service.storage.connection import Connection, Connector
from service.storage.doctor import reaching, server
from service.storage.doctor.asking import row, words_of
from service.structs.findings import Finding, warning, well

SUBJECT = "mysql replica"

_PULSE = "SELECT beaten_at / 1000 FROM replication_pulse WHERE id = 1"


async def examine(
    url: str,
    primary: str,
    *,
    statement_timeout: float,
    connect_timeout: float,
    most_lag: float,
) -> list[Finding]:
    """Return findings about the replica and its lag, in seconds. Raises nothing.

    The lag comes from the row that workers write at the primary periodically.
    """
    try:
        address = read_address(url)
        connector = Connector(address, statement_timeout, connect_timeout)
        connection = await connector.open()
    except AddressRefused as refused:
        return [warning(SUBJECT, str(refused), "Correct FLAGSTAFF_MYSQL_REPLICA_URL.")]
    except (Unavailable, Error, OSError) as error:
        return [_of_replica(reaching.unreachable(address, error))]
    with contextlib.closing(connection):
        found = [
            well(SUBJECT, f"It is reached at {reaching.place_of(address)}."),
            _of_replica(server.version(connection)),
            _of_replica(await server.encryption(connection, address)),
        ]
        try:
            at_primary = await Connector(
                read_address(primary), statement_timeout, connect_timeout
            ).open()
        except (AddressRefused, Unavailable, Error, OSError):
            # Findings about the primary are reported elsewhere.
            return found
        with contextlib.closing(at_primary):
            found.append(await _lag(connection, at_primary, most_lag))
    return found


async def _lag(connection: Connection, primary: Connection, most: float) -> Finding:
    try:
        # The primary is read last, so that a write in between does not make the replica look
        # younger.
        (there,) = await row(connection, _PULSE)
        (here,) = await row(primary, _PULSE)
    except (Unavailable, Error, IndexError) as error:
        return warning(
            SUBJECT,
            f"How far it is behind cannot be told: {words_of(error)}.",
            "Migrate the primary, grant SELECT at the replica, and see whether replication runs:"
            " SHOW REPLICA STATUS;",
        )
    lag = max(0.0, float(here) - float(there))
    if lag > most:
        return warning(
            SUBJECT,
            f"It is {lag:.0f} s behind, over FLAGSTAFF_MYSQL_REPLICA_LAG ({most:g} s): the primary"
            " is read instead.",
            "At the replica: SHOW REPLICA STATUS; says what holds it up.",
        )
    return well(SUBJECT, f"It is {lag:.1f} s behind.")


def _of_replica(finding: Finding) -> Finding:
    """Return the finding for a server that reads can do without."""
    return msgspec.structs.replace(
        finding,
        subject=SUBJECT,
        state="ok" if finding.state == "ok" else "warning",
        cure=finding.cure.replace("FLAGSTAFF_MYSQL_URL", "FLAGSTAFF_MYSQL_REPLICA_URL"),
    )
