"""The background process, from its start to the end of its last job."""

from __future__ import annotations

import asyncio
import faulthandler
from contextlib import nullcontext

import msgspec
import uvloop

from service.background.running import running
from service.background.table import jobs
from service.cache.announcements import COMMITS
from service.cache.listener import Listener
from service.lifecycle.stores import open_stores
from service.management.slow_calls import slow_calls
from service.outbound.prometheus import Prometheus
from service.outbound.webhooks import Sender
from service.process.stopping import stop_asked
from service.process.systemd import notify_systemd, watched
from service.settings import Settings
from service.tasks.background_tasks import BackgroundTasks

# Connections to MySQL: callers wait for the workers' statements, and for no job's.
CONNECTIONS = 4


def run_background(settings: Settings) -> None:
    """Run the jobs until SIGTERM or SIGINT, then finish what is in progress."""
    # As in a worker: the log of a process that the manager killed shows where it hung.
    faulthandler.enable()
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        runner.run(_run_jobs(settings))


async def _run_jobs(settings: Settings) -> None:
    stop = stop_asked()
    tasks = BackgroundTasks()
    listener = Listener(settings.redis.url, COMMITS)
    if not settings.mysql.pool:
        settings = msgspec.structs.replace(
            settings, mysql=msgspec.structs.replace(settings.mysql, pool=CONNECTIONS)
        )
    asked = settings.prometheus
    async with (
        watched(),
        open_stores(settings, tasks) as stores,
        Sender(settings.webhooks.timeout) as sender,
        slow_calls(settings.webhooks.timeout) as slow,
        Prometheus(asked.url, asked.timeout) if asked.url else nullcontext() as prometheus,
        running(
            jobs(settings, sender, slow, prometheus),
            stores,
            settings,
            listener.announcements,
            tasks,
        ),
    ):
        notify_systemd("READY=1")
        await stop.wait()
        notify_systemd("STOPPING=1")
