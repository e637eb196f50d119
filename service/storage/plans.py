"""Rows of plans: changes that are made later. Times are in milliseconds since 1970.

Whoever changes a row holds the lock of its flag set.
"""

from __future__ import annotations

from collections.abc import Collection

import msgspec

from service.storage.clock import NOW, now
from service.storage.database import Cursor, Row
from service.storage.marks import marks
from service.structs.plans import PlanKind, PlanState
from service.structs.rollouts import OnFailure

# States of a plan that may still change something.
LIVE: tuple[PlanState, ...] = ("waiting", "running", "paused")
IS_LIVE = f"state IN {LIVE}"

# Rows that one statement names.
_AT_ONCE = 1000


class NewPlan(msgspec.Struct, frozen=True, kw_only=True):
    """A plan to insert. ``flag`` None is a plan on the whole set."""

    flag_set_id: int
    flag: str | None
    kind: PlanKind
    state: PlanState = "waiting"
    steps: str
    progress: str = "{}"
    guards: str | None = None
    on_failure: OnFailure | None = None
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
    state: PlanState
    steps: str
    step: int
    progress: str
    guards: str | None
    on_failure: OnFailure | None
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


class PlanAhead(msgspec.Struct, frozen=True):
    """The live plan of a flag that comes first, and how many live ones the flag has."""

    kind: PlanKind
    state: PlanState
    next_at: int | None
    number: int


class Filter(msgspec.Struct, frozen=True):
    """Filter of plans; None selects all."""

    kind: PlanKind | None = None
    state: PlanState | None = None
    flag: str | None = None
    actor: str | None = None


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
        f"SELECT COUNT(*) FROM plans WHERE flag_set_id = %s AND {IS_LIVE}", (flag_set_id,)
    )
    row = cursor.fetchone()
    return int(row[0]) if row else 0


async def live_of(cursor: Cursor, flag_set_id: int, keys: Collection[str] | None) -> list[PlanRow]:
    """Return the live plans on these flags and on the whole set, by id; None is every plan."""
    condition, names = "", list[bytes]()
    if keys is not None and len(keys) <= _AT_ONCE:
        names = sorted(key.encode() for key in keys)
        is_on_flag = f" OR flag_key IN ({marks(names)})" if names else ""
        condition = f" AND (flag_key IS NULL{is_on_flag})"
    await cursor.execute(
        f"SELECT {_COLUMNS} FROM plans WHERE flag_set_id = %s AND {IS_LIVE}{condition} ORDER BY id",
        (flag_set_id, *names),
    )
    found = [_plan(row) for row in cursor.fetchall()]
    return [plan for plan in found if keys is None or plan.flag is None or plan.flag in keys]


async def ahead(cursor: Cursor, flag_set_id: int, keys: Collection[str]) -> dict[str, PlanAhead]:
    """Return what comes first of the live plans of each of these flags; none for most of them.

    A paused one waits for a person, so it comes before all others.
    """
    if not keys:
        return {}
    await cursor.execute(
        "SELECT flag_key, kind, state, next_at FROM plans"
        f" WHERE flag_set_id = %s AND {IS_LIVE} AND flag_key IN ({marks(keys)})"
        " ORDER BY state = 'paused' DESC, next_at, id",
        (flag_set_id, *(key.encode() for key in keys)),
    )
    found: dict[str, PlanAhead] = {}
    for name, kind, state, next_at in cursor.fetchall():
        key = name.decode()
        first = found.get(key) or PlanAhead(kind.decode(), state.decode(), next_at, 0)
        found[key] = msgspec.structs.replace(first, number=first.number + 1)
    return found


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
        f" modified_at = {NOW}, ended_at = IF(%s, {NOW}, NULL) WHERE id = %s",
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
