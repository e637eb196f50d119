"""Refreshes flag sets in memory from the database, and compiles those that wait for it."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

import msgspec

from service.errors import FlagstaffError
from service.evaluation.flag_set import CompiledFlagSet
from service.events.event_hub import EventHub
from service.following.compiling import Stored, compiling
from service.following.snapshots import Snapshots
from service.log_events import log_event
from service.storage import deltas
from service.storage.database import Database
from service.storage.deltas import Delta, Head, StoredFlagSet
from service.storage.heads import KnownHeads
from service.tasks.batched_runs import BatchedRuns
from service.tasks.cancellation import cancel_and_wait
from service.tasks.cooperative import run_in_slices

log = logging.getLogger(__name__)

# Flag sets that one transaction reads, and concurrent transactions: each holds a connection of the
# worker's pool.
_SETS_AT_ONCE = 50
_READS_AT_ONCE = 2
# Larger sets are compiled before the worker listens: a caller would wait too long for them.
_LARGE = 200
# Flags of small sets that a start compiles before anybody asks for them.
AHEAD = 2_000


class Refreshing:
    """Reads what changed in flag sets, compiles only that, swaps it, notifies the event hub.

    ``known`` are the heads that were last read from the database. While ``is_loading``, sets that
    are new to memory are held as texts and compiled when they are needed.
    """

    def __init__(self, database: Database, snapshots: Snapshots, hub: EventHub) -> None:
        self._database = database
        self._snapshots = snapshots
        self._hub = hub
        self.known = KnownHeads()
        self.is_loading = False
        # Heads that this worker cannot compile, so that it tries once and not every second.
        self._refused: dict[str, Head] = {}
        # Sets that a file had, or that a write has compiled: only what differs is compiled.
        self.precompiled: dict[str, CompiledFlagSet] = {}
        # Flags of large sets that were compiled since this was last reduced.
        self.compiled_flags = 0
        self._compiling: dict[str, asyncio.Task[None]] = {}
        self.refresh = BatchedRuns(self._refresh, at_once=_READS_AT_ONCE, most=_SETS_AT_ONCE)

    def is_current(self, name: str) -> bool:
        """Return whether the set in memory is at the last known head, or cannot reach it."""
        head = self.known.get(name)
        return head == self._snapshots.head(name) or (
            head is not None and head == self._refused.get(name)
        )

    def behind(self, names: list[str]) -> int:
        """Return how many revisions memory is behind the database, of all these sets together."""
        # Deleted sets need not be compiled any more.
        self._refused = {
            name: head for name, head in self._refused.items() if self.known.get(name) is not None
        }
        missing = 0
        for name in {*names, *self._refused}:
            head, mine = self.known.get(name), self._snapshots.head(name)
            if head is not None:
                missing += max(0, head.revision - (mine.revision if mine else 0))
        return missing

    async def compile(self, name: str) -> None:
        """Return once the set is compiled if it waits for that; concurrent callers share a run."""
        stored = self._snapshots.uncompiled(name)
        if stored is None:
            return
        task = self._compiling.get(name)
        if task is None:
            task = self._compiling[name] = asyncio.create_task(self._compile(stored))
            task.add_done_callback(lambda _: self._compiling.pop(name))
        await asyncio.shield(task)

    async def compile_large(self) -> None:
        """Compile the sets that take too long for a waiting caller."""
        for name in self._snapshots.names():
            stored = self._snapshots.uncompiled(name)
            if stored is not None and len(stored.flags) > _LARGE:
                await self.compile(name)

    async def compile_ahead(self) -> None:
        """Compile waiting sets until AHEAD flags are; the others wait for their first use.

        Compiled, a flag takes several times the memory of its text, and with thousands of sets
        most are not asked for on one worker. A small set compiles in milliseconds.
        """
        await self.compile_large()
        flags = 0
        while flags < AHEAD and (stored := self._snapshots.next_uncompiled()) is not None:
            await self.compile(stored.name)
            flags += len(stored.flags)
            await asyncio.sleep(0)

    async def compile_rest(self) -> None:
        """Compile the waiting sets, one after the other."""
        while (stored := self._snapshots.next_uncompiled()) is not None:
            await self.compile(stored.name)
            await asyncio.sleep(0)

    @contextmanager
    def knowing(self, compiled: CompiledFlagSet) -> Iterator[None]:
        """Use this set for the next refresh of its name, as far as its definitions are the same."""
        self.precompiled[compiled.name] = compiled
        try:
            yield
        finally:
            if self.precompiled.get(compiled.name) is compiled:
                del self.precompiled[compiled.name]

    async def close(self) -> None:
        """Stop everything in progress."""
        await self.refresh.close()
        await cancel_and_wait(*self._compiling.values())

    async def _compile(self, stored: StoredFlagSet) -> None:
        known = self.precompiled.pop(stored.name, None)
        flag_set = await self._compiled(stored.name, stored, known)
        # The set may have been refreshed or deleted meanwhile.
        if self._snapshots.uncompiled(stored.name) is stored:
            if flag_set is None:
                self._snapshots.drop(stored.name)
            else:
                self._snapshots.swap(flag_set, stored.head)

    async def _refresh(self, names: tuple[str, ...]) -> dict[str, Exception]:
        try:
            await self._refresh_now(names)
        except FlagstaffError:
            raise
        except Exception as error:
            if len(names) == 1:
                log.exception(
                    "Flag set '%s' not refreshed; still serving its previous revision.",
                    names[0],
                    extra=log_event("flag_set_refresh_failed", flag_set=names[0]),
                )
                return {names[0]: error}
        else:
            return {}
        # An unexpected failure with one set must not affect the others.
        failures: dict[str, Exception] = {}
        for name in names:
            failures |= await self._refresh((name,))
        return failures

    async def _refresh_now(self, names: tuple[str, ...]) -> None:
        held = {name: head for name in names if (head := self._snapshots.head(name)) is not None}
        found: dict[str, Delta | None] = {}
        if held:
            found = await deltas.read_changes(self._database, held)
        # The small part first: reading a whole set may take a while.
        whole = []
        for name in names:
            if name not in held:
                whole.append(name)
            elif name not in found:
                self._forget(name)
            elif (delta := found[name]) is None or self._snapshots.head(name) != held[name]:
                # A change since another head does not apply to what is held now: a set that does
                # not compile may have been dropped while the database was read.
                whole.append(name)
            else:
                await self._take_over(name, delta)
        stored = await deltas.read_flag_sets(self._database, whole) if whole else {}
        for name in whole:
            if name in stored:
                await self._take_over(name, stored[name])
            else:
                self._forget(name)

    async def _take_over(self, name: str, stored: Stored) -> None:
        self.known.put(name, stored.head)
        if stored.head == self._snapshots.head(name):
            return
        waiting = self._snapshots.uncompiled(name)
        current = self._snapshots.current(name)
        if isinstance(stored, StoredFlagSet) and (
            waiting is not None or (self.is_loading and current is None)
        ):
            self._snapshots.hold(stored)
            return
        if isinstance(stored, Delta) and waiting is not None:
            self._snapshots.hold(_patched(waiting, stored))
            return
        known = self.precompiled.pop(name, None)
        if known is not None and isinstance(stored, Delta):
            current, stored = known, _whole(name, current, stored)
            # A write has compiled it, and no file has it.
            self.compiled_flags += len(known.definitions) if is_large(known) else 0
        flag_set = await self._compiled(name, stored, current)
        if flag_set is not None:
            self._snapshots.swap(flag_set, stored.head)
            self._hub.swapped(flag_set)

    async def _compiled(
        self, name: str, stored: Stored, current: CompiledFlagSet | None
    ) -> CompiledFlagSet | None:
        try:
            flag_set = await run_in_slices(compiling(name, stored, current))
        except Exception:
            # Stored sets were valid when they were written. Only an older worker, a manual change
            # in the database or a bug can cause this. The set in memory is the best that there is.
            self._refused[name] = stored.head
            log.exception(
                "Flag set '%s' does not compile; still serving its previous revision.",
                name,
                extra=log_event("flag_set_compile_failed", flag_set=name),
            )
            return None
        self._refused.pop(name, None)
        if is_large(flag_set):
            compiled: Mapping[str, str | None] = stored.flags
            if isinstance(stored, StoredFlagSet) and current is not None:
                compiled = flag_set.other_texts(current)
            self.compiled_flags += len(compiled)
        return flag_set

    def _forget(self, name: str) -> None:
        self.known.put(name, None)
        self._snapshots.drop(name)
        self.precompiled.pop(name, None)
        self._hub.dropped(name)
        self._refused.pop(name, None)


def is_large(flag_set: CompiledFlagSet) -> bool:
    """Return whether compiling the set takes too long for a waiting caller."""
    return len(flag_set.definitions) > _LARGE


def _whole(name: str, current: CompiledFlagSet | None, delta: Delta) -> StoredFlagSet:
    """Return the texts of a served set after a change."""
    evaluators = {} if current is None else current.evaluators
    served = StoredFlagSet(
        name,
        delta.head,
        delta.properties,
        {} if current is None else current.texts,
        {name: evaluator.text for name, evaluator in evaluators.items()},
    )
    return _patched(served, delta)


def _patched(stored: StoredFlagSet, delta: Delta) -> StoredFlagSet:
    """Return the texts of a set after a change."""
    return msgspec.structs.replace(
        stored,
        head=delta.head,
        properties=delta.properties,
        flags=_merged(stored.flags, delta.flags),
        evaluators=_merged(stored.evaluators, delta.evaluators),
    )


def _merged(texts: dict[str, str], changes: dict[str, str | None]) -> dict[str, str]:
    merged = {**texts, **changes}
    return {name: text for name, text in sorted(merged.items()) if text is not None}
