"""Reasons for an unreachable database, and what to do about them."""

from __future__ import annotations

import ssl

from pymysql.constants import ER

from service.errors import Unavailable
from service.storage.address import Address
from service.storage.doctor.asking import words_of
from service.storage.failures import TLS_NEEDED, TLS_NOT_OFFERED
from service.structs.findings import Finding, failure

SUBJECT = "mysql"


def place_of(address: Address) -> str:
    """Return where the server is, for people."""
    return address.unix_socket or f"{address.host}:{address.port}"


def unreachable(address: Address, error: Exception) -> Finding:
    place = place_of(address)
    if str(error) == TLS_NEEDED:
        return failure(
            SUBJECT,
            f"{place} takes the password of '{address.user}' over TLS or a socket only.",
            "Add ?tls=require to FLAGSTAFF_MYSQL_URL, or ?unix_socket=… where the server is on"
            " this machine.",
        )
    if str(error) == TLS_NOT_OFFERED:
        return failure(
            SUBJECT,
            f"{place} does not offer TLS, which FLAGSTAFF_MYSQL_URL asks for.",
            "Give the server a certificate (ssl_cert, ssl_key), or take tls=… out of the URL.",
        )
    cause = error.__cause__ or error.__context__
    if isinstance(error, ssl.SSLError) or isinstance(cause, ssl.SSLError):
        return failure(
            SUBJECT,
            f"The certificate of {place} is not accepted: {words_of(cause or error)}.",
            "Name its authority's file as tls_ca=… in FLAGSTAFF_MYSQL_URL, or the host by the"
            " name that stands in the certificate.",
        )
    code = error.args[0] if error.args else None
    user, database = address.user, address.database
    if code == ER.ACCESS_DENIED_ERROR:
        return failure(
            SUBJECT,
            f"{place} does not let the user '{user}' in: {words_of(error)}.",
            f"Correct the password in FLAGSTAFF_MYSQL_URL, or at the server: ALTER USER"
            f" '{user}'@'…' IDENTIFIED BY '…';",
        )
    if code == ER.DBACCESS_DENIED_ERROR:
        return failure(
            SUBJECT,
            f"The user '{user}' has no privilege on the database '{database}'.",
            granting("ALL", address),
        )
    if code == ER.BAD_DB_ERROR:
        return failure(
            SUBJECT,
            f"There is no database '{database}' at {place}.",
            "Run `flagstaff migrate`, which makes it where the user may; or at the server:"
            f" CREATE DATABASE `{database}` CHARACTER SET utf8mb4;",
        )
    if code == ER.CON_COUNT_ERROR:
        return failure(
            SUBJECT,
            f"{place} has as many connections as it takes.",
            "Raise max_connections there, or lower FLAGSTAFF_MYSQL_POOL.",
        )
    if isinstance(error, Unavailable):
        return failure(
            SUBJECT,
            f"{place} did not answer within FLAGSTAFF_MYSQL_CONNECT_TIMEOUT.",
            "See whether the server hangs (SHOW PROCESSLIST; its disk), and whether a firewall"
            " drops the connection.",
        )
    return failure(
        SUBJECT,
        f"{place} cannot be reached: {_reason(error)}.",
        "Start the server (systemctl start mariadb), or correct the address in"
        " FLAGSTAFF_MYSQL_URL.",
    )


def _reason(error: BaseException) -> str:
    """Return the operating system's message, which the driver hides behind its own."""
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, OSError) and cause.strerror:
            return cause.strerror
        cause = cause.__cause__ or cause.__context__
    return words_of(error)


def granting(privileges: str, address: Address) -> str:
    return (
        f"At the server, with the host that SELECT CURRENT_USER() names: GRANT {privileges} ON"
        f" `{address.database}`.* TO '{address.user}'@'…';"
    )
