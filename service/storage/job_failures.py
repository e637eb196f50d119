"""Background jobs that keep failing, in any process. Times are in milliseconds."""

from __future__ import annotations

from service.storage.clock import NOW
from service.storage.database import Cursor, Database

# A failed job is run again within half a minute, or within its turn: one that has not failed for so
# long runs in another process, or its process is gone.
_LASTS = 300_000


async def record(database: Database, name: str) -> None:
    """Record a failure; the job fails since its first failure without a later success."""
    async with database.transaction() as cursor:
        await cursor.execute(
            f"INSERT INTO job_failures (name, since, failed_at) VALUES (%s, {NOW}, {NOW})"
            f" ON DUPLICATE KEY UPDATE since = IF(failed_at < {NOW} - {_LASTS}, {NOW}, since),"
            f" failed_at = {NOW}",
            (name.encode(),),
        )


async def clear(database: Database, name: str) -> None:
    """Record a success."""
    async with database.transaction() as cursor:
        await cursor.execute("DELETE FROM job_failures WHERE name = %s", (name.encode(),))


async def failing(cursor: Cursor) -> dict[str, float]:
    """Return since when each failing job fails, in Unix seconds by name."""
    await cursor.execute(
        f"SELECT name, since FROM job_failures WHERE failed_at >= {NOW} - {_LASTS}"
    )
    return {row[0].decode(): float(row[1]) / 1000 for row in cursor.fetchall()}
