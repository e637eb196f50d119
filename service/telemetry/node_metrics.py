"""Metrics that are sums over all workers of a node."""

from __future__ import annotations

from collections.abc import Iterator

from service.durations import Durations
from service.telemetry.counters import Counters
from service.telemetry.metric import Metric, Sample, one


def _requests(counters: Counters) -> Iterator[Sample]:
    for labels, durations in _request_durations(counters):
        yield labels, durations.count


def _request_durations(counters: Counters) -> Iterator[tuple[tuple[str, str], Durations]]:
    for route, by_status in counters.requests.items():
        for status, durations in by_status.items():
            yield (route, str(status)), durations


def _evaluations(counters: Counters) -> Iterator[Sample]:
    for flag_set, reasons in counters.reasons.items():
        for reason, count in reasons.items():
            yield (flag_set, reason), count


def _flag_evaluations(counters: Counters) -> Iterator[Sample]:
    for *labels, count in counters.of_flags():
        yield tuple(map(str, labels)), count


def _stored_contexts(counters: Counters) -> Iterator[Sample]:
    for place in ("worker", "redis", "mysql", "unavailable"):
        yield (place,), getattr(counters.contexts, place)


NODE_METRICS: tuple[Metric[Counters], ...] = (
    Metric(
        "flagstaff_requests",
        "counter",
        "Requests, by route and status.",
        ("route", "status"),
        _requests,
    ),
    Metric(
        "flagstaff_request_duration_seconds",
        "histogram",
        "Duration of requests, by route and status.",
        ("route", "status"),
        _request_durations,
    ),
    Metric(
        "flagstaff_evaluations",
        "counter",
        "Evaluations of flags, with those in bulk answers, by flag set and reason or error code.",
        ("flag_set", "reason"),
        _evaluations,
    ),
    Metric(
        "flagstaff_flag_evaluations",
        "counter",
        "Evaluations by flag and variant, with FLAGSTAFF_METRICS_BY_FLAG.",
        ("flag_set", "flag", "variant", "reason"),
        _flag_evaluations,
    ),
    Metric(
        "flagstaff_bulk_answers_remembered",
        "counter",
        "Bulk evaluations answered from the memo.",
        (),
        one(lambda counters: counters.remembered),
    ),
    Metric(
        "flagstaff_requests_turned_away",
        "counter",
        "Requests refused with 503 because too many were in flight.",
        (),
        one(lambda counters: counters.turned_away),
    ),
    Metric(
        "flagstaff_http_connections_accepted",
        "counter",
        "Accepted HTTP connections, event streams included.",
        (),
        one(lambda counters: counters.connections),
    ),
    Metric(
        "flagstaff_stored_contexts",
        "counter",
        "Evaluations with a stored context, by where it was found.",
        ("found",),
        _stored_contexts,
    ),
    Metric(
        "flagstaff_stored_contexts_absent",
        "counter",
        "Evaluations whose targeting key has no stored context.",
        (),
        one(lambda counters: counters.contexts.absent),
    ),
    Metric(
        "flagstaff_events_told",
        "counter",
        "Events sent to streams; one event to ten streams counts ten.",
        (),
        one(lambda counters: counters.events_told),
    ),
    Metric(
        "flagstaff_event_streams_cut",
        "counter",
        "Event streams closed because their readers did not read.",
        (),
        one(lambda counters: counters.streams_cut),
    ),
    Metric(
        "flagstaff_event_streams_turned_away",
        "counter",
        "Event streams refused with 503 because too many were open.",
        (),
        one(lambda counters: counters.streams_turned_away),
    ),
    Metric(
        "flagstaff_event_loop_lag_seconds",
        "histogram",
        "Event loop lag: how late due work ran, measured ten times a second.",
        (),
        one(lambda counters: counters.loop_lag),
    ),
    Metric(
        "flagstaff_redis_round_trip_duration_seconds",
        "histogram",
        "Duration of round trips to Redis: a command or a pipeline.",
        (),
        one(lambda counters: counters.redis),
    ),
    Metric(
        "flagstaff_redis_round_trips_failed",
        "counter",
        "Round trips to Redis that failed or timed out.",
        (),
        one(lambda counters: counters.redis_failed),
    ),
)
