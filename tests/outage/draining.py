"""Drains the counts again and again, until it is killed: ``python -m tests.outage.draining``."""

from __future__ import annotations

import asyncio
import contextlib

from service.environment import read_settings
from service.errors import Unavailable
from service.lifecycle.stores import open_stores
from service.management import statistics_keeping


async def drain_for_ever() -> None:
    """Leave no pause between two drains."""
    settings = read_settings()
    async with open_stores(settings) as stores:
        while True:
            with contextlib.suppress(Unavailable):
                await statistics_keeping.drain(stores, settings)


if __name__ == "__main__":
    asyncio.run(drain_for_ever())
