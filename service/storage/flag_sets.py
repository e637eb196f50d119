"""Rows of flag sets. Times are in milliseconds since 1970."""

from __future__ import annotations

from collections.abc import Collection

import msgspec

from service.errors import NotFound
from service.storage.clock import NOW
from service.storage.database import Cursor, Row
from service.storage.texts import may_have


class Properties(msgspec.Struct, frozen=True):
    """Properties of a flag set.

    ``fractional`` is the version of the algorithm; ``stored_contexts`` says whether evaluations
    read stored contexts.
    """

    fractional: int
    stored_contexts: bool
    metadata_text: str


class FlagSetRow(msgspec.Struct, frozen=True):
    """A stored, live flag set."""

    id: int
    name: str
    revision: int
    fractional: int
    stored_contexts: bool
    metadata_text: str
    created_at: int
    modified_at: int

    @property
    def properties(self) -> Properties:
        """Return the properties of the set."""
        return Properties(self.fractional, self.stored_contexts, self.metadata_text)


_COLUMNS = "id, name, revision, fractional, stored_contexts, metadata, created_at, modified_at"


async def find(cursor: Cursor, name: str) -> FlagSetRow:
    """Return the flag set. Raises NotFound."""
    await cursor.execute(
        f"SELECT {_COLUMNS} FROM flag_sets WHERE name = %s AND deleted_at IS NULL",
        (name.encode(),),
    )
    row = cursor.fetchone()
    if row is None:
        raise NotFound("flag set", name)
    return _flag_set(row)


async def lock(cursor: Cursor, name: str) -> tuple[FlagSetRow, int]:
    """Lock the flag set until the transaction ends; return it and the time.

    Every write begins with this, so that writes to one set happen one after the other and never
    deadlock. The time never precedes that of an earlier write. Raises NotFound.
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
    cursor: Cursor,
    *,
    after: str,
    limit: int,
    only: str | None,
    search: str,
    words: Collection[str] = (),
) -> list[FlagSetRow]:
    """Return up to ``limit`` flag sets by name, starting after ``after``.

    ``only`` selects one name; ``search`` names that contain it, ignoring case; ``words`` metadata
    that may contain all these pieces of JSON.
    """
    conditions = ["deleted_at IS NULL", "name > %s"]
    arguments: list[object] = [after.encode()]
    if only is not None:
        conditions.append("name = %s")
        arguments.append(only.encode())
    if search:
        conditions.append("LOCATE(LOWER(%s), LOWER(CONVERT(name USING utf8mb4))) > 0")
        arguments.append(search)
    may_have(words, "metadata", conditions, arguments)
    await cursor.execute(
        f"SELECT {_COLUMNS} FROM flag_sets WHERE {' AND '.join(conditions)} ORDER BY name LIMIT %s",
        (*arguments, limit),
    )
    return [_flag_set(row) for row in cursor.fetchall()]


async def create(
    cursor: Cursor, name: str, properties: Properties
) -> tuple[FlagSetRow, int] | None:
    """Insert a flag set without changes; return it locked, and the time. None if it exists.

    A name that was in use before gets its row back, and continues its revisions.
    """
    # Two that create the same name at once meet at the unique index here, not as an error.
    await cursor.execute(
        "INSERT INTO flag_sets (name, revision, fractional, stored_contexts, metadata,"
        " created_at, modified_at, deleted_at)"
        f" VALUES (%s, 0, %s, %s, %s, {NOW}, {NOW}, {NOW}) ON DUPLICATE KEY UPDATE id = id",
        (name.encode(), *msgspec.structs.astuple(properties)),
    )
    await cursor.execute(
        "SELECT id, deleted_at IS NULL FROM flag_sets WHERE name = %s FOR UPDATE",
        (name.encode(),),
    )
    row = cursor.fetchone()
    if row is None or row[1]:
        return None
    # Later than any stored context of the former set of this name, which is distinguished by it.
    await cursor.execute(
        "UPDATE flag_sets SET fractional = %s, stored_contexts = %s, metadata = %s,"
        f" created_at = GREATEST(deleted_at + (revision > 0), {NOW}), deleted_at = NULL"
        " WHERE id = %s",
        (*msgspec.structs.astuple(properties), row[0]),
    )
    return await lock(cursor, name)


async def advance(cursor: Cursor, flag_set: FlagSetRow, at: int, properties: Properties) -> int:
    """Increment the revision of a locked flag set; return it."""
    await cursor.execute(
        "UPDATE flag_sets SET revision = revision + 1, modified_at = %s, fractional = %s,"
        " stored_contexts = %s, metadata = %s WHERE id = %s",
        (at, *msgspec.structs.astuple(properties), flag_set.id),
    )
    return flag_set.revision + 1


async def delete(cursor: Cursor, flag_set: FlagSetRow, at: int) -> None:
    """Mark a locked flag set as deleted; the row stays, for its id, its counter, its history."""
    await cursor.execute("UPDATE flag_sets SET deleted_at = %s WHERE id = %s", (at, flag_set.id))


def _flag_set(row: Row) -> FlagSetRow:
    flag_set_id, name, revision, fractional, stored_contexts, metadata_text, *times = row
    return FlagSetRow(
        flag_set_id,
        name.decode(),
        revision,
        fractional,
        bool(stored_contexts),
        metadata_text,
        *times,
    )
