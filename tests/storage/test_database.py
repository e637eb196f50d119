"""Each fault of the driver that was found by trying has a test here that fails without its cure."""

from __future__ import annotations

import asyncio
import contextlib
import random
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any, Protocol

import pymysql
import pytest

from devstack.mariadb import PrivateMariaDB
from service.errors import Conflict, Overloaded, Unavailable
from service.storage import connection_pool as lending
from service.storage.address import read_address
from service.storage.connection import Connection, Connector
from service.storage.database import Cursor, Database, Row
from service.storage.failures import describe
from tests.waiting import PATIENCE, until

# Longer than any test: the server ends it once it notices that the client has left.
SLEEP = "SELECT SLEEP(3600)"


async def _one(cursor: Cursor, statement: str, *arguments: object) -> Row:
    await cursor.execute(statement, arguments)
    row = cursor.fetchone()
    assert row is not None
    return row


@contextlib.contextmanager
def _other(url: str) -> Iterator[pymysql.cursors.Cursor]:
    """Somebody else's connection, which blocks the event loop while it works."""
    address = read_address(url)
    connection = pymysql.connect(
        unix_socket=address.unix_socket,
        user=address.user,
        database=address.database,
        autocommit=True,
        ssl_disabled=True,
    )
    with connection, connection.cursor() as cursor:
        yield cursor


def _kill(url: str, connection_id: int) -> None:
    with _other(url) as cursor:
        cursor.execute("KILL %s", (connection_id,))
        while True:
            cursor.execute(
                "SELECT 1 FROM information_schema.processlist WHERE id = %s", (connection_id,)
            )
            if cursor.fetchone() is None:
                return


async def _until_asleep(url: str) -> None:
    """Wait until a connection to this test's database is in SLEEP."""
    found = (
        "SELECT 1 FROM information_schema.processlist WHERE db = DATABASE() AND info LIKE %s"
        " AND id != CONNECTION_ID()"
    )
    with _other(url) as other:
        await until(lambda: other.execute(found, (SLEEP,)))


class Opener(Protocol):
    """Opens a pool that the test does not have to close."""

    async def __call__(self, url: str, **options: Any) -> Database: ...


@pytest.fixture
async def opened() -> AsyncIterator[Opener]:
    async with contextlib.AsyncExitStack() as stack:

        async def connect(url: str, **options: Any) -> Database:
            defaults = {
                "size": 1,
                "statement_timeout": PATIENCE,
                "connect_timeout": PATIENCE,
                "acquire_timeout": PATIENCE,
            }
            database = await Database.connect(url, **defaults | options)
            stack.push_async_callback(database.close)
            return database

        yield connect


@pytest.fixture
async def single(opened: Opener, database_url: str) -> Database:
    """A pool of one connection, where everybody waits for everybody."""
    return await opened(database_url)


async def test_connections_are_set_up_alike(database: Database) -> None:
    async with database.read() as cursor:
        row = await _one(
            cursor,
            "SELECT @@tx_isolation, @@autocommit, @@max_statement_time, @@innodb_lock_wait_timeout,"
            " @@time_zone, @@character_set_connection",
        )
        assert row == ("READ-COMMITTED", 1, PATIENCE, PATIENCE, "+00:00", "utf8mb4")
        assert "STRICT_ALL_TABLES" in (await _one(cursor, "SELECT @@sql_mode"))[0]


async def test_every_read_sees_what_was_committed_by_then(
    database: Database, database_url: str
) -> None:
    async with database.read() as cursor:
        assert await _one(cursor, "SELECT revision FROM key_ring") == (1,)
        with _other(database_url) as other:
            other.execute("UPDATE key_ring SET revision = 2")
        assert await _one(cursor, "SELECT revision FROM key_ring") == (2,)


async def test_a_snapshot_stands_still(database: Database, database_url: str) -> None:
    async with database.snapshot() as cursor:
        with _other(database_url) as other:
            other.execute("UPDATE key_ring SET revision = 2")
        assert await _one(cursor, "SELECT revision FROM key_ring") == (1,)
    async with database.snapshot() as cursor:
        assert await _one(cursor, "SELECT revision FROM key_ring") == (2,)


async def test_a_transaction_is_committed_as_a_whole_or_not_at_all(database: Database) -> None:
    async with database.transaction() as cursor:
        await cursor.execute("UPDATE key_ring SET revision = 7")

    async def fail(failure: Exception) -> None:
        async with database.transaction() as cursor:
            await cursor.execute("UPDATE key_ring SET revision = 8")
            raise failure

    for failure in (Conflict("no"), ValueError("a bug")):
        with pytest.raises(type(failure)):
            await fail(failure)
    async with database.read() as cursor:
        assert await _one(cursor, "SELECT revision FROM key_ring") == (7,)


