"""What is wrong with a server for as long as it runs, on one that was started that way."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import warnings
from collections.abc import AsyncIterator, Iterator
from functools import partial
from pathlib import Path

import msgspec
import pymysql
import pytest

from devstack.mariadb import PrivateMariaDB
from service.storage.address import read_address
from service.storage.connection import READ_ONLY, Connection, Connector
from service.storage.doctor import server
from service.storage.doctor.asking import row
from service.storage.doctor.examination import examine
from service.structs.findings import Examination, Finding
from tests.certificates import make_certificate
from tests.waiting import PATIENCE, wait_until


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A directory with a certificate for 127.0.0.1, its key, and somebody else's certificate."""
    directory = tmp_path_factory.mktemp("certificate")
    for name in ("server", "other"):
        make_certificate(directory, name)
    return directory


@pytest.fixture(scope="module")
def odd(certificate: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[PrivateMariaDB]:
    """A server with a binary log of statements, few connections, and TLS."""
    odd = PrivateMariaDB(
        tmp_path_factory.mktemp("odd"),
        durable=False,
        options=[
            "--log-bin=log",
            "--server-id=1",
            "--binlog-format=STATEMENT",
            "--max-connections=10",
            f"--ssl-cert={certificate / 'server.pem'}",
            f"--ssl-key={certificate / 'server.key'}",
        ],
    )
    odd.start()
    yield odd
    odd.stop()


@pytest.fixture
async def connection(odd: PrivateMariaDB) -> AsyncIterator[Connection]:
    connection = await Connector(read_address(odd.url), PATIENCE, PATIENCE).open()
    with contextlib.closing(connection):
        yield connection


async def patiently(url: str) -> Examination:
    return await examine(url, statement_timeout=PATIENCE, connect_timeout=PATIENCE, connections=1)


async def failures(url: str) -> list[Finding]:
    examination = await patiently(url)
    return [f for f in examination.findings if f.state == "failure" and f.subject == "mysql"]


async def test_a_binary_log_of_statements(odd: PrivateMariaDB) -> None:
    (finding,) = await failures(odd.url)

    assert "one of statements" in finding.found
    assert "SET GLOBAL binlog_format = 'ROW';" in finding.cure


async def test_a_server_that_is_full(odd: PrivateMariaDB) -> None:
    with contextlib.ExitStack() as stack:

        def connect(user: str) -> pymysql.Connection[pymysql.cursors.Cursor]:
            connection = pymysql.connect(
                unix_socket=str(odd.socket), user=user, autocommit=True, ssl_disabled=True
            )
            return stack.enter_context(connection)

        with connect("root").cursor() as cursor:
            cursor.execute("CREATE OR REPLACE USER somebody")
        # Root has one more than everybody, so that it does not count here.
        with contextlib.suppress(pymysql.err.OperationalError):
            for _ in range(11):
                connect("somebody")
        (finding,) = await failures(odd.url.replace("//root@", "//somebody@"))

    assert "as many connections as it takes" in finding.found
    assert "max_connections" in finding.cure
    # It takes others only once its threads have noticed that these have left.
    wait_until(partial(takes_others, odd))


def takes_others(odd: PrivateMariaDB) -> bool:
    """Return whether a server of ten connections has room for those of a test."""
    try:
        connection = pymysql.connect(unix_socket=str(odd.socket), user="root", ssl_disabled=True)
    except pymysql.err.OperationalError:
        return False
    with connection, connection.cursor() as cursor:
        cursor.execute("SHOW STATUS LIKE 'Threads_connected'")
        return cursor.fetchone() == ("Threads_connected", "1")


async def test_a_connection_that_is_encrypted(odd: PrivateMariaDB, certificate: Path) -> None:
    url = f"{odd.url}&tls=verify&tls_ca={certificate / 'server.pem'}"

    examination = await patiently(url)

    assert any("is encrypted with" in finding.found for finding in examination.findings)


def test_an_encrypted_connection_ends_with_its_loop(odd: PrivateMariaDB, certificate: Path) -> None:
    url = f"{odd.url}&tls=verify&tls_ca={certificate / 'server.pem'}"

    async def open_and_close() -> None:
        (await Connector(read_address(url), PATIENCE, PATIENCE).open()).close()

    with warnings.catch_warnings(record=True) as warned:
        warnings.simplefilter("always", ResourceWarning)
        asyncio.run(open_and_close())
        gc.collect()
    assert not warned


async def test_a_certificate_of_another_authority(odd: PrivateMariaDB, certificate: Path) -> None:
    (finding,) = await failures(f"{odd.url}&tls=verify&tls_ca={certificate / 'other.pem'}")

    assert "is not accepted" in finding.found
    assert "tls_ca=" in finding.cure


async def test_an_authority_that_cannot_be_read(odd: PrivateMariaDB, certificate: Path) -> None:
    (finding,) = await failures(f"{odd.url}&tls=verify&tls_ca={certificate / 'server.key'}")

    assert "cannot be read" in finding.found


async def test_plain_text_that_crosses_the_network(connection: Connection) -> None:
    here = read_address("mysql://u@127.0.0.1/d")
    there = msgspec.structs.replace(here, host="db.internal")

    assert (await server.encryption(connection, here)).state == "ok"
    finding = await server.encryption(connection, there)

    assert finding.state == "warning"
    assert "?tls=verify" in finding.cure


@pytest.mark.parametrize(
    ("switch", "is_read_only"), [("0", 0), ("1", 1), ("'OFF'", 0), ("'ON'", 1), ("'NO_LOCK'", 1)]
)
async def test_a_switch_that_is_a_number_or_a_word(
    connection: Connection, switch: str, is_read_only: int
) -> None:
    # What the switch is on servers that this machine has not.
    asked = READ_ONLY.replace("@@GLOBAL.read_only", switch)

    assert await row(connection, f"SELECT {asked}") == (is_read_only,)


@pytest.mark.parametrize(
    ("version", "state"),
    [
        ("5.5.5-10.5.29-MariaDB", "failure"),
        ("5.5.5-10.6.0-MariaDB", "ok"),
        ("11.4.2-MariaDB-log", "ok"),
        ("5.7.44", "failure"),
        ("8.0.36-0ubuntu0.22.04.1", "ok"),
        ("9.1.0", "ok"),
        ("something else", "failure"),
    ],
)
async def test_a_server_that_is_too_old(version: str, state: str) -> None:
    # What a server greets with, and nothing else of a connection, is what counts here.
    greeted = Connection(patience=1)
    greeted.server_version = version

    assert server.version(greeted).state == state
