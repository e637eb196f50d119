"""The rows of flag sets. Times are in milliseconds since 1970."""

from __future__ import annotations

import msgspec

from service.errors import NotFound
from service.storage.clock import NOW
from service.storage.pool import Cursor, Row


class FlagSetRow(msgspec.Struct, frozen=True):
    """A live flag set as it is stored."""

    id: int
    name: str
    revision: int
    fractional: int
    metadata_text: str
    created_at: int
    modified_at: int


_COLUMNS = "id, name, revision, fractional, metadata, created_at, modified_at"


async def find(cursor: Cursor, name: str) -> FlagSetRow:
    """The flag set. Raises NotFound."""
    await cursor.execute(
        f"SELECT {_COLUMNS} FROM flag_sets WHERE name = %s AND deleted_at IS NULL",
        (name.encode(),),
    )
    row = cursor.fetchone()
    if row is None:
        raise NotFound("flag set", name)
    return _flag_set(row)


async def lock(cursor: Cursor, name: str) -> tuple[FlagSetRow, int]:
    """The flag set, held against other writers until the transaction ends, and the time.

    Every write begins with this, so that writes to one set happen one after the other and never
    wait for each other in a circle. The time never runs behind that of an earlier write. Raises
    NotFound.
    """
    await cursor.execute(
        f"SELECT {_COLUMNS}, GREATEST(modified_at, {NOW}) FROM flag_sets"
        " WHERE name = %s AND deleted_at IS NULL FOR UPDATE",
        (name.encode(),),
    )
    row = cursor.fetchone()
    if row is None:
        raise NotFound("flag set", name)
    return _flag_set(row[:-1]), row[-1]


async def page(
    cursor: Cursor, *, after: str, limit: int, only: str | None, search: str
) -> list[FlagSetRow]:
    """Up to ``limit`` flag sets in order of name, from the one after ``after``.

    ``only`` narrows it to one name; ``search`` to names that contain it, whatever the case.
    """
    conditions = ["deleted_at IS NULL", "name > %s"]
    arguments: list[object] = [after.encode()]
    if only is not None:
        conditions.append("name = %s")
        arguments.append(only.encode())
    if search:
        conditions.append("LOCATE(LOWER(%s), LOWER(CONVERT(name USING utf8mb4))) > 0")
        arguments.append(search)
    await cursor.execute(
        f"SELECT {_COLUMNS} FROM flag_sets WHERE {' AND '.join(conditions)} ORDER BY name LIMIT %s",
        (*arguments, limit),
    )
    return [_flag_set(row) for row in cursor.fetchall()]


async def create(
    cursor: Cursor, name: str, fractional: int, metadata_text: str
) -> tuple[FlagSetRow, int] | None:
    """A new flag set that no change was made to yet, locked, and the time; None if it exists.

    A name that was in use before gets its row back, with the counter where it was.
    """
    # Two that create the same name at once meet at the unique index here, not as an error.
    await cursor.execute(
        "INSERT INTO flag_sets"
        " (name, revision, fractional, metadata, created_at, modified_at, deleted_at)"
        f" VALUES (%s, 0, %s, %s, {NOW}, {NOW}, {NOW}) ON DUPLICATE KEY UPDATE id = id",
        (name.encode(), fractional, metadata_text),
    )
    await cursor.execute(
        "SELECT id, deleted_at IS NULL FROM flag_sets WHERE name = %s FOR UPDATE",
        (name.encode(),),
    )
    row = cursor.fetchone()
    if row is None or row[1]:
        return None
    await cursor.execute(
        "UPDATE flag_sets SET deleted_at = NULL, fractional = %s, metadata = %s,"
        f" created_at = {NOW} WHERE id = %s",
        (fractional, metadata_text, row[0]),
    )
    return await lock(cursor, name)


async def advance(
    cursor: Cursor, flag_set: FlagSetRow, at: int, *, fractional: int, metadata_text: str
) -> int:
    """Adds one to the revision of a locked flag set and answers it."""
    await cursor.execute(
        "UPDATE flag_sets SET revision = revision + 1, modified_at = %s, fractional = %s,"
        " metadata = %s WHERE id = %s",
        (at, fractional, metadata_text, flag_set.id),
    )
    return flag_set.revision + 1


async def delete(cursor: Cursor, flag_set: FlagSetRow, at: int) -> None:
    """Marks a locked flag set as deleted; the row stays, for its id, its counter, its history."""
    await cursor.execute("UPDATE flag_sets SET deleted_at = %s WHERE id = %s", (at, flag_set.id))


def _flag_set(row: Row) -> FlagSetRow:
    flag_set_id, name, revision, fractional, metadata_text, created_at, modified_at = row
    return FlagSetRow(
        flag_set_id, name.decode(), revision, fractional, metadata_text, created_at, modified_at
    )
