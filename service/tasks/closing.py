"""Closing for certain what has an asynchronous ``close``."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Protocol, TypeVar


class _Closable(Protocol):
    async def close(self) -> None: ...


Closable = TypeVar("Closable", bound=_Closable)


@asynccontextmanager
async def closing(thing: Closable) -> AsyncIterator[Closable]:
    """Close ``thing`` when the block ends; ``contextlib.aclosing`` wants the name ``aclose``."""
    try:
        yield thing
    finally:
        await thing.close()
