"""What a follower reads: where everything stands, and what changed since it last looked.

Each answer is one consistent view of the database, however many statements it takes.
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from service.storage import evaluators, flags
from service.storage.api_keys import StoredKey
from service.storage.clock import NOW
from service.storage.connection import READ_ONLY
from service.storage.database import Cursor, Database, Row
from service.storage.flag_sets import Properties


class Head(msgspec.Struct, frozen=True):
    """Where a flag set stands, and since when, in milliseconds since 1970.

    The id stays when a set is deleted and made again. Two databases, or one and what a backup
    made of it, may come to the same revision; they do so at different times.
    """

    id: int
    revision: int
    modified_at: int


class Heads(msgspec.Struct, frozen=True):
    """Where everything stands: the live flag sets by name, and the API keys."""

    flag_sets: dict[str, Head]
    api_keys: int


class StoredRing(msgspec.Struct, frozen=True):
    """The live API keys, as they were at a revision of the key ring."""

    revision: int
    keys: tuple[StoredKey, ...]


class StoredFlagSet(msgspec.Struct, frozen=True):
    """A whole flag set, texts as they were written."""

    name: str
    head: Head
    properties: Properties
    flags: dict[str, str]
    evaluators: dict[str, str]


class Delta(msgspec.Struct, frozen=True):
    """What became of the flags and evaluators that changed; None is one that is gone."""

    head: Head
    properties: Properties
    flags: dict[str, str | None]
    evaluators: dict[str, str | None]


async def read_heads(database: Database) -> Heads:
    """Every live flag set's revision, and the API keys', in one statement.

    A server that is read-only is a replica, or about to be one. What it says is taken this once;
    the next statement goes by a new connection, which may lead elsewhere.
    """
    async with database.read() as cursor:
        await cursor.execute(
            "SELECT name, id, revision, modified_at FROM flag_sets WHERE deleted_at IS NULL"
            f" UNION ALL SELECT NULL, {READ_ONLY}, revision, 0 FROM key_ring"
        )
        flag_sets: dict[str, Head] = {}
        api_keys = 0
        for name, flag_set_id, revision, modified_at in cursor.fetchall():
            if name is None:
                api_keys = revision
                if flag_set_id:
                    database.renew()
            else:
                flag_sets[name.decode()] = Head(flag_set_id, revision, modified_at)
    return Heads(flag_sets, api_keys)


async def read_flag_set(database: Database, name: str) -> StoredFlagSet | None:
    """The whole flag set, its flags and evaluators ordered by name; None if it is not there."""
    async with database.snapshot() as cursor:
        found = await _read_head(cursor, name)
        if found is None:
            return None
        head, properties = found
        return StoredFlagSet(
            name,
            head,
            properties,
            await flags.texts(cursor, head.id),
            await evaluators.texts(cursor, head.id),
        )


async def read_changes(database: Database, name: str, since: Head) -> Delta | None:
    """What changed after ``since``; None if the flag set never stood there, or is not there.

    A set that was deleted and made again counts on from where it was, and the deletion of
    everything that was in it is part of its history, so that ``since`` may lie before that. A
    database that was brought back from a backup has another history.
    """
    async with database.snapshot() as cursor:
        found = await _read_head(cursor, name)
        if found is None:
            return None
        head, properties = found
        if head.id != since.id or not await _stood_at(cursor, since):
            return None
        return Delta(
            head,
            properties,
            await _read_changed(cursor, "flag", head.id, since.revision),
            await _read_changed(cursor, "evaluator", head.id, since.revision),
        )


# Beside the ring's revision, in one statement: what tells which of two readings is the later one
# has to belong to what was read. A row without a key says that there is none.
_RING = """
    SELECT r.revision, k.id, k.name, k.hash, k.scopes, s.name, k.expires_at, k.former_hash,
        k.former_until
    FROM key_ring r
    LEFT JOIN {keys} ON TRUE
    LEFT JOIN flag_sets s ON s.id = k.flag_set_id
    WHERE r.id = 1
