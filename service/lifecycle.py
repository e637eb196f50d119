"""What a worker opens when it starts and closes when it stops: one stack, unwound in reverse."""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from functools import partial
from typing import Any, TypeVar

from sanic import Sanic

from service import front
from service.cache.announcements import COMMITS, CONTEXTS
from service.cache.announcer import Announcer
from service.cache.contexts import ContextCache
from service.cache.listener import Listener
from service.cache.statistics import StatisticsCache
from service.context import AppContext
from service.cors import Cors
from service.errors import Unavailable
from service.events.event_hub import EventHub
from service.following.follower import Follower
from service.following.key_ring import KeyRing
from service.following.snapshot_file import SnapshotFile
from service.following.snapshot_keeping import SnapshotKeeping
from service.following.snapshots import Snapshots
from service.management import api_keys
from service.management.questions import Questions
from service.management.stores import Stores
from service.middleware.access import told_from
from service.middleware.writes import all_ended
from service.serving.count_flush import CountFlush
from service.serving.counts import Counts
from service.serving.evaluations import Evaluations
from service.serving.event_streams import EventStreams
from service.serving.gate import Gate
from service.serving.rate_limit import RateLimit
from service.serving.status_reporter import StatusReporter
from service.settings import Settings
from service.storage.database import Database
from service.storage.replica import ReplicatedDatabase
from service.stored_contexts.contexts import StoredContexts
from service.tasks.background_tasks import BackgroundTasks, Work
from service.tasks.cancellation import cancel_and_wait
from service.telemetry.background_status import BackgroundStatus
from service.telemetry.counter_files import CounterFiles
from service.telemetry.counters import Counters
from service.telemetry.loop_lag import LoopLag

AnyDatabase = TypeVar("AnyDatabase", bound=Database)

# Past this many connections from a node, one MySQL gains nothing.
_MOST_CONNECTIONS = 50
_CONNECTIONS_A_CORE = 4
# One for looking at the heads, and one for what was announced meanwhile.
FOLLOWER_CONNECTIONS = 2
# How many requests a second with unknown keys are answered 401 to one address; more are 429. Nginx
# cannot tell them from others before it has asked, and names the address.
_UNKNOWN_KEYS_OF_ONE_ADDRESS = 100
# How often, in seconds, the database is told which keys were used. A use that a crash or a
# database that is away makes us forget is told with the next one.
_USES_INTERVAL = 5.0


def attach(app: Sanic[Any, Any], settings: Settings) -> None:
    """Open what the worker needs before it serves, and close it after its last answer."""
    opened = AsyncExitStack()

    @app.before_server_start
    async def open_all(app: Sanic[Any, Any]) -> None:
        app.ctx = await opened.enter_async_context(open_context(settings))

    @app.before_server_stop
    async def end_streams(app: Sanic[Any, Any]) -> None:
        # First of all: their clients look for another worker, and nothing waits for them.
        await app.ctx.hub.close()

    @app.after_server_stop
    async def close_all(_: Sanic[Any, Any]) -> None:
        await opened.aclose()


@asynccontextmanager
async def open_stores(
    settings: Settings, tasks: BackgroundTasks | None = None
) -> AsyncIterator[Stores]:
    """The database, and Redis as writers use it, which is all that a write needs.

    What has to go on meanwhile becomes one of the ``tasks`` of the process.
    """
    async with AsyncExitStack() as stack:
        database = await _open_database(settings, stack, tasks or BackgroundTasks())
        announcer = Announcer(
            settings.redis.url, pool=settings.redis.pool, timeout=settings.redis.timeout
        )
        stack.push_async_callback(announcer.close)
        context_cache = ContextCache(
            settings.redis.url,
            ttl=settings.contexts.redis_ttl,
            # MySQL has to have its turn in the same budget.
            patience=settings.contexts.budget * 0.4,
            pool=settings.redis.pool,
            timeout=settings.redis.timeout,
        )
        stack.push_async_callback(context_cache.close)
        yield Stores(database=database, announcer=announcer, context_cache=context_cache)


