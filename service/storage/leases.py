"""Leases on webhooks: which process delivers, and until when."""

from __future__ import annotations

import secrets
from collections.abc import Collection

import msgspec

from service.storage.clock import NOW
from service.storage.database import Cursor, Database
from service.storage.marks import marks

# Waiting webhooks that are tried for a lease before others are searched again.
_CANDIDATES = 20


class Lease(msgspec.Struct, frozen=True):
    """A webhook that this process alone may deliver to for a while."""

    webhook_id: int
    holder: bytes


async def take(
    database: Database, seconds: float, *, without: Collection[int] = ()
) -> Lease | None:
    """Lease the webhook that is due and waited longest, for so many seconds.

    Of several processes that see it free, the one gets it that finds ``leased_until`` unchanged.
    ``without`` are excluded.
    """
    left_out = f" AND w.id NOT IN ({marks(without)})" if without else ""
    async with database.read() as cursor:
        # Reads only webhooks for which something waits. Where much waits for each, MySQL skips from
        # one webhook to the next in the index ("loose index scan", hence both columns and the
        # hint). A look-up for each webhook would be planned as a read of all that waits for all of
        # them, each time: 15 s with 5,000 webhooks and 20,000 deliveries. Deliveries out of turn
        # come first in the index, and wait for no pause.
        await cursor.execute(
            "SELECT STRAIGHT_JOIN w.id, w.leased_until"
            " FROM (SELECT state, webhook_id, MIN(in_turn) AS in_turn"
            "  FROM outbox FORCE INDEX FOR GROUP BY (by_turn)"
            "  WHERE state = 'pending' GROUP BY state, webhook_id) AS waiting"
            " JOIN webhooks w ON w.id = waiting.webhook_id"
            f" WHERE w.leased_until <= {NOW}{left_out}"
            f" AND (waiting.in_turn = 0 OR w.retry_at <= {NOW})"
            " ORDER BY w.leased_until LIMIT %s",
            (*without, _CANDIDATES),
        )
        free = cursor.fetchall()
    holder = secrets.token_bytes(16)
    for webhook_id, leased_until in free:
        # Each by itself: even the row of a webhook that another process has stays locked until the
        # end.
        async with database.transaction() as cursor:
            taken = await cursor.execute(
                f"UPDATE webhooks SET leased_until = {NOW} + %s, leased_by = %s"
                " WHERE id = %s AND leased_until = %s",
                (int(seconds * 1000), holder, webhook_id, leased_until),
            )
        if taken:
            return Lease(webhook_id, holder)
    return None


async def give_back(cursor: Cursor, held: Lease, *, pause: float | None, url: str | None) -> bool:
    """End the lease; pause the deliveries in turn for so many seconds (None: unchanged).

    The pause is for the receiver at ``url``; one that has replaced it since is called at once.
    Returns whether the lease was ours to the end.
    """
    given = await cursor.execute(
        f"UPDATE webhooks SET leased_until = {NOW}, leased_by = NULL,"
        f" retry_at = IF(url = %s, COALESCE({NOW} + %s, retry_at), retry_at)"
        " WHERE id = %s AND leased_by = %s",
        (
            None if url is None else url.encode(),
            None if pause is None else int(pause * 1000),
            held.webhook_id,
            held.holder,
        ),
    )
    return given > 0
