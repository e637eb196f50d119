"""What is looked at to find a webhook with something due: counted by MariaDB."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from service.storage import leases
from service.storage.database import Database
from tests.patient import patient_database

# Webhooks for which nothing waits, and what waits for one receiver that does not answer.
_IDLE = 500
_BEHIND = 5000
# What was delivered to each before.
_DELIVERED = 20


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    """One connection, which counts what it reads."""
    database = await patient_database(database_url, size=1)
    yield database
    await database.close()


async def _fill(database: Database, pending: dict[int, int]) -> None:
    """Webhooks with a history, and with as many pending deliveries as given."""
    async with database.transaction() as cursor:
        await cursor.insert_many(
            "INSERT INTO webhooks (id, flag_set_id, url, secret, enabled, created_at, created_by,"
            " modified_at, leased_until, retry_at) VALUES (%s, 1, 'u', 's', 1, 0, 'x', 0, 0, 0)",
            ((number,) for number in range(1, _IDLE + 1)),
        )
        insert = (
            "INSERT INTO outbox (webhook_id, revision, message_id, state, in_turn, created_at,"
            " attempts) VALUES (%s, %s, 'm', %s, TRUE, 0, 0)"
        )
        await cursor.insert_many(
            insert,
            (
                (number, revision, "delivered")
                for number in range(1, _IDLE + 1)
                for revision in range(_DELIVERED)
            ),
        )
        await cursor.insert_many(
            insert,
            (
                (number, _DELIVERED + revision, "pending")
                for number, many in pending.items()
                for revision in range(many)
            ),
        )
    async with database.read() as cursor:
        await cursor.execute("ANALYZE TABLE outbox, webhooks")
        cursor.fetchall()


async def _rows_read(database: Database) -> int:
    """How many rows the connection has read so far, by position and one after the other."""
    async with database.read() as cursor:
        await cursor.execute("SHOW SESSION STATUS LIKE 'Handler_read%'")
        return sum(int(number) for _, number in cursor.fetchall())


async def test_webhooks_for_which_nothing_waits_are_not_looked_at(database: Database) -> None:
    await _fill(database, {7: 1})
    before = await _rows_read(database)
    lease = await leases.take(database, 3600)
    assert lease is not None
    assert lease.webhook_id == 7
    assert await _rows_read(database) - before < _IDLE / 4
    before = await _rows_read(database)
    assert await leases.take(database, 3600) is None
    assert await _rows_read(database) - before < _IDLE / 4


async def test_what_waits_for_a_receiver_is_not_counted_through(database: Database) -> None:
    await _fill(database, {7: _BEHIND, 9: 1})
    before = await _rows_read(database)
    taken = [await leases.take(database, 3600) for _ in range(3)]
    assert {lease.webhook_id for lease in taken if lease is not None} == {7, 9}
    assert taken[2] is None
    assert await _rows_read(database) - before < _BEHIND / 4
