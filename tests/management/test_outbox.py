"""The outbox is written with each change: for every webhook once, in order, or not at all."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import msgspec
import pytest

from devstack.mariadb import PrivateMariaDB
from service.errors import LostRace, Refused, Unavailable
from service.management import (
    copies,
    documents,
    evaluators,
    flag_sets,
    flags,
    rollbacks,
    webhooks,
)
from service.management.stores import Stores
from service.management.writing.preconditions import Precondition
from service.storage import outbox
from service.storage.database import Cursor
from service.storage.migrations import migrate
from service.structs.principal import Principal
from tests.patient import patient_database

ON = b'{"state":"ENABLED","variants":{"on":true},"defaultVariant":"on"}'
OFF = b'{"state":"DISABLED","variants":{"on":true},"defaultVariant":"on"}'
RULE = b'{"==":[{"var":"role"},"staff"]}'
URL = "http://receiver.test/"


async def listen(stores: Stores, actor: Principal, flag_set: str, *, enabled: bool = True) -> int:
    made = await webhooks.create(stores, actor, flag_set, URL, enabled=enabled)
    return made.webhook.id


async def written(stores: Stores, webhook: int) -> list[int]:
    """The revisions in the outbox of a webhook, in the order in which they were written."""
    async with stores.database.read() as cursor:
        await cursor.execute(
            "SELECT revision, state, in_turn FROM outbox WHERE webhook_id = %s ORDER BY id",
            (webhook,),
        )
        rows = cursor.fetchall()
    assert all(row[1:] == (b"pending", 1) for row in rows)
    return [row[0] for row in rows]


async def test_every_kind_of_write_is_in_the_outbox(
    stores: Stores, actor: Principal, flag_set: str
) -> None:
    before = await listen(stores, actor, flag_set)
    other = (await flag_sets.create(stores, actor, "other")).name
    await flags.put(stores, actor, other, "copied", ON)
    await flags.put(stores, actor, flag_set, "a", ON)
    await flags.patch(stores, actor, flag_set, "a", b'{"state":"DISABLED"}')
    await evaluators.put(stores, actor, flag_set, "staff", RULE)
    await evaluators.delete(stores, actor, flag_set, "staff")
    await documents.replace(stores, actor, flag_set, b'{"flags":{"b":%s}}' % ON)
    await flag_sets.patch(stores, actor, flag_set, metadata={"team": "a"})
    await rollbacks.flag(stores, actor, flag_set, "a", 3)
    await rollbacks.flag_set(stores, actor, flag_set, 4)
    await copies.copy(stores, actor, other, "copied", flag_set)
    after = await listen(stores, actor, flag_set)
    disabled = await listen(stores, actor, flag_set, enabled=False)
    await flags.delete(stores, actor, flag_set, "copied")
    await flag_sets.delete(stores, actor, flag_set)
    # Made again under the old name, it is another set, and nobody listens to it yet.
    await flag_sets.create(stores, actor, flag_set)
    assert await written(stores, before) == [*range(2, 13)]
    assert await written(stores, after) == [11, 12]
    assert await written(stores, disabled) == []


async def test_what_changes_nothing_leaves_nothing_in_the_outbox(
    stores: Stores, actor: Principal, flag_set: str
) -> None:
    webhook = await listen(stores, actor, flag_set)
    await flags.put(stores, actor, flag_set, "a", ON)
    await flags.put(stores, actor, flag_set, "a", ON)
    with pytest.raises(Refused):
        await flags.put(stores, actor, flag_set, "a", b'{"state":"?"}')
    with pytest.raises(LostRace):
        await flags.put(stores, actor, flag_set, "a", OFF, expected=Precondition(1))
    await documents.replace(stores, actor, flag_set, b'{"flags":{}}', dry_run=True)
    assert await written(stores, webhook) == [2]


async def test_a_write_that_fails_at_its_end_leaves_nothing(
    stores: Stores, actor: Principal, flag_set: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    webhook = await listen(stores, actor, flag_set)
    write = outbox.write

    async def write_and_fail(cursor: Cursor, flag_set_id: int, revision: int, at: int) -> None:
        await write(cursor, flag_set_id, revision, at)
        raise Unavailable("The database is not available.")

    with monkeypatch.context() as patched:
        patched.setattr(outbox, "write", write_and_fail)
        with pytest.raises(Unavailable):
            await flags.put(stores, actor, flag_set, "a", ON)
    assert await written(stores, webhook) == []
    await flags.put(stores, actor, flag_set, "a", ON)
    assert await written(stores, webhook) == [2]


async def test_two_hundred_writers_leave_one_row_for_each_change_and_webhook(
    stores: Stores, actor: Principal, flag_set: str
) -> None:
    listening = [await listen(stores, actor, flag_set) for _ in range(3)]

    async def one(number: int) -> None:
        if number % 50 == 7:
            # Others come and go meanwhile.
            passing = await listen(stores, actor, flag_set)
            await webhooks.delete(stores, flag_set, passing)
        await flags.put(stores, actor, flag_set, f"flag-{number % 40}", ON if number % 3 else OFF)

    ended = await asyncio.gather(*(one(number) for number in range(200)), return_exceptions=True)
    # A deadlock, or a lock that was waited for too long, would be Unavailable.
    assert [end for end in ended if end is not None and isinstance(end, Exception)] == []
    revision = (await flag_sets.get(stores, flag_set)).revision
    for webhook in listening:
        assert await written(stores, webhook) == [*range(2, revision + 1)]
    async with stores.database.read() as cursor:
        await cursor.execute("SELECT COUNT(*), COUNT(DISTINCT message_id) FROM outbox")
        assert cursor.fetchone() == (3 * (revision - 1), 3 * (revision - 1))


@pytest.fixture
async def own_server(
    tmp_path: Path, stores: Stores
) -> AsyncIterator[tuple[PrivateMariaDB, Stores]]:
    """A MariaDB that this test may kill, and the stores with it as the database."""
    server = PrivateMariaDB(tmp_path, durable=False)
    server.start()
    migrate(server.url)
    database = await patient_database(server.url, size=6)
    yield server, msgspec.structs.replace(stores, database=database)
    await database.close()
    server.stop()


async def test_a_database_that_is_killed_in_the_middle_leaves_both_or_none(
    own_server: tuple[PrivateMariaDB, Stores], actor: Principal
) -> None:
    server, stores = own_server
    name = (await flag_sets.create(stores, actor, "checkout.production")).name
    listening = [await listen(stores, actor, name) for _ in range(2)]
    told: list[int] = []

    async def write_on(writer: int) -> None:
        for number in range(10_000):
            body = msgspec.json.encode(
                {"state": "ENABLED", "variants": {"v": number}, "defaultVariant": "v"}
            )
            done = await flags.put(stores, actor, name, f"flag-{writer}", body)
            told.append(done.revision)
            if len(told) == 40:
                server.kill()

    ended = await asyncio.gather(*(write_on(writer) for writer in range(6)), return_exceptions=True)
    assert {type(end) for end in ended} == {Unavailable}
    server.start()
    async with stores.database.read() as cursor:
        await cursor.execute("SELECT DISTINCT revision FROM changes ORDER BY revision")
        kept = [row[0] for row in cursor.fetchall()]
    assert kept == [*range(1, len(kept) + 1)]
    assert set(told) <= set(kept)
    for webhook in listening:
        assert await written(stores, webhook) == kept[1:]
