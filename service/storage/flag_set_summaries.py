"""Queries of an overview of many flag sets: one for each subject, however many sets.

Times are in milliseconds since 1970. Sets are named by their ids; one without a row has nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from service.storage.changes import Kind
from service.storage.database import Cursor
from service.storage.flag_sets import FlagSetRow
from service.storage.marks import marks
from service.storage.plans import LIVE
from service.structs.statistics import HOUR


class LastChangeRow(msgspec.Struct, frozen=True):
    """The last change of a set: one of the things that it touched, and how many there were."""

    revision: int
    at: int
    actor: str
    comment: str | None
    total: int
    kind: Kind
    name: str
    was_there: bool
    is_there: bool


async def flag_counts(cursor: Cursor, sets: Sequence[FlagSetRow]) -> dict[int, int]:
    """Return the number of flags of each set."""
    await cursor.execute(
        f"SELECT flag_set_id, COUNT(*) FROM flags WHERE flag_set_id IN ({marks(sets)})"
        " GROUP BY flag_set_id",
        _ids(sets),
    )
    return dict(cursor.fetchall())


async def last_changes(cursor: Cursor, sets: Sequence[FlagSetRow]) -> dict[int, LastChangeRow]:
    """Return the last change of each set."""
    await cursor.execute(
        f"SELECT flag_set_id, MAX(id) FROM changes WHERE flag_set_id IN ({marks(sets)})"
        " GROUP BY flag_set_id",
        _ids(sets),
    )
    last = [change_id for _, change_id in cursor.fetchall()]
    if not last:
        return {}
    await cursor.execute(
        "SELECT c.flag_set_id, c.revision, c.happened_at, c.actor, c.comment,"
        " (SELECT COUNT(*) FROM changes o"
        "  WHERE o.flag_set_id = c.flag_set_id AND o.revision = c.revision),"
        " c.kind, c.name, c.before_text IS NOT NULL, c.after_text IS NOT NULL"
        f" FROM changes c WHERE c.id IN ({marks(last)})",
        last,
    )
    return {
        flag_set_id: LastChangeRow(
            revision, at, actor, comment, total, kind.decode(), name.decode(), bool(was), bool(now)
        )
        for flag_set_id, revision, at, actor, comment, total, kind, name, was, now
        in cursor.fetchall()
    }  # fmt: skip


async def evaluations(
    cursor: Cursor, sets: Sequence[FlagSetRow], since: int, hours: int
) -> dict[int, list[int]]:
    """Return the evaluations of each set in each of the ``hours`` from the hour ``since`` on."""
    await cursor.execute(
        "SELECT s.id, c.starts_at, SUM(c.evaluations) FROM flag_sets s JOIN flag_outcomes o"
        " ON o.flag_set_id = s.id AND o.flag_set_created_at = s.created_at"
        " JOIN evaluation_counts c ON c.outcome_id = o.id AND c.hours = 1 AND c.starts_at >= %s"
        f" WHERE s.id IN ({marks(sets)}) AND o.last_evaluated_at >= %s GROUP BY s.id, c.starts_at",
        (since, *_ids(sets), since),
    )
    counts: dict[int, list[int]] = {}
    for flag_set_id, starts_at, number in cursor.fetchall():
        hour = (starts_at - since) // HOUR
        if hour < hours:
            counts.setdefault(flag_set_id, [0] * hours)[hour] = int(number)
    return counts


async def live_plans(cursor: Cursor, sets: Sequence[FlagSetRow]) -> dict[int, int]:
    """Return the number of schedules and rollouts of each set that have not ended."""
    await cursor.execute(
        f"SELECT flag_set_id, COUNT(*) FROM plans WHERE flag_set_id IN ({marks(sets)})"
        f" AND state IN ({marks(LIVE)}) GROUP BY flag_set_id",
        (*_ids(sets), *(state.encode() for state in LIVE)),
    )
    return dict(cursor.fetchall())


def _ids(sets: Sequence[FlagSetRow]) -> list[int]:
    return [each.id for each in sets]
