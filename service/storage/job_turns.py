"""Whose turn a job of the background is, when any number of processes may run it."""

from __future__ import annotations

from service.storage.clock import NOW
from service.storage.database import Cursor, Database


async def take(database: Database, name: str, seconds: float) -> bool:
    """Whether the job is due and the turn is ours; nobody else's for so many seconds then.

    One statement, so that of two that ask at once one has it.
    """
    async with database.transaction() as cursor:
        taken = await cursor.execute(
            f"UPDATE job_turns SET due_at = {NOW} + %s WHERE name = %s AND due_at <= {NOW}",
            (_milliseconds(seconds), name.encode()),
        )
        if not taken:
            # The job's first time anywhere; of two that insert it at once, one finds it there.
            taken = await cursor.execute(
                "INSERT INTO job_turns (name, due_at)"
                f" VALUES (%s, {NOW} + %s) ON DUPLICATE KEY UPDATE name = name",
                (name.encode(), _milliseconds(seconds)),
            )
    return taken > 0


async def put_off(database: Database, name: str, seconds: float) -> None:
    """The job is done, and due again after so many seconds."""
    async with database.transaction() as cursor:
        await cursor.execute(
            f"UPDATE job_turns SET due_at = {NOW} + %s WHERE name = %s",
            (_milliseconds(seconds), name.encode()),
        )


async def overdue(cursor: Cursor) -> dict[str, float]:
    """How many seconds ago each job was due, by its name; 0 for one that is not due yet."""
    await cursor.execute(f"SELECT name, GREATEST(0, {NOW} - due_at) FROM job_turns")
    return {row[0].decode(): float(row[1]) / 1000 for row in cursor.fetchall()}


def _milliseconds(seconds: float) -> int:
    return int(seconds * 1000)
