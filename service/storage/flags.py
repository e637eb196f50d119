"""Rows of flags, definitions as they were written. Times are in milliseconds since 1970."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

import msgspec

from service.storage.database import Cursor, Row
from service.storage.marks import marks
from service.storage.plans import IS_LIVE
from service.storage.texts import may_have, read_texts

# A batch of rows blocks the event loop for a few milliseconds; between two the loop runs.
_BATCH = 1000


class FlagRow(msgspec.Struct, frozen=True):
    """A stored flag; ``revision`` is the flag set's when the flag last changed.

    ``shares`` says whether its targeting refers to evaluators.
    """

    key: str
    text: str
    state: str
    shares: bool
    revision: int
    modified_at: int


# A plan on the whole set has no key, and IN would be unknown beside it.
_PLANNED = (
    f"SELECT flag_key FROM plans WHERE flag_set_id = %s AND {IS_LIVE} AND flag_key IS NOT NULL"
)
_COLUMNS = "flag_key, definition, state, shares, revision, modified_at"


async def texts_with(
    cursor: Cursor, places: Collection[tuple[int, str]], word: str
) -> dict[tuple[int, str], str]:
    """Return the definitions that may have a member of this name, anywhere.

    ``places`` are the flags to look at, each by the id of its flag set and its key.
    """
    if not places:
        return {}
    flag_sets = sorted({flag_set_id for flag_set_id, _ in places})
    # A name may be written with escapes as well.
    await cursor.execute(
        "SELECT flag_set_id, flag_key, definition FROM flags"
        f" WHERE flag_set_id IN ({marks(flag_sets)})"
        " AND (LOCATE(%s, definition) > 0 OR LOCATE(%s, definition) > 0)",
        (*flag_sets, f'"{word}"', "\\u"),
    )
    wanted = set(places)
    found = {(flag_set_id, key.decode()): text for flag_set_id, key, text in cursor.fetchall()}
    return {place: text for place, text in found.items() if place in wanted}


async def find(cursor: Cursor, flag_set_id: int, key: str) -> FlagRow | None:
    """Return the flag; None if there is none."""
    await cursor.execute(
        f"SELECT {_COLUMNS} FROM flags WHERE flag_set_id = %s AND flag_key = %s",
        (flag_set_id, key.encode()),
    )
    row = cursor.fetchone()
    return None if row is None else _flag(row)


async def page(
    cursor: Cursor,
    flag_set_id: int,
    *,
    after: str = "",
    limit: int,
    search: str = "",
    state: str | None = None,
    since_revision: int | None = None,
    planned: bool | None = None,
    words: Collection[str] = (),
) -> list[FlagRow]:
    """Return up to ``limit`` flags by key, starting after ``after``.

    ``search`` selects keys that contain it, ignoring case; ``state`` flags in that state;
    ``since_revision`` flags that changed after that revision; ``planned`` those with plans that
    have not ended, or those without; ``words`` definitions that may
    contain all these pieces of JSON.
    """
    conditions = ["flag_set_id = %s", "flag_key > %s"]
    arguments: list[object] = [flag_set_id, after.encode()]
    if search:
        conditions.append("LOCATE(LOWER(%s), LOWER(CONVERT(flag_key USING utf8mb4))) > 0")
        arguments.append(search)
    if state is not None:
        conditions.append("state = %s")
        arguments.append(state.encode())
    if since_revision is not None:
        conditions.append("revision > %s")
        arguments.append(since_revision)
    if planned is not None:
        conditions.append(f"flag_key {'IN' if planned else 'NOT IN'} ({_PLANNED})")
        arguments.append(flag_set_id)
    may_have(words, "definition", conditions, arguments)
    await cursor.execute(
        f"SELECT {_COLUMNS} FROM flags WHERE {' AND '.join(conditions)} ORDER BY flag_key LIMIT %s",
        (*arguments, limit),
    )
    return [_flag(row) for row in cursor.fetchall()]


class Author(msgspec.Struct, frozen=True):
    """Author of a flag's last change, with its comment."""

    revision: int
    actor: str
    comment: str | None


