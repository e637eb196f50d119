"""An address that leads to another server, while connections to the former one stay open."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest

from service.errors import Unavailable
from service.storage import deltas
from service.storage.database import Database
from tests.nodes.replicated_mariadb import ReplicatedMariaDB


@pytest.fixture
async def database(replicated_mariadb: ReplicatedMariaDB) -> AsyncIterator[Database]:
    """Four connections by the address that stays, all of which have been used."""
    database = await Database.connect(replicated_mariadb.address, size=4, statement_timeout=5)

    async def use() -> None:
        async with database.read() as cursor:
            await cursor.execute("SELECT SLEEP(0.05)")

    await asyncio.gather(*(use() for _ in range(4)))
    yield database
    await database.close()


async def server_of(database: Database) -> int:
    """The port of the server that a connection leads to."""
    async with database.read() as cursor:
        await cursor.execute("SELECT @@port")
        row = cursor.fetchone()
        assert row is not None
        return int(row[0])


async def advance(database: Database) -> None:
    """A change of two statements, the first of which takes a lock and no more."""
    async with database.transaction() as cursor:
        await cursor.execute("SELECT revision FROM key_ring WHERE id = 1 FOR UPDATE")
        await cursor.execute("UPDATE key_ring SET revision = revision + 1")


async def test_a_write_that_meets_a_former_primary_is_refused_whole_and_the_next_is_not(
    database: Database, replicated_mariadb: ReplicatedMariaDB
) -> None:
    former, new = replicated_mariadb.primary, replicated_mariadb.replica
    before = (await deltas.read_heads(database)).api_keys
    former.run("SET GLOBAL read_only = 1")
    with pytest.raises(Unavailable, match="no writes"):
        await advance(database)
    assert (await deltas.read_heads(database)).api_keys == before
    assert await server_of(database) == former.port
    new.promote()
    replicated_mariadb.lead_to(new)
    with pytest.raises(Unavailable, match="no writes"):
        # It had opened a connection before the address changed.
        await advance(database)
    await advance(database)
    assert (await deltas.read_heads(database)).api_keys == before + 1
    servers = await asyncio.gather(*(server_of(database) for _ in range(8)))
    assert set(servers) == {new.port}


async def test_a_follower_leaves_a_former_primary_by_itself(
    database: Database, replicated_mariadb: ReplicatedMariaDB
) -> None:
    former, new = replicated_mariadb.primary, replicated_mariadb.replica
    assert await server_of(database) == former.port
    former.run("SET GLOBAL read_only = 1")
    new.promote()
    replicated_mariadb.lead_to(new)
    # Asked of the former one, which says that it is read-only.
    await deltas.read_heads(database)
    assert await server_of(database) == new.port
