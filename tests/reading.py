"""Reads of a follower, for one flag set."""

from __future__ import annotations

from service.storage import deltas
from service.storage.database import Database
from service.storage.deltas import Delta, Head, StoredFlagSet


async def read_flag_set(database: Database, name: str) -> StoredFlagSet | None:
    """Return the whole flag set; None if it does not exist."""
    return (await deltas.read_flag_sets(database, [name])).get(name)


async def read_changes(database: Database, name: str, since: Head) -> Delta | None:
    """Return what changed after ``since``; None without that head in the history."""
    return (await deltas.read_changes(database, {name: since})).get(name)
