"""A look, a key and a change cost what they touch, however much else there is: rows are counted."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import pytest

from service.cache.announcements import Announcement
from service.errors import Unavailable
from service.management import api_keys, flag_sets, flags
from service.management.stores import Stores
from service.storage import deltas, heads
from service.storage.database import Cursor, Row
from service.structs.principal import Principal
from tests.waiting import until

ON = json.dumps({"state": "ENABLED", "variants": {"a": 1}, "defaultVariant": "a"}).encode()


class Rows:
    """How many rows were fetched, and how many statements were run."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.fetched = self.statements = 0
        fetchall, execute = Cursor.fetchall, Cursor.execute

        def counted(cursor: Cursor) -> list[Row]:
            rows = fetchall(cursor)
            self.fetched += len(rows)
            return rows

        async def counting(cursor: Cursor, *arguments: Any) -> int:
            self.statements += 1
            return await execute(cursor, *arguments)

        monkeypatch.setattr(Cursor, "fetchall", counted)
        monkeypatch.setattr(Cursor, "execute", counting)

    def take(self) -> tuple[int, int]:
        taken = self.fetched, self.statements
        self.fetched = self.statements = 0
        return taken


async def heard(*announcements: Announcement) -> AsyncIterator[Announcement]:
    for each in announcements:
        yield each


async def fill(stores: Stores, actor: Principal, names: list[str]) -> None:
    for name in names:
        await flag_sets.create(stores, actor, name)
        await flags.put(stores, actor, name, "banner", ON)
        await api_keys.create(stores, actor, name, {"evaluate"}, name)


async def costs(
    stores: Stores, actor: Principal, worker: Any, name: str, monkeypatch: pytest.MonkeyPatch
) -> dict[str, tuple[int, int]]:
    """Rows and statements of a worker that follows one thing after the other."""
    ring, cost = worker.key_ring, {}
    await worker.follower.look()
    await api_keys.create(stores, actor, "one that records where the ring stands", {"read"})
    await worker.follower.look()
    with monkeypatch.context() as patch:
        rows = Rows(patch)
        await worker.follower.look()
        cost["a look that finds nothing"] = rows.take()

        made = await api_keys.create(stores, actor, "new", {"evaluate"})
        rows.take()
        before = set(ring.keys)
        announced = Announcement(None, ring.revision + 1)
        await worker.follower.follow_announcements(heard(announced, announced, announced))
        await until(lambda: ring.revision == announced.revision)
        cost["a new key"] = rows.take()
        assert {key.id for key in set(ring.keys) - before} == {made.id}

        revision = worker.revision(name) + 1
        await flags.put(stores, actor, name, "other", ON)
        rows.take()
        await worker.follower.follow_announcements(heard(Announcement(name, revision)))
        await until(lambda: worker.revision(name) == revision)
        cost["a change"] = rows.take()
        await worker.follower.look()
        cost["the look behind it"] = rows.take()
    return cost


