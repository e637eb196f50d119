"""Deletes stored contexts of deleted flag sets, a bounded piece at a time."""

from __future__ import annotations

from service.management.stores import Stores
from service.settings import Settings
from service.storage import former_contexts

# Rows in one transaction, and transactions in one piece: about a second of work.
_ROWS_AT_ONCE = 1000
_BATCHES_AT_ONCE = 20


async def sweep(stores: Stores, _: Settings) -> bool:
    """Delete some of the rest; return whether there is more. Raises Unavailable."""
    database = stores.database
    async with database.read() as cursor:
        left = await former_contexts.flag_sets(cursor)
    batches = 0
    for flag_set_id in left:
        after: bytes | None = b""
        while after is not None:
            if batches == _BATCHES_AT_ONCE:
                return True
            async with database.transaction() as cursor:
                after = await former_contexts.sweep(cursor, flag_set_id, after, _ROWS_AT_ONCE)
            batches += 1
        async with database.transaction() as cursor:
            await former_contexts.forget(cursor, flag_set_id)
    return False
