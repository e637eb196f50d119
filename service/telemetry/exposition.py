"""Prometheus's text format of a node's metrics."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from itertools import islice

from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, generate_latest
from prometheus_client import Metric as Family
from prometheus_client.registry import Collector

from service.telemetry.counters import MOST_FLAG_SETS, OTHERS, Counters
from service.telemetry.metric import Metric, Sample
from service.telemetry.node_metrics import NODE_METRICS
from service.telemetry.worker_metrics import WORKER_METRICS, recent_workers

__all__ = ["CONTENT_TYPE_LATEST", "STALE_FLAGS", "exposition"]


def exposition(counters: Counters, stale_flags: Mapping[str, int]) -> bytes:
    """Return the metrics of all workers, and the stale flags of each flag set."""
    registry = CollectorRegistry(auto_describe=False)
    registry.register(_Collector(counters, stale_flags))
    return generate_latest(registry)


def _stale(numbers: Mapping[str, int]) -> Iterator[Sample]:
    for flag_set, number in islice(numbers.items(), MOST_FLAG_SETS):
        yield (flag_set,), number
    if len(numbers) > MOST_FLAG_SETS:
        yield (OTHERS,), sum(islice(numbers.values(), MOST_FLAG_SETS, None))


STALE_FLAGS: Metric[Mapping[str, int]] = Metric(
    "flagstaff_stale_flags",
    "gauge",
    "Flags that were not evaluated, or gave all callers one variant, for FLAGSTAFF_STALE_DAYS.",
    ("flag_set",),
    _stale,
)


class _Collector(Collector):
    def __init__(self, counters: Counters, stale_flags: Mapping[str, int]) -> None:
        self._counters = counters
        self._stale_flags = stale_flags

    def collect(self) -> Iterator[Family]:
        workers = recent_workers(self._counters.conditions, time.time())
        for metric in NODE_METRICS:
            yield metric.family(self._counters)
        yield STALE_FLAGS.family(self._stale_flags)
        for worker_metric in WORKER_METRICS:
            yield worker_metric.family(workers)