@asynccontextmanager
async def open_context(settings: Settings) -> AsyncIterator[AppContext]:
    """Everything that outlives a request, following the database from the first moment."""
    async with AsyncExitStack() as stack:
        tasks = BackgroundTasks()

        def in_background(name: str, work: Work) -> None:
            """Run until the stack is unwound, then end before anything beneath is closed."""
            stack.push_async_callback(cancel_and_wait, tasks.start(name, work))

        stores = await stack.enter_async_context(open_stores(settings, tasks))
        # Pushed after the stores, so that it comes before their closing.
        stack.push_async_callback(all_ended)
        database = stores.database
        snapshots = Snapshots()
        key_ring = KeyRing(
            lambda digest: follower.find_api_key(digest), RateLimit(_UNKNOWN_KEYS_OF_ONE_ADDRESS)
        )
        counter_files = CounterFiles(settings.node.state_dir, settings.node.instance)
        counters = counter_files.last()
        hub = EventHub(
            counters, limit=settings.events.max_streams, heartbeat=settings.events.heartbeat
        )
        follower = Follower(
            # However many callers wait for a connection, this worker goes on following.
            database.apart(FOLLOWER_CONNECTIONS),
            snapshots,
            key_ring,
            hub,
            interval=settings.node.poll_interval,
            callers=database,
        )
        stack.push_async_callback(follower.close)
        snapshot_file = SnapshotFile(settings.node.state_dir, settings.node.instance)
        kept = snapshot_file.last()
        stack.push_async_callback(key_ring.close)
        keeping = SnapshotKeeping(snapshot_file, snapshots, key_ring, follower)
        if kept is not None:
            follower.resume(kept)
            keeping.begin_with_the_file()
        with suppress(Unavailable):
            # A worker that starts while the database is away serves what it can, and follows.
            await follower.load()
            # Sets may have been deleted since this worker was last here.
            counters.keep_only(set(snapshots.names()))
        await follower.compile_large()
        in_background("keep the snapshot file", keeping.keep)
        in_background("compile flag sets", follower.keep_compiled)
        listener = Listener(settings.redis.url, COMMITS)
        in_background(
            "follow announcements", partial(_listen, listener, follower.follow_announcements)
        )
        in_background("follow heads", follower.follow_heads)
        in_background("send events", hub.tell_changes)
        in_background("send heartbeats", hub.keep_awake)
        in_background("record uses of keys", partial(_keep_uses, stores, key_ring))
        gate = Gate(settings.limits.in_flight, counters, max(1, database.most_streams - 1))
        loop_lag = LoopLag(counters)
        in_background("measure the event loop", loop_lag.measure)
        background_watch = BackgroundStatus(database)
        in_background("look at the background", background_watch.look_again_and_again)
        watch = StatusReporter(
            counters,
            settings.node.instance,
            settings.node.workers,
            follower=follower,
            listener=listener,
            database=database,
            gate=gate,
            hub=hub,
            snapshot_file=snapshot_file,
            loop_lag=loop_lag,
            background=background_watch,
            tasks=tasks,
        )
        stack.callback(counter_files.keep, counters)
        stack.callback(watch.part)
        in_background("keep the counters", partial(_keep_tally, counter_files, counters, watch))
        counts = Counts(counters, by_flag=settings.metrics.by_flag)
        statistics_cache = StatisticsCache(settings.redis.url, timeout=settings.redis.timeout)
        stack.push_async_callback(statistics_cache.close)
        count_flush = CountFlush(counts, statistics_cache)
        stack.push_async_callback(count_flush.finish)
        in_background("flush counts", count_flush.flush_again_and_again)
        contexts = StoredContexts(
            stores.context_cache,
            follower.read_contexts,
            counters,
            ttl=settings.contexts.worker_ttl,
            budget=settings.contexts.budget,
            most_bytes=settings.contexts.cache_bytes,
        )
        stack.push_async_callback(contexts.close)
        changes = Listener(settings.redis.url, CONTEXTS)
        in_background("follow stored contexts", partial(_listen, changes, contexts.follow))
        evaluations = Evaluations(
            snapshots,
            key_ring,
            follower,
            contexts,
            counts,
            counters,
            anonymous=settings.access.anonymous_flag_set,
            max_body=settings.limits.evaluation_bytes,
            event_streams=settings.events.enabled,
            base_path=front.base_path(settings.front.public_url),
        )
        stack.push_async_callback(evaluations.close)
        yield AppContext(
            settings=settings,
            database=database,
            announcer=stores.announcer,
            stores=stores,
            snapshots=snapshots,
            key_ring=key_ring,
            follower=follower,
            listener=listener,
            tasks=tasks,
            background=background_watch,
            evaluations=evaluations,
            questions=Questions(follower, contexts),
            hub=hub,
            event_streams=EventStreams(
                snapshots,
                key_ring,
                follower,
                hub,
                anonymous=settings.access.anonymous_flag_set,
                enabled=settings.events.enabled,
            ),
            gate=gate,
            direct_rate_limit=RateLimit(settings.direct.rate_limit),
            cors=Cors(settings.front.cors_origins),
            counters=counters,
            counter_files=counter_files,
            statistics_cache=statistics_cache,
            watch=watch,
            told_from=told_from(settings),
        )


async def _open_database(
    settings: Settings, stack: AsyncExitStack, tasks: BackgroundTasks
) -> Database:
    async def open_one(kind: type[AnyDatabase], url: str) -> AnyDatabase:
        database = await kind.connect(
            url,
            size=pool_size(settings),
            statement_timeout=settings.mysql.statement_timeout,
            connect_timeout=settings.mysql.connect_timeout,
        )
        stack.push_async_callback(database.close)
        return database

    if not settings.mysql.replica_url:
        return await open_one(Database, settings.mysql.url)
    database = await open_one(ReplicatedDatabase, settings.mysql.url)
    replica = await open_one(Database, settings.mysql.replica_url)
    database.read_from(replica, most_lag=settings.mysql.replica_lag)
    stack.push_async_callback(
        cancel_and_wait, tasks.start("compare the replica", database.keep_comparing)
    )
    return database


def pool_size(settings: Settings) -> int:
    """How many connections to MySQL the callers of one worker may use: its share of the node's.

    Its follower has FOLLOWER_CONNECTIONS of its own.
    """
    if settings.mysql.pool:
        return settings.mysql.pool
    node = min(_CONNECTIONS_A_CORE * (os.cpu_count() or 1), _MOST_CONNECTIONS)
    return max(2, node // settings.node.workers)


async def _keep_tally(files: CounterFiles, counters: Counters, watch: StatusReporter) -> None:
    """Keep the counters every second, so that a worker that is killed loses little of it."""
    while True:
        await asyncio.sleep(1)
        watch.note()
        files.keep(counters)


async def _keep_uses(stores: Stores, key_ring: KeyRing) -> None:
    """Keep when keys were last used, now and then: nobody waits to the second for that."""
    while True:
        await asyncio.sleep(_USES_INTERVAL)
        with suppress(Unavailable):
            await api_keys.record_uses(stores, key_ring.take_uses())


async def _listen(
    listener: Listener[Any], read: Callable[[AsyncIterator[object]], Awaitable[None]]
) -> None:
    """Have ``read`` read what the listener hears from now on."""
    async with listener.announcements() as announcements:
        await read(announcements)
