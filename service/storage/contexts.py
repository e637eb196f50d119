"""Rows of stored contexts, texts as they were written. Times are in milliseconds since 1970.

Rows of a deleted flag set whose name is in use again are invisible.
"""

from __future__ import annotations

from collections.abc import AsyncGenerator, Iterable, Sequence

import msgspec

from service.storage.clock import NOW, now
from service.storage.database import Cursor, Database, Row
from service.storage.flag_sets import FlagSetRow
from service.storage.marks import marks
from service.storage.streaming import streamed
from service.structs.contexts import StoredContext

_decode_attributes = msgspec.json.Decoder(dict[str, object]).decode
_decode_overrides = msgspec.json.Decoder(dict[str, str]).decode


class ContextText(msgspec.Struct, frozen=True):
    """A stored context as JSON objects, the attributes as they were written.

    Overrides are ``{"flag":"variant"}`` without spaces, so that a flag can be searched in them.
    """

    key: str
    attributes: str
    overrides: str

    @property
    def text(self) -> str:
        """Return both, as the body of a write has them."""
        return f'{{"attributes":{self.attributes},"overrides":{self.overrides}}}'


class ContextRow(ContextText, frozen=True):
    """A stored context. ``modified_at`` grows with every change, however fast they follow."""

    created_at: int
    modified_at: int

    @property
    def revision(self) -> int:
        """The version of the context: contexts have no other revision."""
        return self.modified_at


class ContextFilter(msgspec.Struct, frozen=True):
    """Filter of contexts: keys that begin with ``prefix``; an ``override`` of this flag."""

    prefix: str = ""
    override: str | None = None


# Contexts with overrides that one page examines for those of one flag.
MOST_SEARCHED = 20_000

_COLUMNS = "targeting_key, attributes, overrides, created_at, modified_at"


async def read_contexts(
    database: Database, flag_set: str, keys: Sequence[str]
) -> dict[str, StoredContext]:
    """Return the stored contexts of these targeting keys, by one query; missing ones are absent."""
    if not keys:
        return {}
    async with database.read() as cursor:
        await cursor.execute(
            "SELECT c.targeting_key, c.attributes, c.overrides FROM flag_sets s"
            " JOIN contexts c ON c.flag_set_id = s.id AND c.created_at >= s.created_at"
            " WHERE s.name = %s AND s.deleted_at IS NULL"
            f" AND c.targeting_key IN ({marks(keys)})",
            (flag_set.encode(), *(key.encode() for key in keys)),
        )
        return {
            key.decode(): StoredContext(
                _decode_attributes(attributes), _decode_overrides(overrides)
            )
            for key, attributes, overrides in cursor.fetchall()
        }


async def find(cursor: Cursor, flag_set: FlagSetRow, key: str) -> ContextRow | None:
    """Return the context; None if there is none."""
    await cursor.execute(
        f"SELECT {_COLUMNS} FROM contexts"
        " WHERE flag_set_id = %s AND targeting_key = %s AND created_at >= %s",
        (flag_set.id, key.encode(), flag_set.created_at),
    )
    row = cursor.fetchone()
    return None if row is None else _context(row)


async def hold(cursor: Cursor, flag_set: FlagSetRow, key: str) -> tuple[ContextRow | None, int]:
    """Lock the context until the transaction ends; return it (None if missing) and the time.

    If there is no row, insert a placeholder (invisible) so that there is something to lock.
    ``put`` fills it; a rollback removes it. The time is later than that of an earlier write.
    """
    await cursor.execute(
        f"INSERT INTO contexts (flag_set_id, {_COLUMNS}) VALUES (%s, %s, '', '', 0, 0)"
        " ON DUPLICATE KEY UPDATE flag_set_id = flag_set_id",
        (flag_set.id, key.encode()),
    )
    await cursor.execute(
        f"SELECT {_COLUMNS}, GREATEST(modified_at + 1, %s, {NOW}) FROM contexts"
        " WHERE flag_set_id = %s AND targeting_key = %s",
        (flag_set.created_at, flag_set.id, key.encode()),
    )
    row = cursor.fetchone()
    if row is None:
        raise AssertionError("The row was put there by this transaction.")
    held = _context(row[:-1])
    return (held if held.created_at >= flag_set.created_at else None), row[-1]


