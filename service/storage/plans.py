"""Rows of plans: changes that are made later. Times are in milliseconds since 1970.

Whoever changes a row holds the lock of its flag set.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Literal

import msgspec

from service.storage.clock import NOW, now
from service.storage.database import Cursor, Row
from service.storage.marks import marks

PlanKind = Literal["schedule", "rollout"]
State = Literal["waiting", "running", "paused", "applied", "failed", "missed", "cancelled"]

# States of a plan that may still change something.
LIVE: tuple[State, ...] = ("waiting", "running", "paused")

# Due plans of a set that are read at first; more only if all of these have to wait.
_FIRST = 20
# Rows that one statement names.
_AT_ONCE = 1000


class NewPlan(msgspec.Struct, frozen=True, kw_only=True):
    """A plan to insert. ``flag`` None is a plan on the whole set."""

    flag_set_id: int
    flag: str | None
    kind: PlanKind
    state: State = "waiting"
    steps: str
    progress: str = "{}"
    guards: str | None = None
    on_failure: str | None = None
    next_at: int | None
    latest_at: int | None = None
    if_revision: int | None = None
    comment: str | None
    actor_id: int | None
    actor: str


class PlanRow(msgspec.Struct, frozen=True):
    """A stored plan.

    ``step`` counts the steps that are done. ``revision`` is what the last of them created; None
    if none did. ``reason`` says why the plan ended or paused without its doing.
    """

    id: int
    flag_set_id: int
    flag: str | None
    kind: PlanKind
    state: State
    steps: str
    step: int
    progress: str
    guards: str | None
    on_failure: str | None
    next_at: int | None
    latest_at: int | None
    if_revision: int | None
    comment: str | None
    actor_id: int | None
    actor: str
    reason: str | None
    revision: int | None
    version: int
    created_at: int
    modified_at: int
    ended_at: int | None

    @property
    def is_live(self) -> bool:
        """Whether the plan may still change something."""
        return self.state in LIVE

    @property
    def is_guarded(self) -> bool:
        """Whether something is asked outside of the database before a step."""
        return self.guards is not None


class DueSet(msgspec.Struct, frozen=True):
    """A flag set with unguarded plans that are due."""

    flag_set_id: int
    flag_set: str


class DuePlan(msgspec.Struct, frozen=True):
    """A guarded plan that is due."""

    plan_id: int
    flag_set_id: int
    flag_set: str


class Filter(msgspec.Struct, frozen=True):
    """Filter of plans; None selects all."""

    kind: PlanKind | None = None
    state: State | None = None
    flag: str | None = None
    actor: str | None = None


class Backlog(msgspec.Struct, frozen=True):
    """Numbers of plans over all flag sets.

    ``due`` wait for a background process, the first of them since ``late_ms``. ``failed`` ended
    as failed or missed during the last day. ``paused_by_guards`` are paused for a guard.
    """

    waiting: int = 0
    due: int = 0
    late_ms: int = 0
    failed: int = 0
    paused_by_guards: int = 0


_COLUMNS = (
    "id, flag_set_id, flag_key, kind, state, steps, step, progress, guards, on_failure, next_at,"
    " latest_at, if_revision, comment, actor_id, actor, reason, revision, version, created_at,"
    " modified_at, ended_at"
)


async def insert(cursor: Cursor, plan: NewPlan) -> int:
    """Insert a plan of a locked flag set; return its id."""
    await cursor.execute(
        "INSERT INTO plans (flag_set_id, flag_key, kind, state, steps, step, progress, guarded,"
        " guards, on_failure, next_at, latest_at, if_revision, comment, actor_id, actor, version,"
        " created_at, modified_at)"
        f" VALUES (%s, %s, %s, %s, %s, 0, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, 1, {NOW}, {NOW})",
        (
            plan.flag_set_id,
            None if plan.flag is None else plan.flag.encode(),
            plan.kind.encode(),
            plan.state.encode(),
            plan.steps,
            plan.progress,
            plan.guards is not None,
            plan.guards,
            None if plan.on_failure is None else plan.on_failure.encode(),
            plan.next_at,
            plan.latest_at,
            plan.if_revision,
            plan.comment,
            plan.actor_id,
            plan.actor,
        ),
    )
    return cursor.inserted_id


async def find(
    cursor: Cursor, flag_set_id: int, plan_id: int, kind: PlanKind | None = None
) -> PlanRow | None:
    """Return the plan; None if the flag set does not have it, or not of this kind."""
    await cursor.execute(
        f"SELECT {_COLUMNS} FROM plans WHERE id = %s AND flag_set_id = %s", (plan_id, flag_set_id)
    )
    row = cursor.fetchone()
    plan = None if row is None else _plan(row)
    return plan if plan is None or kind in (None, plan.kind) else None


async def page(
    cursor: Cursor, flag_set_id: int, wanted: Filter, *, before: int | None, limit: int
) -> list[PlanRow]:
    """Return up to ``limit`` plans of the flag set, newest first, starting before an id."""
    terms = {
        "kind = %s": wanted.kind and wanted.kind.encode(),
        "state = %s": wanted.state and wanted.state.encode(),
        "flag_key = %s": None if wanted.flag is None else wanted.flag.encode(),
        "actor = %s": wanted.actor,
        "id < %s": before,
    }
    asked = {term: value for term, value in terms.items() if value is not None}
    condition = " AND ".join(["flag_set_id = %s", *asked])
    await cursor.execute(
        f"SELECT {_COLUMNS} FROM plans WHERE {condition} ORDER BY id DESC LIMIT %s",
        (flag_set_id, *asked.values(), limit),
    )
    return [_plan(row) for row in cursor.fetchall()]


async def count_live(cursor: Cursor, flag_set_id: int) -> int:
    """Return the number of plans of the flag set that may still change something."""
    await cursor.execute(
        f"SELECT COUNT(*) FROM plans WHERE flag_set_id = %s AND {_IS_LIVE}", (flag_set_id,)
    )
    row = cursor.fetchone()
    return int(row[0]) if row else 0


async def live_of(cursor: Cursor, flag_set_id: int, keys: Collection[str] | None) -> list[PlanRow]:
    """Return the live plans on these flags and on the whole set, by id; None is every plan."""
    condition, arguments = "", [flag_set_id]
    names: list[bytes] = []
    if keys is not None and len(keys) <= _AT_ONCE:
        names = sorted(key.encode() for key in keys)
        condition = " AND (flag_key IS NULL"
        condition += f" OR flag_key IN ({marks(names)}))" if names else ")"
    await cursor.execute(
        f"SELECT {_COLUMNS} FROM plans WHERE flag_set_id = %s AND {_IS_LIVE}{condition}"
        " ORDER BY id",
        (*arguments, *names),
    )
    found = [_plan(row) for row in cursor.fetchall()]
    return [plan for plan in found if keys is None or plan.flag is None or plan.flag in keys]


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
    for limit in (_FIRST, 1_000_000):
        await cursor.execute(
            "SELECT id, flag_key, guarded FROM plans WHERE flag_set_id = %s AND next_at <= %s"
            " ORDER BY next_at, id LIMIT %s",
            (flag_set_id, at, limit),
        )
        rows = cursor.fetchall()
        found = _first(rows, plan_id)
        if found is not None:
            return await find(cursor, flag_set_id, found)
        if len(rows) < limit:
            break
    return None


async def save(cursor: Cursor, plan: PlanRow) -> PlanRow:
    """Store what may change of a plan of a locked set; return it with its new version.

    A plan that is over gets its end now, and nobody looks at it any more. Times that the database
    sets are those from before in what is returned.
    """
    over = not plan.is_live
    plan = msgspec.structs.replace(
        plan, next_at=None if over else plan.next_at, version=plan.version + 1
    )
    await cursor.execute(
        "UPDATE plans SET state = %s, steps = %s, step = %s, progress = %s, next_at = %s,"
        " latest_at = %s, if_revision = %s, comment = %s, reason = %s, revision = %s, version = %s,"
        f" modified_at = {NOW}, ended_at = IF(%s, COALESCE(ended_at, {NOW}), NULL) WHERE id = %s",
        (
            plan.state.encode(),
            plan.steps,
            plan.step,
            plan.progress,
            plan.next_at,
            plan.latest_at,
            plan.if_revision,
            plan.comment,
            plan.reason,
            plan.revision,
            plan.version,
            over,
            plan.id,
        ),
    )
    return plan


async def delete_ended(cursor: Cursor, seconds: float, limit: int) -> int:
    """Delete up to ``limit`` plans that ended so many seconds ago; return how many."""
    before = await now(cursor) - int(seconds * 1000)
    await cursor.execute(
        "SELECT id FROM plans WHERE ended_at < %s ORDER BY ended_at LIMIT %s", (before, limit)
    )
    ids = sorted(row[0] for row in cursor.fetchall())
    for start in range(0, len(ids), _AT_ONCE):
        some = ids[start : start + _AT_ONCE]
        await cursor.execute(f"DELETE FROM plans WHERE id IN ({marks(some)})", some)
    return len(ids)


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
        (at - 86_400_000,),
    )
    (failed,) = cursor.fetchone() or (0,)
    await cursor.execute(
        "SELECT COUNT(*) FROM plans WHERE ended_at IS NULL AND guarded AND state = 'paused'"
        " AND reason IS NOT NULL"
    )
    (paused,) = cursor.fetchone() or (0,)
    return Backlog(waiting, due, max(0, at - first) if first is not None else 0, failed, paused)


_IS_LIVE = "state IN ('waiting', 'running', 'paused')"


def _first(rows: Collection[Row], plan_id: int | None) -> int | None:
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


def _plan(row: Row) -> PlanRow:
    plan_id, flag_set_id, flag, kind, state, steps, step, progress, guards, on_failure, *rest = row
    return PlanRow(
        plan_id,
        flag_set_id,
        None if flag is None else flag.decode(),
        kind.decode(),
        state.decode(),
        steps,
        step,
        progress,
        guards,
        None if on_failure is None else on_failure.decode(),
        *rest,
    )
