"""Translation of the driver's errors."""

from __future__ import annotations

from pymysql.constants import CR, ER
from pymysql.err import InterfaceError, InternalError, OperationalError, ProgrammingError

from service.errors import Unavailable, Undone

# Raised before a password is sent: where it would cross the network in plain text, and where the
# driver would need a library to encrypt it that we do without (MySQL's default, without TLS).
TLS_NOT_OFFERED = "The database does not offer TLS, which its URL asks for."
TLS_NEEDED = "The database takes the password over TLS or a socket only; its URL asks for neither."

# The connection is lost: 1927 is MariaDB's "killed", 4031 MySQL's "idle for too long".
_LOST = frozenset({CR.CR_SERVER_GONE_ERROR, CR.CR_SERVER_LOST, ER.SERVER_SHUTDOWN, 1927, 4031})
# MariaDB's and MySQL's "the statement took too long"; and MySQL's answer to a lock wait timeout,
# its only time limit for a statement that writes.
_TOOK_TOO_LONG = frozenset({1969, 3024, ER.LOCK_WAIT_TIMEOUT})
_NOT_MIGRATED = frozenset({ER.NO_SUCH_TABLE, ER.BAD_FIELD_ERROR, ER.BAD_DB_ERROR})
# A deadlock's victim, also Galera's answer when another node committed first; Group Replication's;
# TiDB's two.
_UNDONE = frozenset({ER.LOCK_DEADLOCK, 3101, 8002, 9007})
# A server that is, or has become, a replica: by --read-only, by its session, by super_read_only.
_READ_ONLY = frozenset({1290, 1792, 1836})
# Errors whose text names servers, users, tables and columns at most.
_QUOTE_NO_ROW = (
    _LOST
    | _TOOK_TOO_LONG
    | _NOT_MIGRATED
    | _UNDONE
    | _READ_ONLY
    | {
        ER.ACCESS_DENIED_ERROR,
        ER.DBACCESS_DENIED_ERROR,
        ER.TABLEACCESS_DENIED_ERROR,
        ER.CON_COUNT_ERROR,
        ER.HOST_IS_BLOCKED,
        ER.HOST_NOT_PRIVILEGED,
        ER.TOO_MANY_USER_CONNECTIONS,
        ER.DISK_FULL,
        ER.RECORD_FILE_FULL,
    }
)


def is_lost(error: Exception) -> bool:
    """Return whether the error means that the connection is lost, and nothing worse."""
    if isinstance(error, OperationalError):
        return _code(error) in _LOST
    # The driver's InternalError is an unexpected packet, after which it closes the connection.
    return isinstance(error, InterfaceError | InternalError | OSError)


def is_read_only(error: Exception) -> bool:
    """Return whether the server is read-only: a former primary, or a replica."""
    return isinstance(error, OperationalError) and _code(error) in _READ_ONLY


def translate(error: Exception) -> Unavailable | None:
    """Return the error for the caller; None for an error that only a bug can cause."""
    code = _code(error)
    if code in _TOOK_TOO_LONG:
        return Unavailable("The database did not finish the statement in time.")
    if code in _UNDONE:
        return Undone(
            "The database rolled this change back for another one; nothing was written. Retry it."
        )
    if is_read_only(error):
        return Unavailable("The database accepts no writes at the moment.")
    if isinstance(error, ProgrammingError | OperationalError) and code in _NOT_MIGRATED:
        return Unavailable("The database is not migrated; run `flagstaff migrate`.", 10)
    if is_lost(error) or isinstance(error, OperationalError):
        return Unavailable("The database is not available.")
    return None


def describe(error: Exception) -> str:
    """Return what the log may say of an error: its text where that cannot quote a row.

    ``(1205, "Lock wait timeout exceeded; …")`` -> the same;
    ``(3140, "Invalid JSON text in argument … 'user-1'")`` -> ``"(3140)"``.
    """
    code = _code(error)
    if type(code) is not int:
        return str(error) if is_lost(error) else type(error).__name__
    # Numbers from 2000 to 2999 are the client's own: they are about the connection.
    return str(error) if 2000 <= code < 3000 or code in _QUOTE_NO_ROW else f"({code})"


def _code(error: Exception) -> object:
    return error.args[0] if error.args else None
