"""What a use-case works on."""

from __future__ import annotations

import asyncio

import msgspec

from service.cache.announcer import Announcer
from service.cache.contexts import ContextCache
from service.storage.database import Database


class Stores(msgspec.Struct, frozen=True):
    """The database, which is the truth, the announcer, which makes it known, and what is hot."""

    database: Database
    announcer: Announcer
    context_cache: ContextCache
    # Held by whoever works on a large document.
    large: asyncio.Semaphore = msgspec.field(default_factory=lambda: asyncio.Semaphore(1))
