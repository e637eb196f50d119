"""Keeps the key ring of this worker up to date with the database."""

from __future__ import annotations

import asyncio

from service.events.event_hub import EventHub
from service.following.key_ring import KeyRing
from service.storage import deltas, key_changes
from service.storage.database import Database
from service.storage.key_changes import KeyDelta, RingHead
from service.tasks.coalesced_run import CoalescedRun


class KeyFollowing:
    """Reads the keys that changed, or all if the changes are not known.

    ``read`` gives every caller a run that began after its call, however many there are.
    """

    def __init__(self, database: Database, key_ring: KeyRing, hub: EventHub) -> None:
        self._database = database
        self._key_ring = key_ring
        self._hub = hub
        self._head: RingHead | None = None
        # The latest announced revision that a read began for; a look makes up for one that failed.
        self._announced = -1
        self.read = CoalescedRun(self._read)

    def is_at(self, revision: int) -> bool:
        """Return whether the ring was read from this database and is at the revision."""
        return self._head is not None and self._head.revision == revision

    def hear(self, revision: int) -> asyncio.Task[None] | None:
        """Start the read for an announced revision; None if one began for it already."""
        if revision <= self._announced:
            return None
        self._announced = revision
        return None if self.is_at(revision) else self.read.ask()

    def distrust(self) -> None:
        """Read all keys next: another database may have others at the same revision."""
        self._head = None
        self._announced = -1

    async def _read(self) -> None:
        if self._head is not None:
            delta = await key_changes.read_key_changes(self._database, self._head)
            if delta is not None:
                self._change(delta)
                return
        # The keys are read after the head: they may be newer than the revision, never older.
        head = await key_changes.read_ring_head(self._database)
        ring = await deltas.read_api_keys(self._database)
        self._head = head
        self._key_ring.replace(ring.keys, ring.revision)
        self._hub.keep_only(self._key_ring.expiries)

    def _change(self, delta: KeyDelta) -> None:
        ring = self._key_ring
        former = {key.hash: None for key_id in delta.keys for key in ring.secrets_of(key_id)}
        self._head = delta.head
        ring.change(delta.keys, delta.head.revision)
        for key_hash, expires_at in {**former, **ring.expiries_of(delta.keys)}.items():
            self._hub.key_changed(key_hash, expires_at)
