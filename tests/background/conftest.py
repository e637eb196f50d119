"""The stores that jobs work on, and waiting for what they do."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable

import pytest

from service.cache.announcer import Announcer
from service.management.stores import Stores
from service.storage.pool import Database

Until = Callable[[Callable[[], object]], Awaitable[None]]


@pytest.fixture
async def stores(database_url: str, redis_url: str) -> AsyncIterator[Stores]:
    database = await Database.connect(database_url, size=6, statement_timeout=10)
    announcer = Announcer(redis_url)
    yield Stores(database=database, announcer=announcer)
    await announcer.close()
    await database.close()


@pytest.fixture
def until() -> Until:
    """Waits until a condition holds; fails the test after half a minute."""

    async def wait(condition: Callable[[], object]) -> None:
        async with asyncio.timeout(30):
            while not condition():  # noqa: ASYNC110  # it is about what others do
                await asyncio.sleep(0.01)

    return wait
