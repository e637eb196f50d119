"""Looks at the parts of one worker and notes how they are."""

from __future__ import annotations

import time

from service.cache.announcements import Announcement
from service.cache.listener import Listener
from service.delivery.condition import Condition
from service.delivery.follower import Follower
from service.delivery.gate import Gate
from service.delivery.hub import Hub
from service.delivery.snapshot_file import SnapshotFile
from service.delivery.tally import Tally
from service.storage.pool import Database


class Watch:
    """Notes the condition of worker ``instance`` in its tally, when it is asked to."""

    def __init__(
        self,
        tally: Tally,
        instance: int,
        *,
        follower: Follower,
        listener: Listener[Announcement],
        database: Database,
        gate: Gate,
        hub: Hub,
        snapshot_file: SnapshotFile,
    ) -> None:
        self._tally = tally
        self._worker = str(instance)
        self._follower = follower
        self._listener = listener
        self._database = database
        self._gate = gate
        self._hub = hub
        self._snapshot_file = snapshot_file

    def note(self) -> None:
        """Put down how the worker is at this moment, in place of what was noted before."""
        self._tally.conditions[self._worker] = Condition(
            at=time.time(),
            as_of=self._follower.as_of,
            behind=self._follower.behind,
            mysql_degraded=self._follower.degraded_since is not None,
            redis_degraded=self._listener.degraded_since is not None,
            redis_reconnects=self._listener.reconnects,
            pool=self._database.use,
            in_flight=self._gate.in_flight,
            open_streams=len(self._hub),
            snapshot_kept_at=self._snapshot_file.kept_at,
        )
