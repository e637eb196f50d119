"""Earlier states of flag sets, compiled on demand; the last few are kept."""

from __future__ import annotations

import asyncio

from service.evaluation.definition.document import read_metadata
from service.evaluation.definition.reading import read_evaluators, read_flags
from service.evaluation.flag_set import CompiledFlagSet, FlagSetHeader
from service.management.as_of import AsOf, Stood, flag_set_at, point_as_of
from service.management.stores import Stores
from service.storage import flag_sets
from service.storage.changes import Point
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
        self._kept: TwoGenerationCache[tuple[int, Point], CompiledFlagSet] = TwoGenerationCache(
            MOST_CHARACTERS
        )
        self._compiling = asyncio.Lock()

    async def get(self, stores: Stores, name: str, at: AsOf) -> CompiledFlagSet:
        """Return the flag set as of a point of its history.

        Raises NotFound as ``point_as_of`` does, and DefinitionRefused if a definition of that time
        does not compile any more.
        """
        async with self._compiling:
            async with stores.database.snapshot() as cursor:
                row = await flag_sets.find(cursor, name)
                point = await point_as_of(cursor, row, at)
                kept = self._kept.get((row.id, point))
                if kept is not None:
                    return kept
                stood = await flag_set_at(cursor, row, point.revision)
            flag_set = await _compiled(name, stood, point)
            size = sum(map(len, (*stood.flags.values(), *stood.evaluators.values())))
            self._kept.put((row.id, point), flag_set, size)
        return flag_set


async def _compiled(name: str, stood: Stood, point: Point) -> CompiledFlagSet:
    header = FlagSetHeader(
        name=name,
        revision=stood.revision,
        modified_at=point.at // 1000,
        fractional=stood.properties.fractional,
        metadata=read_metadata(stood.properties.metadata_text.encode()),
        stored_contexts=stood.properties.stored_contexts,
    )
    flags = await run_in_slices(read_flags(stood.flags))
    evaluators = await run_in_slices(read_evaluators(stood.evaluators))
    return await run_in_slices(
        CompiledFlagSet.build_steps(header, flags.values(), evaluators.values())
    )
