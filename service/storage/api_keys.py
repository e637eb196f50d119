"""Rows of API keys, without the keys themselves. Times are in milliseconds since 1970."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from service.storage.clock import NOW
from service.storage.database import Cursor, Row


class ApiKeyRow(msgspec.Struct, frozen=True):
    """A stored API key. ``prefix`` identifies it and may be shown."""

    id: int
    name: str
    prefix: str
    scopes: frozenset[str]
    flag_set: str | None
    created_at: int
    created_by: str
    expires_at: int | None
    revoked_at: int | None
    former_until: int | None
    last_used_at: int | None


class StoredKey(msgspec.Struct, frozen=True):
    """An API key that is valid until ``expires_at`` (unix seconds; None: forever).

    A rotated key appears twice under its id while the former secret is valid.
    """

    id: int
    name: str
    hash: bytes
    scopes: frozenset[str]
    flag_set: str | None
    expires_at: float | None


_SELECT = """
    SELECT k.id, k.name, k.prefix, k.scopes, s.name, k.created_at, k.created_by, k.expires_at,
        k.revoked_at, k.former_until, u.last_used_at
    FROM api_keys k LEFT JOIN flag_sets s ON s.id = k.flag_set_id
    LEFT JOIN api_key_uses u ON u.api_key_id = k.id
