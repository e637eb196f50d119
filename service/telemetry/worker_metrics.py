"""Metrics of each worker of a node, and of the background processes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from service.telemetry.background_status import Waiting
from service.telemetry.metric import Metric, Sample
from service.telemetry.worker_status import WorkerStatus

# A worker that was silent for so many seconds is gone, or the node has fewer than before.
MOST_SILENCE = 60.0


class Workers(NamedTuple):
    """The workers that reported recently, by their numbers; ``now`` is in unix seconds."""

    now: float
    by_number: Mapping[str, WorkerStatus]

    @property
    def latest_background(self) -> Waiting | None:
        """Return the latest status of the background: it is the same for all workers."""
        seen = (worker.background for worker in self.by_number.values())
        return max(
            (waiting for waiting in seen if waiting is not None),
            key=lambda waiting: waiting.at,
            default=None,
        )


def recent_workers(statuses: Mapping[str, WorkerStatus], now: float) -> Workers:
    """Return the workers that are not silent."""
    heard = {
        number: status
        for number, status in sorted(statuses.items())
        if now - status.at < MOST_SILENCE
    }
    return Workers(now, heard)


Read = Callable[[Workers], Iterable[Sample]]


def _each(read: Callable[[WorkerStatus], float | None]) -> Read:
    """Return a reader with a sample for each worker whose value is known."""

    def samples(workers: Workers) -> Iterator[Sample]:
        for number, status in workers.by_number.items():
            value = read(status)
            if value is not None:
                yield (number,), value

    return samples


def _age(read: Callable[[WorkerStatus], float | None]) -> Read:
    """Return a reader of the seconds since a time of each worker."""

    def samples(workers: Workers) -> Iterator[Sample]:
        for number, status in workers.by_number.items():
            at = read(status)
            if at is not None:
                yield (number,), max(0.0, workers.now - at)

    return samples


def _by_store(
    mysql: Callable[[WorkerStatus], float], redis: Callable[[WorkerStatus], float]
) -> Read:
    def samples(workers: Workers) -> Iterator[Sample]:
        for number, status in workers.by_number.items():
            yield (number, "mysql"), mysql(status)
            yield (number, "redis"), redis(status)

    return samples


def _build(workers: Workers) -> Iterator[Sample]:
    for number, status in workers.by_number.items():
        yield (number, status.release), 1


def _wanted(workers: Workers) -> Iterator[Sample]:
    # During restarts with another number of workers, the last to start knows it.
    statuses = workers.by_number.values()
    latest = max(statuses, key=lambda status: status.process.started_at, default=None)
    if latest is not None:
        yield (), latest.workers


def _crashes(workers: Workers) -> Iterator[Sample]:
    for number, status in workers.by_number.items():
        for name, crashes in sorted(status.crashes.items()):
            yield (number, name), crashes


def _failing(workers: Workers) -> Iterator[Sample]:
    for number, status in workers.by_number.items():
        for name in sorted(status.crashes):
            yield (number, name), name in status.failing


def _background(read: Callable[[Waiting, float], float]) -> Read:
    """Return a reader of one sample of the background's status, if it is known."""

    def samples(workers: Workers) -> Iterator[Sample]:
        waiting = workers.latest_background
        if waiting is not None:
            yield (), read(waiting, workers.now)

    return samples


def _oldest_age(waiting: Waiting, now: float) -> float:
    oldest = waiting.deliveries.oldest_at
    return 0.0 if oldest is None else max(0.0, now - oldest / 1000)


def _overdue(workers: Workers) -> Iterator[Sample]:
    waiting = workers.latest_background
    for job, seconds in sorted(waiting.jobs.items()) if waiting is not None else ():
        yield (job,), seconds


def _jobs_failing(workers: Workers) -> Iterator[Sample]:
    waiting = workers.latest_background
    if waiting is not None:
        # Jobs that every process runs have no turn, and are known only while they fail.
        for job in sorted(waiting.jobs.keys() | waiting.failing.keys()):
            yield (job,), job in waiting.failing


