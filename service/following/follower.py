"""Keeps this worker's flag sets and API keys at the state that the database has."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from functools import partial
from typing import TypeVar

from service.cache.announcements import Announcement
from service.cache.listener import MayHaveMissed
from service.errors import FlagstaffError, Unavailable
from service.events.event_hub import EventHub
from service.following.compiling import Stored, compiling
from service.following.key_ring import KeyRing
from service.following.snapshot_file import Kept, Keys
from service.following.snapshots import Snapshots
from service.storage import contexts, deltas
from service.storage.database import Database
from service.storage.deltas import Head, StoredRing
from service.structs.contexts import StoredContext
from service.tasks.coalesced_run import CoalescedRun
from service.tasks.cooperative import run_in_slices

log = logging.getLogger(__name__)

Answer = TypeVar("Answer")

# How many seconds a look at the heads may take: a database that is frozen is called away then. A
# caller waits no longer either, which is less than Nginx waits for an evaluation.
_PATIENCE = 3.0
# How many unknown API keys are looked up side by side.
_KEYS_AT_ONCE = 2


class Follower:
    """Hears of a commit, reads what changed, compiles only that, swaps, then tells.

    Messages make it quick; a look at the heads (every set's revision) once every ``interval``
    seconds makes it certain. ``keys`` are the API keys of the last look, ``as_of`` is when what is
    in memory was last known to be what the database has, in unix seconds (None: never), and
    ``behind`` by how many revisions, of all sets together, it was short at the last look.
    """

    def __init__(
        self,
        database: Database,
        snapshots: Snapshots,
        key_ring: KeyRing,
        hub: EventHub,
        *,
        interval: float,
        callers: Database | None = None,
    ) -> None:
        """``callers`` is the database as callers' reads use it; the same, unless it is given."""
        self._database = database
        self._callers = callers or database
        # Of the connections that callers use, unknown keys take no more at once.
        self._key_look_ups = asyncio.Semaphore(_KEYS_AT_ONCE)
        self._snapshots = snapshots
        self._key_ring = key_ring
        self._hub = hub
        self._interval = interval
        # Where a set stands that this worker cannot compile, so that it tries once and not every
        # second.
        self._uncompiled: dict[str, Head] = {}
        self._refreshes: dict[str, CoalescedRun] = {}
        self._look = CoalescedRun(self._look_now)
        self._degraded_since: float | None = None
        # Another database may be behind the address now, with other keys at the same revision.
        self._trusts_ring = False
        self.keys = Keys(-1, ())
        self.as_of: float | None = None
        self.behind = 0

    @property
    def degraded_since(self) -> float | None:
        """Unix seconds since when the database has not answered the follower; None if it does."""
        return self._degraded_since

    async def resume(self, kept: Kept) -> None:
        """Serve what a snapshot file kept, until the database tells better."""
        for stored in kept.flag_sets:
            try:
                flag_set = await run_in_slices(compiling(stored.name, stored, None))
            except Exception:
                # A worker that could not start for one set would serve none of the others.
                log.exception("'%s' of the snapshot does not compile.", stored.name)
            else:
                self._snapshots.swap(flag_set, stored.head)
        self._know(kept.keys)
        self.as_of = kept.as_of

    async def look(self) -> None:
        """Read the heads and refresh whatever they say is behind; shared by all who ask at once.

        Raises Unavailable when the database does not answer.
        """
        await self._look()

    async def look_in_time(self) -> None:
        """``look`` for a caller who waits: not for a database that is away, nor for a slow one.

        Raises Unavailable.
        """
        await self._in_time(self.look)

    async def catch_up(self, name: str, revision: int) -> None:
        """Return once this worker serves the set at ``revision`` or later.

        Returns also when the database has no such revision. Raises Unavailable when the database
        does not answer, or is known not to.
        """
        if not self._reached(name, revision):
            await self._in_time(partial(self._refresh, name))

    async def find_api_key(self, digest: bytes) -> StoredRing:
        """The key that the database has under this hash, for a ring that does not know it.

        Raises Unavailable when the database does not answer, or is known not to.
        """

        async def find() -> StoredRing:
            async with self._key_look_ups:
                return await deltas.find_api_key(self._callers, digest)

        return await self._in_time(find)

    async def read_contexts(self, flag_set: str, keys: Sequence[str]) -> dict[str, StoredContext]:
        """What the database has stored for these targeting keys; those without are absent.

        Raises Unavailable when the database does not answer, or is known not to.
        """
        read = partial(contexts.read_contexts, self._callers, flag_set, keys)
        return await self._in_time(read)

    async def follow_announcements(self, announcements: AsyncIterator[object]) -> None:
        """Act on what the listener hears, for as long as it listens."""
        async for heard in announcements:
            try:
                match heard:
                    case Announcement(flag_set=str(name), revision=revision):
                        await self.catch_up(name, revision)
                    case Announcement() | MayHaveMissed():
                        await self.look()
            except FlagstaffError as error:
                log.warning("An announcement could not be followed yet: %s", error)

    async def follow_heads(self) -> None:
        """Look at the heads every ``interval`` seconds, for ever."""
        while True:
            await asyncio.sleep(self._interval)
            try:
                await self.look()
            except FlagstaffError as error:
                log.debug("The heads could not be read: %s", error)

    async def _in_time(self, ask: Callable[[], Awaitable[Answer]]) -> Answer:
        """What the database says, if it says it while a caller is willing to wait."""
        if self._degraded_since is not None:
            raise Unavailable("The database is not available.")
        try:
            async with asyncio.timeout(_PATIENCE):
                return await ask()
        except TimeoutError:
            raise Unavailable("The database did not answer in time.") from None

    def _reached(self, name: str, revision: int) -> bool:
        current = self._snapshots.current(name)
        return current is not None and current.revision >= revision

    async def _look_now(self) -> None:
        looked_at = time.time()
        heads = await self._read_heads()
        if heads.api_keys != self._key_ring.revision or not self._trusts_ring:
            ring = await deltas.read_api_keys(self._database)
            self._know(Keys(ring.revision, ring.keys))
            self._trusts_ring = True
        failures: list[Exception] = []
        for flag_set in self._snapshots:
            if flag_set.name not in heads.flag_sets:
                # In its turn: it may be younger than the heads, or about to be swapped by a
                # refresh that read it before it was deleted.
                await self._refresh_in_turn(flag_set.name, failures)
        self.behind = self._behind(heads)
        for name, head in heads.flag_sets.items():
            if head not in (self._snapshots.head(name), self._uncompiled.get(name)):
                await self._refresh_in_turn(name, failures)
        self._uncompiled = {
            name: head for name, head in self._uncompiled.items() if name in heads.flag_sets
        }
        self.behind = self._behind(heads)
        if failures:
            raise failures[0]
        self.as_of = looked_at

    async def _read_heads(self) -> deltas.Heads:
        try:
            async with asyncio.timeout(_PATIENCE):
                heads = await deltas.read_heads(self._database)
        except (Unavailable, TimeoutError) as error:
            if self._degraded_since is None:
                self._degraded_since = time.time()
                self._trusts_ring = False
                log.warning("The database does not answer; serving what is in memory. %s", error)
            if isinstance(error, TimeoutError):
                raise Unavailable("The database did not answer in time.") from None
            raise
        if self._degraded_since is not None:
            log.warning(
                "The database answers again after %.0f s.", time.time() - self._degraded_since
            )
            self._degraded_since = None
        return heads

    def _behind(self, heads: deltas.Heads) -> int:
        """How many revisions the database is ahead of what is served, all sets together."""
        held = {name: self._snapshots.head(name) for name in heads.flag_sets}
        return sum(
            max(0, head.revision - (mine.revision if (mine := held[name]) else 0))
            for name, head in heads.flag_sets.items()
        )

    async def _refresh(self, name: str) -> None:
        refresh = self._refreshes.get(name)
        if refresh is None:
            # Kept while it runs, not for every name that there ever was.
            idle = partial(self._refreshes.pop, name)
            refresh = CoalescedRun(partial(self._refresh_now, name), idle)
            self._refreshes[name] = refresh
        await refresh()

    async def _refresh_in_turn(self, name: str, failures: list[Exception]) -> None:
        """Refresh one set of many: a fault that nobody foresaw keeps the others from nothing."""
        try:
            await self._refresh(name)
        except FlagstaffError:
            raise
        except Exception as failure:
            log.exception("'%s' could not be refreshed; keeping what is served.", name)
            failures.append(failure)

    async def _refresh_now(self, name: str) -> None:
        current, head = self._snapshots.current(name), self._snapshots.head(name)
        stored: Stored | None = None
        if head is not None:
            stored = await deltas.read_changes(self._database, name, head)
        if stored is None:
            stored = await deltas.read_flag_set(self._database, name)
        if stored is None:
            self._forget(name)
        elif stored.head != head:
            try:
                flag_set = await run_in_slices(compiling(name, stored, current))
            except Exception:
                # What is stored was accepted once; only an older worker, a hand in the database or
                # a fault of ours brings this about. What is in memory is the best that there is,
                # and the sets behind this one are followed all the same.
                self._uncompiled[name] = stored.head
                log.exception("'%s' does not compile; keeping what is served.", name)
            else:
                self._snapshots.swap(flag_set, stored.head)
                self._hub.swapped(flag_set)

    def _know(self, keys: Keys) -> None:
        self.keys = keys
        self._key_ring.replace(keys.keys, keys.revision)
        self._hub.keep_only(self._key_ring.expiries)

    def _forget(self, name: str) -> None:
        self._snapshots.drop(name)
        self._hub.dropped(name)
        self._uncompiled.pop(name, None)
