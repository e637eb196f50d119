"""Collects the status of one worker."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Sized

from service.cache.announcements import Announcement
from service.cache.listener import Listener
from service.cache.round_trips import take_round_trips
from service.events.event_hub import EventHub
from service.following.follower import Follower
from service.following.snapshot_file import SnapshotFile
from service.release import release
from service.serving.gate import Gate
from service.storage.database import Database
from service.tasks.background_tasks import BackgroundTasks
from service.telemetry.background_status import BackgroundStatus
from service.telemetry.counters import Counters
from service.telemetry.loop_lag import LoopLag
from service.telemetry.process_figures import read_process_figures
from service.telemetry.worker_status import WorkerStatus


class StatusReporter:
    """Writes the status of worker ``instance`` of ``workers`` into its counters."""

    def __init__(
        self,
        counters: Counters,
        instance: int,
        workers: int,
        *,
        follower: Follower,
        listener: Listener[Announcement],
        database: Database,
        gate: Gate,
        hub: EventHub,
        snapshot_file: SnapshotFile,
        loop_lag: LoopLag,
        background: BackgroundStatus,
        tasks: BackgroundTasks,
    ) -> None:
        self._counters = counters
        self._worker = str(instance)
        self._workers = workers
        self._follower = follower
        self._listener = listener
        self._database = database
        self._gate = gate
        self._hub = hub
        self._snapshot_file = snapshot_file
        self._loop_lag = loop_lag
        self._background = background
        self.tasks = tasks
        self._connections: Sized = ()

    def count_connections(self, connections: Sized) -> None:
        """Count these from now on: the server's open connections."""
        self._connections = connections

    @property
    def degraded(self) -> dict[str, float]:
        """Failing stores, background tasks and jobs, and since when (Unix seconds)."""
        stores = {"mysql": self._follower.degraded_since, "redis": self._listener.degraded_since}
        since = {store: at for store, at in stores.items() if at is not None}
        since |= {f"background task '{name}'": at for name, at in self.tasks.failing.items()}
        if (waiting := self._background.waiting) is not None:
            since |= {f"job '{name}'": at for name, at in waiting.failing.items()}
        return since

    def note(self) -> None:
        """Replace the recorded status by the present one."""
        process = read_process_figures()
        round_trips = take_round_trips()
        self._counters.redis += round_trips.answered
        self._counters.redis_failed += round_trips.failed
        self._counters.conditions[self._worker] = WorkerStatus(
            at=time.time(),
            release=release(),
            workers=self._workers,
            as_of=self._follower.as_of,
            behind=self._follower.behind,
            mysql_degraded=self._follower.degraded_since is not None,
            redis_degraded=self._listener.degraded_since is not None,
            redis_reconnects=self._listener.reconnects,
            pool=self._database.use,
            in_flight=self._gate.in_flight,
            connections=len(self._connections),
            open_streams=len(self._hub),
            tasks=len(asyncio.all_tasks()),
            longest_lag=self._loop_lag.longest,
            process=process,
            background=self._background.waiting,
            snapshot_kept_at=self._snapshot_file.kept_at,
            crashes={task.name: task.crashes for task in self.tasks},
            failing=self.tasks.failing,
        )

    def part(self) -> None:
        """Remove this worker's status before shutdown."""
        self._counters.conditions.clear()
