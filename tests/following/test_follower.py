"""What a worker serves after what others write, with a real MariaDB and a real Redis."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec
import pytest

from service.cache.announcements import Announcement
from service.errors import Unavailable
from service.evaluation.compiler.flag import compile_flag
from service.following.snapshot_file import SnapshotFile
from service.following.snapshot_format import AllKeys, Line, lines_of
from service.management import api_keys, documents, evaluators, flag_sets, flags
from service.management.stores import Stores
from service.storage import deltas, heads
from service.storage.database import Database
from service.structs.principal import Principal
from tests.waiting import PATIENCE, until

NAME = "checkout.production"


def on(value: object) -> bytes:
    definition = {"state": "ENABLED", "variants": {"a": value}, "defaultVariant": "a"}
    return json.dumps(definition).encode()


def everything(worker: Any) -> Iterator[Line]:
    yield AllKeys(worker.follower.keys)
    for name in worker.snapshots.names():
        yield from lines_of(name, None, worker.snapshots.held(name), worker.snapshots.head(name))


@pytest.fixture
def compilations(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The keys of the flags that were compiled, in the order in which they were."""
    keys: list[str] = []

    def counting(definition: Any, *rest: Any) -> Any:
        keys.append(definition.key)
        return compile_flag(definition, *rest)

    monkeypatch.setattr("service.evaluation.compiler.definitions.compile_flag", counting)
    return keys


async def test_a_write_reaches_every_worker_by_its_announcement(
    stores: Stores, actor: Principal, start: Callable[..., Awaitable[Any]]
) -> None:
    await flag_sets.create(stores, actor, NAME)
    workers = [await start(listens=True) for _ in range(3)]
    await flags.put(stores, actor, NAME, "banner", on(1))
    await until(lambda: all(worker.revision(NAME) == 2 for worker in workers))
    assert {worker.value(NAME, "banner") for worker in workers} == {
        workers[0].value(NAME, "banner")
    }
    assert json.loads(workers[0].value(NAME, "banner"))["value"] == 1


