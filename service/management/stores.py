"""The stores of use-cases."""

from __future__ import annotations

import asyncio

import msgspec

from service.cache.announcer import Announcer
from service.cache.contexts import ContextCache
from service.storage.database import Database


class Stores(msgspec.Struct, frozen=True):
    """The database, which is authoritative, the announcer, and the caches."""

    database: Database
    announcer: Announcer
    context_cache: ContextCache
    # Held while a large document is processed.
    large: asyncio.Semaphore = msgspec.field(default_factory=lambda: asyncio.Semaphore(1))
