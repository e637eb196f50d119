import asyncio

import pytest

from service.tasks.coalesced_run import CoalescedRun


class Work:
    """Counts its runs; each lasts until it is let go."""

    def __init__(self) -> None:
        self.begun = 0
        self.gate = asyncio.Event()
        self.failure: Exception | None = None

    async def __call__(self) -> None:
        self.begun += 1
        await self.gate.wait()
        if self.failure:
            raise self.failure


async def settle() -> None:
    for _ in range(10):
        await asyncio.sleep(0)


async def test_callers_who_come_during_a_run_share_the_next_one() -> None:
    work = Work()
    run = CoalescedRun(work)
    first = asyncio.create_task(run())
    await settle()
    late = [asyncio.create_task(run()) for _ in range(100)]
    await settle()
    assert work.begun == 1
    work.gate.set()
    await asyncio.gather(first, *late)
    assert work.begun == 2


async def test_a_caller_after_the_run_gets_a_run_of_its_own() -> None:
    work = Work()
    work.gate.set()
    run = CoalescedRun(work)
    await run()
    await run()
    assert work.begun == 2


async def test_a_failure_reaches_those_who_waited_for_that_run_only() -> None:
    work = Work()
    run = CoalescedRun(work)
    first = asyncio.create_task(run())
    await settle()
    second = asyncio.create_task(run())
    await settle()
    work.failure = ValueError("once")
    work.gate.set()
    with pytest.raises(ValueError, match="once"):
        await first
    work.failure = None
    await asyncio.gather(second, return_exceptions=True)
    await run()


async def test_a_caller_that_goes_away_stops_nobodys_run() -> None:
    work = Work()
    run = CoalescedRun(work)
    impatient = asyncio.create_task(run())
    await settle()
    patient = asyncio.create_task(run())
    await settle()
    impatient.cancel()
    await asyncio.wait([impatient])
    work.gate.set()
    await patient
    assert work.begun == 2
