"""Plans while clocks are set: the database's, and that of a background process."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec
import pytest

from devstack.mariadb import PrivateMariaDB
from service.management.plans import schedules
from service.management.stores import Stores
from service.storage.migrations import migrate
from tests.background.conftest import NAME, Start, make_webhook
from tests.background.planning import (
    eventually,
    history,
    is_applied,
    planned,
    require_applied_once,
)
from tests.patient import patient_database

# Later than a busy machine takes to store the plan, which is refused when its time has passed.
SOON = timedelta(seconds=10)

FAKETIME = next(Path("/usr/lib").glob("*/faketime/libfaketimeMT.so.1"), None)


def preload(monkeypatch: pytest.MonkeyPatch, offset: Path) -> None:
    """Let processes that are started have the clock that the file says."""
    monkeypatch.setenv("LD_PRELOAD", str(FAKETIME))
    monkeypatch.setenv("FAKETIME_TIMESTAMP_FILE", str(offset))
    monkeypatch.setenv("FAKETIME_NO_CACHE", "1")
    monkeypatch.setenv("FAKETIME_DONT_FAKE_MONOTONIC", "1")
    monkeypatch.setenv("DONT_FAKE_MONOTONIC", "1")


async def clock_of(stores: Stores) -> datetime:
    async with stores.database.read() as cursor:
        await cursor.execute("SELECT CAST(UNIX_TIMESTAMP(SYSDATE(3)) * 1000 AS SIGNED)")
        (milliseconds,) = cursor.fetchone() or (0,)
    return datetime.fromtimestamp(milliseconds / 1000, UTC)


@pytest.mark.long
@pytest.mark.skipif(FAKETIME is None, reason="The package faketime is not installed.")
async def test_the_clock_of_the_database_is_set_by_an_hour_either_way(
    stores: Stores, tmp_path: Path, start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    offset = tmp_path / "clock"
    offset.write_text("+0")
    server = PrivateMariaDB(tmp_path / "mariadb", durable=False)
    with monkeypatch.context() as patch:
        preload(patch, offset)
        server.start()
    migrate(server.url)
    database = await patient_database(server.url, size=4)
    stores = msgspec.structs.replace(stores, database=database)
    webhook = await make_webhook(stores)
    start(mysql_url=server.url)
    now = await clock_of(stores)
    at_once = await planned(stores, at=now + SOON)
    within = await planned(stores, at=now + timedelta(minutes=30))
    beyond = await planned(stores, at=now + timedelta(minutes=90))
    await eventually(lambda: is_applied(stores, at_once))
    await require_applied_once(stores, at_once, webhook)

    offset.write_text("+1h")
    assert await clock_of(stores) > now + timedelta(minutes=59)
    await eventually(lambda: is_applied(stores, within))
    await require_applied_once(stores, within, webhook)
    assert (await schedules.get(stores, NAME, beyond.id)).state == "waiting"

    offset.write_text("+0")
    assert await clock_of(stores) < now + timedelta(minutes=30)
    # It is due again by the clock, and was applied.
    marker = await planned(stores, at=await clock_of(stores) + SOON)
    await eventually(lambda: is_applied(stores, marker))
    assert [each.comment for each in await history(stores)] == [
        f"Schedule {each.id}." for each in (at_once, within, marker)
    ]
    # Times of the history never go back.
    times = [each.at for each in await history(stores)]
    assert times == sorted(times)
    offset.write_text("+2h")
    await eventually(lambda: is_applied(stores, beyond))
    await require_applied_once(stores, beyond, webhook)
    await database.close()
    server.stop()


@pytest.mark.long
@pytest.mark.skipif(FAKETIME is None, reason="The package faketime is not installed.")
@pytest.mark.parametrize("hours", [-1, 1])
async def test_the_clock_of_the_process_does_not_matter(
    stores: Stores,
    tmp_path: Path,
    start: Start,
    webhook: int,
    monkeypatch: pytest.MonkeyPatch,
    hours: int,
) -> None:
    offset = tmp_path / "clock"
    offset.write_text(f"{hours:+d}h")
    now = await clock_of(stores)
    soon = await planned(stores, at=now + SOON, latest=now + timedelta(minutes=5))
    later = await planned(stores, at=now + timedelta(minutes=30))
    with monkeypatch.context() as patch:
        preload(patch, offset)
        process = start(log_format="json")
    await eventually(lambda: is_applied(stores, soon))
    await require_applied_once(stores, soon, webhook)
    assert (await schedules.get(stores, NAME, later.id)).state == "waiting"
    # Its own clock is off, as its log shows.
    lines = [json.loads(line) for line in process.child.log.read_text().splitlines()]
    (advanced,) = [line for line in lines if line.get("event") == "plan_advanced"]
    off = datetime.fromisoformat(advanced["time"]) - now
    assert abs(off - timedelta(hours=hours)) < timedelta(minutes=20)
