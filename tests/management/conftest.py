"""Use-cases against the real stores."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from service.cache.announcer import Announcer
from service.management import flag_sets
from service.management.stores import Stores
from service.storage.pool import Database
from service.structs.principal import Principal

NAME = "checkout.production"


@pytest.fixture
async def stores(database_url: str, redis_url: str) -> AsyncIterator[Stores]:
    database = await Database.connect(
        database_url, size=6, statement_timeout=10, acquire_timeout=60
    )
    announcer = Announcer(redis_url)
    yield Stores(database, announcer)
    await announcer.close()
    await database.close()


@pytest.fixture
def actor() -> Principal:
    return Principal(7, "deploy bot", frozenset({"admin"}))


@pytest.fixture
async def flag_set(stores: Stores, actor: Principal) -> str:
    """A new flag set's name; the set stands at revision 1."""
    return (await flag_sets.create(stores, actor, NAME)).name
