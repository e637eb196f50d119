"""The database, and Redis for writers."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from service.cache.announcer import Announcer
from service.cache.contexts import ContextCache
from service.management.stores import Stores
from service.settings import Settings
from service.storage.connection_pool import ConnectionPool, open_pool
from service.storage.database import Database
from service.storage.replica import ReplicatedDatabase
from service.tasks.background_tasks import BackgroundTasks
from service.tasks.closing import closing

# Beyond this many connections from a node, one MySQL gains nothing.
_MOST_CONNECTIONS = 50
_CONNECTIONS_A_CORE = 4


@asynccontextmanager
async def open_stores(
    settings: Settings, tasks: BackgroundTasks | None = None
) -> AsyncIterator[Stores]:
    """Yield the database and Redis for writers, which is all that a write needs.

    Periodic work becomes one of the ``tasks`` of the process.
    """
    redis = settings.redis
    async with (
        _open_database(settings, tasks or BackgroundTasks()) as database,
        closing(Announcer(redis.url, pool=redis.pool, timeout=redis.timeout)) as announcer,
        closing(
            ContextCache(
                redis.url,
                ttl=settings.contexts.redis_ttl,
                # MySQL needs its part of the same budget.
                patience=settings.contexts.budget * 0.4,
                pool=redis.pool,
                timeout=redis.timeout,
            )
        ) as context_cache,
    ):
        yield Stores(database=database, announcer=announcer, context_cache=context_cache)


@asynccontextmanager
async def _open_database(settings: Settings, tasks: BackgroundTasks) -> AsyncIterator[Database]:
    """Yield the database; with a replica, one that sends lagging reads there."""

    def pool(url: str) -> ConnectionPool:
        return open_pool(
            url,
            size=pool_size(settings),
            statement_timeout=settings.mysql.statement_timeout,
            connect_timeout=settings.mysql.connect_timeout,
        )

    primary = pool(settings.mysql.url)
    if not settings.mysql.replica_url:
        async with closing(Database(primary)) as database:
            yield database
        return
    async with (
        closing(Database(pool(settings.mysql.replica_url))) as replica,
        closing(
            ReplicatedDatabase(primary, replica, most_lag=settings.mysql.replica_lag)
        ) as replicated,
        tasks.running("compare the replica", replicated.keep_comparing),
    ):
        yield replicated


def pool_size(settings: Settings) -> int:
    """Return the connections to MySQL for the callers of one worker: its share of the node's.

    Its follower has FOLLOWER_CONNECTIONS of its own.
    """
    if settings.mysql.pool:
        return settings.mysql.pool
    node = min(_CONNECTIONS_A_CORE * (os.cpu_count() or 1), _MOST_CONNECTIONS)
    return max(2, node // settings.node.workers)
