"""What may lag is read from a replica that is in step; everything else from the primary."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator
from typing import Protocol

import pytest

from service.errors import Unavailable
from service.storage.connection_pool import open_pool
from service.storage.database import Cursor, Database
from service.storage.replica import ReplicatedDatabase
from tests.nodes.replicated_mariadb import ReplicatedMariaDB
from tests.waiting import PATIENCE

RING = "SELECT revision FROM key_ring"


class Opener(Protocol):
    """Opens the pair as a worker has it, found in step or not, and closes it in the end."""

    async def __call__(self, *, most_lag: float = 60) -> ReplicatedDatabase: ...


@pytest.fixture
async def opened(replicated_mariadb: ReplicatedMariaDB) -> AsyncIterator[Opener]:
    async with contextlib.AsyncExitStack() as stack:

        async def connect(*, most_lag: float = 60) -> ReplicatedDatabase:
            primary, replica = replicated_mariadb.primary, replicated_mariadb.replica
            other = await Database.connect(replica.address, size=2, statement_timeout=5)
            stack.push_async_callback(other.close)
            pool = open_pool(primary.address, size=2, statement_timeout=5)
            database = ReplicatedDatabase(pool, other, most_lag=most_lag)
            stack.push_async_callback(database.close)
            return database

        yield connect


@pytest.fixture
async def database(opened: Opener) -> ReplicatedDatabase:
    database = await opened()
    await found(database, in_step=True)
    return database


async def found(database: ReplicatedDatabase, *, in_step: bool) -> None:
    """Compare until that is what is found."""
    async with asyncio.timeout(PATIENCE):
        while database.is_replica_in_step != in_step:
            await database.compare(interval=0.1)


async def number(cursor: Cursor) -> int:
    await cursor.execute(RING)
    row = cursor.fetchone()
    assert row is not None
    return int(row[0])


async def lagging(database: Database) -> int:
    async with database.read_lagging() as cursor:
        return await number(cursor)


async def streamed(database: Database) -> int:
    async with contextlib.aclosing(database.stream_lagging(RING)) as batches:
        ((row,),) = [batch async for batch in batches]
    return int(row[0])


async def present(database: Database) -> int:
    async with database.read() as cursor:
        return await number(cursor)


async def advance(database: Database) -> int:
    """A commit at the primary; what stands there then."""
    async with database.transaction() as cursor:
        await cursor.execute("UPDATE key_ring SET revision = revision + 1")
        return await number(cursor)


async def test_a_replica_tells_what_it_has(
    database: ReplicatedDatabase, replicated_mariadb: ReplicatedMariaDB
) -> None:
    replicated_mariadb.replica.stop_following()
    new = await advance(database)
    assert await present(database) == new
    assert await lagging(database) == new - 1
    assert await streamed(database) == new - 1
    replicated_mariadb.replica.go_on_following()
    replicated_mariadb.wait_until_in_step()
    assert await lagging(database) == new
    assert await streamed(database) == new


async def test_a_replica_that_was_not_compared_yet_is_left_alone(
    opened: Opener, replicated_mariadb: ReplicatedMariaDB
) -> None:
    database = await opened()
    replicated_mariadb.replica.stop_following()
    new = await advance(database)
    assert await lagging(database) == await streamed(database) == new


async def test_a_replica_that_falls_behind_is_left_until_it_is_in_step(
    opened: Opener, replicated_mariadb: ReplicatedMariaDB, caplog: pytest.LogCaptureFixture
) -> None:
    database = await opened(most_lag=0.5)
    await found(database, in_step=True)
    # It may have been found without a pulse before.
    caplog.clear()
    replicated_mariadb.replica.stop_following()
    new = await advance(database)
    await found(database, in_step=False)
    assert await lagging(database) == await streamed(database) == new
    (told,) = [record for record in caplog.records if record.levelname == "WARNING"]
    assert "behind" in told.getMessage()
    replicated_mariadb.replica.go_on_following()
    await found(database, in_step=True)


async def test_a_replica_that_dies_is_replaced_by_the_primary_in_the_middle_of_a_block(
    database: ReplicatedDatabase, replicated_mariadb: ReplicatedMariaDB
) -> None:
    replicated_mariadb.replica.stop_following()
    new = await advance(database)
    async with database.read_lagging() as cursor:
        assert await number(cursor) == new - 1
        replicated_mariadb.replica.kill()
        assert await number(cursor) == new
    assert not database.is_replica_in_step
    await database.compare()
    assert not database.is_replica_in_step
    assert await lagging(database) == await streamed(database) == new


async def test_a_stream_that_cannot_begin_at_the_replica_begins_at_the_primary(
    database: ReplicatedDatabase, replicated_mariadb: ReplicatedMariaDB
) -> None:
    new = await advance(database)
    replicated_mariadb.replica.kill()
    assert await streamed(database) == new


async def test_a_stream_that_has_begun_at_the_replica_does_not_begin_again(
    database: ReplicatedDatabase, replicated_mariadb: ReplicatedMariaDB
) -> None:
    # More than any buffer on the way holds.
    statement = "SELECT REPEAT('x', 10000) FROM seq_1_to_20000"
    async with contextlib.aclosing(database.stream_lagging(statement)) as batches:
        await anext(batches)
        replicated_mariadb.replica.kill()
        with pytest.raises(Unavailable):
            async for _ in batches:
                pass


async def test_a_primary_that_is_away_leaves_the_replica_as_it_was_found(
    database: ReplicatedDatabase, replicated_mariadb: ReplicatedMariaDB
) -> None:
    last = await present(database)
    replicated_mariadb.wait_until_in_step()
    replicated_mariadb.primary.kill()
    await database.compare()
    assert await lagging(database) == await streamed(database) == last
    with pytest.raises(Unavailable):
        await present(database)
