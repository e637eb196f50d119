"""All resources of a worker in order; they are closed in reverse."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from typing import Any

from sanic import Sanic

from service import front
from service.cache.statistics import StatisticsCache
from service.context import AppContext
from service.cors import Cors
from service.impact.runner import Comparing
from service.lifecycle.following import open_following
from service.lifecycle.serving import open_counts, open_evaluations, open_stored_contexts
from service.lifecycle.stores import open_stores
from service.lifecycle.telemetry import open_status
from service.management.questions import Questions
from service.middleware.access import log_threshold
from service.middleware.writes import ended_writes
from service.serving.event_streams import EventStreams
from service.serving.gate import Gate
from service.serving.rate_limit import RateLimit
from service.settings import Settings
from service.tasks.background_tasks import BackgroundTasks
from service.tasks.closing import closing
from service.telemetry.counter_files import CounterFiles


def attach(app: Sanic[Any, Any], settings: Settings) -> None:
    """Open what the worker needs before it serves, and close it after its last answer."""
    opened = AsyncExitStack()

    @app.before_server_start
    async def open_all(app: Sanic[Any, Any]) -> None:
        app.ctx = await opened.enter_async_context(open_context(settings))

    @app.before_server_stop
    async def end_streams(app: Sanic[Any, Any]) -> None:
        # First of all: their clients look for another worker, and nothing waits for them.
        await app.ctx.event_streams.close()

    @app.after_server_stop
    async def close_all(_: Sanic[Any, Any]) -> None:
        await opened.aclose()


@asynccontextmanager
async def open_context(settings: Settings) -> AsyncIterator[AppContext]:
    """Yield the context of handlers, following the database from the first moment."""
    tasks = BackgroundTasks()
    counter_files = CounterFiles(settings.node.state_dir, settings.node.instance)
    counters = counter_files.last()
    redis = settings.redis
    async with open_stores(settings, tasks) as stores, ended_writes():
        database = stores.database
        gate = Gate(settings.limits.in_flight, counters, max(1, database.most_streams - 1))
        async with (
            open_following(settings, stores, counters, tasks) as following,
            open_status(
                settings, following, database, gate, counters, counter_files, tasks
            ) as status,
            closing(StatisticsCache(redis.url, timeout=redis.timeout)) as statistics_cache,
            open_counts(settings, statistics_cache, counters, tasks) as counts,
            open_stored_contexts(
                settings, stores.context_cache, following.read_through, counters, tasks
            ) as contexts,
            open_evaluations(settings, following, contexts, counts, counters) as evaluations,
        ):
            yield AppContext(
                settings=settings,
                stores=stores,
                snapshots=following.snapshots,
                key_ring=following.key_ring,
                follower=following.follower,
                evaluations=evaluations,
                questions=Questions(following.follower, contexts),
                comparing=Comparing(),
                event_streams=EventStreams(
                    following.snapshots,
                    following.key_ring,
                    following.follower,
                    following.hub,
                    anonymous=settings.access.anonymous_flag_set,
                    enabled=settings.events.enabled,
                    base_path=front.base_path(settings.front.public_url),
                ),
                gate=gate,
                direct_rate_limit=RateLimit(settings.direct.rate_limit),
                cors=Cors(settings.front.cors_origins),
                counters=counters,
                counter_files=counter_files,
                statistics_cache=statistics_cache,
                status=status,
                log_threshold=log_threshold(settings),
            )
