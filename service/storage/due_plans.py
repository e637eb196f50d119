"""Plans whose time has come, over all flag sets, and how many wait. Times are in milliseconds."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from service.storage import plans
from service.storage.clock import now
from service.storage.database import Cursor, Row
from service.storage.plans import PlanRow

# Due plans of a set that are read at first; more only if all of these have to wait.
_FIRST = 20
_ALL = 1_000_000
_DAY = 86_400_000


class DueSet(msgspec.Struct, frozen=True):
    """A flag set with unguarded plans that are due."""

    flag_set_id: int
    flag_set: str


class DuePlan(msgspec.Struct, frozen=True):
    """A guarded plan that is due."""

    plan_id: int
    flag_set_id: int
    flag_set: str


class Backlog(msgspec.Struct, frozen=True):
    """Numbers of plans over all flag sets.

    ``due`` wait for a background process, the first of them for ``late_ms``. ``failed`` ended
    as failed or missed during the last day. ``paused_by_guards`` are paused for a guard.
    """

    waiting: int = 0
    due: int = 0
    late_ms: int = 0
    failed: int = 0
    paused_by_guards: int = 0


async def due_sets(cursor: Cursor) -> list[DueSet]:
    """Return the flag sets with unguarded plans that are due, the one that waited longest first."""
    await cursor.execute(
        "SELECT due.flag_set_id, s.name FROM"
        " (SELECT flag_set_id, MIN(next_at) AS first_at FROM plans"
        "  WHERE next_at <= %s AND NOT guarded GROUP BY flag_set_id) AS due"
        " JOIN flag_sets s ON s.id = due.flag_set_id ORDER BY due.first_at, due.flag_set_id",
        (await now(cursor),),
    )
    return [DueSet(row[0], row[1].decode()) for row in cursor.fetchall()]


async def due_guarded(cursor: Cursor, limit: int) -> list[DuePlan]:
    """Return up to ``limit`` guarded plans that are due, the one that waited longest first."""
    await cursor.execute(
        "SELECT p.id, p.flag_set_id, s.name FROM plans p JOIN flag_sets s ON s.id = p.flag_set_id"
        " WHERE p.next_at <= %s AND p.guarded ORDER BY p.next_at, p.id LIMIT %s",
        (await now(cursor), limit),
    )
    return [DuePlan(row[0], row[1], row[2].decode()) for row in cursor.fetchall()]


async def next_due(
    cursor: Cursor, flag_set_id: int, at: int, plan_id: int | None = None
) -> PlanRow | None:
    """Return the plan of the locked set that is to be acted on first ``at`` a time; None if none.

    That is the first unguarded one by (next_at, id), or the guarded one with the id ``plan_id``,
    unless an earlier plan on the same flag, or on the whole set, is due too: plans on one flag
    are carried out in their order.
    """
    for limit in (_FIRST, _ALL):
        await cursor.execute(
            "SELECT id, flag_key, guarded FROM plans WHERE flag_set_id = %s AND next_at <= %s"
            " ORDER BY next_at, id LIMIT %s",
            (flag_set_id, at, limit),
        )
        rows = cursor.fetchall()
        found = _first(rows, plan_id)
        if found is not None:
            return await plans.find(cursor, flag_set_id, found)
        if len(rows) < limit:
            break
    return None


def _first(rows: Iterable[Row], plan_id: int | None) -> int | None:
    """Return the id of the first plan whose turn it is: rows have id, flag key and guarded."""
    # Flags with an earlier plan that is due; None is the whole set.
    taken: set[bytes | None] = set()
    for found, flag, guarded in rows:
        is_wanted = found == plan_id if plan_id is not None else not guarded
        is_free = None not in taken and flag not in taken and (flag is not None or not taken)
        if is_wanted and is_free:
            return int(found)
        taken.add(flag)
    return None


async def backlog(cursor: Cursor) -> Backlog:
    """Return what waits, is late, failed or is paused, over all flag sets."""
    at = await now(cursor)
    await cursor.execute(
        "SELECT COUNT(*), COUNT(IF(next_at <= %s, 1, NULL)), MIN(next_at) FROM plans"
        " WHERE next_at IS NOT NULL",
        (at,),
    )
    waiting, due, first = cursor.fetchone() or (0, 0, None)
    await cursor.execute(
        "SELECT COUNT(*) FROM plans WHERE ended_at >= %s AND state IN ('failed', 'missed')",
        (at - _DAY,),
    )
    (failed,) = cursor.fetchone() or (0,)
    await cursor.execute(
        "SELECT COUNT(*) FROM plans WHERE ended_at IS NULL AND guarded AND state = 'paused'"
        " AND reason IS NOT NULL"
    )
    (paused,) = cursor.fetchone() or (0,)
    return Backlog(waiting, due, max(0, at - first) if first is not None else 0, failed, paused)