async def test_announcements_may_come_twice_late_or_of_nothing(
    stores: Stores,
    actor: Principal,
    start: Callable[..., Awaitable[Any]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    worker = await start()
    await flag_sets.create(stores, actor, NAME)
    await flags.put(stores, actor, NAME, "banner", on(1))
    read: list[str] = []

    async def reading(database: Database, names: Sequence[str]) -> Any:
        read.extend(names)
        return await read_flag_sets(database, names)

    read_flag_sets = deltas.read_flag_sets
    monkeypatch.setattr(deltas, "read_flag_sets", reading)

    async def heard() -> AsyncIterator[Announcement]:
        for revision in (2, 1, 2):
            yield Announcement(NAME, revision)
        yield Announcement("nobody", 1)

    await worker.follower.follow_announcements(heard())
    await worker.follower.catch_up("nobody", 1)
    await until(lambda: worker.revision(NAME) == 2)
    # All at once, and what was announced twice once.
    assert read == [NAME, "nobody", "nobody"] or read == [NAME, "nobody"]


async def test_a_worker_that_hears_nothing_finds_out_by_itself(
    stores: Stores, actor: Principal, start: Callable[..., Awaitable[Any]]
) -> None:
    worker = await start(interval=0.01)
    await flag_sets.create(stores, actor, NAME)
    await flags.put(stores, actor, NAME, "banner", on(1))
    await until(lambda: worker.revision(NAME) == 2)
    key = await api_keys.create(stores, actor, "shop", {"evaluate"}, NAME, None)
    await until(lambda: worker.key_ring.grant(key.key, 0) is not None)
    await flag_sets.delete(stores, actor, NAME)
    await until(lambda: worker.revision(NAME) == 0)
    await until(lambda: worker.key_ring.grant(key.key, 0) is None)


async def test_catching_up_waits_for_the_revision_and_not_for_one_that_is_none(
    stores: Stores, actor: Principal, start: Callable[..., Awaitable[Any]]
) -> None:
    worker = await start()
    await flag_sets.create(stores, actor, NAME)
    await flags.put(stores, actor, NAME, "banner", on(1))
    await worker.follower.catch_up(NAME, 2)
    assert worker.revision(NAME) == 2
    await flags.put(stores, actor, NAME, "banner", on(2))
    await worker.follower.catch_up(NAME, 2)
    assert worker.revision(NAME) == 2
    await worker.follower.catch_up(NAME, 99)
    assert worker.revision(NAME) == 3
    await worker.follower.catch_up("nobody", 1)
    assert worker.revision("nobody") == 0
    await stores.database.close()
    with pytest.raises(Unavailable):
        await worker.follower.catch_up(NAME, 4)


async def test_once_the_database_is_lost_no_caller_waits_on_a_connection_from_before(
    stores: Stores,
    start: Callable[..., Awaitable[Any]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """At a server that hangs, an open one would be waited for as long as a statement may take."""

    async def connection_id() -> object:
        async with stores.database.read() as cursor:
            await cursor.execute("SELECT CONNECTION_ID()")
            return cursor.fetchone()

    async def lost(_: Database) -> None:
        raise Unavailable("Lost.")

    worker = await start()
    before = await connection_id()
    assert await connection_id() == before
    monkeypatch.setattr(heads, "read_look", lost)
    with pytest.raises(Unavailable):
        await worker.follower.look()
    after = await connection_id()
    assert after != before
    # Later looks find it lost still: what was opened since is used on.
    with pytest.raises(Unavailable):
        await worker.follower.look()
    assert await connection_id() == after


async def test_one_changed_flag_of_ten_thousand_compiles_one_flag(
    stores: Stores,
    actor: Principal,
    start: Callable[..., Awaitable[Any]],
    compilations: list[str],
) -> None:
    everything = {f"flag-{n:05}": json.loads(on(n)) for n in range(10_000)}
    shared = {"if": [{"$ref": "e"}, "a", None]}
    everything["flag-00007"]["targeting"] = everything["flag-00008"]["targeting"] = shared
    document = {"flags": everything, "$evaluators": {"e": {"==": [{"var": "x"}, 1]}}}
    await flag_sets.create(stores, actor, NAME)
    await documents.replace(stores, actor, NAME, json.dumps(document).encode())
    worker = await start()
    assert len(worker.snapshots.current(NAME).definitions) == 10_000
    compilations.clear()
    await flags.put(stores, actor, NAME, "flag-00005", on("new"))
    # Validating the write compiles the flag too.
    assert compilations == ["flag-00005"]
    compilations.clear()
    await worker.follower.look()
    assert compilations == ["flag-00005"]
    assert json.loads(worker.value(NAME, "flag-00005"))["value"] == "new"
    await evaluators.put(stores, actor, NAME, "e", b'{"==": [{"var": "x"}, 2]}')
    compilations.clear()
    await worker.follower.look()
    assert sorted(compilations) == ["flag-00007", "flag-00008"]


async def test_a_set_that_is_made_again_has_nothing_of_the_former(
    stores: Stores, actor: Principal, start: Callable[..., Awaitable[Any]]
) -> None:
    worker = await start()
    await flag_sets.create(stores, actor, NAME)
    await flags.put(stores, actor, NAME, "banner", on(1))
    await worker.follower.look()
    await flag_sets.delete(stores, actor, NAME)
    await worker.follower.look()
    assert worker.snapshots.current(NAME) is None
    await flag_sets.create(stores, actor, NAME)
    await flags.put(stores, actor, NAME, "other", on(1))
    await worker.follower.look()
    assert set(worker.snapshots.current(NAME).definitions) == {"other"}
    # Another worker saw none of that.
    await flag_sets.delete(stores, actor, NAME)
    await flag_sets.create(stores, actor, NAME)
    await worker.follower.look()
    assert set(worker.snapshots.current(NAME).definitions) == set()


async def test_a_set_that_is_made_while_a_worker_looks_is_not_taken_for_deleted(
    stores: Stores,
    actor: Principal,
    start: Callable[..., Awaitable[Any]],
    unstarted: Callable[[], Any],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for module, reader in ((heads, "read_look"), (deltas, "read_heads")):
        name = f"{NAME}.{reader}"
        # The second one compares all heads at its first look.
        worker = await start() if reader == "read_look" else unstarted()
        read = getattr(module, reader)

        async def read_before_it_is_made(
            database: Database, read: Any = read, name: str = name, worker: Any = worker
        ) -> Any:
            found = await read(database)
            await flag_sets.create(stores, actor, name)
            await worker.follower.catch_up(name, 1)
            return found

        monkeypatch.setattr(module, reader, read_before_it_is_made)
        await worker.follower.look()
        monkeypatch.undo()
        assert worker.revision(name) == 1


async def test_a_set_that_is_deleted_while_it_is_refreshed_does_not_come_back(
    stores: Stores,
    actor: Principal,
    start: Callable[..., Awaitable[Any]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    await flag_sets.create(stores, actor, NAME)
    worker = await start()
    await flags.put(stores, actor, NAME, "banner", on(1))
    is_read, is_deleted = asyncio.Event(), asyncio.Event()
    read_changes, read_changed_heads = deltas.read_changes, heads.read_changed_heads

    async def read_before_it_is_deleted(*arguments: Any) -> Any:
        delta = await read_changes(*arguments)
        is_read.set()
        await is_deleted.wait()
        return delta

    async def read_after_it_was_deleted(*arguments: Any) -> Any:
        # The last that a look waits for before it does away with the set.
        found = await read_changed_heads(*arguments)
        is_deleted.set()
        return found

    monkeypatch.setattr(deltas, "read_changes", read_before_it_is_deleted)
    monkeypatch.setattr(heads, "read_changed_heads", read_after_it_was_deleted)
    async with asyncio.timeout(PATIENCE), asyncio.TaskGroup() as group:
        group.create_task(worker.follower.catch_up(NAME, 2))
        await is_read.wait()
        await flag_sets.delete(stores, actor, NAME)
        group.create_task(worker.follower.look())
    assert worker.revision(NAME) == 0


@pytest.mark.parametrize(
    "text",
    ['{"state":"ENABLED","variants":{"a":1},"targeting":{"no-such-operator":[]}}', "{no JSON"],
)
async def test_a_set_that_does_not_compile_keeps_what_is_served_until_it_does(
    stores: Stores,
    actor: Principal,
    start: Callable[..., Awaitable[Any]],
    compilations: list[str],
    text: str,
) -> None:
    await flag_sets.create(stores, actor, NAME)
    await flags.put(stores, actor, NAME, "banner", on(1))
    await flag_sets.create(stores, actor, "zebra")
    worker = await start()
    await flags.put(stores, actor, NAME, "banner", on(2))
    async with stores.database.transaction() as cursor:
        # No write brings this about: somebody had a hand in the database.
        await cursor.execute("UPDATE flags SET definition = %s", (text,))
    await flags.put(stores, actor, "zebra", "other", on(1))
    await worker.follower.look()
    assert json.loads(worker.value(NAME, "banner"))["value"] == 1
    # The sets behind it are followed all the same.
    assert worker.revision("zebra") == 2
    assert worker.follower.behind == 1
    compilations.clear()
    await worker.follower.look()
    assert compilations == []
    await flags.put(stores, actor, NAME, "banner", on(3))
    await worker.follower.look()
    assert json.loads(worker.value(NAME, "banner"))["value"] == 3
    assert worker.follower.behind == 0


async def test_a_database_that_was_brought_back_from_a_backup_is_followed_back(
    stores: Stores,
    actor: Principal,
    start: Callable[..., Awaitable[Any]],
    compilations: list[str],
) -> None:
    await flag_sets.create(stores, actor, NAME)
    await flags.put(stores, actor, NAME, "kept", on(0))
    await flags.put(stores, actor, NAME, "banner", on(1))
    tables = ("flag_sets", "flags", "changes")
    async with stores.database.transaction() as cursor:
        for table in tables:
            await cursor.execute(f"CREATE TABLE backup_{table} AS SELECT * FROM {table}")
    await flags.put(stores, actor, NAME, "banner", on(2))
    worker = await start()
    assert json.loads(worker.value(NAME, "banner"))["value"] == 2

    async def restore() -> None:
        async with stores.database.transaction() as cursor:
            for table in tables:
                await cursor.execute(f"DELETE FROM {table}")
                await cursor.execute(f"INSERT INTO {table} SELECT * FROM backup_{table}")

    await restore()
    compilations.clear()
    await worker.follower.look()
    assert worker.revision(NAME) == 3
    assert json.loads(worker.value(NAME, "banner"))["value"] == 1
    assert compilations == ["banner"]
    # The same revision as before the backup came back, and another truth.
    await flags.put(stores, actor, NAME, "banner", on(4))
    await worker.follower.look()
    await restore()
    await flags.put(stores, actor, NAME, "other", on(5))
    await worker.follower.look()
    assert worker.revision(NAME) == 4
    assert json.loads(worker.value(NAME, "banner"))["value"] == 1
    assert json.loads(worker.value(NAME, "other"))["value"] == 5


async def test_a_worker_that_resumed_from_a_file_reads_only_what_changed_since(
    stores: Stores,
    actor: Principal,
    start: Callable[..., Awaitable[Any]],
    unstarted: Callable[[], Any],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    await flag_sets.create(stores, actor, NAME)
    await flags.put(stores, actor, NAME, "banner", on(1))
    await flags.put(stores, actor, NAME, "gone", on(1))
    first = await start()
    file = SnapshotFile(tmp_path, 0)
    file.write(1.0, everything(first))
    await flags.delete(stores, actor, NAME, "gone")
    await flags.put(stores, actor, NAME, "banner", on(2))
    read: list[str] = []
    monkeypatch.setattr(deltas, "read_flag_sets", lambda _, names: read.append(names))
    kept = file.last()
    assert kept is not None

    resumed = unstarted()
    resumed.follower.resume(kept)
    assert await resumed.follower.find(NAME) is not None
    assert resumed.revision(NAME) == 3
    assert json.loads(resumed.value(NAME, "banner"))["value"] == 1
    await resumed.follower.look()
    assert resumed.revision(NAME) == 5
    assert json.loads(resumed.value(NAME, "banner"))["value"] == 2
    assert set(resumed.snapshots.current(NAME).definitions) == {"banner"}
    assert read == []


async def test_keys_of_a_file_are_honoured_as_long_as_they_last(
    stores: Stores,
    actor: Principal,
    start: Callable[..., Awaitable[Any]],
    unstarted: Callable[[], Any],
    tmp_path: Path,
) -> None:
    await flag_sets.create(stores, actor, NAME)
    expiring = await api_keys.create(
        stores, actor, "expiring", {"evaluate"}, NAME, int(time.time()) + 3600
    )
    lasting = await api_keys.create(stores, actor, "lasting", {"evaluate"}, NAME, None)
    revoked = await api_keys.create(stores, actor, "revoked", {"evaluate"}, NAME, None)
    await api_keys.revoke(stores, actor, revoked.id)
    first = await start()
    file = SnapshotFile(tmp_path, 0)
    file.write(1.0, everything(first))
    kept = file.last()
    assert kept is not None

    resumed = unstarted()
    resumed.follower.resume(kept)
    now = time.time()
    assert resumed.key_ring.grant(lasting.key, now) is not None
    assert resumed.key_ring.grant(revoked.key, now) is None
    assert resumed.key_ring.grant(expiring.key, now) is not None
    assert resumed.key_ring.grant(expiring.key, now + 3600) is None


async def test_a_fault_with_one_set_keeps_no_other_from_being_followed(
    stores: Stores,
    actor: Principal,
    start: Callable[..., Awaitable[Any]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    names = ["first", "second", "third"]
    for name in names:
        await flag_sets.create(stores, actor, name)
    worker = await start()
    for name in names:
        await flags.put(stores, actor, name, "banner", on(1))
    read_changes = deltas.read_changes

    async def reading(database: Database, since: Mapping[str, deltas.Head]) -> Any:
        if "first" in since:
            raise ValueError("nobody foresaw this")
        return await read_changes(database, since)

    monkeypatch.setattr(deltas, "read_changes", reading)
    as_of = worker.follower.as_of
    with pytest.raises(ValueError, match="nobody foresaw this"):
        await worker.follower.look()
    assert [worker.revision(name) for name in names] == [1, 2, 2]
    # It does not claim to serve what the database has.
    assert worker.follower.as_of == as_of
    assert worker.follower.behind == 1
    monkeypatch.undo()
    await worker.follower.look()
    assert [worker.revision(name) for name in names] == [2, 2, 2]


async def test_whatever_listens_to_swaps_and_fails_the_set_is_served_and_told(
    stores: Stores, actor: Principal, start: Callable[..., Awaitable[Any]]
) -> None:
    worker = await start()
    heard: list[str] = []

    def fail(name: str) -> None:
        raise ValueError(name)

    worker.snapshots.subscribe(fail)
    worker.snapshots.subscribe(heard.append)
    await flag_sets.create(stores, actor, NAME)
    await worker.follower.look()
    assert worker.revision(NAME) == 1
    assert heard == [NAME]


async def test_a_set_that_is_dropped_while_its_changes_are_read_is_read_whole(
    stores: Stores,
    actor: Principal,
    start: Callable[..., Awaitable[Any]],
    unstarted: Callable[[], Any],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """It was kept by another release, say, and does not compile; changes alone make no set."""
    await flag_sets.create(stores, actor, NAME)
    for key in ("first", "second"):
        await flags.put(stores, actor, NAME, key, on(1))
    first = await start()
    file = SnapshotFile(tmp_path, 0)
    file.write(1.0, everything(first))
    kept = file.last()
    assert kept is not None
    (held,) = kept.flag_sets
    broken = msgspec.structs.replace(held, flags={**held.flags, "first": "{no JSON"})
    resumed = unstarted()
    resumed.follower.resume(msgspec.structs.replace(kept, flag_sets=(broken,)))
    await flags.put(stores, actor, NAME, "second", on(2))
    read_changes = deltas.read_changes

    async def read_and_dropped(database: Database, since: Any) -> Any:
        changes = await read_changes(database, since)
        await resumed.follower.compile_rest()
        assert resumed.snapshots.head(NAME) is None
        return changes

    monkeypatch.setattr(deltas, "read_changes", read_and_dropped)
    await resumed.follower.look()
    assert set(resumed.snapshots.current(NAME).definitions) == {"first", "second"}
    assert json.loads(resumed.value(NAME, "second"))["value"] == 2
