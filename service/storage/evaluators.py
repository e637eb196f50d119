"""Rows of evaluators, rules as they were written. Times are in milliseconds since 1970."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

import msgspec

from service.storage.database import Cursor, Row
from service.storage.texts import read_texts


class EvaluatorRow(msgspec.Struct, frozen=True):
    """A stored evaluator; ``revision`` is the flag set's when it last changed."""

    name: str
    text: str
    revision: int
    modified_at: int


_COLUMNS = "name, definition, revision, modified_at"


async def find(cursor: Cursor, flag_set_id: int, name: str) -> EvaluatorRow | None:
    """Return the evaluator; None if there is none."""
    await cursor.execute(
        f"SELECT {_COLUMNS} FROM evaluators WHERE flag_set_id = %s AND name = %s",
        (flag_set_id, name.encode()),
    )
    row = cursor.fetchone()
    return None if row is None else _evaluator(row)


async def page(
    cursor: Cursor, flag_set_id: int, *, after: str = "", limit: int, search: str = ""
) -> list[EvaluatorRow]:
    """Return up to ``limit`` evaluators by name, starting after ``after``."""
    conditions = ["flag_set_id = %s", "name > %s"]
    arguments: list[object] = [flag_set_id, after.encode()]
    if search:
        conditions.append("LOCATE(LOWER(%s), LOWER(CONVERT(name USING utf8mb4))) > 0")
        arguments.append(search)
    await cursor.execute(
        f"SELECT {_COLUMNS} FROM evaluators WHERE {' AND '.join(conditions)}"
        " ORDER BY name LIMIT %s",
        (*arguments, limit),
    )
    return [_evaluator(row) for row in cursor.fetchall()]


async def texts(cursor: Cursor, flag_set_id: int) -> dict[str, str]:
    """Return every evaluator's rule by name, in order of name."""
    await cursor.execute(
        "SELECT name, definition FROM evaluators WHERE flag_set_id = %s ORDER BY name",
        (flag_set_id,),
    )
    return {name.decode(): text for name, text in cursor.fetchall()}


async def texts_of_sets(cursor: Cursor, ids: Sequence[int]) -> list[tuple[int, str, str]]:
    """Return set id, name and rule of every evaluator of the sets ``ids`` (ascending), in order."""
    return await read_texts(cursor, "evaluators", "name", ids)


async def put(cursor: Cursor, flag_set_id: int, evaluators: Iterable[EvaluatorRow]) -> None:
    """Store the evaluators, each new or replacing the one with its name."""
    await cursor.insert_many(
        "INSERT INTO evaluators (flag_set_id, name, definition, revision, modified_at)"
        " VALUES (%s, %s, %s, %s, %s)"
        " ON DUPLICATE KEY UPDATE definition = VALUES(definition), revision = VALUES(revision),"
        " modified_at = VALUES(modified_at)",
        (
            (flag_set_id, row.name.encode(), row.text, row.revision, row.modified_at)
            for row in evaluators
        ),
    )


async def delete(cursor: Cursor, flag_set_id: int, names: Collection[str]) -> None:
    """Delete the evaluators with these names."""
    for name in sorted(names):
        await cursor.execute(
            "DELETE FROM evaluators WHERE flag_set_id = %s AND name = %s",
            (flag_set_id, name.encode()),
        )


def _evaluator(row: Row) -> EvaluatorRow:
    name, text, revision, modified_at = row
    return EvaluatorRow(name.decode(), text, revision, modified_at)
