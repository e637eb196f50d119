"""Schema migrations: applies the files in ``migrations/``.

Data definition in MySQL is not transactional, so every file holds one statement that is harmless
when it runs again, and the next run finishes what a crash left half-done. Any number of nodes may
migrate at once: a named lock of the server, which ends with its connection, lets one through at a
time. The table ``schema_migrations`` has the names of the applied files.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pymysql
from pymysql.constants import ER

from service.errors import Unavailable
from service.storage.address import read_address
from service.storage.blocking_connection import open_database

MIGRATIONS = Path(__file__).parents[2] / "migrations"
APPLIED = "SELECT name FROM schema_migrations"

_GET_LOCK = "SELECT GET_LOCK(%s, %s)"
_TABLE = (
    "CREATE TABLE IF NOT EXISTS schema_migrations ("
    "name VARBINARY(255) NOT NULL PRIMARY KEY, applied_at BIGINT NOT NULL"
    ") ENGINE=InnoDB"
)
_NOTE = "INSERT IGNORE INTO schema_migrations VALUES (%s, UNIX_TIMESTAMP() * 1000)"
# Before version 0.1 a library stored the names in a table of its own.
_FORMER = "SELECT migration_id FROM _yoyo_migration"

Cursor = pymysql.cursors.Cursor
Say = Callable[[str], None]


def migrate(
    url: str, *, directory: Path = MIGRATIONS, say: Say = lambda _: None, lock_timeout: int = 60
) -> list[str]:
    """Apply the files that are not applied yet, in the order of their names; return their names.

    Creates the database if it is missing and the user may. ``say`` is called with a sentence for
    each step; ``lock_timeout`` is how many seconds to wait for another node that migrates. Raises
    AddressRefused, or Unavailable with the server's message.
    """
    address = read_address(url)
    try:
        connection, is_new = open_database(address)
        with closing(connection), connection.cursor() as cursor:
            if is_new:
                say(f"Created the database {address.database}.")
            _lock(cursor, f"flagstaff.migrate.{address.database}"[:64], lock_timeout, say)
            return _apply(cursor, directory, say)
    except pymysql.err.Error as error:
        raise Unavailable(f"The database could not be migrated: {_reason(error)}.") from error


def _apply(cursor: Cursor, directory: Path, say: Say) -> list[str]:
    applied = _applied(cursor)
    pending = [path for path in sorted(directory.glob("*.sql")) if path.stem not in applied]
    for path in pending:
        say(f"Applying migration {path.stem}.")
        try:
            cursor.execute(path.read_text())
        except pymysql.err.OperationalError as error:
            # MySQL, unlike MariaDB, cannot add a column or an index only if it is missing. One that
            # exists was added by a run that ended before it recorded that.
            if error.args[0] not in (ER.DUP_FIELDNAME, ER.DUP_KEYNAME):
                raise
        cursor.execute(_NOTE, (path.stem,))
    if not pending:
        say("The database is up to date.")
    return [path.stem for path in pending]


def _applied(cursor: Cursor) -> set[str]:
    """Return the names of the applied files, also from the table of the former library."""
    cursor.execute(_TABLE)
    cursor.execute(APPLIED)
    names = _names(cursor)
    if not names:
        try:
            cursor.execute(_FORMER)
        except pymysql.err.ProgrammingError as error:
            if error.args[0] != ER.NO_SUCH_TABLE:
                raise
            return names
        names = _names(cursor)
        cursor.executemany(_NOTE, [(name,) for name in sorted(names)])
    return names


def _names(cursor: Cursor) -> set[str]:
    return {name.decode() if isinstance(name, bytes) else name for (name,) in cursor.fetchall()}


def _lock(cursor: Cursor, name: str, lock_timeout: int, say: Say) -> None:
    try:
        cursor.execute(_GET_LOCK, (name, 0))
    except pymysql.err.Error as error:
        if error.args[0] != ER.NOT_SUPPORTED_YET:
            raise
        # A Galera cluster has no lock that more than one of its servers would know of.
        say("The server has no named locks: make sure that no other node migrates meanwhile.")
        return
    if cursor.fetchone() != (1,):
        say("Another process is migrating; waiting for it.")
        cursor.execute(_GET_LOCK, (name, lock_timeout))
        if cursor.fetchone() != (1,):
            raise Unavailable(
                f"Another process has been migrating for over {lock_timeout} seconds."
            )


def _reason(error: pymysql.err.Error) -> str:
    return str(error.args[-1]).rstrip(".") if error.args else type(error).__name__
