from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from itertools import chain
from pathlib import Path

import pymysql
import pytest

from devstack.addresses import free_port
from service.errors import Unavailable
from service.storage import migrations
from service.storage.address import read_address
from service.storage.migrations import MIGRATIONS, migrate

ALL = sorted(path.stem for path in MIGRATIONS.glob("*.sql"))


def _run(url: str, *statements: str) -> list[tuple[object, ...]]:
    address = read_address(url)
    connection = pymysql.connect(
        unix_socket=address.unix_socket,
        user=address.user,
        database=address.database,
        autocommit=True,
        ssl_disabled=True,
    )
    with connection, connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
        return list(cursor.fetchall())


def test_everything_is_applied_once_in_order(empty_database_url: str) -> None:
    told: list[str] = []
    assert migrate(empty_database_url, say=told.append) == ALL
    assert told == [f"Applying migration {name}." for name in ALL]
    assert migrate(empty_database_url, say=told.append) == []
    assert told[-1] == "The database is up to date."


def test_a_missing_database_is_created(empty_database_url: str) -> None:
    name = read_address(empty_database_url).database
    _run(empty_database_url, f"DROP DATABASE {name}")
    told: list[str] = []
    assert migrate(empty_database_url, say=told.append) == ALL
    assert told[0] == f"Created the database {name}."


def test_each_file_holds_one_statement_that_may_run_again(database_url: str) -> None:
    _run(database_url, "DELETE FROM schema_migrations")
    assert migrate(database_url) == ALL
    assert _run(database_url, "SELECT COUNT(*) FROM key_ring") == [(1,)]
    for path in MIGRATIONS.glob("*.sql"):
        assert path.read_text().count(";\n") == 1, path.name


def test_two_that_migrate_at_once_apply_each_migration_once(empty_database_url: str) -> None:
    with ThreadPoolExecutor(4) as threads:
        applied = list(threads.map(lambda _: migrate(empty_database_url), range(4)))
    assert sorted(chain.from_iterable(applied)) == ALL


def _as_the_former_library_left_it(url: str, names: list[str]) -> None:
    """The tables of a database that yoyo migrated, up to these migrations."""
    values = ", ".join(f"('{number:064}', '{name}', NOW())" for number, name in enumerate(names))
    _run(
        url,
        "DROP TABLE schema_migrations",
        "CREATE TABLE _yoyo_migration (migration_hash VARCHAR(64) PRIMARY KEY,"
        " migration_id VARCHAR(255), applied_at_utc TIMESTAMP NULL)",
        "CREATE TABLE yoyo_lock (locked INT PRIMARY KEY, ctime TIMESTAMP NULL, pid INT)",
        "INSERT INTO yoyo_lock VALUES (1, NOW(), 1)",
        f"INSERT INTO _yoyo_migration VALUES {values}",
    )


@pytest.mark.parametrize("known", [len(ALL), 12], ids=["all", "some"])
def test_a_database_that_the_former_library_migrated_goes_on(database_url: str, known: int) -> None:
    _run(database_url, "INSERT INTO key_ring (id, revision) VALUES (7, 7)")
    _as_the_former_library_left_it(database_url, ALL[:known])
    assert migrate(database_url) == ALL[known:]
    assert migrate(database_url) == []
    names = _run(database_url, "SELECT name FROM schema_migrations ORDER BY name")
    assert names == [(name.encode(),) for name in ALL]
    assert _run(database_url, "SELECT revision FROM key_ring WHERE id = 7") == [(7,)]


def test_a_run_that_was_killed_half_way_is_finished(empty_database_url: str) -> None:
    migrate(empty_database_url)
    # Applied and not noted, and noted last of all.
    _run(empty_database_url, f"DELETE FROM schema_migrations WHERE name >= '{ALL[5]}'")
    assert migrate(empty_database_url) == ALL[5:]


def test_a_migration_that_fails_says_why_and_is_tried_again(
    empty_database_url: str, tmp_path: Path
) -> None:
    (tmp_path / "0001-good.sql").write_text("CREATE TABLE IF NOT EXISTS good (id INT);\n")
    broken = tmp_path / "0002-broken.sql"
    broken.write_text("CREATE TABLE broken (id NONSENSE);\n")
    with pytest.raises(Unavailable, match="NONSENSE"):
        migrate(empty_database_url, directory=tmp_path)
    broken.write_text("CREATE TABLE broken (id INT);\n")
    assert migrate(empty_database_url, directory=tmp_path) == ["0002-broken"]


def test_a_server_that_is_not_there_is_unavailable() -> None:
    with pytest.raises(Unavailable, match="could not be migrated") as unavailable:
        migrate(f"mysql://me:hunter2@127.0.0.1:{free_port()}/flagstaff")
    assert "hunter2" not in str(unavailable.value)


def test_tls_that_the_server_does_not_offer_is_no_plain_text(empty_database_url: str) -> None:
    with pytest.raises(Unavailable, match="TLS"):
        migrate(f"{empty_database_url}&tls=require")


def test_waiting_for_another_that_migrates_has_an_end(empty_database_url: str) -> None:
    address = read_address(empty_database_url)
    holder = pymysql.connect(unix_socket=address.unix_socket, user=address.user, ssl_disabled=True)
    with holder, holder.cursor() as cursor:
        cursor.execute("SELECT GET_LOCK(%s, 0)", (f"flagstaff.migrate.{address.database}",))
        told: list[str] = []
        with pytest.raises(Unavailable, match="over 0 seconds"):
            migrate(empty_database_url, say=told.append, lock_timeout=0)
        assert told == ["Another process is migrating; waiting for it."]


def test_a_server_without_named_locks_is_migrated_and_says_so(
    empty_database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    # What this server refuses with the words that a cluster has for GET_LOCK.
    refused = "SELECT %s, %s IN (SELECT 1 LIMIT 1)"
    monkeypatch.setattr(migrations, "_GET_LOCK", refused)
    told: list[str] = []
    assert migrate(empty_database_url, say=told.append) == ALL
    assert "no named locks" in told[0]


def test_a_password_that_only_tls_could_carry_is_not_sent(mysql8_url: str) -> None:
    with pytest.raises(Unavailable, match="over TLS or a socket"):
        migrate(mysql8_url)
