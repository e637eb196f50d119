"""Keeps this worker's flag sets and API keys up to date with the database."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import AsyncIterator
from functools import partial

from service.allocator import release_free_memory
from service.cache.announcements import Announcement
from service.cache.listener import MayHaveMissed
from service.errors import FlagstaffError, Unavailable
from service.evaluation.flag_set import CompiledFlagSet
from service.events.event_hub import EventHub
from service.following.database_health import PATIENCE, DatabaseHealth
from service.following.key_following import KeyFollowing
from service.following.key_ring import KeyRing
from service.following.refreshing import Refreshing
from service.following.snapshot_format import Kept, Keys
from service.following.snapshots import Snapshots
from service.log_events import log_event
from service.storage import deltas, heads
from service.storage.database import Database
from service.storage.heads import Look
from service.tasks.coalesced_run import CoalescedRun

log = logging.getLogger(__name__)

# How long before the latest known change another one may have begun whose transaction was committed
# later, in milliseconds. A longer transaction costs one look at all heads.
_OVERLAP = 5000


class Follower:
    """Follows commits: reads what changed, compiles only that, swaps it, notifies the streams.

    Announcements make it fast. A look every ``interval`` seconds makes it certain: it compares the
    sum of all flag sets, and reads the changed heads only if the sum differs. ``as_of`` is when
    memory was last known to match the database, in unix seconds (None: never). ``behind`` is the
    number of revisions, of all sets together, that were missing at the last look.
    """

    def __init__(
        self,
        database: Database,
        snapshots: Snapshots,
        key_ring: KeyRing,
        hub: EventHub,
        health: DatabaseHealth,
        *,
        interval: float,
    ) -> None:
        self._database = database
        self._health = health
        self._snapshots = snapshots
        self._key_ring = key_ring
        self._interval = interval
        self.flag_sets = Refreshing(database, snapshots, hub)
        self._refresh = self.flag_sets.refresh
        self._look = CoalescedRun(self._look_now)
        self._keys = KeyFollowing(database, key_ring, hub)
        # After an outage another database may be behind the address, with other sets at the same
        # revisions: then, and at first, all heads are compared.
        self._trusts_heads = False
        # Sets that the last look found changed and could not refresh.
        self._unfinished: list[str] = []
        self.as_of: float | None = None
        self.behind = 0

    @property
    def degraded_since(self) -> float | None:
        """Unix seconds since when the database has not answered the follower; None if it does."""
        return self._health.degraded_since

    @property
    def keys(self) -> Keys:
        """The API keys of the ring, and its revision."""
        return Keys(self._key_ring.revision, self._key_ring.keys)

    def resume(self, kept: Kept) -> None:
        """Serve the content of a snapshot file until the database answers."""
        for stored in kept.flag_sets:
            self._snapshots.hold(stored)
        self._key_ring.replace(kept.keys.keys, kept.keys.revision)
        self.as_of = kept.as_of

    async def load(self) -> None:
        """Look as at a start: sets that are new to memory are compiled when they are needed.

        If the database does not answer, that holds for the first look that succeeds.
        """
        self.flag_sets.is_loading = True
        await self.look()

    async def compile_large(self) -> None:
        """Compile the sets that take too long for a waiting caller."""
        await self.flag_sets.compile_large()

    async def compile_rest(self) -> None:
        """Compile the remaining sets, one after the other."""
        await self.flag_sets.compile_rest()

    async def keep_compiled(self) -> None:
        """Compile some sets ahead of their first use; then whatever is large, forever.

        Without the database all sets are compiled: lists of them come from memory then.
        """
        await self.flag_sets.compile_ahead()
        # What is left of a file are sets that are gone.
        self.flag_sets.precompiled.clear()
        release_free_memory()
        while True:
            if self.degraded_since is None:
                await self.compile_large()
            else:
                await self.compile_rest()
            await asyncio.sleep(self._interval)

    async def close(self) -> None:
        """Stop everything in progress; nobody may follow or ask any more."""
        await self._look.close()
        await self._keys.read.close()
        await self.flag_sets.close()

    async def look(self) -> None:
        """Compare with the database and refresh what is behind; concurrent callers share a run.

        Raises Unavailable when the database does not answer.
        """
        await self._look()

    async def look_in_time(self) -> None:
        """``look`` for a waiting caller: fails at once if the database is down, soon if it is slow.

        Raises Unavailable.
        """
        await self._health.in_time(self.look)

    async def find(self, name: str) -> CompiledFlagSet | None:
        """Return the served set; reads or compiles it if necessary. None if there is none.

        Raises Unavailable when the set is not in memory and the database does not answer.
        """
        if self._snapshots.head(name) is None:
            await self.look_in_time()
        while self._snapshots.uncompiled(name) is not None:
            await self.flag_sets.compile(name)
        return self._snapshots.current(name)

    async def catch_up(self, name: str, revision: int) -> None:
        """Return once this worker has the set at ``revision`` or later.

        Returns also when the database has no such revision. Raises Unavailable when the database
        does not answer, or is known not to.
        """
        if not self._reached(name, revision):
            await self._health.in_time(partial(self._refresh, name))
            await self.flag_sets.compile(name)

    async def follow_announcements(self, announcements: AsyncIterator[object]) -> None:
        """Refresh what the listener announces, until it stops.

        Nothing is awaited here: what is announced meanwhile is refreshed together.
        """
        async for heard in announcements:
            match heard:
                case _ if self._health.degraded_since is not None:
                    # A look notices when the database is back, and reads what it has then.
                    continue
                case Announcement(flag_set=str(name), revision=revision):
                    if not self._reached(name, revision):
                        self._refresh.ask(name).add_done_callback(_log_failure)
                case Announcement(revision=revision):
                    if (read := self._keys.hear(revision)) is not None:
                        read.add_done_callback(_log_failure)
                case MayHaveMissed():
                    self._look.ask().add_done_callback(_log_failure)

    async def follow_heads(self) -> None:
        """Look every ``interval`` seconds, forever."""
        while True:
            await asyncio.sleep(self._interval)
            try:
                await self.look()
            except FlagstaffError as error:
                log.debug(
                    "Heads not read; polling again: %s", error, extra=log_event("heads_read_failed")
                )

    def _reached(self, name: str, revision: int) -> bool:
        head = self._snapshots.head(name)
        return head is not None and head.revision >= revision

    async def _look_now(self) -> None:
        looked_at = time.time()
        look = await self._read_look()
        if not self._keys.is_at(look.api_keys):
            await self._keys.read()
        names = self._unfinished = await self._differing(look)
        self.behind = self.flag_sets.behind(names)
        failures = await asyncio.gather(*map(self._refresh, names), return_exceptions=True)
        self.behind = self.flag_sets.behind(names)
        for failure in failures:
            if failure is not None:
                raise failure
        self._unfinished = []
        self.flag_sets.is_loading = False
        self.as_of = looked_at

    async def _differing(self, look: Look) -> list[str]:
        """Return the names of the sets that differ from the database."""
        known = self.flag_sets.known
        touched = self._unfinished
        if self._trusts_heads and look.total != known.total:
            found = await heads.read_changed_heads(self._database, known.latest - _OVERLAP)
            for name, head in found.heads.items():
                known.put(name, head)
            touched = list({*touched, *found.heads})
            self._trusts_heads = found.total == known.total
        if not self._trusts_heads:
            everything = (await deltas.read_heads(self._database)).flag_sets
            known.replace(everything.items())
            touched = list({*everything, *self._snapshots.names()})
            self._trusts_heads = True
        return [name for name in touched if not self.flag_sets.is_current(name)]

    async def _read_look(self) -> Look:
        try:
            async with asyncio.timeout(PATIENCE):
                look = await heads.read_look(self._database)
        except (Unavailable, TimeoutError) as error:
            if self._health.degraded_since is None:
                self._health.degraded_since = time.time()
                self._trusts_heads = False
                self._keys.distrust()
                # On a connection that was open, callers would wait as long as a statement may take
                # at a server that hangs; opening one fails sooner.
                self._database.renew()
                log.warning(
                    "MySQL does not answer; serving from memory. %s",
                    error,
                    extra=log_event("database_lost"),
                )
            if isinstance(error, TimeoutError):
                raise Unavailable("The database did not answer in time.") from None
            raise
        if self._health.degraded_since is not None:
            seconds = time.time() - self._health.degraded_since
            log.warning(
                "MySQL answers again after %.0f s.",
                seconds,
                extra=log_event("database_restored", seconds=round(seconds, 3)),
            )
            self._health.degraded_since = None
        return look


def _log_failure(done: asyncio.Future[None]) -> None:
    error = None if done.cancelled() else done.exception()
    if isinstance(error, FlagstaffError):
        log.warning(
            "Announced change not read; polling finds it: %s",
            error,
            extra=log_event("announcement_postponed"),
        )
    elif error is not None:
        log.error(
            "Announced change not followed because of an unexpected failure; polling finds it.",
            exc_info=error,
            extra=log_event("announcement_crashed"),
        )
