"""A pool on the test's own database."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from service.storage.pool import Database


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    """Four connections, with limits that a test can wait for."""
    database = await Database.connect(database_url, size=4, statement_timeout=5)
    yield database
    await database.close()
