"""What a follower reads, of one flag set."""

from __future__ import annotations

from service.storage import deltas
from service.storage.database import Database
from service.storage.deltas import Delta, Head, StoredFlagSet


async def read_flag_set(database: Database, name: str) -> StoredFlagSet | None:
    """The whole flag set; None if it is not there."""
    return (await deltas.read_flag_sets(database, [name])).get(name)


async def read_changes(database: Database, name: str, since: Head) -> Delta | None:
    """What changed after ``since``; None if the set never stood there, or is not there."""
    return (await deltas.read_changes(database, {name: since})).get(name)
