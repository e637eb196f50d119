"""What a worker opens goes on whatever fails, and is closed again; on real stores."""

from __future__ import annotations

import asyncio
import errno
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest

from service import lifecycle
from service.delivery.process_figures import read_process_figures
from service.lifecycle import open_context
from service.management import flag_sets
from service.settings import Settings
from service.storage import deltas
from service.structs.principal import Principal
from tests.waiting import until

ACTOR = Principal(7, "deploy bot", frozenset({"admin"}))


@pytest.fixture
def settings(database_url: str, redis_url: str, tmp_path: Path) -> Settings:
    return Settings(
        mysql_url=database_url, redis_url=redis_url, state_dir=tmp_path, poll_interval=0.01
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
    monkeypatch.setattr("service.delivery.watch.read_process_figures", read)
    monkeypatch.setattr(lifecycle, "_PAUSE", 0.0)
    async with open_context(settings) as context:
        await until(lambda: context.tally.conditions)
    assert "begun again" in caplog.text


async def test_a_worker_follows_on_after_a_failure_that_nobody_foresaw(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lifecycle, "_PAUSE", 0.0)
    # Nothing is heard, so that what arrives was looked for.
    deaf = msgspec.structs.replace(settings, redis_url="unix:///nowhere")
    async with open_context(deaf) as context:
        read = failing_once(deltas.read_heads, ValueError("nobody foresaw this"))
        monkeypatch.setattr(deltas, "read_heads", read)
        await flag_sets.create(context.stores, ACTOR, "shop")
        await until(lambda: context.snapshots.current("shop"))


async def test_a_worker_that_stops_leaves_nothing_behind(settings: Settings) -> None:
    async with open_context(settings) as context:
        await flag_sets.create(context.stores, ACTOR, "shop")
        await until(lambda: context.snapshots.current("shop"))
        database = context.database
    assert tasks_beside_ours() == []
    assert database.use.used == 0


@pytest.mark.parametrize("part", ["SnapshotKeeping", "Watch", "StoredContexts", "Evaluations"])
async def test_a_start_that_fails_half_way_leaves_nothing_behind(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, part: str
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise ValueError(part)

    monkeypatch.setattr(lifecycle, part, refuse)
    with pytest.raises(ValueError, match=part):
        async with open_context(settings):
            pass
    assert tasks_beside_ours() == []
