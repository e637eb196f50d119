"""Streams of millions of rows, decoded, in the memory of one batch."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncGenerator, Callable
from typing import TypeVar

from service.storage.database import Arguments, Database, Row

Meant = TypeVar("Meant")


async def streamed(
    database: Database, statement: str, arguments: Arguments, meant: Callable[[Row], Meant]
) -> AsyncGenerator[tuple[Meant, ...], None]:
    """Yield the decoded rows of one SELECT in batches; they may be some seconds old.

    The reader closes it (``contextlib.aclosing``) if it stops before the end.
    """
    async with contextlib.aclosing(database.stream_lagging(statement, arguments)) as batches:
        async for rows in batches:
            yield tuple(map(meant, rows))
