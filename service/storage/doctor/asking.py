"""Queries on one connection, outside of any pool."""

from __future__ import annotations

from typing import Any

from service.storage.connection import Connection


async def row(connection: Connection, statement: str) -> tuple[Any, ...]:
    """Return the only row of an answer."""
    return (await rows(connection, statement))[0]


async def rows(connection: Connection, statement: str) -> list[tuple[Any, ...]]:
    """Return all rows of an answer. Raises what the driver raises, or Unavailable."""
    cursor = await connection.cursor()
    await cursor.execute(statement)
    return list(await cursor.fetchall())


def words_of(error: BaseException) -> str:
    """Return the text of an error, as the middle of a sentence. No driver repeats a password."""
    words = str(error.args[-1]) if error.args else type(error).__name__
    return words.strip().rstrip(".")