"""
_LIVE_KEYS = f"""
    (SELECT * FROM api_keys WHERE revoked_at IS NULL
    AND (expires_at IS NULL OR expires_at > {NOW}){{which}})
"""
_EVERY_KEY = _RING.format(keys=f"{_LIVE_KEYS.format(which='')} AS k")
# Either hash by its index.
_BY_HASH = " UNION ALL ".join(
    _LIVE_KEYS.format(which=f" AND {column} = %s") for column in ("hash", "former_hash")
)
_KEY_BY_HASH = _RING.format(keys=f"({_BY_HASH}) AS k")


async def read_api_keys(database: Database) -> StoredRing:
    """The keys that are neither revoked nor expired by the database's clock."""
    async with database.read() as cursor:
        await cursor.execute(_EVERY_KEY)
        return _stored_ring(cursor.fetchall())


async def find_api_key(database: Database, key_hash: bytes) -> StoredRing:
    """The live key with this hash, if there is one, alone."""
    async with database.read() as cursor:
        await cursor.execute(_KEY_BY_HASH, (key_hash, key_hash))
        found = _stored_ring(cursor.fetchall())
    return StoredRing(found.revision, tuple(key for key in found.keys if key.hash == key_hash))


async def _read_head(cursor: Cursor, name: str) -> tuple[Head, Properties] | None:
    await cursor.execute(
        "SELECT id, revision, modified_at, fractional, stored_contexts, metadata FROM flag_sets"
        " WHERE name = %s AND deleted_at IS NULL",
        (name.encode(),),
    )
    row = cursor.fetchone()
    if row is None:
        return None
    flag_set_id, revision, modified_at, fractional, stored_contexts, metadata_text = row
    properties = Properties(fractional, bool(stored_contexts), metadata_text)
    return Head(flag_set_id, revision, modified_at), properties


async def _stood_at(cursor: Cursor, head: Head) -> bool:
    """Whether the set's history has the change that made it stand there."""
    await cursor.execute(
        "SELECT happened_at FROM changes WHERE flag_set_id = %s AND revision = %s LIMIT 1",
        (head.id, head.revision),
    )
    row = cursor.fetchone()
    return row is not None and row[0] == head.modified_at


# The texts as they are now, not as a change left them: only the last one counts.
_CHANGED = """
    SELECT changed.name, t.definition
    FROM (
        SELECT DISTINCT name FROM changes
        WHERE flag_set_id = %s AND revision > %s AND kind = '{kind}'
    ) AS changed
    LEFT JOIN {table} t ON t.flag_set_id = %s AND t.{column} = changed.name
"""
_CHANGED_BY_KIND = {
    "flag": _CHANGED.format(kind="flag", table="flags", column="flag_key"),
    "evaluator": _CHANGED.format(kind="evaluator", table="evaluators", column="name"),
}


async def _read_changed(
    cursor: Cursor, kind: str, flag_set_id: int, since: int
) -> dict[str, str | None]:
    await cursor.execute(_CHANGED_BY_KIND[kind], (flag_set_id, since, flag_set_id))
    return {name.decode(): text for name, text in cursor.fetchall()}


def _stored_ring(rows: Iterable[Row]) -> StoredRing:
    keys: list[StoredKey] = []
    revision = 0
    for revision, *key in rows:  # noqa: B007  # it is the same in every row
        if key[0] is not None:
            keys += _stored_keys(*key)
    return StoredRing(revision, tuple(keys))


def _stored_keys(
    key_id: int,
    name: str,
    key_hash: bytes,
    scopes: bytes,
    flag_set: bytes | None,
    expires_at: int | None,
    former_hash: bytes | None,
    former_until: int | None,
) -> list[StoredKey]:
    granted = frozenset(scopes.decode().split(","))
    bound_to = None if flag_set is None else flag_set.decode()
    until = None if expires_at is None else expires_at / 1000
    keys = [StoredKey(key_id, name, key_hash, granted, bound_to, until)]
    if former_hash is not None and former_until is not None:
        until = former_until / 1000 if until is None else min(former_until / 1000, until)
        keys.append(StoredKey(key_id, name, former_hash, granted, bound_to, until))
    return keys
