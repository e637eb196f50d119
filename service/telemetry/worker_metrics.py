"""The condition of each worker of a node, as Prometheus reads it."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping

from prometheus_client import Metric
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily

from service.telemetry.worker_status import WorkerStatus

# A worker that has said nothing for so many seconds is gone, or the node has fewer than it had.
MOST_SILENCE = 60.0

_GAUGES: dict[str, tuple[str, Callable[[WorkerStatus], float | None]]] = {
    "flagstaff_revisions_behind": (
        "Revisions that the database was ahead of the worker at its last look, over all flag sets.",
        lambda worker: worker.behind,
    ),
    "flagstaff_mysql_pool_size": (
        "Connections to MySQL that the worker may hold.",
        lambda worker: worker.pool.size,
    ),
    "flagstaff_mysql_pool_used": (
        "Connections to MySQL that are in use.",
        lambda worker: worker.pool.used,
    ),
    "flagstaff_mysql_pool_waiting": (
        "Requests that wait for a connection to MySQL.",
        lambda worker: worker.pool.waiting,
    ),
    "flagstaff_requests_in_flight": (
        "Requests in flight, but for those that are answered from memory at once.",
        lambda worker: worker.in_flight,
    ),
    "flagstaff_http_connections_open": (
        "HTTP connections that are open, but for event streams.",
        lambda worker: worker.connections,
    ),
    "flagstaff_event_streams_open": (
        "Event streams that are open.",
        lambda worker: worker.open_streams,
    ),
    "flagstaff_asyncio_tasks": (
        "Tasks of the event loop that have not ended.",
        lambda worker: worker.tasks,
    ),
    "flagstaff_event_loop_longest_lag_seconds": (
        "The longest that the event loop kept what was due waiting, in the last half minute.",
        lambda worker: worker.longest_lag,
    ),
    "process_resident_memory_bytes": (
        "Memory that the worker holds.",
        lambda worker: worker.process.resident_bytes,
    ),
    "process_open_fds": (
        "Files and sockets that the worker has open.",
        lambda worker: worker.process.open_files,
    ),
    "process_max_fds": (
        "Files and sockets that the worker may have open.",
        lambda worker: worker.process.most_files,
    ),
    "process_start_time_seconds": (
        "When the worker started, in seconds since the epoch.",
        lambda worker: worker.process.started_at,
    ),
}
_AGES: dict[str, tuple[str, Callable[[WorkerStatus], float | None]]] = {
    "flagstaff_seconds_behind": (
        "Seconds since the worker last knew that it serves what the database has.",
        lambda worker: worker.as_of,
    ),
    "flagstaff_snapshot_age_seconds": (
        "Seconds since the worker wrote its snapshot file; it does after changes.",
        lambda worker: worker.snapshot_kept_at,
    ),
}


def condition_metrics(
    conditions: Mapping[str, WorkerStatus], clock: Callable[[], float] = time.time
) -> Iterator[Metric]:
    """One family for each thing worth watching, with a sample for each worker by its number."""
    now = clock()
    workers = {
        worker: condition
        for worker, condition in sorted(conditions.items())
        if now - condition.at < MOST_SILENCE
    }
    for name, (text, read) in _GAUGES.items():
        yield _gauge(name, text, {w: read(condition) for w, condition in workers.items()})
    for name, (text, read) in _AGES.items():
        moments = {w: read(condition) for w, condition in workers.items()}
        ages = {w: None if at is None else max(0.0, now - at) for w, at in moments.items()}
        yield _gauge(name, text, ages)
    yield _cpu(workers)
    yield _build(workers)
    yield from _node(workers)
    yield from _stores(workers)
    yield from _tasks(workers)
    yield from _background(workers, now)


def _cpu(workers: Mapping[str, WorkerStatus]) -> Metric:
    family = CounterMetricFamily(
        "process_cpu_seconds", "Processor time that the worker took.", labels=["worker"]
    )
    for worker, condition in workers.items():
        family.add_metric([worker], condition.process.cpu_seconds)
    return family


def _build(workers: Mapping[str, WorkerStatus]) -> Metric:
    family = GaugeMetricFamily(
        "flagstaff_build_info", "1, with the worker's release.", labels=["worker", "version"]
    )
    for worker, condition in workers.items():
        family.add_metric([worker, condition.release], 1)
    return family


def _node(workers: Mapping[str, WorkerStatus]) -> Iterator[Metric]:
    """How many workers there are, and how many there are to be."""
    yield GaugeMetricFamily(
        "flagstaff_workers", "Workers of the node that were heard of lately.", value=len(workers)
    )
    # While they restart one after the other with another number, the last to start knows it.
    latest = max(workers.values(), key=lambda worker: worker.process.started_at, default=None)
    yield GaugeMetricFamily(
        "flagstaff_workers_wanted",
        "Workers that the node is to have, by its settings.",
        value=None if latest is None else latest.workers,
    )


def _stores(workers: Mapping[str, WorkerStatus]) -> Iterator[Metric]:
    labels = ["worker", "store"]
    degraded = GaugeMetricFamily(
        "flagstaff_store_degraded", "1 while a store does not answer the worker.", labels=labels
    )
    reconnects = CounterMetricFamily(
        "flagstaff_store_reconnects",
        "Connections that replaced lost ones, since the worker started.",
        labels=labels,
    )
    for worker, condition in workers.items():
        degraded.add_metric([worker, "mysql"], condition.mysql_degraded)
        degraded.add_metric([worker, "redis"], condition.redis_degraded)
        reconnects.add_metric([worker, "mysql"], condition.pool.reconnects)
        reconnects.add_metric([worker, "redis"], condition.redis_reconnects)
    yield degraded
    yield reconnects


def _tasks(workers: Mapping[str, WorkerStatus]) -> Iterator[Metric]:
    labels = ["worker", "name"]
    crashes = CounterMetricFamily(
        "flagstaff_background_task_crashes",
        "Failures of what a worker does beside answering, since it started; each was restarted.",
        labels=labels,
    )
    failing = GaugeMetricFamily(
        "flagstaff_background_task_failing",
        "1 while what a worker does beside answering fails again and again.",
        labels=labels,
    )
    for worker, condition in workers.items():
        for name, number in sorted(condition.crashes.items()):
            crashes.add_metric([worker, name], number)
            failing.add_metric([worker, name], name in condition.failing)
    yield crashes
    yield failing


def _background(workers: Mapping[str, WorkerStatus], now: float) -> Iterator[Metric]:
    """What waits for the background processes: the same whoever tells it, so the latest told."""
    told = (worker.background for worker in workers.values() if worker.background is not None)
    latest = max(told, key=lambda waiting: waiting.at, default=None)
    pending = failed = age = None
    overdue = GaugeMetricFamily(
        "flagstaff_job_overdue_seconds",
        "How long each job of the background has been due and was not begun.",
        # `job` is a label that Prometheus gives itself.
        labels=["name"],
    )
    if latest is not None:
        pending, failed = latest.deliveries.pending, latest.deliveries.failed
        oldest = latest.deliveries.oldest_at
        age = 0.0 if oldest is None else max(0.0, now - oldest / 1000)
        for job, seconds in sorted(latest.jobs.items()):
            overdue.add_metric([job], seconds)
    yield GaugeMetricFamily(
        "flagstaff_webhook_deliveries_pending", "Calls of webhooks that are to be made.", pending
    )
    yield GaugeMetricFamily(
        "flagstaff_webhook_deliveries_failed",
        "Calls of webhooks that were given up and are not yet forgotten.",
        failed,
    )
    yield GaugeMetricFamily(
        "flagstaff_webhook_oldest_pending_age_seconds",
        "How long the oldest call of a webhook that is to be made has waited.",
        age,
    )
    yield overdue


def _gauge(name: str, text: str, values: Mapping[str, float | None]) -> Metric:
    family = GaugeMetricFamily(name, text, labels=["worker"])
    for worker, value in values.items():
        if value is not None:
            family.add_metric([worker], value)
    return family
