"""The outbox: deliveries to webhooks, and their results.

A webhook's rows are delivered in the order of their revisions, one at a time, under a lease on the
webhook. Times are in milliseconds since 1970, by the database's clock.
"""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from typing import Literal

import msgspec

from service.storage.clock import NOW, now
from service.storage.database import Cursor, Row
from service.storage.marks import marks

State = Literal["pending", "delivered", "failed"]

# Rows that one statement names.
_IDS_AT_ONCE = 1000


class DeliveryRow(msgspec.Struct, frozen=True):
    """One row; ``status`` is the receiver's last answer.

    ``revision`` is that of a change. A notice has a ``payload`` instead, the JSON text to send; a
    test has neither.

    A row that is ``in_turn`` waits for those before it and is retried; others are attempted once.
    ``next_attempt_at`` is set for one that failed and is retried.
    """

    id: int
    revision: int | None
    payload: str | None
    message_id: str
    state: State
    in_turn: bool
    created_at: int
    attempts: int
    attempted_at: int | None
    status: int | None
    error: str | None
    ended_at: int | None
    next_attempt_at: int | None


class Addressed(msgspec.Struct, frozen=True):
    """The next delivery of a webhook, and its receiver."""

    delivery: DeliveryRow
    flag_set_id: int
    flag_set: str
    url: str
    secret: bytes
    # By the database's clock, as are the delivery's times.
    now: int


class Backlog(msgspec.Struct, frozen=True):
    """Number of waiting deliveries, age of the oldest, and number of those given up."""

    pending: int
    oldest_at: int | None
    failed: int


_COLUMNS = (
    "o.id, o.revision, o.payload, o.message_id, o.state, o.in_turn, o.created_at, o.attempts,"
    " o.attempted_at, o.status, o.error, o.ended_at,"
    " CASE WHEN o.state = 'pending' AND o.in_turn AND o.attempts > 0 THEN w.retry_at END"
)
_SELECT = f"SELECT {_COLUMNS} FROM outbox o JOIN webhooks w ON w.id = o.webhook_id"


async def write(cursor: Cursor, flag_set_id: int, revision: int, at: int) -> None:
    """Insert a row for each enabled webhook of the flag set, within the change."""
    await cursor.execute(
        "INSERT INTO outbox (webhook_id, revision, message_id, state, in_turn, created_at,"
        " attempts) SELECT id, %s, CONCAT(%s, id), 'pending', TRUE, %s, 0 FROM webhooks"
        " WHERE flag_set_id = %s AND deleted_at IS NULL AND enabled ORDER BY id",
        (revision, _message_id(), at, flag_set_id),
    )


async def write_notice(cursor: Cursor, flag_set_id: int, payload: str) -> None:
    """Insert a row for each enabled webhook of the flag set, with the JSON text to send.

    It waits for no revision; notices are sent in their own order, before the changes that wait.
    """
    await cursor.execute(
        "INSERT INTO outbox (webhook_id, payload, message_id, state, in_turn, created_at,"
        f" attempts) SELECT id, %s, CONCAT(%s, id), 'pending', TRUE, {NOW}, 0 FROM webhooks"
        " WHERE flag_set_id = %s AND deleted_at IS NULL AND enabled ORDER BY id",
        (payload, _message_id(), flag_set_id),
    )


async def write_test(cursor: Cursor, webhook_id: int) -> int:
    """Insert a row for a test call; return its id."""
    await cursor.execute(
        "INSERT INTO outbox (webhook_id, message_id, state, in_turn, created_at, attempts)"
        f" VALUES (%s, CONCAT(%s, %s), 'pending', FALSE, {NOW}, 0)",
        (webhook_id, _message_id(), webhook_id),
    )
    return cursor.inserted_id


async def repeat(cursor: Cursor, delivery_id: int) -> None:
    """Put an ended row back, to be attempted once, at once."""
    await cursor.execute(
        "UPDATE outbox SET state = 'pending', in_turn = FALSE, ended_at = NULL WHERE id = %s",
        (delivery_id,),
    )


async def next_of(cursor: Cursor, webhook_id: int) -> Addressed | None:
    """Return the next delivery of the webhook: rows out of turn first, then by revision."""
    await cursor.execute(
        f"SELECT w.flag_set_id, s.name, w.url, w.secret, {NOW}, {_COLUMNS}"
        " FROM outbox o JOIN webhooks w ON w.id = o.webhook_id"
        " JOIN flag_sets s ON s.id = w.flag_set_id"
        " WHERE o.state = 'pending' AND o.webhook_id = %s"
        " ORDER BY o.in_turn, o.revision, o.id LIMIT 1",
        (webhook_id,),
    )
    row = cursor.fetchone()
    if row is None:
        return None
    flag_set_id, name, url, secret, time, *delivery = row
    return Addressed(
        _delivery(tuple(delivery)), flag_set_id, name.decode(), url.decode(), secret, time
    )


async def record_success(cursor: Cursor, delivery_id: int, status: int | None) -> None:
    """Record that the receiver accepted it."""
    await cursor.execute(
        f"UPDATE outbox SET state = 'delivered', attempts = attempts + 1, attempted_at = {NOW},"
        f" status = %s, error = NULL, ended_at = {NOW} WHERE id = %s",
        (status, delivery_id),
    )


