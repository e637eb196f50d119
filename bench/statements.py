"""Statements that a MariaDB gets, by its own log."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pymysql


@contextmanager
def statements(socket: Path, words: str) -> Iterator[list[str]]:
    """The statements with these words in them that the server is sent within the block.

    What is yielded has them afterwards. The server notes everything meanwhile.
    """
    sent: list[str] = []
    # The driver would read all the machine's certificates for a connection that needs none.
    connection = pymysql.connect(
        unix_socket=str(socket), user="root", autocommit=True, ssl_disabled=True
    )
    with connection, connection.cursor() as cursor:
        cursor.execute("SET GLOBAL log_output = 'TABLE'")
        cursor.execute("TRUNCATE mysql.general_log")
        cursor.execute("SET GLOBAL general_log = ON")
        try:
            yield sent
        finally:
            cursor.execute("SET GLOBAL general_log = OFF")
            noted = "SELECT argument FROM mysql.general_log WHERE argument LIKE %s"
            cursor.execute(noted, (f"%{words}%",))
            sent += [row[0] for row in cursor.fetchall()]
