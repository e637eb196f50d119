"""A replica that is away, or behind; a second database stands for it here."""

from __future__ import annotations

import pymysql
import pytest

from devstack.addresses import free_port
from devstack.mariadb import PrivateMariaDB
from service.storage.address import read_address
from service.storage.doctor.replica import examine
from service.storage.migrations import migrate
from service.structs.findings import Finding
from tests.waiting import PATIENCE

PASSWORD = "a-password-that-nobody-prints"


async def looked(url: str, primary: str) -> list[Finding]:
    found = await examine(
        url, primary, statement_timeout=PATIENCE, connect_timeout=PATIENCE, most_lag=10
    )
    for finding in found:
        assert finding.subject == "mysql replica"
        assert finding.state in ("ok", "warning")
        assert PASSWORD not in finding.found + finding.cure
    return found


def beat(server: PrivateMariaDB, url: str, at: int) -> None:
    connection = pymysql.connect(
        unix_socket=str(server.socket), user="root", autocommit=True, ssl_disabled=True
    )
    with connection, connection.cursor() as cursor:
        database = read_address(url).database
        cursor.execute(f"UPDATE {database}.replication_pulse SET beaten_at = {at}")


@pytest.mark.parametrize(("seconds", "state"), [(0, "ok"), (10, "ok"), (11, "warning")])
async def test_how_far_it_is_behind(
    database_url: str,
    empty_database_url: str,
    mariadb: PrivateMariaDB,
    seconds: int,
    state: str,
) -> None:
    migrate(empty_database_url)
    beat(mariadb, database_url, 1_000_000)
    beat(mariadb, empty_database_url, 1_000_000 - 1000 * seconds)

    found = await looked(empty_database_url, database_url)

    assert [finding.state for finding in found] == ["ok", "ok", "ok", state]
    assert f"{seconds}" in found[-1].found
    assert ("SHOW REPLICA STATUS" in found[-1].cure) == (state == "warning")


async def test_nobody_is_there(database_url: str) -> None:
    (finding,) = await looked(f"mysql://u:{PASSWORD}@127.0.0.1:{free_port()}/d", database_url)

    assert finding.state == "warning"
    assert "FLAGSTAFF_MYSQL_REPLICA_URL" in finding.cure


async def test_a_replica_without_our_tables(database_url: str, mariadb: PrivateMariaDB) -> None:
    *_, finding = await looked(mariadb.url_of("mysql"), database_url)

    assert finding.found.startswith("How far it is behind cannot be told")


async def test_a_primary_that_is_away_is_no_fault_of_the_replica(database_url: str) -> None:
    found = await looked(database_url, f"mysql://u@127.0.0.1:{free_port()}/d")

    assert {finding.state for finding in found} == {"ok"}
