from __future__ import annotations

import asyncio
import logging

import pytest

from service.tasks import background_tasks as tasks
from service.tasks.background_tasks import BackgroundTasks
from service.tasks.cancellation import cancel_and_wait
from tests.waiting import until


class Clock:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


class Work:
    """What each run does: raise what is given, or end; go on for ever after the last of them."""

    def __init__(self, *each: BaseException | None) -> None:
        self._each = list(each)
        self.runs = 0
        self.goes_on = False

    async def __call__(self) -> None:
        self.runs += 1
        if self._each:
            failure = self._each.pop(0)
            if failure is not None:
                raise failure
            return
        self.goes_on = True
        await asyncio.Event().wait()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(autouse=True)
def _no_pause(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tasks, "FIRST_PAUSE", 0.0)


@pytest.mark.parametrize(
    "failure",
    [
        ValueError("nobody foresaw this"),
        RecursionError(),
        # It ended, though it has no end.
        None,
        # Something that it waited for was cancelled; it was not.
        asyncio.CancelledError(),
        ExceptionGroup("some", [OSError()]),
    ],
)
async def test_whatever_ends_a_run_the_next_one_begins(
    clock: Clock, failure: BaseException | None, caplog: pytest.LogCaptureFixture
) -> None:
    background, work = BackgroundTasks(clock), Work(failure, failure, failure)
    task = background.start("send events", work)
    await until(lambda: work.goes_on)
    assert work.runs == 4
    assert [each.crashes for each in background] == [3]
    records = [record for record in caplog.records if record.levelno == logging.ERROR]
    assert len(records) == 3
    for record in records:
        assert "'send events'" in record.getMessage()
        assert record.__dict__["fields"] == {
            "event": "background_task_crashed",
            "task": "send events",
        }
    await cancel_and_wait(task)
    assert task.cancelled()


async def test_a_task_fails_until_a_run_has_lasted(clock: Clock) -> None:
    background, work = BackgroundTasks(clock), Work(ValueError(), ValueError())
    task = background.start("send events", work)
    other = background.start("flush counts", Work())
    await until(lambda: work.goes_on)
    assert background.failing == {"send events": 1000.0}
    clock.now += 29
    assert background.failing == {"send events": 1000.0}
    clock.now += 1
    assert background.failing == {}
    await cancel_and_wait(task, other)


async def test_a_task_that_fails_later_fails_anew(clock: Clock) -> None:
    go_on = asyncio.Event()

    async def work() -> None:
        await go_on.wait()
        go_on.clear()
        raise ValueError

    background = BackgroundTasks(clock)
    (each,) = [background.start("send events", work)]
    for moment in (1000.0, 1020.0, 2000.0):
        clock.now = moment
        crashes = next(iter(background)).crashes
        go_on.set()
        await until(lambda before=crashes: next(iter(background)).crashes > before)  # type: ignore[misc]
        await until(lambda: not go_on.is_set())
        assert background.failing == {"send events": 1000.0 if moment < 2000 else 2000.0}
    await cancel_and_wait(each)


async def test_two_tasks_have_two_names() -> None:
    background = BackgroundTasks()
    task = background.start("send events", Work())
    with pytest.raises(ValueError, match="send events"):
        background.start("send events", Work())
    await cancel_and_wait(task)


async def test_work_runs_for_as_long_as_its_block() -> None:
    work = Work()
    async with BackgroundTasks().running("look", work):
        await until(lambda: work.goes_on)
        (task,) = (each for each in asyncio.all_tasks() if each.get_name() == "look")
    assert task.cancelled()
