from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pymysql
import pytest

from devstack.mariadb import PrivateMariaDB


@pytest.fixture
def server(tmp_path: Path) -> Iterator[PrivateMariaDB]:
    server = PrivateMariaDB(tmp_path / "a directory")
    server.start()
    yield server
    server.stop()


def _run(server: PrivateMariaDB, statement: str) -> tuple[tuple[object, ...], ...]:
    connection = pymysql.connect(
        unix_socket=str(server.socket), user="root", database="flagstaff", ssl_disabled=True
    )
    with connection, connection.cursor() as cursor:
        cursor.execute(statement)
        connection.commit()
        return cursor.fetchall()


def test_data_is_kept_from_one_start_to_the_next(server: PrivateMariaDB, tmp_path: Path) -> None:
    _run(server, "CREATE TABLE kept AS SELECT 42 AS n")
    server.stop()

    again = PrivateMariaDB(tmp_path / "a directory")
    again.start()
    try:
        assert _run(again, "SELECT n FROM kept") == ((42,),)
    finally:
        again.stop()


def test_a_killed_server_recovers_what_was_committed(server: PrivateMariaDB) -> None:
    _run(server, "CREATE TABLE kept AS SELECT 42 AS n")
    server.kill()

    server.start()

    assert _run(server, "SELECT n FROM kept") == ((42,),)


def test_an_installation_that_was_interrupted_is_made_anew(tmp_path: Path) -> None:
    (tmp_path / "mariadb-unfinished" / "mysql").mkdir(parents=True)
    server = PrivateMariaDB(tmp_path)

    server.start()

    try:
        assert _run(server, "SELECT DATABASE()") == (("flagstaff",),)
    finally:
        server.stop()


def test_nobody_reaches_it_over_the_network(server: PrivateMariaDB) -> None:
    assert _run(server, "SELECT @@skip_networking") == ((1,),)


def test_one_that_is_interrupted_while_it_starts_is_not_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    server = PrivateMariaDB(tmp_path)

    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(server.child, "wait_until", interrupt)
        with pytest.raises(KeyboardInterrupt):
            server.start()
    assert server.child.pid is None

    server.start()
    server.stop()
