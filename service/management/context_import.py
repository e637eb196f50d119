"""Import of many contexts, batch by batch; invalid lines do not stop it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from service.errors import Fault, Unavailable
from service.management.context_texts import compare_overrides, read_context, variants_of
from service.management.stores import Stores
from service.storage import contexts, flag_sets
from service.storage.retrying import retried
from service.structs.contexts import ContextLine, Imported, LineFault

# Faults that an import lists; all refused lines are counted.
MOST_ERRORS = 100


class ContextImport:
    """One import into a flag set: each batch is committed separately and stays.

    An invalid line is refused and reported, and the others are stored. Of two lines with the same
    targeting key the later one counts.
    """

    def __init__(self, stores: Stores, flag_set: str) -> None:
        self._stores = stores
        self._flag_set = flag_set
        self._read = 0
        self._written = 0
        self._errors: list[LineFault] = []

    @property
    def report(self) -> Imported:
        """Return the result of the lines so far."""
        refused = self._read - self._written
        return Imported(self._read, self._written, refused, tuple(self._errors))

    async def begin(self) -> None:
        """Raise NotFound before the first line if the set does not exist."""
        async with self._stores.database.read() as cursor:
            await flag_sets.find(cursor, self._flag_set)

    async def store(
        self,
        lines: Sequence[tuple[int, ContextLine]],
        unreadable: Iterable[tuple[int, Sequence[Fault]]] = (),
    ) -> None:
        """Store a batch of numbered lines in one transaction.

        ``unreadable`` are the lines among them that are not contexts at all. The caller shields it
        from cancellation. Raises NotFound if the set was deleted; Unavailable with the number of
        lines that were stored before.
        """
        try:
            faults = {**await self._store(lines), **dict(unreadable)}
        except Unavailable as failure:
            said = f"{failure} Of the {self._read} lines before this, {self._written} are stored."
            raise Unavailable(said, failure.retry_after) from failure
        for number in sorted(faults):
            self._add_errors(number, faults[number])
        self._read += len(faults)
        self._written += sum(not found for found in faults.values())

    @retried
    async def _store(self, lines: Sequence[tuple[int, ContextLine]]) -> dict[int, Sequence[Fault]]:
        """Store the valid lines; return the faults of the others, by line number."""
        faults: dict[int, list[Fault]] = {number: [] for number, _ in lines}
        texts = {
            number: read_context(line.targeting_key, line, "/targetingKey", faults[number])
            for number, line in lines
        }
        overridden = {flag for _, line in lines for flag in line.overrides}
        async with self._stores.database.transaction() as cursor:
            flag_set = await flag_sets.find(cursor, self._flag_set)
            variants = await variants_of(cursor, flag_set, overridden)
            for number, line in lines:
                if not faults[number]:
                    compare_overrides(line.overrides, variants, faults[number])
            last = {texts[number].key: texts[number] for number, _ in lines if not faults[number]}
            await contexts.put_many(cursor, flag_set, last.values())
        await self._stores.context_cache.forget(self._flag_set, last.keys())
        return {**faults}

    def _add_errors(self, line: int, faults: Iterable[Fault]) -> None:
        for fault in faults:
            if len(self._errors) < MOST_ERRORS:
                self._errors.append(LineFault(line, fault.pointer, fault.detail))
