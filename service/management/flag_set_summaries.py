"""Flag sets in short, for an overview that shows all of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from service.management import flag_sets
from service.management.results import Page
from service.management.stores import Stores
from service.storage import clock, flag_set_summaries
from service.storage.flag_set_summaries import LastChangeRow
from service.storage.flag_sets import FlagSetRow
from service.structs.principal import Principal
from service.structs.statistics import DAY, HOUR

HOURS = DAY // HOUR


class SummarisedSet(msgspec.Struct, frozen=True):
    """A stored flag set with what an overview shows of it.

    ``evaluations`` are those of each hour from ``since`` on (Unix milliseconds). ``stale`` is None
    where nobody counted.
    """

    row: FlagSetRow
    flags: int
    stale: int | None
    plans: int
    last_change: LastChangeRow | None
    since: int
    evaluations: list[int]


async def list(  # noqa: A001  # the noun is the module: flag_set_summaries.list
    stores: Stores, actor: Principal, stale: Mapping[str, int], **wanted: Any
) -> Page[SummarisedSet]:
    """List flag sets in short; takes what ``flag_sets.list`` takes.

    ``stale`` has the numbers of stale flags by the set's name. The number of queries does not grow
    with the flag sets.
    """
    found = await flag_sets.list(stores, actor, **wanted)
    if not found.items:
        return Page((), found.next)
    sets = found.items
    async with stores.database.read() as cursor:
        changes = await flag_set_summaries.last_changes(cursor, sets)
        flags = await flag_set_summaries.flag_counts(cursor, sets)
        plans = await flag_set_summaries.live_plans(cursor, sets)
    async with stores.database.read_lagging() as cursor:
        now = await clock.now(cursor)
        since = now - now % HOUR - (HOURS - 1) * HOUR
        evaluations = await flag_set_summaries.evaluations(cursor, sets, since, HOURS)
    items = tuple(
        SummarisedSet(
            row=row,
            flags=flags.get(row.id, 0),
            stale=stale.get(row.name),
            plans=plans.get(row.id, 0),
            last_change=changes.get(row.id),
            since=since,
            evaluations=evaluations.get(row.id) or [0] * HOURS,
        )
        for row in sets
    )
    return Page(items, found.next)
