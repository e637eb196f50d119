from __future__ import annotations

import asyncio

import pytest

from service.management.results import Written
from service.middleware.answers import dry_run


async def test_a_dry_run_ends_when_its_caller_hangs_up() -> None:
    begun, ended = asyncio.Event(), asyncio.Event()

    async def change() -> Written:
        begun.set()
        try:
            await asyncio.Event().wait()
        finally:
            ended.set()
        return Written(1)

    task = asyncio.create_task(dry_run(change()))
    await begun.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert ended.is_set()


async def test_a_dry_run_says_what_would_become_of_the_set() -> None:
    async def change() -> Written:
        return Written(3, changed=2)

    response = await dry_run(change())
    assert (response.status, response.headers["etag"]) == (200, '"3"')