WORKER_METRICS: tuple[Metric[Workers], ...] = (
    Metric(
        "flagstaff_revisions_behind",
        "gauge",
        "Revisions that the worker was behind the database at its last poll, over all flag sets.",
        ("worker",),
        _each(lambda worker: worker.behind),
    ),
    Metric(
        "flagstaff_mysql_pool_size",
        "gauge",
        "Limit of the worker's connections to MySQL.",
        ("worker",),
        _each(lambda worker: worker.pool.size),
    ),
    Metric(
        "flagstaff_mysql_pool_used",
        "gauge",
        "Connections to MySQL in use.",
        ("worker",),
        _each(lambda worker: worker.pool.used),
    ),
    Metric(
        "flagstaff_mysql_pool_waiting",
        "gauge",
        "Requests waiting for a connection to MySQL.",
        ("worker",),
        _each(lambda worker: worker.pool.waiting),
    ),
    Metric(
        "flagstaff_requests_in_flight",
        "gauge",
        "Requests in flight, without those answered from memory at once.",
        ("worker",),
        _each(lambda worker: worker.in_flight),
    ),
    Metric(
        "flagstaff_http_connections_open",
        "gauge",
        "Open HTTP connections, without event streams.",
        ("worker",),
        _each(lambda worker: worker.connections),
    ),
    Metric(
        "flagstaff_event_streams_open",
        "gauge",
        "Open event streams.",
        ("worker",),
        _each(lambda worker: worker.open_streams),
    ),
    Metric(
        "flagstaff_asyncio_tasks",
        "gauge",
        "Running tasks of the event loop.",
        ("worker",),
        _each(lambda worker: worker.tasks),
    ),
    Metric(
        "flagstaff_event_loop_longest_lag_seconds",
        "gauge",
        "Longest event loop lag of the last half minute.",
        ("worker",),
        _each(lambda worker: worker.longest_lag),
    ),
    Metric(
        "process_resident_memory_bytes",
        "gauge",
        "Resident memory of the worker.",
        ("worker",),
        _each(lambda worker: worker.process.resident_bytes),
    ),
    Metric(
        "process_open_fds",
        "gauge",
        "Open files and sockets of the worker.",
        ("worker",),
        _each(lambda worker: worker.process.open_files),
    ),
    Metric(
        "process_max_fds",
        "gauge",
        "Limit of the worker's open files and sockets.",
        ("worker",),
        _each(lambda worker: worker.process.most_files),
    ),
    Metric(
        "process_start_time_seconds",
        "gauge",
        "Start of the worker, in seconds since the epoch.",
        ("worker",),
        _each(lambda worker: worker.process.started_at),
    ),
    Metric(
        "flagstaff_seconds_behind",
        "gauge",
        "Seconds since the worker was last known to match the database.",
        ("worker",),
        _age(lambda worker: worker.as_of),
    ),
    Metric(
        "flagstaff_snapshot_age_seconds",
        "gauge",
        "Age of the worker's snapshot file, which is written after changes.",
        ("worker",),
        _age(lambda worker: worker.snapshot_kept_at),
    ),
    Metric(
        "process_cpu_seconds",
        "counter",
        "Processor time of the worker.",
        ("worker",),
        _each(lambda worker: worker.process.cpu_seconds),
    ),
    Metric(
        "flagstaff_build_info",
        "gauge",
        "1, with the worker's release.",
        ("worker", "version"),
        _build,
    ),
    Metric(
        "flagstaff_workers",
        "gauge",
        "Workers of the node that reported in the last minute.",
        (),
        lambda workers: [((), len(workers.by_number))],
    ),
    Metric(
        "flagstaff_workers_wanted",
        "gauge",
        "Workers of the node by its settings.",
        (),
        _wanted,
    ),
    Metric(
        "flagstaff_store_degraded",
        "gauge",
        "1 while the store does not answer the worker.",
        ("worker", "store"),
        _by_store(lambda worker: worker.mysql_degraded, lambda worker: worker.redis_degraded),
    ),
    Metric(
        "flagstaff_store_reconnects",
        "counter",
        "Lost connections that were replaced since the worker's start.",
        ("worker", "store"),
        _by_store(lambda worker: worker.pool.reconnects, lambda worker: worker.redis_reconnects),
    ),
    Metric(
        "flagstaff_background_task_crashes",
        "counter",
        "Failures of the worker's background task since its start; each was restarted.",
        ("worker", "name"),
        _crashes,
    ),
    Metric(
        "flagstaff_background_task_failing",
        "gauge",
        "1 while the worker's background task keeps failing.",
        ("worker", "name"),
        _failing,
    ),
    Metric(
        "flagstaff_webhook_deliveries_pending",
        "gauge",
        "Webhook deliveries that wait.",
        (),
        _background(lambda waiting, _: waiting.deliveries.pending),
    ),
    Metric(
        "flagstaff_webhook_deliveries_failed",
        "gauge",
        "Webhook deliveries that were given up and are still kept.",
        (),
        _background(lambda waiting, _: waiting.deliveries.failed),
    ),
    Metric(
        "flagstaff_webhook_oldest_pending_age_seconds",
        "gauge",
        "Age of the oldest waiting webhook delivery.",
        (),
        _background(_oldest_age),
    ),
    Metric(
        "flagstaff_plans_waiting",
        "gauge",
        "Schedules and rollouts with a step to come.",
        (),
        _background(lambda waiting, _: waiting.plans.waiting),
    ),
    Metric(
        "flagstaff_plans_due",
        "gauge",
        "Schedules and rollouts whose step is due and not applied yet.",
        (),
        _background(lambda waiting, _: waiting.plans.due),
    ),
    Metric(
        "flagstaff_plans_late_seconds",
        "gauge",
        "Seconds for which the oldest due step has not been applied.",
        (),
        _background(lambda waiting, _: waiting.plans.late_ms / 1000),
    ),
    Metric(
        "flagstaff_plans_failed",
        "gauge",
        "Schedules and rollouts that failed or were missed in the last day.",
        (),
        _background(lambda waiting, _: waiting.plans.failed),
    ),
    Metric(
        "flagstaff_plans_paused_by_guards",
        "gauge",
        "Rollouts that a guard has paused.",
        (),
        _background(lambda waiting, _: waiting.plans.paused_by_guards),
    ),
    Metric(
        "flagstaff_job_overdue_seconds",
        "gauge",
        "Seconds for which the background job has been due without a start.",
        # `job` is a label that Prometheus sets itself.
        ("name",),
        _overdue,
    ),
    Metric(
        "flagstaff_job_failing",
        "gauge",
        "1 while the background job keeps failing because of a bug.",
        ("name",),
        _jobs_failing,
    ),
)
