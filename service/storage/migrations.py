"""Brings the database to the schema that this version needs: the files in ``migrations/``.

Data definition in MySQL is not transactional, so every file holds one statement that does no harm
when it runs again, and what a crash leaves half-done is finished by the next run. Any number of
nodes may migrate at once: a named lock of the server, which dies with its connection, lets one
through at a time. Whoever holds it knows that a lock row of yoyo's own is a leftover.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pymysql
from pymysql.constants import CLIENT, ER
from yoyo import read_migrations
from yoyo.backends.core.mysql import MySQLBackend
from yoyo.connections import parse_uri
from yoyo.migrations import Migration

from service.errors import Unavailable
from service.storage.address import Address, read_address
from service.storage.failures import TLS_NEEDED, TLS_NOT_OFFERED

MIGRATIONS = Path(__file__).parents[2] / "migrations"
_OWN_TABLES = ("_yoyo_migration", "_yoyo_log", "_yoyo_version")
_OWN_VERSION = 2
_GET_LOCK = "SELECT GET_LOCK(%s, %s)"


def migrate(
    url: str,
    *,
    directory: Path = MIGRATIONS,
    say: Callable[[str], None] = lambda _: None,
    lock_timeout: int = 60,
) -> list[str]:
    """Applies what is not applied yet, in order, and answers the names of what it applied.

    Creates the database where it is missing and the user may. ``say`` is told each step;
    ``lock_timeout`` is how many seconds to wait for another node that migrates. Raises
    AddressRefused, or Unavailable with what the server said.
    """
    address = read_address(url)
    try:
        with _exclusively(address, lock_timeout, say):
            return _apply(address, directory, say)
    except pymysql.err.Error as error:
        raise Unavailable(f"The database could not be migrated: {_reason(error)}.") from error


def _apply(address: Address, directory: Path, say: Callable[[str], None]) -> list[str]:
    with _Backend(address) as backend:
        backend.finish_setting_up()
        backend.init_database()
        backend.break_lock()
        pending = backend.to_apply(read_migrations(str(directory)))
        for migration in pending:
            say(f"Applying migration {migration.id}.")
            _apply_one(backend, migration)
        if not pending:
            say("The database is up to date.")
        return [migration.id for migration in pending]


def _apply_one(backend: _Backend, migration: Migration) -> None:
    try:
        backend.apply_one(migration)
    except pymysql.err.OperationalError as error:
        # MySQL, unlike MariaDB, cannot be asked to add a column only where it is missing. One that
        # is there was added by a run that ended before it could say so.
        if error.args[0] != ER.DUP_FIELDNAME:
            raise
        with backend.transaction():
            backend.mark_one(migration)


class _Backend(MySQLBackend):  # type: ignore[misc]  # yoyo has no types
    """yoyo's MySQL backend, connected the way the rest of the service connects."""

    migration_table = "_yoyo_migration"

    def __init__(self, address: Address) -> None:
        self._address = address
        # yoyo only wants the name of the database from this; it never sees the password.
        super().__init__(parse_uri(f"mysql:///{address.database}"), self.migration_table)

    def connect(self, dburi: object) -> pymysql.Connection[pymysql.cursors.Cursor]:
        """A connection to the address; ``dburi`` is yoyo's, and names no more than the database."""
        del dburi
        return _connect(self._address, self._address.database)

    def copy(self) -> _Backend:
        """A backend of the same address with a connection of its own."""
        return _Backend(self._address)

    def finish_setting_up(self) -> None:
        """Clears yoyo's own tables away if a crash left them half-made.

        It cannot go on from there by itself, and every migration can be applied again.
        """
        tables = {_text(table) for table in self.list_tables()}
        if not tables & set(_OWN_TABLES):
            return
        complete = (
            set(_OWN_TABLES) <= tables
            and self.execute(
                "SELECT 1 FROM _yoyo_version WHERE version = :version", {"version": _OWN_VERSION}
            ).fetchone()
        )
        if not complete:
            for table in _OWN_TABLES:
                self.execute(f"DROP TABLE IF EXISTS {table}")
        self.rollback()


@contextlib.contextmanager
def _exclusively(address: Address, lock_timeout: int, say: Callable[[str], None]) -> Iterator[None]:
    connection = _open_database(address, say)
    try:
        with connection.cursor() as cursor:
            _lock(cursor, f"flagstaff.migrate.{address.database}"[:64], lock_timeout, say)
            yield
    finally:
        connection.close()


def _lock(
    cursor: pymysql.cursors.Cursor, name: str, lock_timeout: int, say: Callable[[str], None]
) -> None:
    try:
        cursor.execute(_GET_LOCK, (name, 0))
    except pymysql.err.Error as error:
        if error.args[0] != ER.NOT_SUPPORTED_YET:
            raise
        # A Galera cluster has none that more than one of its servers would know of.
        say("The server has no named locks: see that no other node migrates meanwhile.")
        return
    if cursor.fetchone() != (1,):
        say("Another process is migrating; waiting for it.")
        cursor.execute(_GET_LOCK, (name, lock_timeout))
        if cursor.fetchone() != (1,):
            raise Unavailable(
                f"Another process has been migrating for over {lock_timeout} seconds."
            )


def _open_database(
    address: Address, say: Callable[[str], None]
) -> pymysql.Connection[pymysql.cursors.Cursor]:
    try:
        return _connect(address, address.database)
    except pymysql.err.OperationalError as error:
        if error.args[0] != ER.BAD_DB_ERROR:
            raise
    connection = _connect(address, None)
    try:
        with connection.cursor() as cursor:
            say(f"Creating the database {address.database}.")
            quoted = address.database.replace("`", "``")
            cursor.execute(f"CREATE DATABASE IF NOT EXISTS `{quoted}` CHARACTER SET utf8mb4")
        connection.select_db(address.database)
    except BaseException:
        connection.close()
        raise
    return connection


class _Connection(pymysql.Connection):
    """The driver's connection, which by itself falls back to plain text unasked."""

    server_capabilities: int

    def _get_server_information(self) -> None:
        super()._get_server_information()  # type: ignore[misc]  # the stubs leave it out
        # Past this point the driver would send the password, encrypted or not.
        if self.ssl and not self.server_capabilities & CLIENT.SSL:
            raise Unavailable(TLS_NOT_OFFERED)

    def _request_authentication(self) -> None:
        try:
            super()._request_authentication()  # type: ignore[misc]  # the stubs leave it out
        except RuntimeError:
            raise Unavailable(TLS_NEEDED) from None


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
        # yoyo begins the transactions that it wants; a statement outside them counts at once.
        autocommit=True,
        connect_timeout=10,
    )


def _text(value: str | bytes) -> str:
    return value.decode() if isinstance(value, bytes) else value


def _reason(error: pymysql.err.Error) -> str:
    return str(error.args[-1]).rstrip(".") if error.args else type(error).__name__
