"""Definitions of many flag sets, read in the order of the primary key."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Literal

from service.storage.database import Cursor
from service.storage.marks import marks

# A batch of rows blocks the event loop for a few milliseconds; between two the loop runs.
_BATCH = 1000


def may_have(
    words: Collection[str], column: str, conditions: list[str], arguments: list[object]
) -> None:
    """Add conditions to a WHERE: the JSON in the column may contain each of the words.

    A text with a backslash may contain any: an escaped character can be written in several ways.
    """
    for word in words:
        conditions.append(f"(LOCATE(%s, {column}) > 0 OR LOCATE(%s, {column}) > 0)")
        arguments += [word, "\\"]


async def read_texts(
    cursor: Cursor,
    table: Literal["flags", "evaluators"],
    column: Literal["flag_key", "name"],
    ids: Sequence[int],
) -> list[tuple[int, str, str]]:
    """Return set id, name and definition of each row of the sets ``ids`` (ascending)."""
    found: list[tuple[int, str, str]] = []
    rest, after = list(ids), b""
    while rest:
        # Two ranges of the primary key: the rest of the first set, and the sets after it.
        terms, arguments = f"(flag_set_id = %s AND {column} > %s)", [rest[0], after, *rest[1:]]
        if rest[1:]:
            terms += f" OR flag_set_id IN ({marks(rest[1:])})"
        await cursor.execute(
            f"SELECT flag_set_id, {column}, definition FROM {table} WHERE {terms}"
            f" ORDER BY flag_set_id, {column} LIMIT %s",
            (*arguments, _BATCH),
        )
        rows = cursor.fetchall()
        found += [(set_id, name.decode(), text) for set_id, name, text in rows]
        if len(rows) < _BATCH:
            return found
        after = rows[-1][1]
        rest = rest[rest.index(rows[-1][0]) :]
    return found
