"""Stored contexts of deleted flag sets, until they are deleted."""

from __future__ import annotations

from service.storage.clock import NOW
from service.storage.database import Cursor
from service.storage.marks import marks

# A write that began before its flag set was deleted may end after that, by so many milliseconds at
# most: statements have a time limit.
_LATEST_WRITE = 60_000
_ALL = 2**63 - 1


async def leave(cursor: Cursor, flag_set_id: int, at: int) -> None:
    """Record that the set's contexts are to be deleted: it is deleted in this transaction."""
    await cursor.execute(
        "INSERT INTO former_contexts (flag_set_id, left_at) VALUES (%s, %s)"
        " ON DUPLICATE KEY UPDATE left_at = VALUES(left_at)",
        (flag_set_id, at),
    )


async def flag_sets(cursor: Cursor) -> list[int]:
    """Return the ids of the sets that may have contexts left."""
    await cursor.execute("SELECT flag_set_id FROM former_contexts ORDER BY left_at")
    return [row[0] for row in cursor.fetchall()]


async def sweep(cursor: Cursor, flag_set_id: int, after: bytes, limit: int) -> bytes | None:
    """Delete up to ``limit`` leftover contexts of a set by key, starting after ``after``.

    Returns the last deleted key; None if nothing is left. A set that is in use again keeps what
    was stored since.
    """
    # Locked, so that the set is not created again between the check and the deletion.
    await cursor.execute(
        "SELECT IF(deleted_at IS NULL, created_at, %s) FROM flag_sets WHERE id = %s FOR UPDATE",
        (_ALL, flag_set_id),
    )
    row = cursor.fetchone()
    before = _ALL if row is None else row[0]
    await cursor.execute(
        "SELECT targeting_key FROM contexts WHERE flag_set_id = %s AND targeting_key > %s"
        " AND created_at < %s ORDER BY targeting_key LIMIT %s",
        (flag_set_id, after, before, limit),
    )
    keys = [key for (key,) in cursor.fetchall()]
    if keys:
        await cursor.execute(
            "DELETE FROM contexts WHERE flag_set_id = %s AND created_at < %s"
            f" AND targeting_key IN ({marks(keys)})",
            (flag_set_id, before, *keys),
        )
    return keys[-1] if len(keys) == limit else None


async def forget(cursor: Cursor, flag_set_id: int) -> None:
    """Record that nothing is left of a set, once nothing can be added any more."""
    await cursor.execute(
        f"DELETE FROM former_contexts WHERE flag_set_id = %s AND left_at < {NOW} - %s",
        (flag_set_id, _LATEST_WRITE),
    )