async def record_failure(
    cursor: Cursor, delivery_id: int, status: int | None, error: str, *, is_last: bool
) -> None:
    """Record a failed attempt; the row is given up if it was the last."""
    # A row that was given up meanwhile, because its webhook was disabled, stays so.
    await cursor.execute(
        f"UPDATE outbox SET attempts = attempts + 1, attempted_at = {NOW}, status = %s, error = %s"
        " WHERE id = %s",
        (status, error, delivery_id),
    )
    if is_last:
        await cursor.execute(
            f"UPDATE outbox SET state = 'failed', ended_at = {NOW} WHERE id = %s", (delivery_id,)
        )


async def give_up(cursor: Cursor, webhook_id: int, because: str) -> None:
    """Give up all that waits for the webhook. The flag set is locked."""
    await cursor.execute(
        "SELECT id FROM outbox WHERE state = 'pending' AND webhook_id = %s", (webhook_id,)
    )
    await _by_id(
        cursor,
        f"UPDATE outbox SET state = 'failed', error = COALESCE(error, %s), ended_at = {NOW} WHERE",
        [because],
    )


async def delete_all(cursor: Cursor, webhook_id: int) -> None:
    """Delete the webhook's rows. The flag set is locked, or deleted."""
    await cursor.execute("SELECT id FROM outbox WHERE webhook_id = %s", (webhook_id,))
    await _by_id(cursor, "DELETE FROM outbox WHERE")


async def find(cursor: Cursor, webhook_id: int, delivery_id: int) -> DeliveryRow | None:
    """Return the row; None if it is not the webhook's."""
    await cursor.execute(
        f"{_SELECT} WHERE o.webhook_id = %s AND o.id = %s", (webhook_id, delivery_id)
    )
    row = cursor.fetchone()
    return None if row is None else _delivery(row)


async def page(
    cursor: Cursor, webhook_id: int, *, before: int | None, limit: int, state: str | None
) -> list[DeliveryRow]:
    """Return up to ``limit`` rows of the webhook, newest first, starting before ``before``."""
    conditions, arguments = ["o.webhook_id = %s"], [webhook_id]
    if before is not None:
        conditions.append("o.id < %s")
        arguments.append(before)
    states = () if state is None else (state.encode(),)
    if states:
        conditions.append("o.state = %s")
    await cursor.execute(
        f"{_SELECT} WHERE {' AND '.join(conditions)} ORDER BY o.id DESC LIMIT %s",
        (*arguments, *states, limit),
    )
    return [_delivery(row) for row in cursor.fetchall()]


async def delete_ended(cursor: Cursor, seconds: float, limit: int) -> int:
    """Delete up to ``limit`` rows that ended so many seconds ago; return how many."""
    before = await now(cursor) - int(seconds * 1000)
    await cursor.execute(
        "SELECT id FROM outbox WHERE ended_at < %s ORDER BY ended_at LIMIT %s", (before, limit)
    )
    # Checked again: one may have been put back meanwhile. The sum keeps the index on ended_at out.
    return await _by_id(cursor, "DELETE FROM outbox WHERE ended_at + 0 < %s AND", [before])


async def backlog(cursor: Cursor) -> Backlog:
    """Return what waits, and what was given up and not deleted yet, over all webhooks."""
    # From the index alone: the oldest has the least id, and its row is read then.
    await cursor.execute(
        "SELECT state, COUNT(*), MIN(id) FROM outbox WHERE state IN ('pending', 'failed')"
        " GROUP BY state"
    )
    found = {row[0].decode(): row[1:] for row in cursor.fetchall()}
    pending, oldest = found.get("pending", (0, None))
    await cursor.execute("SELECT created_at FROM outbox WHERE id = %s", (oldest,))
    row = cursor.fetchone()
    return Backlog(pending, row[0] if row else None, found.get("failed", (0, None))[0])


async def _by_id(cursor: Cursor, statement: str, arguments: Sequence[object] = ()) -> int:
    """Run the statement, whose end takes a condition on the id, for the rows just selected.

    Returns their number. By another index it would lock that one's entries before the rows, while
    statements by id lock the rows first: a deadlock.
    """
    ids = sorted(row[0] for row in cursor.fetchall())
    for first in range(0, len(ids), _IDS_AT_ONCE):
        some = ids[first : first + _IDS_AT_ONCE]
        await cursor.execute(f"{statement} id IN ({marks(some)})", (*arguments, *some))
    return len(ids)


def _message_id() -> str:
    """Return the unique beginning of a message id; the webhook's number ends it."""
    return f"msg_{secrets.token_hex(12)}_"


def _delivery(row: Row) -> DeliveryRow:
    delivery_id, revision, payload, message_id, state, in_turn, created_at, *rest = row
    return DeliveryRow(
        delivery_id,
        revision,
        payload,
        message_id.decode(),
        state.decode(),
        bool(in_turn),
        created_at,
        *rest,
    )
