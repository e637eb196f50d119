from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator, Awaitable, Callable

import pytest

from service.background.job import Job
from service.background.running import running
from service.cache.announcements import COMMITS
from service.errors import Unavailable
from service.management.stores import Stores
from service.settings import Settings, TimeoutSettings
from service.storage import job_failures, job_turns
from service.telemetry.background_status import BackgroundStatus
from tests.patient import patient_listener
from tests.waiting import PATIENCE

Until = Callable[[Callable[[], object]], Awaitable[None]]
SETTINGS = Settings(timeouts=TimeoutSettings(graceful_shutdown=PATIENCE))


@contextlib.asynccontextmanager
async def silence() -> AsyncIterator[AsyncIterator[object]]:
    """No announcement, for ever."""

    async def nothing() -> AsyncIterator[object]:
        yield await asyncio.Event().wait()

    yield nothing()


class Failing:
    """A job's work that fails until it may succeed."""

    def __init__(self, failure: BaseException) -> None:
        self.runs = 0
        self.may_succeed = False
        self._failure = failure

    async def __call__(self, _: Stores, __: Settings) -> bool:
        self.runs += 1
        if not self.may_succeed:
            raise self._failure
        return False


class Work:
    """A job's work that counts its runs, and does in each what the test says."""

    def __init__(self, *each: bool | BaseException) -> None:
        self.runs = 0
        self._each = list(each)

    async def __call__(self, _: Stores, __: Settings) -> bool:
        self.runs += 1
        done = self._each.pop(0) if self._each else False
        if isinstance(done, BaseException):
            raise done
        return done


async def test_a_job_runs_again_at_once_while_there_is_more(stores: Stores, until: Until) -> None:
    work = Work(True, True, True, False)
    async with running(
        [Job(name="a", interval=3600, work=work, shared=True)], stores, SETTINGS, silence
    ):
        await until(lambda: work.runs == 4)
    assert work.runs == 4


async def test_a_job_runs_again_after_its_interval(stores: Stores, until: Until) -> None:
    shared, other = Work(), Work()
    jobs = [
        Job(name="a", interval=0.01, work=shared, shared=True),
        Job(name="b", interval=0.01, work=other),
    ]
    async with running(jobs, stores, SETTINGS, silence):
        await until(lambda: shared.runs > 3 and other.runs > 3)


async def test_a_job_that_hears_runs_when_a_commit_is_announced(
    stores: Stores, redis_url: str, until: Until
) -> None:
    hearing, deaf = Work(), Work()
    jobs = [
        Job(name="hearing", interval=3600, work=hearing, shared=True, hears=True),
        Job(name="deaf", interval=3600, work=deaf, shared=True),
    ]
    listener = patient_listener(redis_url, COMMITS)
    async with running(jobs, stores, SETTINGS, listener.announcements):
        # At the start, and once it hears: something may have been announced before.
        await until(lambda: hearing.runs == 2)
        await stores.announcer.announce("checkout.production", 7)
        await until(lambda: hearing.runs == 3 and deaf.runs)
    assert deaf.runs == 1


async def test_a_store_that_is_away_is_told_of_once_and_outlived(
    stores: Stores, until: Until, caplog: pytest.LogCaptureFixture
) -> None:
    work = Work(Unavailable("away"), Unavailable("away"), False)
    with caplog.at_level(logging.INFO, "service.background"):
        async with running(
            [Job(name="a", interval=9, work=work, shared=True)], stores, SETTINGS, silence
        ):
            await until(lambda: work.runs == 3)
    assert [record.getMessage() for record in caplog.records] == [
        "Job 'a' waits for a store; retrying: away",
        "Job 'a' runs again.",
    ]


async def test_runs_side_by_side_wait_for_their_own_failures_alone(
    stores: Stores, until: Until
) -> None:
    work = Work(*[Unavailable("away")] * 8)
    job = Job(name="a", interval=3600, work=work, shared=True, at_once=8)
    async with running([job], stores, SETTINGS, silence):
        await until(lambda: work.runs == 16)


async def test_a_fault_in_one_job_is_logged_and_ends_no_other(
    stores: Stores, until: Until, caplog: pytest.LogCaptureFixture
) -> None:
    broken, well = Work(*[ValueError("a fault")] * 3), Work()
    jobs = [
        Job(name="broken", interval=0.01, work=broken),
        Job(name="well", interval=0.01, work=well, shared=True),
    ]
    async with running(jobs, stores, SETTINGS, silence):
        await until(lambda: broken.runs and well.runs > 10)
    assert "Job 'broken' failed unexpectedly" in caplog.text
    assert "a fault" in caplog.text


