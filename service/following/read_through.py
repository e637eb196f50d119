"""Reads of what is not in memory, while a caller waits."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from functools import partial

from service.following.database_health import DatabaseHealth
from service.storage import contexts, deltas
from service.storage.database import Database
from service.storage.deltas import StoredRing
from service.structs.contexts import StoredContext

# Unknown API keys that are looked up concurrently.
_KEYS_AT_ONCE = 2


class ReadThrough:
    """Reads single API keys and stored contexts, by the connections that callers share.

    Both raise Unavailable when the database does not answer, or is known not to.
    """

    def __init__(self, database: Database, health: DatabaseHealth) -> None:
        self._database = database
        self._health = health
        # Unknown keys use no more of the callers' connections at once.
        self._key_look_ups = asyncio.Semaphore(_KEYS_AT_ONCE)

    async def find_api_key(self, digest: bytes) -> StoredRing:
        """Return the stored key with this hash, for a ring that does not know it."""

        async def find() -> StoredRing:
            async with self._key_look_ups:
                return await deltas.find_api_key(self._database, digest)

        return await self._health.in_time(find)

    async def read_contexts(self, flag_set: str, keys: Sequence[str]) -> dict[str, StoredContext]:
        """Return the stored contexts of these targeting keys; missing ones are absent."""
        return await self._health.in_time(
            partial(contexts.read_contexts, self._database, flag_set, keys)
        )
