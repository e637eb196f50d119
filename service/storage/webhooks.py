"""Rows of webhooks, without their secrets. Times are in milliseconds since 1970."""

from __future__ import annotations

import msgspec

from service.storage import outbox
from service.storage.clock import NOW
from service.storage.database import Cursor, Row


class WebhookRow(msgspec.Struct, frozen=True):
    """A stored webhook, without its secret."""

    id: int
    url: str
    description: str | None
    enabled: bool
    disabled_because: str | None
    created_at: int
    created_by: str
    modified_at: int


_COLUMNS = "id, url, description, enabled, disabled_because, created_at, created_by, modified_at"
_OF_SET = "flag_set_id = %s AND deleted_at IS NULL"


async def insert(
    cursor: Cursor,
    flag_set_id: int,
    *,
    url: str,
    description: str | None,
    secret: bytes,
    enabled: bool,
    created_by: str,
) -> int:
    """Insert a webhook; return its id."""
    await cursor.execute(
        "INSERT INTO webhooks (flag_set_id, url, description, secret, enabled, created_at,"
        f" created_by, modified_at, leased_until, retry_at) VALUES (%s, %s, %s, %s, %s, {NOW}, %s,"
        f" {NOW}, 0, 0)",
        (flag_set_id, url.encode(), description, secret, enabled, created_by),
    )
    return cursor.inserted_id


async def find(cursor: Cursor, flag_set_id: int, webhook_id: int) -> WebhookRow | None:
    """Return the webhook; None if the flag set does not have it."""
    await cursor.execute(
        f"SELECT {_COLUMNS} FROM webhooks WHERE {_OF_SET} AND id = %s", (flag_set_id, webhook_id)
    )
    row = cursor.fetchone()
    return None if row is None else _webhook(row)


async def count(cursor: Cursor, flag_set_id: int) -> int:
    """Return the number of webhooks of the flag set."""
    await cursor.execute(f"SELECT COUNT(*) FROM webhooks WHERE {_OF_SET}", (flag_set_id,))
    row = cursor.fetchone()
    return int(row[0]) if row else 0


async def page(cursor: Cursor, flag_set_id: int, *, after: int, limit: int) -> list[WebhookRow]:
    """Return up to ``limit`` webhooks of the flag set by id, starting after ``after``."""
    await cursor.execute(
        f"SELECT {_COLUMNS} FROM webhooks WHERE {_OF_SET} AND id > %s ORDER BY id LIMIT %s",
        (flag_set_id, after, limit),
    )
    return [_webhook(row) for row in cursor.fetchall()]


async def put(cursor: Cursor, webhook: WebhookRow) -> None:
    """Update the webhook's properties; failed deliveries are due at once then."""
    await cursor.execute(
        "UPDATE webhooks SET url = %s, description = %s, enabled = %s, disabled_because = %s,"
        f" modified_at = {NOW}, retry_at = 0 WHERE id = %s",
        (
            webhook.url.encode(),
            webhook.description,
            webhook.enabled,
            webhook.disabled_because,
            webhook.id,
        ),
    )


async def disable(
    cursor: Cursor, flag_set_id: int, webhook_id: int, *, url: str, because: str
) -> bool:
    """Disable the webhook, locking its flag set as every write does.

    Returns whether it did: not if its URL has changed since ``url`` was called.
    """
    await cursor.execute("SELECT id FROM flag_sets WHERE id = %s FOR UPDATE", (flag_set_id,))
    disabled = await cursor.execute(
        f"UPDATE webhooks SET enabled = FALSE, disabled_because = %s, modified_at = {NOW}"
        " WHERE id = %s AND url = %s",
        (because, webhook_id, url.encode()),
    )
    return disabled > 0


async def delete(cursor: Cursor, webhook_id: int) -> None:
    """Delete the webhook with all its deliveries."""
    await cursor.execute("DELETE FROM webhooks WHERE id = %s", (webhook_id,))
    await outbox.delete_all(cursor, webhook_id)


async def end_all_of(cursor: Cursor, flag_set_id: int, at: int) -> None:
    """End the webhooks of a deleted flag set; waiting deliveries are still delivered."""
    await cursor.execute(f"UPDATE webhooks SET deleted_at = %s WHERE {_OF_SET}", (at, flag_set_id))


async def delete_ended(cursor: Cursor) -> None:
    """Delete the webhooks of deleted flag sets without waiting deliveries."""
    await cursor.execute(
        "SELECT w.id FROM webhooks w WHERE w.deleted_at IS NOT NULL AND NOT EXISTS"
        " (SELECT 1 FROM outbox o WHERE o.webhook_id = w.id AND o.state = 'pending')"
    )
    for (webhook_id,) in cursor.fetchall():
        await delete(cursor, webhook_id)


def _webhook(row: Row) -> WebhookRow:
    webhook_id, url, description, enabled, *rest = row
    return WebhookRow(webhook_id, url.decode(), description, bool(enabled), *rest)
