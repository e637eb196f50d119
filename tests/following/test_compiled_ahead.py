"""A start compiles some flags ahead of their first use; thousands of sets wait for it as texts."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from typing import Any

import pytest

from service.following import refreshing
from service.management import flag_sets, flags
from service.management.stores import Stores
from service.structs.principal import Principal
from service.tasks.cancellation import cancel_and_wait
from tests.waiting import until

ON = json.dumps({"state": "ENABLED", "variants": {"a": 1}, "defaultVariant": "a"}).encode()


async def fill(stores: Stores, actor: Principal, names: list[str]) -> None:
    for name in names:
        await flag_sets.create(stores, actor, name)
        await flags.put(stores, actor, name, "banner", ON)


async def test_so_many_are_compiled_ahead_and_the_others_when_asked(
    stores: Stores,
    actor: Principal,
    unstarted: Callable[[], Any],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(refreshing, "AHEAD", 2)
    monkeypatch.setattr(refreshing, "_LARGE", 2)
    names = ["a", "b", "c", "d", "large"]
    await fill(stores, actor, names)
    for key in ("second", "third"):
        await flags.put(stores, actor, "large", key, ON)
    worker = unstarted()
    await worker.follower.load()

    def waiting() -> list[str]:
        return [name for name in names if worker.snapshots.uncompiled(name) is not None]

    worker.follower.flag_sets.precompiled = {"gone": None}
    keeping = asyncio.create_task(worker.follower.keep_compiled())
    # It forgets what the file had once it has compiled ahead.
    await until(lambda: worker.follower.flag_sets.precompiled == {})
    one, other = waiting()
    assert "large" not in (one, other)
    assert await worker.follower.find(other) is not None
    assert waiting() == [one]
    await cancel_and_wait(keeping)


async def test_without_the_database_all_are_compiled(
    stores: Stores,
    actor: Principal,
    unstarted: Callable[[], Any],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Lists of flag sets are made of those in memory then."""
    monkeypatch.setattr(refreshing, "AHEAD", 0)
    names = ["a", "b", "c"]
    await fill(stores, actor, names)
    worker = unstarted()
    await worker.follower.load()
    assert [worker.snapshots.current(name) for name in names] == [None] * 3
    worker.follower._health.degraded_since = 1.0
    keeping = asyncio.create_task(worker.follower.keep_compiled())
    await until(lambda: all(worker.snapshots.current(name) is not None for name in names))
    await cancel_and_wait(keeping)