async def test_nothing_costs_more_with_more_sets_and_keys(
    stores: Stores,
    actor: Principal,
    start: Callable[..., Awaitable[Any]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    await fill(stores, actor, ["a", "b"])
    few = await costs(stores, actor, await start(), "a", monkeypatch)
    await fill(stores, actor, [f"more.{number}" for number in range(60)])
    many = await costs(stores, actor, await start(), "b", monkeypatch)
    assert few == many
    assert few["a look that finds nothing"] == (2, 1)
    assert few["the look behind it"] == (2, 1)
    assert few["a new key"][0] <= 4


async def test_a_key_that_nothing_changed_keeps_its_grant(
    stores: Stores, actor: Principal, start: Callable[..., Awaitable[Any]]
) -> None:
    same = await api_keys.create(stores, actor, "same", {"evaluate"})
    worker = await start()
    grant = worker.key_ring.grant(same.key, 1.0)
    other = await api_keys.create(stores, actor, "other", {"evaluate"})
    await worker.follower.look()
    await api_keys.rotate(stores, actor, other.id)
    await worker.follower.look()
    await api_keys.revoke(stores, actor, other.id)
    await worker.follower.look()
    assert worker.key_ring.grant(other.key, 1.0) is None
    assert worker.key_ring.grant(same.key, 2.0) is grant


async def test_keys_of_a_release_that_records_no_changes_are_followed(
    stores: Stores, actor: Principal, start: Callable[..., Awaitable[Any]]
) -> None:
    worker = await start()
    first = await api_keys.create(stores, actor, "first", {"evaluate"})
    await worker.follower.look()
    second = await api_keys.create(stores, actor, "second", {"evaluate"})
    third = await api_keys.create(stores, actor, "third", {"evaluate"})
    async with stores.database.transaction() as cursor:
        # What such a release leaves of these writes: the ring's revisions without a record.
        await cursor.execute("DELETE FROM key_changes WHERE api_key_id = %s", (second.id,))
    await worker.follower.look()
    assert {key.id for key in worker.follower.keys.keys} == {first.id, second.id, third.id}
    await api_keys.revoke(stores, actor, second.id)
    await worker.follower.look()
    assert {key.id for key in worker.follower.keys.keys} == {first.id, third.id}


async def test_keys_of_a_database_from_a_backup_are_read_anew(
    stores: Stores, actor: Principal, start: Callable[..., Awaitable[Any]]
) -> None:
    worker = await start()
    kept = await api_keys.create(stores, actor, "kept", {"evaluate"})
    lost = await api_keys.create(stores, actor, "lost", {"evaluate"})
    await worker.follower.look()
    async with stores.database.transaction() as cursor:
        await cursor.execute("DELETE FROM api_keys WHERE id = %s", (lost.id,))
        await cursor.execute("DELETE FROM key_changes WHERE api_key_id = %s", (lost.id,))
        await cursor.execute("UPDATE key_ring SET revision = revision - 1")
    new = await api_keys.create(stores, actor, "new", {"evaluate"})
    await api_keys.create(stores, actor, "newer", {"evaluate"})
    await worker.follower.look()
    ids = {key.id for key in worker.follower.keys.keys}
    assert lost.id not in ids
    assert {kept.id, new.id} < ids


async def test_a_set_without_keys_is_deleted_without_a_word_about_keys(
    stores: Stores, actor: Principal, start: Callable[..., Awaitable[Any]]
) -> None:
    await fill(stores, actor, ["with-a-key"])
    await flag_sets.create(stores, actor, "without")
    worker = await start()
    before = worker.key_ring.revision
    await flag_sets.delete(stores, actor, "without")
    await worker.follower.look()
    assert worker.key_ring.revision == before
    await flag_sets.delete(stores, actor, "with-a-key")
    await worker.follower.look()
    assert worker.key_ring.revision == before + 1
    assert worker.follower.keys.keys == ()


async def test_a_look_that_failed_half_way_is_made_up_for_by_the_next(
    stores: Stores,
    actor: Principal,
    start: Callable[..., Awaitable[Any]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    await fill(stores, actor, ["a"])
    worker = await start()
    await flags.put(stores, actor, "a", "other", ON)

    async def away(*_: Any) -> Any:
        raise Unavailable("The database is not available.")

    monkeypatch.setattr(deltas, "read_changes", away)
    for _ in range(2):
        with pytest.raises(Unavailable):
            await worker.follower.look()
        assert worker.follower.behind == 1
    monkeypatch.undo()
    await worker.follower.look()
    assert worker.revision("a") == 3


async def test_a_start_compiles_what_is_asked_for_and_the_rest_later(
    stores: Stores,
    actor: Principal,
    unstarted: Callable[[], Any],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    await fill(stores, actor, ["a", "b", "c"])
    worker = unstarted()
    await worker.follower.load()
    assert [worker.revision(name) for name in "abc"] == [0, 0, 0]
    assert await worker.follower.find("b") is not None
    assert [worker.revision(name) for name in "abc"] == [0, 2, 0]
    # What changes before it is compiled is compiled once, as it is then.
    await flags.put(stores, actor, "a", "banner", ON.replace(b"1", b"2"))
    await flag_sets.delete(stores, actor, "c")
    await worker.follower.look()
    assert worker.revision("a") == 0
    assert worker.snapshots.head("c") is None
    assert await worker.follower.find("c") is None
    await worker.follower.compile_rest()
    assert worker.revision("a") == 3
    assert json.loads(worker.value("a", "banner"))["value"] == 2


async def test_a_start_without_the_database_loads_with_its_first_look(
    stores: Stores,
    actor: Principal,
    unstarted: Callable[[], Any],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    await fill(stores, actor, ["a"])
    worker = unstarted()

    async def away(*_: Any) -> Any:
        raise Unavailable("The database is not available.")

    monkeypatch.setattr(heads, "read_look", away)
    with pytest.raises(Unavailable):
        await worker.follower.load()
    monkeypatch.undo()
    await worker.follower.look()
    assert worker.revision("a") == 0
    assert await worker.follower.find("a") is not None
    # From then on what is new is compiled as it comes.
    await fill(stores, actor, ["b"])
    await worker.follower.look()
    assert worker.revision("b") == 2


async def test_large_sets_are_compiled_before_a_worker_listens(
    stores: Stores,
    actor: Principal,
    unstarted: Callable[[], Any],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("service.following.refreshing._LARGE", 1)
    await fill(stores, actor, ["small", "large"])
    await flags.put(stores, actor, "large", "second", ON)
    worker = unstarted()
    await worker.follower.load()
    await worker.follower.compile_large()
    assert [worker.revision(name) for name in ("small", "large")] == [0, 3]
