"""What all workers of a node counted, as Prometheus reads it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import accumulate, islice

from prometheus_client import CollectorRegistry, Metric, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, HistogramMetricFamily
from prometheus_client.registry import Collector

from service.durations import BUCKETS, Durations
from service.telemetry.counters import MOST_FLAG_SETS, OTHERS, Counters
from service.telemetry.worker_metrics import condition_metrics


def exposition(counters: Counters, stale_flags: Mapping[str, int]) -> bytes:
    """The counters, and how many flags of each flag set are stale, in Prometheus's text format."""
    registry = CollectorRegistry(auto_describe=False)
    registry.register(_Collector(counters, stale_flags))
    return generate_latest(registry)


class _Collector(Collector):
    def __init__(self, counters: Counters, stale_flags: Mapping[str, int]) -> None:
        self._counters = counters
        self._stale_flags = stale_flags

    def collect(self) -> Iterator[Metric]:
        counters = self._counters
        yield _requests(counters)
        yield _durations(counters)
        yield from _evaluations(counters)
        yield _stale(self._stale_flags)
        yield CounterMetricFamily(
            "flagstaff_bulk_answers_remembered",
            "Bulk evaluations that were answered from the memo.",
            value=counters.remembered,
        )
        yield CounterMetricFamily(
            "flagstaff_requests_turned_away",
            "Requests answered 503 because too many were in flight.",
            value=counters.turned_away,
        )
        yield CounterMetricFamily(
            "flagstaff_http_connections_accepted",
            "HTTP connections that were accepted, event streams included.",
            value=counters.connections,
        )
        yield from _contexts(counters)
        yield from _streams(counters)
        yield from _waits(counters)
        yield from condition_metrics(counters.conditions)


def _evaluations(counters: Counters) -> Iterator[Metric]:
    by_set = CounterMetricFamily(
        "flagstaff_evaluations",
        "Evaluations of flags, those of bulk answers too, by flag set and reason or error code.",
        labels=["flag_set", "reason"],
    )
    for flag_set, counts in counters.reasons.items():
        for reason, count in counts.items():
            by_set.add_metric([flag_set, reason], count)
    yield by_set
    by_flag = CounterMetricFamily(
        "flagstaff_flag_evaluations",
        "The same by flag and variant too, where FLAGSTAFF_METRICS_BY_FLAG is on.",
        labels=["flag_set", "flag", "variant", "reason"],
    )
    for flag_set, flag, variant, reason, count in counters.of_flags():
        by_flag.add_metric([flag_set, flag, variant, reason], count)
    yield by_flag


def _stale(numbers: Mapping[str, int]) -> Metric:
    family = GaugeMetricFamily(
        "flagstaff_stale_flags",
        "Flags that were not evaluated, or gave all callers one variant, for FLAGSTAFF_STALE_DAYS.",
        labels=["flag_set"],
    )
    for flag_set, number in islice(numbers.items(), MOST_FLAG_SETS):
        family.add_metric([flag_set], number)
    if len(numbers) > MOST_FLAG_SETS:
        family.add_metric([OTHERS], sum(islice(numbers.values(), MOST_FLAG_SETS, None)))
    return family


def _contexts(counters: Counters) -> Iterator[Metric]:
    found = CounterMetricFamily(
        "flagstaff_stored_contexts",
        "Evaluations by where they found what is stored for their targeting key.",
        labels=["found"],
    )
    for place in ("worker", "redis", "mysql", "unavailable"):
        found.add_metric([place], getattr(counters.contexts, place))
    yield found
    yield CounterMetricFamily(
        "flagstaff_stored_contexts_absent",
        "Evaluations whose targeting key was found to have nothing stored.",
        counters.contexts.absent,
    )


def _streams(counters: Counters) -> Iterator[Metric]:
    yield CounterMetricFamily(
        "flagstaff_events_told",
        "Events, times the streams they were sent to.",
        counters.events_told,
    )
    yield CounterMetricFamily(
        "flagstaff_event_streams_cut",
        "Event streams that were cut because their readers did not read.",
        counters.streams_cut,
    )
    yield CounterMetricFamily(
        "flagstaff_event_streams_turned_away",
        "Event streams that were answered 503 because too many were open.",
        counters.streams_turned_away,
    )


def _waits(counters: Counters) -> Iterator[Metric]:
    yield HistogramMetricFamily(
        "flagstaff_event_loop_lag_seconds",
        "How long the event loop kept what was due waiting, measured ten times a second.",
        buckets=_cumulative(counters.loop_lag),
        sum_value=counters.loop_lag.seconds,
    )
    yield HistogramMetricFamily(
        "flagstaff_redis_round_trip_duration_seconds",
        "How long Redis took to answer a command, or a pipeline of them.",
        buckets=_cumulative(counters.redis),
        sum_value=counters.redis.seconds,
    )
    yield CounterMetricFamily(
        "flagstaff_redis_round_trips_failed",
        "Commands that Redis did not answer, or not in time.",
        counters.redis_failed,
    )


def _requests(counters: Counters) -> Metric:
    family = CounterMetricFamily(
        "flagstaff_requests", "Requests, by route and status.", labels=["route", "status"]
    )
    for route, by_status in counters.requests.items():
        for status, durations in by_status.items():
            family.add_metric([route, str(status)], durations.count)
    return family


def _durations(counters: Counters) -> Metric:
    family = HistogramMetricFamily(
        "flagstaff_request_duration_seconds",
        "How long answers took, by route and status.",
        labels=["route", "status"],
    )
    for route, by_status in counters.requests.items():
        for status, durations in by_status.items():
            family.add_metric(
                [route, str(status)],
                buckets=_cumulative(durations),
                sum_value=durations.seconds,
            )
    return family


def _cumulative(durations: Durations) -> list[tuple[str, float]]:
    bounds = (*(str(bound) for bound in BUCKETS), "+Inf")
    return list(zip(bounds, accumulate(map(float, durations.buckets)), strict=True))
