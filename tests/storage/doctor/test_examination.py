"""Each thing that can be wrong with a database, made wrong on a real one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

import pymysql
import pytest

from devstack.addresses import free_port
from devstack.mariadb import PrivateMariaDB
from service.storage.address import read_address
from service.storage.doctor.examination import examine
from service.storage.migrations import MIGRATIONS
from service.structs.findings import Examination, Finding
from tests.waiting import PATIENCE

PASSWORD = "a-password-that-nobody-prints"
EVERYTHING = ("SELECT", "INSERT", "UPDATE", "DELETE", "CREATE", "ALTER", "INDEX", "DROP")
ALL = sorted(path.stem for path in MIGRATIONS.glob("*.sql"))


async def looked(
    url: str, connections: int = 8, *, connect_timeout: float = PATIENCE
) -> Examination:
    examination = await examine(
        url,
        statement_timeout=PATIENCE,
        connect_timeout=connect_timeout,
        connections=connections,
    )
    for finding in examination.findings:
        assert PASSWORD not in finding.found + finding.cure
        assert (finding.state == "ok") == (finding.cure == "")
    return examination


def amiss(examination: Examination) -> list[Finding]:
    return [finding for finding in examination.findings if finding.state != "ok"]


def the_one(examination: Examination) -> Finding:
    (finding,) = amiss(examination)
    return finding


def run(server: PrivateMariaDB, *statements: str) -> None:
    connection = pymysql.connect(
        unix_socket=str(server.socket), user="root", autocommit=True, ssl_disabled=True
    )
    with connection, connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


@contextmanager
def somebody(server: PrivateMariaDB, url: str, *privileges: str) -> Iterator[str]:
    """The address of the same database for a user who holds these privileges and no others."""
    database = read_address(url).database
    run(server, f"CREATE USER somebody IDENTIFIED BY '{PASSWORD}'")
    try:
        if privileges:
            run(server, f"GRANT {', '.join(privileges)} ON {database}.* TO somebody")
        yield url.replace("//root@", f"//somebody:{PASSWORD}@")
    finally:
        run(server, "DROP USER somebody")


@contextmanager
def set_globally(server: PrivateMariaDB, variable: str, value: str, before: str) -> Iterator[None]:
    run(server, f"SET GLOBAL {variable} = {value}")
    try:
        yield
    finally:
        run(server, f"SET GLOBAL {variable} = {before}")


async def test_a_database_that_is_well(database_url: str) -> None:
    examination = await looked(database_url)

    assert amiss(examination) == []
    said = " ".join(finding.found for finding in examination.findings)
    assert re.search(r"MariaDB 1\d\.", said)
    assert f"All {len(ALL)} are applied." in said
    assert examination.clock is not None
    assert abs(examination.clock.ahead) <= examination.clock.doubt + 0.1


async def test_it_changes_nothing(empty_database_url: str, mariadb: PrivateMariaDB) -> None:
    await looked(empty_database_url)

    connection = pymysql.connect(unix_socket=str(mariadb.socket), user="root", ssl_disabled=True)
    with connection, connection.cursor() as cursor:
        assert cursor.execute(f"SHOW TABLES FROM {read_address(empty_database_url).database}") == 0


async def test_an_address_that_cannot_be_used() -> None:
    finding = the_one(await looked("mysql://somebody@host/flagstaff?tls=perhaps"))

    assert finding.state == "failure"
    assert "tls" in finding.found
    assert "FLAGSTAFF_MYSQL_URL" in finding.cure


async def test_nobody_is_there() -> None:
    finding = the_one(await looked(f"mysql://me:{PASSWORD}@127.0.0.1:{free_port()}/flagstaff"))

    assert finding.state == "failure"
    assert "systemctl start mariadb" in finding.cure


async def test_a_wrong_password(database_url: str, mariadb: PrivateMariaDB) -> None:
    with somebody(mariadb, database_url, *EVERYTHING) as url:
        finding = the_one(await looked(url.replace(PASSWORD, "wrong")))

    assert finding.state == "failure"
    assert "does not let the user 'somebody' in" in finding.found
    assert "password" in finding.cure


async def test_a_server_that_hangs(database_url: str, mariadb: PrivateMariaDB) -> None:
    mariadb.freeze()
    try:
        finding = the_one(await looked(database_url, connect_timeout=0.5))
    finally:
        mariadb.thaw()

    assert "did not answer within FLAGSTAFF_MYSQL_CONNECT_TIMEOUT" in finding.found


async def test_no_such_database(empty_database_url: str) -> None:
    finding = the_one(await looked(empty_database_url.replace("/test_", "/nowhere_")))

    assert "There is no database 'nowhere_" in finding.found
    assert "flagstaff migrate" in finding.cure


async def test_a_database_that_our_user_may_not_see(
    database_url: str, mariadb: PrivateMariaDB
) -> None:
    with somebody(mariadb, database_url) as url:
        finding = the_one(await looked(url))

    assert "no privilege on the database" in finding.found
    assert finding.cure.endswith(
        f"GRANT ALL ON `{read_address(database_url).database}`.* TO 'somebody'@'…';"
    )


async def test_tls_that_the_server_does_not_offer(database_url: str) -> None:
    finding = the_one(await looked(f"{database_url}&tls=require"))

    assert "does not offer TLS" in finding.found


async def test_a_password_that_only_tls_could_carry(mysql8_url: str) -> None:
    finding = the_one(await looked(mysql8_url))

    assert "the password of 'me' over TLS or a socket only" in finding.found
    assert "?tls=require" in finding.cure


async def test_all_privileges_that_are_needed_and_no_others_suffice(
    database_url: str, mariadb: PrivateMariaDB
) -> None:
    with somebody(mariadb, database_url, *EVERYTHING) as url:
        assert amiss(await looked(url)) == []


@pytest.mark.parametrize("missing", EVERYTHING)
async def test_a_missing_privilege(
    database_url: str, mariadb: PrivateMariaDB, missing: str
) -> None:
    held = [name for name in EVERYTHING if name != missing]
    with somebody(mariadb, database_url, *held) as url:
        found = amiss(await looked(url))

    lacking = [finding for finding in found if f"lacks {missing}," in finding.found]
    assert len(lacking) == 1
    assert f"GRANT {missing} ON" in lacking[0].cure
    # What serves is needed now, what migrates at the next upgrade.
    serves = missing in ("SELECT", "INSERT", "UPDATE", "DELETE")
    assert lacking[0].state == ("failure" if serves else "warning")


async def test_without_the_right_to_migrate_what_is_pending_stays_so(
    empty_database_url: str, mariadb: PrivateMariaDB
) -> None:
    with somebody(mariadb, empty_database_url, "SELECT", "INSERT", "UPDATE", "DELETE") as url:
        pending, lacking = amiss(await looked(url))

    assert pending.subject == "migrations"
    assert f"{len(ALL)} of {len(ALL)} are not applied" in pending.found
    assert "flagstaff migrate" in pending.cure
    assert (lacking.state, "CREATE" in lacking.found) == ("failure", True)


async def test_a_migration_that_is_pending(database_url: str, mariadb: PrivateMariaDB) -> None:
    database = read_address(database_url).database
    run(mariadb, f"DELETE FROM {database}.schema_migrations WHERE name = '{ALL[-1]}'")

    finding = the_one(await looked(database_url))

    assert finding.state == "failure"
    assert f"1 of {len(ALL)} are not applied; the first is {ALL[-1]}." in finding.found


async def test_a_newer_release_has_migrated(database_url: str, mariadb: PrivateMariaDB) -> None:
    database = read_address(database_url).database
    run(
        mariadb,
        f"INSERT INTO {database}.schema_migrations VALUES ('9999-later', 0)",
    )

    finding = the_one(await looked(database_url))

    assert finding.state == "warning"
    assert "9999-later" in finding.found


async def test_a_server_that_is_read_only(database_url: str, mariadb: PrivateMariaDB) -> None:
    with set_globally(mariadb, "read_only", "ON", "OFF"):
        finding = the_one(await looked(database_url))

    assert finding.state == "failure"
    assert "primary" in finding.cure


async def test_another_character_set(empty_database_url: str, mariadb: PrivateMariaDB) -> None:
    database = read_address(empty_database_url).database
    run(mariadb, f"ALTER DATABASE {database} CHARACTER SET latin1")

    findings = amiss(await looked(empty_database_url))

    charset = next(finding for finding in findings if "latin1" in finding.found)
    assert charset.cure == f"At the server: ALTER DATABASE `{database}` CHARACTER SET utf8mb4;"


async def test_more_nodes_than_connections(database_url: str) -> None:
    finding = the_one(await looked(database_url, connections=495))

    assert finding.state == "warning"
    assert "495 connections, and the server takes 500" in finding.found
    assert "max_connections = 505" in finding.cure


async def test_a_user_who_may_have_few_connections(
    database_url: str, mariadb: PrivateMariaDB
) -> None:
    with somebody(mariadb, database_url, *EVERYTHING) as url:
        run(mariadb, "ALTER USER somebody WITH MAX_USER_CONNECTIONS 3")
        finding = the_one(await looked(url, connections=4))

    assert "our user may have 3" in finding.found
    assert "MAX_USER_CONNECTIONS 14" in finding.cure


async def test_statements_that_are_cut_too_short(
    database_url: str, mariadb: PrivateMariaDB
) -> None:
    with set_globally(mariadb, "max_allowed_packet", "1048576", "16777216"):
        finding = the_one(await looked(database_url))

    assert "max_allowed_packet = 16M" in finding.cure
