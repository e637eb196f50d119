"""Leases on webhooks: who delivers what is in the outbox, and until when."""

from __future__ import annotations

import secrets
from collections.abc import Collection

import msgspec

from service.storage.clock import NOW
from service.storage.database import Cursor, Database

# How many webhooks that wait are tried for a lease, before others are looked for anew.
_CANDIDATES = 20


class Lease(msgspec.Struct, frozen=True):
    """A webhook that nobody else delivers to for a while."""

    webhook_id: int
    holder: bytes


async def take(
    database: Database, seconds: float, *, without: Collection[int] = ()
) -> Lease | None:
    """The webhook with something due that was attended to longest ago, for so many seconds.

    Of several processes that see the same one free, one has it: whoever finds ``leased_until`` as
    it was when it looked. None of those ``without``.
    """
    left_out = f" AND w.id NOT IN ({', '.join(['%s'] * len(without))})" if without else ""
    async with database.read() as cursor:
        # One look into the index for each webhook, however much waits for it: grouped, all that
        # waits would be read. What is out of turn comes first there, and waits for no pause.
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
        # Each by itself: even the row of a webhook that another has stays locked until the end.
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
    """Ends the lease; what is in turn is not tried for so many seconds (None: as it was before).

    It pauses for the sake of the receiver at ``url``; one that has taken its place since is called
    at once. Answers whether the lease was ours to the end.
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
