"""How large each flag set is, kept so that a write need not read all of it."""

from __future__ import annotations

from service.evaluation.definition.sizes import Size
from service.storage.database import Cursor
from service.storage.flag_sets import FlagSetRow


async def find(cursor: Cursor, flag_set: FlagSetRow) -> Size | None:
    """The size of the set as it stands; None where it was not kept, such as by an older release."""
    await cursor.execute(
        "SELECT text_bytes, answers, answer_bytes FROM flag_set_sizes"
        " WHERE flag_set_id = %s AND revision = %s",
        (flag_set.id, flag_set.revision),
    )
    row = cursor.fetchone()
    return None if row is None else Size(*row)


async def put(cursor: Cursor, flag_set: FlagSetRow, revision: int, size: Size) -> None:
    """Keep the size that a locked set has from the revision on."""
    await cursor.execute(
        "REPLACE INTO flag_set_sizes (flag_set_id, revision, text_bytes, answers, answer_bytes)"
        " VALUES (%s, %s, %s, %s, %s)",
        (flag_set.id, revision, *size),
    )