async def test_of_several_processes_one_has_the_turn(stores: Stores, until: Until) -> None:
    work, marker = Work(), Work()
    jobs = [
        Job(name="a", interval=3600, work=work),
        Job(name="marker", interval=0.01, work=marker, shared=True),
    ]
    async with (
        running(jobs, stores, SETTINGS, silence),
        running(jobs, stores, SETTINGS, silence),
        running(jobs, stores, SETTINGS, silence),
    ):
        await until(lambda: work.runs == 1 and marker.runs > 30)
    assert work.runs == 1


async def test_a_turn_that_failed_is_given_back(stores: Stores, until: Until) -> None:
    work = Work(Unavailable("Redis is away."))
    async with running([Job(name="a", interval=3600, work=work)], stores, SETTINGS, silence):
        await until(lambda: work.runs == 2)


async def test_a_turn_passes_on_when_its_time_is_over(stores: Stores) -> None:
    database = stores.database
    assert await job_turns.take(database, "a", 3600)
    assert not await job_turns.take(database, "a", 3600)
    await job_turns.put_off(database, "a", 0)
    taken = await asyncio.gather(*(job_turns.take(database, "a", 3600) for _ in range(5)))
    assert sorted(taken) == [False] * 4 + [True]


async def test_what_is_under_way_is_finished_before_the_end(stores: Stores, until: Until) -> None:
    begun, go_on, done = asyncio.Event(), asyncio.Event(), []

    async def work(_: Stores, __: Settings) -> bool:
        begun.set()
        await go_on.wait()
        done.append(True)
        return True

    async with running(
        [Job(name="a", interval=9, work=work, shared=True)], stores, SETTINGS, silence
    ):
        await begun.wait()
        asyncio.get_running_loop().call_later(0.05, go_on.set)
    # Once, though there was more.
    assert done == [True]


async def test_what_takes_too_long_is_cancelled(stores: Stores, until: Until) -> None:
    begun: list[bool] = []
    ended: list[bool] = []

    async def work(_: Stores, __: Settings) -> bool:
        begun.append(True)
        try:
            await asyncio.Event().wait()
        finally:
            ended.append(True)
        return False

    job = Job(name="a", interval=9, work=work, at_once=3, shared=True)
    settings = Settings(timeouts=TimeoutSettings(graceful_shutdown=0.2))
    async with running([job], stores, settings, silence):
        await until(lambda: len(begun) == 3)
    assert ended == [True] * 3


async def failing_jobs(stores: Stores) -> dict[str, float]:
    async with stores.database.read() as cursor:
        return await job_failures.failing(cursor)


async def test_a_job_that_keeps_failing_is_known_to_every_worker_until_it_succeeds(
    stores: Stores, until: Until
) -> None:
    broken = Failing(ValueError("a fault"))
    stray = Work(asyncio.CancelledError(), True)
    away = Work(Unavailable("away"))
    jobs = [
        Job(name="broken", interval=3600, work=broken, shared=True),
        Job(name="stray", interval=3600, work=stray, shared=True),
        Job(name="away", interval=3600, work=away, shared=True),
    ]
    async with running(jobs, stores, SETTINGS, silence):
        # Its first failure is recorded by then, and those of the others are over.
        await until(lambda: broken.runs > 1 and stray.runs > 2 and away.runs == 2)
        status = BackgroundStatus(stores.database)
        await status.look()
        assert status.waiting is not None
        assert status.waiting.failing.keys() == {"broken"}
        # What is not there to be asked is no fault of the job.
        failed = broken.runs
        broken.may_succeed = True
        await until(lambda: broken.runs > failed)
    # What is under way when the block ends is finished.
    assert await failing_jobs(stores) == {}


async def test_a_job_whose_process_is_gone_is_not_failing_for_ever(stores: Stores) -> None:
    await job_failures.record(stores.database, "broken")
    assert (await failing_jobs(stores)).keys() == {"broken"}
    async with stores.database.transaction() as cursor:
        await cursor.execute("UPDATE job_failures SET failed_at = 0, since = 0")
    assert await failing_jobs(stores) == {}
    await job_failures.record(stores.database, "broken")
    assert (await failing_jobs(stores))["broken"] > 0
