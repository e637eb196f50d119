"""What a worker opens goes on whatever fails, and is closed again; on real stores."""

from __future__ import annotations

import asyncio
import errno
import types
from collections.abc import Callable, Generator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from service.events.event_hub import EventStream
from service.lifecycle.worker import open_context
from service.management import api_keys, flag_sets
from service.settings import MySQLSettings, NodeSettings, RedisSettings, Settings
from service.storage import heads
from service.structs.principal import Principal
from service.tasks import background_tasks as tasks
from service.telemetry import background_status as background_watch
from service.telemetry.process_figures import read_process_figures
from tests.waiting import PATIENCE, until

ACTOR = Principal(7, "deploy bot", frozenset({"admin"}))


@pytest.fixture
def settings(database_url: str, redis_url: str, tmp_path: Path) -> Settings:
    return Settings(
        mysql=MySQLSettings(url=database_url, connect_timeout=PATIENCE, statement_timeout=PATIENCE),
        redis=RedisSettings(url=redis_url, timeout=PATIENCE),
        node=NodeSettings(state_dir=tmp_path, poll_interval=0.01),
    )


def failing_once(function: Callable[..., Any], failure: Exception) -> Callable[..., Any]:
    failures = [failure]

    def failed(*arguments: Any) -> Any:
        if failures:
            raise failures.pop()
        return function(*arguments)

    return failed


def tasks_beside_ours() -> list[asyncio.Task[Any]]:
    return [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]


