"""API keys that each revision of the key ring changed, and changes since a revision."""

from __future__ import annotations

import msgspec

from service.storage.api_keys import StoredKey, ring_revision
from service.storage.clock import NOW
from service.storage.database import Cursor, Database
from service.storage.deltas import LIVE_KEY_COLUMNS, stored_keys

# Recorded for a revision that changed no key: no key has this id.
_NO_KEY = 0
# Beyond so many changes, reading all keys is cheaper than reading the changes.
_MOST = 5000


class RingHead(msgspec.Struct, frozen=True):
    """The revision of the key ring and its time (Unix milliseconds).

    ``changed_at`` None: by a release that did not record it. Two databases, or one and its
    restored backup, may have the same revision; its time differs.
    """

    revision: int
    changed_at: int | None


class KeyDelta(msgspec.Struct, frozen=True):
    """The keys that changed, by id, each with its valid secrets; () for none."""

    head: RingHead
    keys: dict[int, tuple[StoredKey, ...]]


async def append(cursor: Cursor, *key_ids: int) -> int:
    """Record which keys the new revision of the locked ring changes; return the revision."""
    revision = await ring_revision(cursor)
    await cursor.insert_many(
        f"INSERT INTO key_changes (revision, api_key_id, changed_at) VALUES (%s, %s, {NOW})",
        ((revision, key_id) for key_id in key_ids or (_NO_KEY,)),
    )
    return revision


async def read_ring_head(database: Database) -> RingHead:
    """Return the head of the key ring."""
    async with database.read() as cursor:
        await cursor.execute(
            "SELECT r.revision, MAX(c.changed_at) FROM key_ring r"
            " LEFT JOIN key_changes c ON c.revision = r.revision GROUP BY r.revision"
        )
        row = cursor.fetchone()
    return RingHead(0, None) if row is None else RingHead(*row)


async def read_key_changes(database: Database, since: RingHead) -> KeyDelta | None:
    """Return what changed after ``since``, in one statement; None if that is not known.

    It is not known if the ring never had that head, if a release that records nothing changed keys
    since, or if too much changed.
    """
    if since.changed_at is None:
        return None
    async with database.read() as cursor:
        await cursor.execute(
            f"SELECT r.revision, c.revision, c.changed_at, c.api_key_id, {LIVE_KEY_COLUMNS}"
            " FROM key_ring r JOIN key_changes c"
            " ON c.revision >= %s AND c.revision <= r.revision"
            " LEFT JOIN api_keys k ON k.id = c.api_key_id AND k.revoked_at IS NULL"
            f" AND (k.expires_at IS NULL OR k.expires_at > {NOW})"
            " LEFT JOIN flag_sets s ON s.id = k.flag_set_id ORDER BY c.revision LIMIT %s",
            (since.revision, _MOST),
        )
        rows = cursor.fetchall()
    if not rows or len(rows) == _MOST:
        return None
    ring = rows[0][0]
    recorded = {revision: changed_at for _, revision, changed_at, *_ in rows}
    if recorded.get(since.revision) != since.changed_at:
        return None
    if len(recorded) != ring - since.revision + 1:
        return None
    keys = {
        key_id: () if stored[0] is None else tuple(stored_keys(*stored))
        for _, revision, _, key_id, *stored in rows
        if revision > since.revision and key_id != _NO_KEY
    }
    return KeyDelta(RingHead(ring, recorded[ring]), keys)
