"""How a worker is right now, for whoever watches over it."""

from __future__ import annotations

import msgspec

from service.storage.database import PoolUse
from service.telemetry.background_status import Waiting
from service.telemetry.process_figures import ProcessFigures


class WorkerStatus(msgspec.Struct, frozen=True):
    """One worker, as it was ``at`` a time. Times are in unix seconds; None is never.

    ``workers`` is how many the node is to have, by this one's settings. ``as_of`` is when what it
    serves was last known to be what the database has, and ``behind`` by how many revisions it was
    short of that. ``longest_lag`` is the event loop's of late, in seconds, ``background`` what
    waited for the background processes, if it could be learnt. ``crashes`` counts the failures of
    each background task by its name, ``failing`` is since when those fail that keep failing.
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
    # The files of workers that counted no crashes do not tell.
    crashes: dict[str, int] = {}
    failing: dict[str, float] = {}
