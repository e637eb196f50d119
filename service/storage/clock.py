"""The time by the database's clock: clocks of nodes may differ, and one history has one order."""

from __future__ import annotations

from service.storage.database import Cursor

# Milliseconds since 1970. SYSDATE is read when the row is, after any wait for its lock; NOW would
# be the time at which the statement began to wait.
NOW = "CAST(UNIX_TIMESTAMP(SYSDATE(3)) * 1000 AS SIGNED)"


async def now(cursor: Cursor) -> int:
    """Return the time in milliseconds since 1970.

    A bound that is computed from it can use an index; with NOW none is used.
    """
    await cursor.execute(f"SELECT {NOW}")
    row = cursor.fetchone()
    return int(row[0]) if row else 0
