"""The part of a worker that answers evaluations: counts, stored contexts, evaluations."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial

from service import front
from service.cache.announcements import CONTEXTS
from service.cache.contexts import ContextCache
from service.cache.listener import Listener
from service.cache.statistics import StatisticsCache
from service.following.read_through import ReadThrough
from service.lifecycle.following import Following, listen
from service.serving.count_flush import CountFlush
from service.serving.counts import Counts
from service.serving.evaluations import Evaluations
from service.settings import Settings
from service.stored_contexts.contexts import StoredContexts
from service.tasks.background_tasks import BackgroundTasks
from service.tasks.closing import closing
from service.telemetry.counters import Counters


@asynccontextmanager
async def open_counts(
    settings: Settings, cache: StatisticsCache, counters: Counters, tasks: BackgroundTasks
) -> AsyncIterator[Counts]:
    """Yield the evaluation counts, flushed every second and when the worker stops."""
    counts = Counts(counters, by_flag=settings.metrics.by_flag)
    flush = CountFlush(counts, cache)
    try:
        async with tasks.running("flush counts", flush.flush_again_and_again):
            yield counts
    finally:
        await flush.finish()


@asynccontextmanager
async def open_stored_contexts(
    settings: Settings,
    cache: ContextCache,
    read_through: ReadThrough,
    counters: Counters,
    tasks: BackgroundTasks,
) -> AsyncIterator[StoredContexts]:
    """Yield the stored contexts for evaluations, following their changes."""
    contexts = StoredContexts(
        cache,
        read_through.read_contexts,
        counters,
        ttl=settings.contexts.worker_ttl,
        budget=settings.contexts.budget,
        most_bytes=settings.contexts.cache_bytes,
    )
    changes = Listener(settings.redis.url, CONTEXTS)
    async with (
        closing(contexts),
        tasks.running("follow stored contexts", partial(listen, changes, contexts.follow)),
    ):
        yield contexts


@asynccontextmanager
async def open_evaluations(
    settings: Settings,
    following: Following,
    contexts: StoredContexts,
    counts: Counts,
    counters: Counters,
) -> AsyncIterator[Evaluations]:
    """Yield the evaluations from memory."""
    evaluations = Evaluations(
        following.snapshots,
        following.key_ring,
        following.follower,
        contexts,
        counts,
        counters,
        anonymous=settings.access.anonymous_flag_set,
        max_body=settings.limits.evaluation_bytes,
        event_streams=settings.events.enabled,
        base_path=front.base_path(settings.front.public_url),
    )
    async with closing(evaluations):
        yield evaluations