async def authors(cursor: Cursor, flag_set_id: int, keys: Sequence[str]) -> dict[str, Author]:
    """Return who changed each of these flags last, as far as the history says."""
    if not keys:
        return {}
    await cursor.execute(
        "SELECT f.flag_key, c.revision, c.actor, c.comment FROM flags f JOIN changes c"
        " ON c.flag_set_id = f.flag_set_id AND c.revision = f.revision AND c.kind = 'flag'"
        " AND c.name = f.flag_key"
        f" WHERE f.flag_set_id = %s AND f.flag_key IN ({marks(keys)})",
        (flag_set_id, *(key.encode() for key in keys)),
    )
    return {key.decode(): Author(*rest) for key, *rest in cursor.fetchall()}


async def texts(cursor: Cursor, flag_set_id: int) -> dict[str, str]:
    """Return every flag's definition by key, in order of key."""
    found: dict[str, str] = {}
    after = b""
    while True:
        await cursor.execute(
            "SELECT flag_key, definition FROM flags WHERE flag_set_id = %s AND flag_key > %s"
            " ORDER BY flag_key LIMIT %s",
            (flag_set_id, after, _BATCH),
        )
        rows = cursor.fetchall()
        found.update((key.decode(), text) for key, text in rows)
        if len(rows) < _BATCH:
            return found
        after = rows[-1][0]


async def texts_of_sets(cursor: Cursor, ids: Sequence[int]) -> list[tuple[int, str, str]]:
    """Return set id, key and definition of every flag of the sets ``ids`` (ascending), in order."""
    return await read_texts(cursor, "flags", "flag_key", ids)


async def texts_of(cursor: Cursor, flag_set_id: int, keys: Sequence[str]) -> dict[str, str]:
    """Return the definitions, by key, of those of these flags that exist."""
    found: dict[str, str] = {}
    for start in range(0, len(keys), _BATCH):
        batch = [key.encode() for key in keys[start : start + _BATCH]]
        await cursor.execute(
            "SELECT flag_key, definition FROM flags WHERE flag_set_id = %s AND flag_key IN"
            f" ({marks(batch)})",
            (flag_set_id, *batch),
        )
        found.update((key.decode(), text) for key, text in cursor.fetchall())
    return found


async def sharing(cursor: Cursor, flag_set_id: int) -> dict[str, str]:
    """Return the definitions, by key, of the flags whose targeting refers to evaluators."""
    await cursor.execute(
        "SELECT flag_key, definition FROM flags WHERE flag_set_id = %s AND shares"
        " ORDER BY flag_key",
        (flag_set_id,),
    )
    return {key.decode(): text for key, text in cursor.fetchall()}


async def count(cursor: Cursor, flag_set_id: int) -> int:
    """Return the number of flags of the set."""
    await cursor.execute("SELECT COUNT(*) FROM flags WHERE flag_set_id = %s", (flag_set_id,))
    row = cursor.fetchone()
    return int(row[0]) if row else 0


async def put(cursor: Cursor, flag_set_id: int, flags: Iterable[FlagRow]) -> None:
    """Store the flags, each new or replacing the one with its key."""
    await cursor.insert_many(
        "INSERT INTO flags"
        " (flag_set_id, flag_key, definition, state, shares, revision, modified_at, made_at)"
        " VALUES (%s, %s, %s, %s, %s, %s, %s, %s)"
        " ON DUPLICATE KEY UPDATE definition = VALUES(definition), state = VALUES(state),"
        " shares = VALUES(shares), revision = VALUES(revision), modified_at = VALUES(modified_at)",
        (
            (
                flag_set_id,
                flag.key.encode(),
                flag.text,
                flag.state.encode(),
                flag.shares,
                flag.revision,
                flag.modified_at,
                # For an existing flag it stays as it is.
                flag.modified_at,
            )
            for flag in flags
        ),
    )


async def delete(cursor: Cursor, flag_set_id: int, keys: Collection[str]) -> None:
    """Delete the flags with these keys."""
    ordered = sorted(keys)
    for start in range(0, len(ordered), _BATCH):
        batch = [key.encode() for key in ordered[start : start + _BATCH]]
        await cursor.execute(
            f"DELETE FROM flags WHERE flag_set_id = %s AND flag_key IN ({marks(batch)})",
            (flag_set_id, *batch),
        )


def _flag(row: Row) -> FlagRow:
    key, text, state, shares, revision, modified_at = row
    return FlagRow(key.decode(), text, state.decode(), bool(shares), revision, modified_at)
