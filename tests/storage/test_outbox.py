"""What is removed from the outbox while others look at it."""

from __future__ import annotations

import pytest

from service.storage import flag_sets, outbox, webhooks
from service.storage.database import Arguments, Cursor, Database
from service.storage.flag_sets import Properties


async def _deliver(database: Database) -> tuple[int, int]:
    """A webhook and a delivery to it that has ended."""
    async with database.transaction() as cursor:
        created = await flag_sets.create(cursor, "shop", Properties(2, False, "{}"))
        assert created is not None
        webhook_id = await webhooks.insert(
            cursor,
            created[0].id,
            url="http://receiver/",
            description=None,
            secret=b"s",
            enabled=True,
            created_by="test",
        )
        delivery_id = await outbox.write_test(cursor, webhook_id)
        await outbox.record_success(cursor, delivery_id, 204)
    return webhook_id, delivery_id


async def test_what_is_to_be_delivered_again_is_not_removed_as_old(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    webhook_id, delivery_id = await _deliver(database)
    execute = Cursor.execute

    async def interrupted(cursor: Cursor, statement: str, arguments: Arguments = ()) -> int:
        found = await execute(cursor, statement, arguments)
        if "ORDER BY ended_at" in statement:
            # Somebody asks for it again between the look for what is old and its removal.
            monkeypatch.undo()
            async with database.transaction() as other:
                await outbox.repeat(other, delivery_id)
        return found

    monkeypatch.setattr(Cursor, "execute", interrupted)
    async with database.transaction() as cursor:
        await outbox.delete_ended(cursor, -60, 10)
    async with database.read() as cursor:
        waiting = await outbox.next_of(cursor, webhook_id)
    assert waiting is not None
    assert waiting.delivery.id == delivery_id
    async with database.transaction() as cursor:
        await outbox.record_success(cursor, delivery_id, 204)
        assert await outbox.delete_ended(cursor, -60, 10) == 1
        assert await outbox.find(cursor, webhook_id, delivery_id) is None
