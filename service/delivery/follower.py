"""Keeps this worker's flag sets and API keys at the state that the database has."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import AsyncIterator, Generator
from functools import partial
from typing import TypeAlias

from service.cache.listener import Announcement, MayHaveMissed
from service.delivery.fresh_run import FreshRun
from service.delivery.key_ring import KeyRing
from service.delivery.snapshots import Snapshots
from service.errors import DefinitionRefused, FlagstaffError, Unavailable
from service.evaluation.definition import read_evaluator, read_flag, read_metadata
from service.evaluation.flag_set import CompiledFlagSet, FlagSetHeader
from service.storage import deltas
from service.storage.pool import Database
from service.turns import in_turns

log = logging.getLogger(__name__)

Stored: TypeAlias = deltas.StoredFlagSet | deltas.Delta


class Follower:
    """Hears of a commit, reads what changed, compiles only that, swaps, then tells.

    Messages make it quick; a look at the heads (every set's revision) once every ``interval``
    seconds makes it certain.
    """

    def __init__(
        self,
        database: Database,
        snapshots: Snapshots,
        key_ring: KeyRing,
        *,
        interval: float,
    ) -> None:
        self._database = database
        self._snapshots = snapshots
        self._key_ring = key_ring
        self._interval = interval
        # The revision of a set that this worker cannot compile, so that it tries once and not
        # every second.
        self._uncompiled: dict[str, int] = {}
        self._refreshes: dict[str, FreshRun] = {}
        self._look = FreshRun(self._look_now)
        self._degraded_since: float | None = None

    @property
    def degraded_since(self) -> float | None:
        """Unix seconds since when the database has not answered the follower; None if it does."""
        return self._degraded_since

    async def look(self) -> None:
        """Read the heads and refresh whatever they say is behind; shared by all who ask at once.

        Raises Unavailable when the database does not answer.
        """
        await self._look()

    async def catch_up(self, name: str, revision: int) -> None:
        """Return once this worker serves the set at ``revision`` or later.

        Returns also when the database has no such revision. Raises Unavailable when the database
        does not answer.
        """
        if not self._reached(name, revision):
            await self._refresh(name)

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

    def _reached(self, name: str, revision: int) -> bool:
        current = self._snapshots.current(name)
        return current is not None and current.revision >= revision

    async def _look_now(self) -> None:
        try:
            heads = await deltas.read_heads(self._database)
        except Unavailable as error:
            if self._degraded_since is None:
                self._degraded_since = time.time()
                log.warning("The database does not answer; serving what is in memory. %s", error)
            raise
        if self._degraded_since is not None:
            log.warning(
                "The database answers again after %.0f s.", time.time() - self._degraded_since
            )
            self._degraded_since = None
        if heads.api_keys != self._key_ring.revision:
            # Read after the heads: the keys may be newer than the revision, never older.
            keys = await deltas.read_api_keys(self._database)
            self._key_ring.replace(keys, heads.api_keys)
        for flag_set in self._snapshots:
            if flag_set.name not in heads.flag_sets:
                self._forget(flag_set.name)
        for name, head in heads.flag_sets.items():
            if not (
                self._reached(name, head.revision) or self._uncompiled.get(name) == head.revision
            ):
                await self._refresh(name)

    async def _refresh(self, name: str) -> None:
        refresh = self._refreshes.get(name)
        if refresh is None:
            refresh = self._refreshes[name] = FreshRun(partial(self._refresh_now, name))
        await refresh()

    async def _refresh_now(self, name: str) -> None:
        current = self._snapshots.current(name)
        if current is None:
            stored: Stored | None = await deltas.read_flag_set(self._database, name)
        else:
            stored = await deltas.read_changes(self._database, name, current.revision)
        if stored is None:
            self._forget(name)
        elif current is None or stored.revision > current.revision:
            try:
                self._snapshots.swap(await in_turns(_compiling(name, stored, current)))
            except DefinitionRefused:
                # What is stored was accepted once; only an older worker or a hand in the database
                # brings this about. What is in memory is the best that there is.
                self._uncompiled[name] = stored.revision
                log.exception("'%s' does not compile; keeping what is served.", name)

    def _forget(self, name: str) -> None:
        self._snapshots.drop(name)
        self._uncompiled.pop(name, None)


def _compiling(
    name: str, stored: Stored, current: CompiledFlagSet | None
) -> Generator[None, None, CompiledFlagSet]:
    """The set as stored, step by step: all of it, or what changed on top of ``current``."""
    header = FlagSetHeader(
        name=name,
        revision=stored.revision,
        modified_at=stored.modified_at,
        fractional=stored.fractional,
        metadata=read_metadata(stored.metadata_text.encode()),
    )
    flags = {}
    for key, text in stored.flags.items():
        flags[key] = None if text is None else read_flag(key, text.encode())
        yield
    evaluators = {
        key: None if text is None else read_evaluator(key, text.encode())
        for key, text in stored.evaluators.items()
    }
    if current is None:
        current = CompiledFlagSet.build(header, (), ())
    return (yield from current.with_changes_steps(header, flags=flags, evaluators=evaluators))