async def put(cursor: Cursor, flag_set: FlagSetRow, context: ContextRow) -> None:
    """Store a locked context."""
    await cursor.execute(
        "UPDATE contexts SET attributes = %s, overrides = %s, created_at = %s, modified_at = %s"
        " WHERE flag_set_id = %s AND targeting_key = %s",
        (
            context.attributes,
            context.overrides,
            context.created_at,
            context.modified_at,
            flag_set.id,
            context.key.encode(),
        ),
    )


async def put_many(cursor: Cursor, flag_set: FlagSetRow, contexts: Iterable[ContextText]) -> None:
    """Store the contexts, each new or replacing the one with its key; keys are unique.

    A row with the same texts stays as it is.
    """
    at = max(flag_set.created_at, await now(cursor))
    visible = f"created_at >= {flag_set.created_at}"
    # Assignments run in order, so the texts come last. The keys are sorted, so that two imports
    # never deadlock.
    await cursor.insert_many(
        f"INSERT INTO contexts (flag_set_id, {_COLUMNS}) VALUES (%s, %s, %s, %s, %s, %s)"
        f" ON DUPLICATE KEY UPDATE modified_at = IF({visible}"
        " AND attributes = VALUES(attributes) AND overrides = VALUES(overrides),"
        " modified_at, GREATEST(modified_at + 1, VALUES(modified_at))),"
        f" created_at = IF({visible}, created_at, VALUES(created_at)),"
        " attributes = VALUES(attributes), overrides = VALUES(overrides)",
        (
            (flag_set.id, key, context.attributes, context.overrides, at, at)
            for key, context in sorted((each.key.encode(), each) for each in contexts)
        ),
    )


async def delete(cursor: Cursor, flag_set: FlagSetRow, key: str) -> None:
    """Delete the context."""
    await cursor.execute(
        "DELETE FROM contexts WHERE flag_set_id = %s AND targeting_key = %s",
        (flag_set.id, key.encode()),
    )


async def page(
    cursor: Cursor, flag_set: FlagSetRow, wanted: ContextFilter, *, after: str, limit: int
) -> tuple[list[ContextRow], str | None]:
    """Return up to ``limit`` contexts by key, starting after ``after``.

    Also the key up to which rows were examined, if a limit ended the search; None otherwise.
    """
    condition, arguments = _condition(flag_set, wanted)
    condition += " AND targeting_key > %s"
    arguments.append(after.encode())
    reached: bytes | None = None
    if wanted.override is not None:
        await cursor.execute(
            "SELECT targeting_key FROM contexts WHERE flag_set_id = %s AND overridden = 1"
            " AND targeting_key > %s ORDER BY targeting_key LIMIT 1 OFFSET %s",
            (flag_set.id, after.encode(), MOST_SEARCHED - 1),
        )
        if (row := cursor.fetchone()) is not None:
            reached = row[0]
            condition += " AND targeting_key <= %s"
            arguments.append(reached)
    await cursor.execute(
        f"SELECT {_COLUMNS} FROM contexts WHERE {condition} ORDER BY targeting_key LIMIT %s",
        (*arguments, limit),
    )
    found = [_context(row) for row in cursor.fetchall()]
    return found, None if reached is None or len(found) == limit else reached.decode()


def stream(
    database: Database, flag_set: FlagSetRow, wanted: ContextFilter
) -> AsyncGenerator[tuple[ContextRow, ...], None]:
    """Yield all contexts by key, as ``streamed`` does."""
    condition, arguments = _condition(flag_set, wanted)
    statement = f"SELECT {_COLUMNS} FROM contexts WHERE {condition} ORDER BY targeting_key"
    return streamed(database, statement, arguments, _context)


def _condition(flag_set: FlagSetRow, wanted: ContextFilter) -> tuple[str, list[object]]:
    terms = ["flag_set_id = %s", "created_at >= %s"]
    arguments: list[object] = [flag_set.id, flag_set.created_at]
    if wanted.prefix:
        # No UTF-8 text has the byte 255, so everything in between begins with the prefix.
        terms += ["targeting_key >= %s", "targeting_key < %s"]
        prefix = wanted.prefix.encode()
        arguments += [prefix, prefix + b"\xff"]
    if wanted.override is not None:
        # The column is for the index; LOCATE decides.
        terms += ["overridden = 1", "LOCATE(%s, overrides) > 0"]
        arguments.append(msgspec.json.encode(wanted.override).decode() + ":")
    return " AND ".join(terms), arguments


def _context(row: Row) -> ContextRow:
    key, attributes, overrides, created_at, modified_at = row
    return ContextRow(key.decode(), attributes, overrides, created_at, modified_at)
