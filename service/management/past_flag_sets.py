"""Earlier states of flag sets, compiled on demand; the last few are kept."""

from __future__ import annotations

import asyncio

import msgspec

from service.evaluation.flag_set import CompiledFlagSet
from service.following.compiling import compiling
from service.management import reading
from service.management.as_of import AsOf, Stood, flag_set_at, point_as_of
from service.management.stores import Stores
from service.management.writing.checking import evaluators_of
from service.storage import flag_sets
from service.storage.changes import Point
from service.storage.deltas import Head, StoredFlagSet
from service.tasks.cooperative import run_in_slices
from service.tasks.two_generation_cache import TwoGenerationCache

# Limit of the definitions of the kept sets, in characters, for each of two generations. Compiled
# they take some 15 times as much.
MOST_CHARACTERS = 4 * 1024 * 1024


class PastFlagSets:
    """The flag sets of a worker as of earlier revisions.

    One is compiled at a time, so that questions about the past take one core's idle time and a
    bounded amount of memory, however many callers ask.
    """

    def __init__(self) -> None:
        # By id of the flag set, point, and flag; None is a whole set.
        self._kept: TwoGenerationCache[tuple[int, Point, str | None], CompiledFlagSet] = (
            TwoGenerationCache(MOST_CHARACTERS)
        )
        self._compiling = asyncio.Lock()

    async def get(
        self,
        stores: Stores,
        name: str,
        at: AsOf,
        *,
        flag: str | None = None,
        current: CompiledFlagSet | None = None,
    ) -> CompiledFlagSet:
        """Return the flag set as of a point of its history.

        With ``flag`` no other flag of it is compiled: one of 10,000 takes 0.2 s to read. All take
        1.2 s if many have equal rules, and 2 to 7 s if all rules differ. What ``current``, the set
        as it is served, has unchanged since then is not compiled either. Raises NotFound as
        ``point_as_of`` does, and DefinitionRefused if a definition of that time does not compile
        any more.
        """
        async with self._compiling:
            async with stores.database.snapshot() as cursor:
                row = await flag_sets.find(cursor, name)
                point = await point_as_of(cursor, row, at)
                for wanted in (None, flag):
                    kept = self._kept.get((row.id, point, wanted))
                    if kept is not None:
                        return kept
                stood = await flag_set_at(cursor, row, point.revision)
            if flag is not None:
                stood, current = await _only(stood, flag), None
            stored = StoredFlagSet(
                name,
                Head(row.id, stood.revision, point.at),
                stood.properties,
                stood.flags,
                stood.evaluators,
            )
            flag_set = await run_in_slices(compiling(name, stored, current))
            size = sum(map(len, (*stood.flags.values(), *stood.evaluators.values())))
            self._kept.put((row.id, point, flag), flag_set, size)
        return flag_set


async def _only(stood: Stood, flag: str) -> Stood:
    """The flag alone, with the evaluators that it needs."""
    flags = {key: text for key, text in stood.flags.items() if key == flag}
    needed: dict[str, str] = {}
    waiting: set[str] = set()
    for definition in await reading.flags(flags):
        waiting |= evaluators_of(definition)
    while waiting:
        new = {name: stood.evaluators[name] for name in waiting if name in stood.evaluators}
        needed |= new
        waiting = set()
        for evaluator in await reading.evaluators(new):
            waiting |= evaluator.references - needed.keys()
    return msgspec.structs.replace(stood, flags=flags, evaluators=dict(sorted(needed.items())))