async def test_a_worker_that_was_out_of_files_for_a_moment_tells_how_it_is_again(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    read = failing_once(read_process_figures, OSError(errno.EMFILE, "Too many open files"))
    monkeypatch.setattr("service.serving.status_reporter.read_process_figures", read)
    monkeypatch.setattr(tasks, "FIRST_PAUSE", 0.0)
    async with open_context(settings) as context:
        await until(lambda: context.counters.conditions)
    assert "Background task 'keep the counters' crashed" in caplog.text


async def test_a_worker_follows_on_after_a_failure_that_nobody_foresaw(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tasks, "FIRST_PAUSE", 0.0)
    # Nothing is heard, so that what arrives was looked for.
    deaf = msgspec.structs.replace(
        settings, redis=msgspec.structs.replace(settings.redis, url="unix:///nowhere")
    )
    async with open_context(deaf) as context:
        read = failing_once(heads.read_look, ValueError("nobody foresaw this"))
        monkeypatch.setattr(heads, "read_look", read)
        await flag_sets.create(context.stores, ACTOR, "shop")
        await until(lambda: context.snapshots.current("shop"))


class Interrupted:
    """Work that fails, when it is done for the first time, as it waits for the ``wait``-th time.

    What it is made of is cancelled then, as drivers expect it, and ends for good; only the work as
    a whole fails.
    """

    def __init__(self, work: tasks.Work, wait: int) -> None:
        self._work = work
        self._wait = wait
        self.runs = 0
        self.waits = 0

    @types.coroutine
    def __call__(self) -> Generator[Any, Any, None]:
        self.runs += 1
        self.waits = 0
        run = self._work().__await__()
        try:
            waited_for = next(run)
            while True:
                self.waits += 1
                if self.runs == 1 and self.waits == self._wait:
                    waited_for = run.throw(asyncio.CancelledError())
                try:
                    answer = yield waited_for
                except (Exception, asyncio.CancelledError) as failure:  # noqa: BLE001  # the work's
                    waited_for = run.throw(failure)
                else:
                    waited_for = run.send(answer)
        except asyncio.CancelledError:
            if self.runs == 1 and self.waits >= self._wait:
                raise ValueError("nobody foresaw this") from None
            raise


class Reader(EventStream):
    """A stream that is told, and has no connection."""

    def tell(self, message: bytes) -> None:
        """Pass over it."""


@pytest.mark.parametrize("wait", [1, 2, 3])
async def test_every_background_task_goes_on_after_a_failure_wherever_it_waits(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, wait: int
) -> None:
    """Each fails once: its second run goes on waiting for what comes, and ends by itself never."""
    started: dict[str, Interrupted] = {}

    def start(self: tasks.BackgroundTasks, name: str, work: tasks.Work) -> asyncio.Task[None]:
        started[name] = Interrupted(work, wait)
        return begin(self, name, started[name])

    begin = tasks.BackgroundTasks.start
    monkeypatch.setattr(tasks.BackgroundTasks, "start", start)
    monkeypatch.setattr(tasks, "FIRST_PAUSE", 0.0)
    # The shortest pauses that there may be: each has to come to its third wait.
    monkeypatch.setattr("service.lifecycle.following._USES_INTERVAL", 0.01)
    monkeypatch.setattr(background_watch, "_INTERVAL", 0.01)
    quick = msgspec.structs.replace(
        settings, events=msgspec.structs.replace(settings.events, heartbeat=0.01)
    )
    async with open_context(quick) as context:
        some = Principal(7, "deploy bot", frozenset({"admin"}))
        await flag_sets.create(context.stores, some, "shop")
        await flag_sets.create(context.stores, some, "other")
        await until(lambda: context.snapshots.current("shop"))
        context.event_streams._hub.enter(Reader(context.event_streams._hub, "shop"))
        names = {task.name for task in context.status.tasks}
        assert names == started.keys()

        def again() -> bool:
            """Whether every task failed, and its next run waits for something."""
            flag_set = context.snapshots.current("shop")
            assert flag_set is not None
            context.event_streams._hub.swapped(flag_set)
            return all(each.runs >= 2 and each.waits >= 1 for each in started.values())

        await until(again)
        assert {task.name: task.crashes for task in context.status.tasks} == dict.fromkeys(names, 1)
        # And the worker follows, by whatever way.
        key = await api_keys.create(context.stores, some, "new", {"evaluate"}, "shop")
        assert (await context.key_ring.principal_of(key.key)).name == "new"


async def test_a_worker_hears_again_after_its_reader_failed(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tasks, "FIRST_PAUSE", 0.0)
    deaf_to_heads = msgspec.structs.replace(
        settings, node=msgspec.structs.replace(settings.node, poll_interval=3600.0)
    )
    async with open_context(deaf_to_heads) as context:
        await flag_sets.create(context.stores, ACTOR, "first")
        await until(lambda: context.snapshots.current("first"))
        reached = context.follower._reached

        def fail_once(*arguments: Any) -> bool:
            monkeypatch.setattr(context.follower, "_reached", reached)
            raise RecursionError

        monkeypatch.setattr(context.follower, "_reached", fail_once)
        await context.stores.announcer.announce("first", 1)
        # For half a minute from its failure on.
        await until(lambda: context.status.tasks.failing.keys() == {"follow announcements"})
        # What is announced now is heard, though nobody looks.
        await flag_sets.create(context.stores, ACTOR, "second")
        await until(lambda: context.snapshots.current("second"))
        crashed = {task.name for task in context.status.tasks if task.crashes}
        assert crashed == {"follow announcements"}


async def test_a_worker_that_stops_leaves_nothing_behind(settings: Settings) -> None:
    async with open_context(settings) as context:
        await flag_sets.create(context.stores, ACTOR, "shop")
        await until(lambda: context.snapshots.current("shop"))
        database = context.stores.database
    assert tasks_beside_ours() == []
    assert database.use.used == 0


@pytest.mark.parametrize(
    "part",
    [
        "following.SnapshotKeeping",
        "telemetry.StatusReporter",
        "serving.StoredContexts",
        "serving.Evaluations",
    ],
)
async def test_a_start_that_fails_half_way_leaves_nothing_behind(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, part: str
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise ValueError(part)

    monkeypatch.setattr(f"service.lifecycle.{part}", refuse)
    with pytest.raises(ValueError, match=part):
        async with open_context(settings):
            pass
    assert tasks_beside_ours() == []
