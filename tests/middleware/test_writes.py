from __future__ import annotations

import asyncio
import gc
import weakref

import pytest

from service.errors import NotFound
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


async def test_a_write_that_fails_tells_its_caller_why(caplog: pytest.LogCaptureFixture) -> None:
    async def change() -> None:
        raise KeyError("somebody")

    caplog.set_level("DEBUG")
    with pytest.raises(KeyError, match="somebody"):
        await to_the_end(change())
    await all_ended()
    assert "nobody" not in caplog.text


async def test_a_write_that_failed_leaves_nothing_to_the_garbage_collector() -> None:
    async def change() -> None:
        raise NotFound("context", "somebody")

    async def failing() -> weakref.ref[NotFound] | None:
        try:
            await to_the_end(change())
        except NotFound as failure:
            return weakref.ref(failure)
        return None

    gc.disable()
    try:
        failure = await failing()
        await all_ended()
        await asyncio.sleep(0)
        assert failure is not None
        assert failure() is None
    finally:
        gc.enable()


@pytest.mark.parametrize(
    ("failure", "level", "is_traced"),
    [(KeyError("somebody"), "ERROR", True), (NotFound("context", "somebody"), "DEBUG", False)],
)
async def test_a_write_that_fails_when_its_caller_has_gone_is_logged(
    caplog: pytest.LogCaptureFixture, failure: Exception, level: str, *, is_traced: bool
) -> None:
    begun, may_end = asyncio.Event(), asyncio.Event()

    async def change() -> None:
        begun.set()
        await may_end.wait()
        raise failure

    caplog.set_level("DEBUG")
    caller = asyncio.create_task(to_the_end(change()))
    await begun.wait()
    caller.cancel()
    with pytest.raises(asyncio.CancelledError):
        await caller
    may_end.set()
    await all_ended()
    (record,) = (one for one in caplog.records if "hung up" in one.message)
    assert (record.levelname, bool(record.exc_info)) == (level, is_traced)
    assert "somebody" not in record.message
