"""Plans of a flag set: found, listed, and limited in number."""

from __future__ import annotations

from service.errors import Conflict, NotFound
from service.management.results import Page, page, position
from service.management.stores import Stores
from service.storage import flag_sets, plans
from service.storage.database import Cursor
from service.storage.plans import Filter, PlanRow
from service.structs.plans import PlanKind

# Live plans of a flag set: a release train has dozens.
MOST_LIVE = 5_000


async def get(stores: Stores, flag_set: str, plan_id: int, kind: PlanKind) -> PlanRow:
    """Return one plan of this kind. Raises NotFound."""
    async with stores.database.read() as cursor:
        row = await flag_sets.find(cursor, flag_set)
        return await find(cursor, row.id, plan_id, kind)


async def find(cursor: Cursor, flag_set_id: int, plan_id: int, kind: PlanKind) -> PlanRow:
    """Return one plan of this kind. Raises NotFound."""
    plan = await plans.find(cursor, flag_set_id, plan_id, kind)
    if plan is None:
        raise NotFound(kind, str(plan_id))
    return plan


async def list_plans(
    stores: Stores, flag_set: str, wanted: Filter, *, limit: int, after: str | None
) -> Page[PlanRow]:
    """List the plans of the set, newest first. Raises NotFound, Refused."""
    async with stores.database.read() as cursor:
        row = await flag_sets.find(cursor, flag_set)
        found = await plans.page(cursor, row.id, wanted, before=position(after), limit=limit + 1)
    return page(found, limit, lambda plan: str(plan.id))


async def require_room(cursor: Cursor, flag_set_id: int) -> None:
    """Raise Conflict if the locked set has as many live plans as it may have."""
    if await plans.count_live(cursor, flag_set_id) >= MOST_LIVE:
        raise Conflict(f"A flag set has at most {MOST_LIVE:,} schedules and rollouts to come.")
