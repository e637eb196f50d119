from __future__ import annotations

import asyncio

import pytest

from service.tasks.cancellation import cancel_and_wait


class Stubborn:
    """A task that loses the first cancellations on their way, as a driver can."""

    def __init__(self, losses: int) -> None:
        self.asked = 0
        self._losses = losses
        self.task = asyncio.create_task(self._run())

    async def _run(self) -> None:
        while True:
            try:
                await asyncio.Event().wait()
            except asyncio.CancelledError:
                self.asked += 1
                if self.asked > self._losses:
                    raise


async def test_a_task_that_lost_a_cancellation_is_asked_again() -> None:
    stubborn, prompt = Stubborn(2), Stubborn(0)
    await asyncio.sleep(0)
    await cancel_and_wait(stubborn.task, prompt.task)
    assert stubborn.task.done()
    assert (stubborn.asked, prompt.asked) == (3, 1)


async def test_a_caller_that_is_cancelled_meanwhile_leaves_no_task_behind() -> None:
    stubborn = Stubborn(2)
    await asyncio.sleep(0)
    ending = asyncio.create_task(cancel_and_wait(stubborn.task))
    await asyncio.sleep(0)
    ending.cancel()
    with pytest.raises(asyncio.CancelledError):
        await ending
    assert stubborn.task.done()


async def test_an_end_that_ends_others_is_ended_after_them() -> None:
    stubborn = Stubborn(3)

    async def work() -> None:
        try:
            await asyncio.Event().wait()
        finally:
            await cancel_and_wait(stubborn.task)

    task = asyncio.create_task(work())
    await asyncio.sleep(0)
    await cancel_and_wait(task)
    assert stubborn.task.done()
