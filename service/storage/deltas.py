"""Reads of a follower: where everything stands, and what changed since its last look.

Each result is one consistent view of the database, however many statements it takes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from service.storage import evaluators, flags
from service.storage.api_keys import StoredKey
from service.storage.clock import NOW
from service.storage.connection import READ_ONLY
from service.storage.database import Cursor, Database, Row
from service.storage.flag_sets import Properties
from service.storage.marks import marks


class Head(msgspec.Struct, frozen=True):
    """The revision of a flag set and its time, in milliseconds since 1970.

    The id stays when a set is deleted and created again. Two databases, or one and its restored
    backup, may have the same revision; its time differs.
    """

    id: int
    revision: int
    modified_at: int


class Heads(msgspec.Struct, frozen=True):
    """The heads of all live flag sets by name, and the revision of the API keys."""

    flag_sets: dict[str, Head]
    api_keys: int


class StoredRing(msgspec.Struct, frozen=True):
    """The live API keys at a revision of the key ring."""

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
    """The flags and evaluators that changed; None for a deleted one."""

    head: Head
    properties: Properties
    flags: dict[str, str | None]
    evaluators: dict[str, str | None]


async def read_heads(database: Database) -> Heads:
    """Return every live flag set's head, and the API keys', in one statement.

    A read-only server is a replica, or about to be one. Its answer is used this once; the next
    statement uses a new connection, which may lead elsewhere.
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


async def read_flag_sets(database: Database, names: Sequence[str]) -> dict[str, StoredFlagSet]:
    """Return the whole flag sets by name, ordered by name inside; missing sets are absent."""
    async with database.snapshot() as cursor:
        found = await _read_heads_of(cursor, names)
        ids = {head.id: name for name, (head, _) in found.items()}
        stored = {
            name: StoredFlagSet(name, head, properties, {}, {})
            for name, (head, properties) in found.items()
        }
        for flag_set_id, key, text in await flags.texts_of_sets(cursor, sorted(ids)):
            stored[ids[flag_set_id]].flags[key] = text
        for flag_set_id, key, text in await evaluators.texts_of_sets(cursor, sorted(ids)):
            stored[ids[flag_set_id]].evaluators[key] = text
    return stored


async def read_changes(database: Database, since: Mapping[str, Head]) -> dict[str, Delta | None]:
    """Return what changed in each flag set after the given head; deleted sets are absent.

    None for a set whose history does not have that head. A set that was deleted and created again
    continues its revisions, and the deletion of its content is part of its history, so ``since``
    may lie before that. A restored database has another history.
    """
    async with database.snapshot() as cursor:
        found = await _read_heads_of(cursor, list(since))
        deltas: dict[str, Delta | None] = {}
        wanted: dict[int, Head] = {}
        stood = await _stood_at(cursor, list(since.values()))
        for name, (head, properties) in found.items():
            if head.id != since[name].id or since[name] not in stood:
                deltas[name] = None
            else:
                deltas[name] = Delta(head, properties, {}, {})
                wanted[head.id] = since[name]
        by_id = {head.id: deltas[name] for name, (head, _) in found.items()}
        for flag_set_id, kind, key, text in await _read_changed(cursor, list(wanted.values())):
            delta = by_id[flag_set_id]
            if delta is not None:
                (delta.flags if kind == "flag" else delta.evaluators)[key] = text
    return deltas


LIVE_KEY_COLUMNS = (
    "k.id, k.name, k.hash, k.scopes, s.name, k.expires_at, k.former_hash, k.former_until"
)
# Beside the ring's revision, in one statement: the revision that orders two readings has to belong
# to what was read. A row without a key means that there is none.
_RING = f"""
    SELECT r.revision, {LIVE_KEY_COLUMNS}
    FROM key_ring r
    LEFT JOIN {{keys}} ON TRUE
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
    """Return the keys that are neither revoked nor expired by the database's clock."""
    async with database.read() as cursor:
        await cursor.execute(_EVERY_KEY)
        return _stored_ring(cursor.fetchall())


