"""Turns of background jobs among any number of processes."""

from __future__ import annotations

from service.storage.clock import NOW
from service.storage.database import Cursor, Database


async def take(database: Database, name: str, seconds: float) -> bool:
    """Take the turn if the job is due, for so many seconds; return whether it was taken.

    One statement, so that only one of two concurrent processes gets it.
    """
    async with database.transaction() as cursor:
        taken = await cursor.execute(
            f"UPDATE job_turns SET due_at = {NOW} + %s WHERE name = %s AND due_at <= {NOW}",
            (_milliseconds(seconds), name.encode()),
        )
        if not taken:
            # The job's first time anywhere; of two concurrent inserts one finds the other's row.
            taken = await cursor.execute(
                "INSERT INTO job_turns (name, due_at)"
                f" VALUES (%s, {NOW} + %s) ON DUPLICATE KEY UPDATE name = name",
                (name.encode(), _milliseconds(seconds)),
            )
    return taken > 0


async def put_off(database: Database, name: str, seconds: float) -> None:
    """End the turn; the job is due again after so many seconds."""
    async with database.transaction() as cursor:
        await cursor.execute(
            f"UPDATE job_turns SET due_at = {NOW} + %s WHERE name = %s",
            (_milliseconds(seconds), name.encode()),
        )


async def overdue(cursor: Cursor) -> dict[str, float]:
    """Return for how many seconds each job is overdue, by name; 0 if it is not due yet."""
    await cursor.execute(f"SELECT name, GREATEST(0, {NOW} - due_at) FROM job_turns")
    return {row[0].decode(): float(row[1]) / 1000 for row in cursor.fetchall()}


def _milliseconds(seconds: float) -> int:
    return int(seconds * 1000)
