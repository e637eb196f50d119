"""What is left of the stored contexts of flag sets that were deleted, until it is swept away."""

from __future__ import annotations

from service.storage.clock import NOW
from service.storage.database import Cursor

# A write that began before its flag set was deleted may come to its end after that, by so many
# milliseconds at most: statements have a limit.
_LATEST_WRITE = 60_000
_ALL = 2**63 - 1


async def leave(cursor: Cursor, flag_set_id: int, at: int) -> None:
    """Notes that the set's contexts are nobody's any more: it is deleted in this transaction."""
    await cursor.execute(
        "INSERT INTO former_contexts (flag_set_id, left_at) VALUES (%s, %s)"
        " ON DUPLICATE KEY UPDATE left_at = VALUES(left_at)",
        (flag_set_id, at),
    )


async def flag_sets(cursor: Cursor) -> list[int]:
    """The ids of the sets that may have something left."""
    await cursor.execute("SELECT flag_set_id FROM former_contexts ORDER BY left_at")
    return [row[0] for row in cursor.fetchall()]


async def sweep(cursor: Cursor, flag_set_id: int, after: bytes, limit: int) -> bytes | None:
    """Removes up to ``limit`` of what is left of a set, in order of key, from the one after.

    Answers the last key that it removed; None where there is nothing behind it. A set that is in
    use again keeps what was stored since.
    """
    # Held, so that the set is not made again between a look at what is left and its removal.
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
            f" AND targeting_key IN ({', '.join(['%s'] * len(keys))})",
            (flag_set_id, before, *keys),
        )
    return keys[-1] if len(keys) == limit else None


async def forget(cursor: Cursor, flag_set_id: int) -> None:
    """Notes that nothing is left of a set, once nothing can be added any more."""
    await cursor.execute(
        f"DELETE FROM former_contexts WHERE flag_set_id = %s AND left_at < {NOW} - %s",
        (flag_set_id, _LATEST_WRITE),
    )
