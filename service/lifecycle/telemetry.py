"""The worker's own metrics, written to files for the node's other workers."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial

from service.lifecycle.following import Following
from service.serving.gate import Gate
from service.serving.status_reporter import StatusReporter
from service.settings import Settings
from service.storage.database import Database
from service.tasks.background_tasks import BackgroundTasks
from service.telemetry.background_status import BackgroundStatus
from service.telemetry.counter_files import CounterFiles
from service.telemetry.counters import Counters
from service.telemetry.loop_lag import LoopLag


@asynccontextmanager
async def open_status(
    settings: Settings,
    following: Following,
    database: Database,
    gate: Gate,
    counters: Counters,
    counter_files: CounterFiles,
    tasks: BackgroundTasks,
) -> AsyncIterator[StatusReporter]:
    """Yield the worker's status, updated in its counters every second until it stops."""
    loop_lag = LoopLag(counters)
    background = BackgroundStatus(database)
    async with (
        tasks.running("measure the event loop", loop_lag.measure),
        tasks.running("look at the background", background.look_again_and_again),
    ):
        status = StatusReporter(
            counters,
            settings.node.instance,
            settings.node.workers,
            follower=following.follower,
            listener=following.listener,
            database=database,
            gate=gate,
            hub=following.hub,
            snapshot_file=following.snapshot_file,
            loop_lag=loop_lag,
            background=background,
            tasks=tasks,
        )
        try:
            keep = partial(_keep_counters, counter_files, counters, status)
            async with tasks.running("keep the counters", keep):
                yield status
        finally:
            status.part()
            counter_files.keep(counters)


async def _keep_counters(files: CounterFiles, counters: Counters, status: StatusReporter) -> None:
    """Write the counters every second, so that a killed worker loses few of them."""
    while True:
        await asyncio.sleep(1)
        status.note()
        files.keep(counters)
