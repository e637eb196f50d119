"""Checks of migrations and of the user's privileges.

Privileges are tried on a table that does not exist: the server checks privileges first, and either
denies or reports the missing table. Nothing is written in either case.
"""

from __future__ import annotations

from pymysql.constants import ER
from pymysql.err import Error

from service.storage.address import Address
from service.storage.connection import Connection
from service.storage.doctor.asking import rows
from service.storage.doctor.reaching import granting
from service.storage.migrations import APPLIED, MIGRATIONS
from service.structs.findings import Finding, failure, warning, well

SUBJECT = "mysql"
MIGRATED = "migrations"

# A table that does not exist, and for each privilege a statement that needs it there.
_NOWHERE = "flagstaff_doctor_looks_for_privileges"
_TO_SERVE = {
    "SELECT": f"SELECT 1 FROM {_NOWHERE}",
    "INSERT": f"INSERT INTO {_NOWHERE} VALUES (1)",
    "UPDATE": f"UPDATE {_NOWHERE} SET a = 1",
    "DELETE": f"DELETE FROM {_NOWHERE}",
}
_TO_MIGRATE = {
    "CREATE": f"CREATE TABLE {_NOWHERE} LIKE {_NOWHERE}_either",
    "ALTER": f"ALTER TABLE {_NOWHERE} ADD COLUMN a INT",
    "INDEX": f"CREATE INDEX a ON {_NOWHERE} (a)",
    "DROP": f"DROP TABLE {_NOWHERE}",
}
_DENIED = frozenset({ER.TABLEACCESS_DENIED_ERROR, ER.DBACCESS_DENIED_ERROR})
_MISSING = frozenset({ER.NO_SUCH_TABLE, ER.BAD_TABLE_ERROR})


async def migrations(connection: Connection) -> tuple[bool, Finding]:
    """Return whether there are migrations to apply, and the finding."""
    ours = {path.stem for path in MIGRATIONS.glob("*.sql")}
    try:
        found = await rows(connection, APPLIED)
    except Error as error:
        if error.args[0] not in _MISSING | _DENIED:
            raise
        found = []
    applied = {row[0].decode() if isinstance(row[0], bytes) else str(row[0]) for row in found}
    if pending := sorted(ours - applied):
        return True, failure(
            MIGRATED,
            f"{len(pending)} of {len(ours)} are not applied; the first is {pending[0]}.",
            "Run `flagstaff migrate`; under systemd: systemctl start flagstaff-migrate.service",
        )
    if unknown := sorted(applied - ours):
        return False, warning(
            MIGRATED,
            f"A newer release has been here: it applied {', '.join(unknown)}.",
            "Upgrade this node too; docs/operations.md says which releases serve a newer schema.",
        )
    return False, well(MIGRATED, f"All {len(ours)} are applied.")


async def privileges(connection: Connection, address: Address, *, pending: bool) -> list[Finding]:
    to_serve = [name for name, trial in _TO_SERVE.items() if await _denied(connection, trial)]
    to_migrate = [name for name, trial in _TO_MIGRATE.items() if await _denied(connection, trial)]
    found = []
    if to_serve:
        text = f"The user '{address.user}' lacks {', '.join(to_serve)}, which workers need."
        found.append(failure(SUBJECT, text, granting(", ".join(to_serve), address)))
    if to_migrate:
        text = f"The user '{address.user}' lacks {', '.join(to_migrate)}, which migrating needs."
        make = failure if pending else warning
        found.append(make(SUBJECT, text, granting(", ".join(to_migrate), address)))
    if not found:
        names = ", ".join([*_TO_SERVE, *_TO_MIGRATE])
        found.append(well(SUBJECT, f"The user '{address.user}' holds {names}."))
    return found


async def _denied(connection: Connection, trial: str) -> bool:
    try:
        await rows(connection, trial)
    except Error as error:
        if error.args[0] in _DENIED:
            return True
        if error.args[0] in _MISSING:
            return False
        raise
    return False
