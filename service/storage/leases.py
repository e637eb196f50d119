"""Leases on webhooks: which process delivers, and until when."""

from __future__ import annotations

import secrets
from collections.abc import Collection

import msgspec

from service.storage.clock import NOW
from service.storage.database import Cursor, Database

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
    left_out = f" AND w.id NOT IN ({', '.join(['%s'] * len(without))})" if without else ""
    async with database.read() as cursor:
        # One index look-up for each webhook, however much waits for it: a GROUP BY would read all
        # that waits. Deliveries out of turn come first there, and wait for no pause.
        await cursor.execute(
            "SELECT w.id, w.leased_until, w.retry_at,"
            " (SELECT o.in_turn FROM outbox o WHERE o.state = 'pending' AND o.webhook_id = w.id"
            "  ORDER BY o.in_turn LIMIT 1) AS in_turn"
            f" FROM webhooks w WHERE w.leased_until <= {NOW}{left_out}"
            f" HAVING in_turn = 0 OR in_turn = 1 AND retry_at <= {NOW}"
            " ORDER BY leased_until LIMIT %s",
            (*without, _CANDIDATES),
        )
        free = cursor.fetchall()
    holder = secrets.token_bytes(16)
    for webhook_id, leased_until, *_ in free:
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