async def test_a_cancelled_transaction_never_was(database: Database) -> None:
    entered = asyncio.Event()

    async def write() -> None:
        async with database.transaction() as cursor:
            await cursor.execute("UPDATE key_ring SET revision = 9")
            entered.set()
            await asyncio.Event().wait()

    writer = asyncio.create_task(write())
    await entered.wait()
    writer.cancel()
    await asyncio.wait([writer])
    async with database.transaction() as cursor:
        assert await _one(cursor, "SELECT revision FROM key_ring FOR UPDATE") == (1,)


async def test_a_connection_is_used_for_so_long_and_no_longer(
    single: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def connection_id() -> Row:
        async with single.read() as cursor:
            return await _one(cursor, "SELECT CONNECTION_ID()")

    first = await connection_id()
    assert await connection_id() == first
    monkeypatch.setattr(lending, "LONGEST_LIFE", 0.0)
    assert await connection_id() != first
    # It was given up, and not lost.
    assert single.use.reconnects == 0


async def test_a_connection_in_use_is_renewed_when_it_comes_back(single: Database) -> None:
    async with single.read() as cursor:
        first = await _one(cursor, "SELECT CONNECTION_ID()")
        single.renew()
        assert await _one(cursor, "SELECT CONNECTION_ID()") == first
    async with single.read() as cursor:
        assert await _one(cursor, "SELECT CONNECTION_ID()") != first


async def test_a_waiter_is_served_after_a_cancelled_query(
    single: Database, database_url: str
) -> None:
    async def sleep() -> None:
        async with single.read() as cursor:
            await cursor.execute(SLEEP)

    async def look() -> Row:
        async with single.read() as cursor:
            return await _one(cursor, "SELECT 1")

    sleeper = asyncio.create_task(sleep())
    waiters = [asyncio.create_task(look()) for _ in range(3)]
    await _until_asleep(database_url)
    sleeper.cancel()
    assert await asyncio.gather(*waiters) == [(1,)] * 3


async def test_cancelled_queries_never_give_their_answer_to_another(database: Database) -> None:
    async def ask(number: int) -> None:
        async with database.read() as cursor:
            assert await _one(cursor, "SELECT %s", number) == (number,)

    chance = random.Random(1)
    for start in range(0, 400, 40):
        asked = [asyncio.create_task(ask(start + offset)) for offset in range(40)]
        for _ in range(chance.randrange(30)):
            await asyncio.sleep(0)
        for task in chance.sample(asked, 20):
            task.cancel()
        ended = await asyncio.gather(*asked, return_exceptions=True)
        assert all(end is None or isinstance(end, asyncio.CancelledError) for end in ended)
    await asyncio.gather(*(ask(number) for number in range(8)))


async def test_a_pool_that_is_closed_opens_nothing_more(
    database: Database, database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    connecting, go_on = asyncio.Event(), asyncio.Event()
    opened = Connector.open

    async def slowly(connector: Connector) -> Connection:
        connection = await opened(connector)
        connecting.set()
        await go_on.wait()
        return connection

    async def look(statement: str) -> None:
        async with database.read() as cursor:
            await cursor.execute(statement)

    asleep = asyncio.create_task(look(SLEEP))
    await _until_asleep(database_url)
    monkeypatch.setattr(Connector, "open", slowly)
    late = asyncio.create_task(look("SELECT 1"))
    await connecting.wait()
    await database.close()
    go_on.set()
    for reader in (asleep, late):
        with pytest.raises(Unavailable, match="stopping"):
            await reader
    assert database.use.used == 0


@pytest.mark.parametrize("way", ["read", "snapshot", "transaction"])
async def test_a_connection_that_died_while_idle_is_replaced(
    single: Database, database_url: str, way: str
) -> None:
    async with single.read() as cursor:
        (connection_id,) = await _one(cursor, "SELECT CONNECTION_ID()")
    # The event loop does not run meanwhile, so that the pool has not heard of it yet.
    _kill(database_url, connection_id)
    async with getattr(single, way)() as cursor:
        assert (await _one(cursor, "SELECT CONNECTION_ID()"))[0] != connection_id


async def test_a_read_that_loses_its_connection_is_run_again(
    single: Database, database_url: str
) -> None:
    async with single.read() as cursor:
        (connection_id,) = await _one(cursor, "SELECT CONNECTION_ID()")
        _kill(database_url, connection_id)
        assert await _one(cursor, "SELECT 42") == (42,)


async def test_a_write_that_loses_its_connection_is_not_run_again(
    single: Database, database_url: str
) -> None:
    async def write() -> None:
        async with single.transaction() as cursor:
            (connection_id,) = await _one(cursor, "SELECT CONNECTION_ID()")
            await cursor.execute("UPDATE key_ring SET revision = 5")
            _kill(database_url, connection_id)
            await cursor.execute("UPDATE key_ring SET revision = revision + 1")

    with pytest.raises(Unavailable):
        await write()
    async with single.read() as cursor:
        assert await _one(cursor, "SELECT revision FROM key_ring") == (1,)


async def test_a_statement_has_a_time_limit_at_the_server(
    opened: Opener, database_url: str
) -> None:
    database = await opened(database_url, statement_timeout=0.05)
    with pytest.raises(Unavailable, match="in time"):
        async with database.read() as cursor:
            await cursor.execute("SELECT SLEEP(5)")


async def test_a_lock_that_is_not_had_in_time_is_no_database_that_is_away(
    database: Database,
) -> None:
    async def write(revision: int) -> None:
        async with database.transaction() as cursor:
            await cursor.execute("SET SESSION innodb_lock_wait_timeout = 0")
            await cursor.execute("UPDATE key_ring SET revision = %s", (revision,))

    async with database.transaction() as cursor:
        await cursor.execute("UPDATE key_ring SET revision = 2")
        with pytest.raises(Unavailable, match="in time"):
            await write(3)


async def test_a_warning_of_the_server_costs_no_further_statement(single: Database) -> None:
    async with single.read() as cursor:
        asked = "SHOW SESSION STATUS LIKE 'Questions'"
        (_, before) = await _one(cursor, asked)
        assert await _one(cursor, "SELECT CAST('x' AS SIGNED)") == (0,)
        (_, after) = await _one(cursor, asked)
    assert int(after) - int(before) == 2


async def test_only_one_statement_fits_in_a_string(database: Database) -> None:
    with pytest.raises(pymysql.err.ProgrammingError):
        async with database.read() as cursor:
            await cursor.execute("SELECT 1; DELETE FROM key_ring")
    async with database.read() as cursor:
        assert await _one(cursor, "SELECT COUNT(*) FROM key_ring") == (1,)


async def test_waiting_for_a_free_connection_has_an_end(
    single: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with single.read():
        # Only now: opening a connection counts, too.
        monkeypatch.setattr(single, "_acquire_timeout", 0.05)
        with pytest.raises(Unavailable, match="in use"):
            async with single.read():
                pass
    monkeypatch.undo()
    async with single.read() as cursor:
        assert await _one(cursor, "SELECT 1") == (1,)


async def test_no_server_is_unavailable_and_connecting_is_lazy(
    opened: Opener, tmp_path: Path
) -> None:
    url = f"mysql://me:hunter2@h/flagstaff?unix_socket={tmp_path}/none"
    database = await opened(url)
    with pytest.raises(Unavailable) as unavailable:
        async with database.read():
            pass
    assert "hunter2" not in str(unavailable.value)


async def test_trouble_is_logged_once_while_it_lasts(
    opened: Opener, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    database = await opened(f"mysql://me:hunter2@h/flagstaff?unix_socket={tmp_path}/none")
    for _ in range(3):
        with pytest.raises(Unavailable):
            async with database.read():
                pass
    (record,) = caplog.records
    assert "Can't connect" in record.getMessage()
    assert "hunter2" not in record.getMessage()


async def test_a_server_that_accepts_and_never_greets_is_given_up_on(
    opened: Opener, tmp_path: Path
) -> None:
    path = tmp_path / "s"
    accepted: list[asyncio.StreamWriter] = []
    silent = await asyncio.start_unix_server(lambda _, writer: accepted.append(writer), path)
    database = await opened(f"mysql:///flagstaff?unix_socket={path}", size=4, connect_timeout=0.05)

    async def look() -> None:
        async with database.read():
            pass

    # More than there are connections: nobody waits for another's connect but for a slot.
    ended = await asyncio.gather(*(look() for _ in range(8)), return_exceptions=True)
    assert all(isinstance(end, Unavailable) for end in ended)
    silent.close()
    for writer in accepted:
        writer.close()
        await writer.wait_closed()


async def test_tls_that_the_server_does_not_offer_is_no_plain_text(
    opened: Opener, database_url: str
) -> None:
    database = await opened(f"{database_url}&tls=require")
    with pytest.raises(Unavailable, match="TLS"):
        async with database.read():
            pass


async def test_a_password_that_only_tls_could_carry_is_not_sent(
    opened: Opener, mysql8_url: str
) -> None:
    database = await opened(mysql8_url)
    with pytest.raises(Unavailable, match="over TLS or a socket"):
        async with database.read():
            pass


async def test_an_answer_out_of_step_is_a_connection_that_is_lost(
    opened: Opener, out_of_step_url: str
) -> None:
    database = await opened(out_of_step_url)
    with pytest.raises(Unavailable):
        async with database.read() as cursor:
            await cursor.execute("SELECT 1")
    assert database.use.reconnects == 1


async def test_a_database_that_is_not_migrated_says_so(
    opened: Opener, empty_database_url: str
) -> None:
    database = await opened(empty_database_url)
    with pytest.raises(Unavailable, match="flagstaff migrate"):
        async with database.read() as cursor:
            await cursor.execute("SELECT * FROM flags")


async def test_a_stream_holds_one_batch_at_a_time(database: Database) -> None:
    seen = 0
    batches = database.stream("SELECT seq FROM seq_1_to_2500")
    async for rows in batches:
        assert len(rows) <= 500
        seen += len(rows)
    assert seen == 2500


async def test_a_batch_of_large_rows_has_few(database: Database) -> None:
    statement = "SELECT REPEAT('x', 200000) FROM seq_1_to_100"
    sizes = [len(batch) async for batch in database.stream(statement)]
    assert sum(sizes) == 100
    assert max(sizes) == 3


async def test_streams_that_nobody_reads_on_leave_connections_to_others(
    database: Database,
) -> None:
    statement = "SELECT seq FROM seq_1_to_10000000"
    async with contextlib.AsyncExitStack() as open_streams:
        for _ in range(database.use.size // 2):
            batches = database.stream(statement)
            await open_streams.enter_async_context(contextlib.aclosing(batches))
            await anext(batches)
        with pytest.raises(Overloaded):
            await anext(database.stream(statement))
        async with database.read() as cursor:
            assert await _one(cursor, "SELECT 1") == (1,)
    async with contextlib.aclosing(database.stream(statement)) as batches:
        assert await anext(batches)


async def test_a_stream_may_be_left_before_its_end(single: Database) -> None:
    async with contextlib.aclosing(single.stream("SELECT seq FROM seq_1_to_10000000")) as batches:
        async for rows in batches:
            assert rows[0] == (1,)
            break
    async with single.read() as cursor:
        assert await _one(cursor, "SELECT 1") == (1,)


async def test_a_restart_and_a_frozen_server_leave_nobody_waiting(
    opened: Opener, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    server = PrivateMariaDB(tmp_path, durable=False)
    server.start()
    database = await opened(server.url_of("mysql"), size=2)

    def shorten_timeouts(patch: pytest.MonkeyPatch) -> None:
        pool = database._pool
        for connection in pool._idle:
            patch.setattr(connection, "_patience", 0.1)
        patch.setattr(pool._connector, "_connect_timeout", 0.1)

    async def look() -> Row:
        async with database.read() as cursor:
            return await _one(cursor, "SELECT 1")

    try:
        assert await asyncio.gather(*(look() for _ in range(10))) == [(1,)] * 10
        server.kill()
        server.start()
        assert await asyncio.gather(*(look() for _ in range(10))) == [(1,)] * 10
        with monkeypatch.context() as patch:
            # Those of a server that answers are longer than it may be slow.
            shorten_timeouts(patch)
            server.freeze()
            ended = await asyncio.gather(*(look() for _ in range(4)), return_exceptions=True)
        server.thaw()
        assert [repr(end) for end in ended if not isinstance(end, Unavailable)] == []
        assert await asyncio.gather(*(look() for _ in range(10))) == [(1,)] * 10
    finally:
        server.stop()


async def test_connections_set_apart_are_nobody_elses_and_go_with_the_others(
    single: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    database = single
    apart = database.apart(1)
    async with database.read(), apart.read() as cursor:
        assert await _one(cursor, "SELECT 1") == (1,)
        monkeypatch.setattr(database, "_acquire_timeout", 0.05)
        with pytest.raises(Unavailable):
            async with database.read():
                pass
    monkeypatch.undo()
    async with apart.read() as cursor:
        before = await _one(cursor, "SELECT CONNECTION_ID()")
    # A primary that moved is noticed by whoever writes or reads first.
    database.renew()
    async with apart.read() as cursor:
        assert await _one(cursor, "SELECT CONNECTION_ID()") != before
    await database.close()
    with pytest.raises(Unavailable):
        async with apart.read():
            pass


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (pymysql.err.OperationalError(3140, "Invalid JSON text in argument 1 'secret'"), "(3140)"),
        (
            pymysql.err.OperationalError(1205, "Lock wait timeout exceeded"),
            "(1205, 'Lock wait timeout",
        ),
        (pymysql.err.OperationalError(2003, "Can't connect to MySQL"), "(2003, \"Can't connect"),
        (pymysql.err.OperationalError("secret"), "OperationalError"),
    ],
)
def test_the_log_quotes_no_row(error: Exception, said: str) -> None:
    assert describe(error).startswith(said)
    assert "secret" not in describe(error)