async def find_api_key(database: Database, key_hash: bytes) -> StoredRing:
    """Return the live key with this hash, if there is one."""
    async with database.read() as cursor:
        await cursor.execute(_KEY_BY_HASH, (key_hash, key_hash))
        found = _stored_ring(cursor.fetchall())
    return StoredRing(found.revision, tuple(key for key in found.keys if key.hash == key_hash))


async def _read_heads_of(
    cursor: Cursor, names: Sequence[str]
) -> dict[str, tuple[Head, Properties]]:
    if not names:
        return {}
    await cursor.execute(
        "SELECT name, id, revision, modified_at, fractional, stored_contexts, metadata"
        f" FROM flag_sets WHERE name IN ({marks(names)})"
        " AND deleted_at IS NULL",
        [name.encode() for name in names],
    )
    return {
        name.decode(): (Head(*head), Properties(fractional, bool(stored_contexts), metadata_text))
        for name, *head, fractional, stored_contexts, metadata_text in cursor.fetchall()
    }


async def _stood_at(cursor: Cursor, heads: Sequence[Head]) -> set[Head]:
    """Return those of the heads that are in their set's history."""
    if not heads:
        return set()
    one = (
        "SELECT %s, %s, (SELECT happened_at FROM changes"
        " WHERE flag_set_id = %s AND revision = %s LIMIT 1)"
    )
    await cursor.execute(
        " UNION ALL ".join([one] * len(heads)),
        [part for head in heads for part in (head.id, head.revision) * 2],
    )
    return {Head(*map(int, row)) for row in cursor.fetchall() if row[2] is not None}


# The present texts, not those of each change: only the last one counts.
_CHANGED = """
    SELECT changed.flag_set_id, '{kind}', changed.name, t.definition
    FROM (
        SELECT DISTINCT flag_set_id, name FROM changes
        WHERE kind = '{kind}' AND ({since})
    ) AS changed
    LEFT JOIN {table} t ON t.flag_set_id = changed.flag_set_id AND t.{column} = changed.name
"""
_KINDS = (("flag", "flags", "flag_key"), ("evaluator", "evaluators", "name"))


async def _read_changed(
    cursor: Cursor, heads: Sequence[Head]
) -> list[tuple[int, str, str, str | None]]:
    if not heads:
        return []
    since = " OR ".join(["(flag_set_id = %s AND revision > %s)"] * len(heads))
    statement = " UNION ALL ".join(
        _CHANGED.format(kind=kind, table=table, column=column, since=since)
        for kind, table, column in _KINDS
    )
    arguments = [part for head in heads for part in (head.id, head.revision)]
    await cursor.execute(statement, arguments * len(_KINDS))
    return [(set_id, kind, name.decode(), text) for set_id, kind, name, text in cursor.fetchall()]


def _stored_ring(rows: Iterable[Row]) -> StoredRing:
    keys: list[StoredKey] = []
    revision = 0
    for revision, *key in rows:  # noqa: B007  # it is the same in every row
        if key[0] is not None:
            keys += stored_keys(*key)
    return StoredRing(revision, tuple(keys))


def stored_keys(
    key_id: int,
    name: str,
    key_hash: bytes,
    scopes: bytes,
    flag_set: bytes | None,
    expires_at: int | None,
    former_hash: bytes | None,
    former_until: int | None,
) -> list[StoredKey]:
    """Return the secrets of a key, from ``LIVE_KEY_COLUMNS`` of its row."""
    granted = frozenset(scopes.decode().split(","))
    bound_to = None if flag_set is None else flag_set.decode()
    until = None if expires_at is None else expires_at / 1000
    keys = [StoredKey(key_id, name, key_hash, granted, bound_to, until)]
    if former_hash is not None and former_until is not None:
        until = former_until / 1000 if until is None else min(former_until / 1000, until)
        keys.append(StoredKey(key_id, name, former_hash, granted, bound_to, until))
    return keys
