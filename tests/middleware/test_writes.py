from __future__ import annotations

import asyncio

import pytest

from service.middleware.writes import all_ended, to_the_end


async def test_a_write_outlives_the_caller_who_hung_up() -> None:
    begun, may_end, ended = asyncio.Event(), asyncio.Event(), asyncio.Event()

    async def change() -> None:
        begun.set()
        await may_end.wait()
        ended.set()

    caller = asyncio.create_task(to_the_end(change()))
    await begun.wait()
    caller.cancel()
    with pytest.raises(asyncio.CancelledError):
        await caller
    assert not ended.is_set()
    may_end.set()
    await all_ended()
    assert ended.is_set()


async def test_a_write_that_fails_tells_its_caller_why_and_the_log_what(
    caplog: pytest.LogCaptureFixture,
) -> None:
    async def change() -> None:
        raise KeyError("somebody")

    caplog.set_level("DEBUG")
    with pytest.raises(KeyError, match="somebody"):
        await to_the_end(change())
    await all_ended()
    assert "A change failed: KeyError" in caplog.text
    assert "somebody" not in caplog.text
