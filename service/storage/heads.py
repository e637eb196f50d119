"""Heads of all live flag sets, compared as a sum and read where it differs."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from service.storage.connection import READ_ONLY
from service.storage.database import Database
from service.storage.deltas import Head


class Total(msgspec.Struct, frozen=True):
    """Sum of the heads of all live flag sets: their number, revisions and times.

    Every committed change increments a revision, so equal sums mean that nothing changed.
    """

    flag_sets: int = 0
    revisions: int = 0
    times: int = 0

    def plus(self, head: Head, sign: int = 1) -> Total:
        """Return the sum with one head more, or one less where ``sign`` is -1."""
        return Total(
            self.flag_sets + sign,
            self.revisions + sign * head.revision,
            self.times + sign * head.modified_at,
        )


class Look(msgspec.Struct, frozen=True):
    """The sum of the flag sets, and the revision of the key ring, at one time."""

    total: Total
    api_keys: int


class HeadDelta(msgspec.Struct, frozen=True):
    """The heads that changed recently, None for a deleted set, and the sum with them."""

    heads: dict[str, Head | None]
    total: Total


_TOTAL = (
    "SELECT NULL, COUNT(*), COALESCE(SUM(revision), 0), COALESCE(SUM(modified_at), 0), 0"
    " FROM flag_sets WHERE deleted_at IS NULL"
)


async def read_look(database: Database) -> Look:
    """Return what a follower compares, in one statement that reads an index.

    A read-only server is a replica, or about to be one. Its answer is used this once; the next
    statement uses a new connection, which may lead elsewhere.
    """
    async with database.read() as cursor:
        await cursor.execute(
            f"{_TOTAL} UNION ALL SELECT 'k', {READ_ONLY}, revision, 0, 0 FROM key_ring"
        )
        total, api_keys = Total(), 0
        for kind, first, revision, times, _ in cursor.fetchall():
            if kind is None:
                total = Total(int(first), int(revision), int(times))
            else:
                api_keys = int(revision)
                if first:
                    database.renew()
    return Look(total, api_keys)


async def read_changed_heads(database: Database, since: int) -> HeadDelta:
    """Return the heads of the sets that changed or were deleted at ``since`` (Unix ms) or later."""
    async with database.read() as cursor:
        await cursor.execute(
            f"{_TOTAL} UNION ALL SELECT name, id, revision, modified_at, 0 FROM flag_sets"
            " WHERE deleted_at IS NULL AND modified_at >= %s"
            " UNION ALL SELECT name, id, revision, modified_at, 1 FROM flag_sets"
            " WHERE deleted_at >= %s",
            (since, since),
        )
        total, heads = Total(), dict[str, Head | None]()
        for name, first, revision, times, gone in cursor.fetchall():
            if name is None:
                total = Total(int(first), int(revision), int(times))
            else:
                head = Head(int(first), int(revision), int(times))
                heads[name.decode()] = None if gone else head
    return HeadDelta(heads, total)


class KnownHeads:
    """The last known heads of the database, and their sum."""

    def __init__(self) -> None:
        self._heads: dict[str, Head] = {}
        self.total = Total()
        self.latest = 0

    def replace(self, heads: Iterable[tuple[str, Head]]) -> None:
        """Replace all heads."""
        self._heads = {}
        self.total = Total()
        for name, head in heads:
            self.put(name, head)

    def put(self, name: str, head: Head | None) -> None:
        """Set the head of a flag set; None: the set was deleted."""
        former = self._heads.pop(name, None)
        if former is not None:
            self.total = self.total.plus(former, -1)
        if head is not None:
            self._heads[name] = head
            self.total = self.total.plus(head)
            self.latest = max(self.latest, head.modified_at)

    def get(self, name: str) -> Head | None:
        """Return the head of the set; None if there is no such set."""
        return self._heads.get(name)

    def names(self) -> list[str]:
        """Return the names of the sets."""
        return list(self._heads)
