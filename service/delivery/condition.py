"""How a worker is right now, for whoever watches over it."""

from __future__ import annotations

import msgspec

from service.storage.pool import PoolUse


class Condition(msgspec.Struct, frozen=True):
    """One worker, as it was ``at`` a time. Times are in unix seconds; None is never.

    ``as_of`` is when what it serves was last known to be what the database has, and ``behind`` by
    how many revisions it was short of that.
    """

    at: float
    as_of: float | None
    behind: int
    mysql_degraded: bool
    redis_degraded: bool
    redis_reconnects: int
    pool: PoolUse
    in_flight: int
    open_streams: int
    snapshot_kept_at: float | None
