"""The status of a worker, for monitoring."""

from __future__ import annotations

import msgspec

from service.storage.database import PoolUse
from service.telemetry.background_status import Waiting
from service.telemetry.process_figures import ProcessFigures


class WorkerStatus(msgspec.Struct, frozen=True):
    """Status of one worker ``at`` a time. Times are in unix seconds; None is never.

    ``workers`` is the node's number of workers by this one's settings. ``as_of`` is when its
    memory was last known to match the database, and ``behind`` by how many revisions it was short
    of that. ``longest_lag`` is the event loop's recent one, in seconds, ``background`` what waited
    for the background processes, if known. ``crashes`` counts the failures of each background task
    by name, ``failing`` is since when the failing ones fail.
    """

    at: float
    release: str
    workers: int
    as_of: float | None
    behind: int
    mysql_degraded: bool
    redis_degraded: bool
    redis_reconnects: int
    pool: PoolUse
    in_flight: int
    connections: int
    open_streams: int
    tasks: int
    longest_lag: float
    process: ProcessFigures
    background: Waiting | None
    snapshot_kept_at: float | None
    # Files of workers of older releases do not have it.
    crashes: dict[str, int] = {}
    failing: dict[str, float] = {}
