"""Sizes of flag sets, stored so that a write need not read all of a set."""

from __future__ import annotations

from service.evaluation.definition.sizes import Size
from service.storage.database import Cursor
from service.storage.flag_sets import FlagSetRow


async def find(cursor: Cursor, flag_set: FlagSetRow) -> Size | None:
    """Return the size of the present set; None if an older release did not store it."""
    await cursor.execute(
        "SELECT text_bytes, answers, answer_bytes FROM flag_set_sizes"
        " WHERE flag_set_id = %s AND revision = %s",
        (flag_set.id, flag_set.revision),
    )
    row = cursor.fetchone()
    return None if row is None else Size(*row)


async def put(cursor: Cursor, flag_set: FlagSetRow, revision: int, size: Size) -> None:
    """Store the size that a locked set has from the revision on."""
    await cursor.execute(
        "REPLACE INTO flag_set_sizes (flag_set_id, revision, text_bytes, answers, answer_bytes)"
        " VALUES (%s, %s, %s, %s, %s)",
        (flag_set.id, revision, *size),
    )