"""


async def lock_ring(cursor: Cursor) -> None:
    """Increment the revision of the key ring, and lock it until the transaction ends.

    Every write to the keys begins with this.
    """
    await cursor.execute("UPDATE key_ring SET revision = revision + 1 WHERE id = 1")


async def ring_revision(cursor: Cursor) -> int:
    """Return the revision of the key ring."""
    await cursor.execute("SELECT revision FROM key_ring WHERE id = 1")
    row = cursor.fetchone()
    return int(row[0]) if row else 0


async def find_by_hash(cursor: Cursor, key_hash: bytes) -> ApiKeyRow | None:
    """Return the key with this hash, revoked or not; None if there is none."""
    await cursor.execute(f"{_SELECT} WHERE k.hash = %s", (key_hash,))
    row = cursor.fetchone()
    return None if row is None else _api_key(row)


async def forget_hash(cursor: Cursor, key_hash: bytes, replacement: bytes) -> None:
    """Give the key with this hash another one, which no secret has, so that the hash is free."""
    await cursor.execute("UPDATE api_keys SET hash = %s WHERE hash = %s", (replacement, key_hash))


async def active_unbound(cursor: Cursor) -> list[tuple[int, frozenset[str]]]:
    """Return the ids and scopes of the active keys that are bound to no flag set.

    With the ring locked none is revoked meanwhile: every writer to the keys waits for it.
    """
    await cursor.execute(
        "SELECT id, scopes FROM api_keys WHERE flag_set_id IS NULL AND revoked_at IS NULL"
        f" AND (expires_at IS NULL OR expires_at > {NOW}) ORDER BY id"
    )
    return [(key_id, frozenset(scopes.decode().split(","))) for key_id, scopes in cursor.fetchall()]


async def insert(
    cursor: Cursor,
    *,
    name: str,
    prefix: str,
    key_hash: bytes,
    scopes: frozenset[str],
    flag_set_id: int | None,
    created_by: str,
    expires_at: int | None,
) -> int:
    """Insert a key; return its id."""
    await cursor.execute(
        "INSERT INTO api_keys (name, prefix, hash, scopes, flag_set_id, created_at, created_by,"
        f" expires_at) VALUES (%s, %s, %s, %s, %s, {NOW}, %s, %s)",
        (
            name,
            prefix.encode(),
            key_hash,
            ",".join(sorted(scopes)).encode(),
            flag_set_id,
            created_by,
            expires_at,
        ),
    )
    return cursor.inserted_id


async def find(cursor: Cursor, key_id: int) -> ApiKeyRow | None:
    """Return the key with this id, revoked or not; None if there is none."""
    await cursor.execute(f"{_SELECT} WHERE k.id = %s", (key_id,))
    row = cursor.fetchone()
    return None if row is None else _api_key(row)


async def page(cursor: Cursor, *, after: int, limit: int, flag_set: str | None) -> list[ApiKeyRow]:
    """Return up to ``limit`` keys by id, starting after ``after``, revoked ones too.

    ``flag_set`` selects the keys that are bound to that set.
    """
    condition, arguments = "k.id > %s", [after]
    if flag_set is not None:
        condition += " AND s.name = %s"
    bound = () if flag_set is None else (flag_set.encode(),)
    await cursor.execute(
        f"{_SELECT} WHERE {condition} ORDER BY k.id LIMIT %s", (*arguments, *bound, limit)
    )
    return [_api_key(row) for row in cursor.fetchall()]


async def revoke(cursor: Cursor, key_id: int) -> bool:
    """Revoke the key and its former secret; return whether it had not ended before."""
    found = await cursor.execute(
        f"UPDATE api_keys SET revoked_at = {NOW} WHERE id = %s AND revoked_at IS NULL", (key_id,)
    )
    return found > 0


async def bound_to(cursor: Cursor, flag_set_id: int) -> list[int]:
    """Return the ids of the keys that are bound to the flag set and not revoked, in order.

    While the set is locked, no further key can be bound to it.
    """
    await cursor.execute(
        "SELECT id FROM api_keys WHERE flag_set_id = %s AND revoked_at IS NULL ORDER BY id",
        (flag_set_id,),
    )
    return [key_id for (key_id,) in cursor.fetchall()]


async def revoke_bound_to(cursor: Cursor, flag_set_id: int) -> None:
    """Revoke the keys that are bound to the flag set."""
    await cursor.execute(
        f"UPDATE api_keys SET revoked_at = {NOW} WHERE flag_set_id = %s AND revoked_at IS NULL",
        (flag_set_id,),
    )


async def rotate(cursor: Cursor, key_id: int, *, prefix: str, key_hash: bytes, grace: int) -> None:
    """Give the key a new secret; the present one stays valid for ``grace`` milliseconds.

    The present one is kept as replaced, see ``was_replaced``.
    """
    await cursor.execute(
        "INSERT IGNORE INTO replaced_key_hashes (hash, replaced_at)"
        f" SELECT hash, {NOW} FROM api_keys WHERE id = %s",
        (key_id,),
    )
    # MySQL assigns from left to right: former_hash gets the hash before it is replaced.
    await cursor.execute(
        f"UPDATE api_keys SET former_hash = hash, former_until = {NOW} + %s, hash = %s,"
        " prefix = %s WHERE id = %s",
        (grace, key_hash, prefix.encode(), key_id),
    )


async def was_replaced(cursor: Cursor, key_hash: bytes) -> bool:
    """Return whether a rotation ever replaced the secret with this hash."""
    await cursor.execute("SELECT 1 FROM replaced_key_hashes WHERE hash = %s", (key_hash,))
    return cursor.fetchone() is not None


async def record_uses(cursor: Cursor, used: Mapping[int, int]) -> None:
    """Store when keys were last used, by id; a later use from another worker stays."""
    await cursor.insert_many(
        "INSERT INTO api_key_uses (api_key_id, last_used_at) VALUES (%s, %s)"
        " ON DUPLICATE KEY UPDATE last_used_at = GREATEST(last_used_at, VALUES(last_used_at))",
        # In one order everywhere, so that two workers never deadlock.
        sorted(used.items()),
    )


def _api_key(row: Row) -> ApiKeyRow:
    (key_id, name, prefix, scopes, flag_set, created_at, created_by, expires_at, *rest) = row
    revoked_at, former_until, last_used_at = rest
    return ApiKeyRow(
        key_id,
        name,
        prefix.decode(),
        frozenset(scopes.decode().split(",")),
        None if flag_set is None else flag_set.decode(),
        created_at,
        created_by,
        expires_at,
        revoked_at,
        former_until,
        last_used_at,
    )
