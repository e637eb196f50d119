"""Flags in short, for lists that show many of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import msgspec

from service.evaluation.definition.summary import DefinitionSummary, summarise
from service.evaluation.steps import Steps
from service.management import flags
from service.management.flag_uses import UsedFlag, judged
from service.management.results import Page
from service.management.stores import Stores
from service.storage import flag_sets, plans
from service.storage.flags import Author, authors
from service.storage.plans import PlanAhead
from service.tasks.cooperative import run_in_slices


class SummarisedFlag(msgspec.Struct, frozen=True):
    """A stored flag, its definition in short, who changed it last (None: not known), its plan."""

    flag: UsedFlag
    summary: DefinitionSummary
    author: Author | None
    plan: PlanAhead | None


async def list(  # noqa: A001  # the noun is the module: flag_summaries.list
    stores: Stores, flag_set: str, **wanted: Any
) -> Page[SummarisedFlag]:
    """List the set's flags in short; takes what ``flags.list`` takes. Raises NotFound."""
    page = await flags.list(stores, flag_set, **wanted)
    return Page(await _summarised(stores, flag_set, page.items), page.next)


async def get(stores: Stores, flag_set: str, key: str, *, stale_days: int) -> SummarisedFlag:
    """Return one flag in short. Raises NotFound."""
    found = await flags.get(stores, flag_set, key)
    async with stores.database.read() as cursor:
        used = await judged(cursor, await flag_sets.find(cursor, flag_set), [found], stale_days)
    (summarised,) = await _summarised(stores, flag_set, used)
    return summarised


async def _summarised(
    stores: Stores, flag_set: str, listed: Sequence[UsedFlag]
) -> tuple[SummarisedFlag, ...]:
    async with stores.database.read() as cursor:
        row = await flag_sets.find(cursor, flag_set)
        keys = [flag.key for flag in listed]
        changed_by = await authors(cursor, row.id, keys)
        planned = await plans.ahead(cursor, row.id, keys)
    summaries = await run_in_slices(_summaries(flag.text for flag in listed))
    items = []
    for flag, summary in zip(listed, summaries, strict=True):
        author = changed_by.get(flag.key)
        # Somebody may have changed it since it was read.
        if author is not None and author.revision != flag.revision:
            author = None
        items.append(SummarisedFlag(flag, summary, author, planned.get(flag.key)))
    return tuple(items)


def _summaries(texts: Iterable[str]) -> Steps[tuple[DefinitionSummary, ...]]:
    summaries = []
    for text in texts:
        summaries.append(summarise(text))
        yield None
    return tuple(summaries)
