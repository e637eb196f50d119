"""The file is as new as what is served, whatever the disk does, with a real MariaDB."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from service.following import snapshot_keeping
from service.following.snapshot_file import SnapshotFile
from service.following.snapshot_keeping import SnapshotKeeping
from service.management import api_keys, flag_sets
from service.management.stores import Stores
from service.structs.principal import Principal
from service.tasks.cancellation import cancel_and_wait
from tests.waiting import until


@pytest.fixture(autouse=True)
def _often(monkeypatch: pytest.MonkeyPatch) -> None:
    for pause in ("_PAUSE", "_SHARE", "_RETRY"):
        monkeypatch.setattr(snapshot_keeping, pause, 0.005)


@asynccontextmanager
async def keeping(worker: Any, file: SnapshotFile) -> AsyncIterator[None]:
    task = asyncio.create_task(
        SnapshotKeeping(file, worker.snapshots, worker.key_ring, worker.follower).keep()
    )
    yield
    await cancel_and_wait(task)


def names(file: SnapshotFile) -> set[str]:
    kept = file.last()
    return set() if kept is None else {stored.name for stored in kept.flag_sets}


async def test_every_change_reaches_the_file_and_the_last_one_at_the_end(
    stores: Stores, actor: Principal, start: Callable[..., Awaitable[Any]], tmp_path: Path
) -> None:
    worker, file = await start(), SnapshotFile(tmp_path, 0)
    async with keeping(worker, file):
        await until(lambda: file.last() is not None)
        await flag_sets.create(stores, actor, "shop")
        await worker.follower.look()
        await until(lambda: names(file) == {"shop"})
        await api_keys.create(stores, actor, "new", {"evaluate"}, "shop", None)
        await worker.follower.look()
        await until(lambda: (kept := file.last()) and len(kept.keys.keys) == 1)
        await flag_sets.delete(stores, actor, "shop")
        await worker.follower.look()
    assert names(file) == set()


async def test_a_stop_waits_for_what_is_being_written(
    stores: Stores,
    actor: Principal,
    start: Callable[..., Awaitable[Any]],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    worker, file = await start(), SnapshotFile(tmp_path, 0)
    writes, goes_on = threading.Event(), threading.Event()
    write = file.write

    def write_slowly(*arguments: Any) -> bool:
        writes.set()
        goes_on.wait()
        return write(*arguments)

    monkeypatch.setattr(file, "write", write_slowly)
    await flag_sets.create(stores, actor, "shop")
    await worker.follower.look()
    async with keeping(worker, file):
        await until(writes.is_set)
        asyncio.get_running_loop().call_soon(goes_on.set)
    assert names(file) == {"shop"}


async def test_what_could_not_be_written_is_written_later_though_nothing_changes(
    start: Callable[..., Awaitable[Any]], tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    worker, state = await start(), tmp_path / "state"
    state.write_text("in the way")
    file = SnapshotFile(state, 0)
    async with keeping(worker, file):
        await until(lambda: "Snapshot file not written" in caplog.text)
        state.unlink()
        await until(lambda: file.last() is not None)


async def test_what_the_database_has_not_confirmed_is_not_kept(
    unstarted: Callable[[], Any], tmp_path: Path
) -> None:
    file = SnapshotFile(tmp_path, 0)
    async with keeping(unstarted(), file):
        await asyncio.sleep(0)
    assert file.last() is None
