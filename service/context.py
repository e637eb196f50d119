"""State of a worker: assigned once at its start, read everywhere."""

from __future__ import annotations

import msgspec

from service.cache.statistics import StatisticsCache
from service.cors import Cors
from service.following.follower import Follower
from service.following.key_ring import KeyRing
from service.following.snapshots import Snapshots
from service.impact.runner import Comparing
from service.management.questions import Questions
from service.management.stores import Stores
from service.serving.evaluations import Evaluations
from service.serving.event_streams import EventStreams
from service.serving.gate import Gate
from service.serving.rate_limit import RateLimit
from service.serving.status_reporter import StatusReporter
from service.settings import Settings
from service.telemetry.counter_files import CounterFiles
from service.telemetry.counters import Counters


class AppContext(msgspec.Struct, frozen=True, kw_only=True):
    """Objects that handlers use and that outlive a request."""

    settings: Settings
    stores: Stores
    snapshots: Snapshots
    key_ring: KeyRing
    follower: Follower
    evaluations: Evaluations
    questions: Questions
    comparing: Comparing
    event_streams: EventStreams
    gate: Gate
    direct_rate_limit: RateLimit
    cors: Cors
    counters: Counters
    counter_files: CounterFiles
    statistics_cache: StatisticsCache
    status: StatusReporter
    # How many seconds an answer takes from which on the log tells of it.
    log_threshold: float
