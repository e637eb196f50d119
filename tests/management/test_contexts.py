"""Stored contexts as use-cases: what the wire cannot show."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator

import pytest

from service.errors import FlagstaffError, LostRace, NotFound, Unavailable
from service.management import contexts, flag_sets, flags, former_contexts
from service.management.context_import import ContextImport
from service.management.stores import Stores
from service.management.writing.preconditions import Precondition
from service.settings import Settings
from service.storage import flag_sets as flag_set_rows
from service.storage.contexts import ContextRow, read_contexts
from service.structs.contexts import ContextBody, ContextLine
from service.structs.decoding import decode
from service.structs.principal import Principal

FLAG = b'{"state":"ENABLED","variants":{"on":true,"off":false},"defaultVariant":"off"}'


def body(number: int) -> ContextBody:
    return decode(b'{"attributes":{"n":%d}}' % number, ContextBody)


def line(key: str, attributes: bytes = b"{}") -> ContextLine:
    text = b'{"targetingKey":"%s","attributes":%s}' % (key.encode(), attributes)
    return decode(text, ContextLine)


async def load(stores: Stores, flag_set: str, *keys: str) -> None:
    await ContextImport(stores, flag_set).store([*enumerate(map(line, keys), 1)])


async def stored(stores: Stores) -> int:
    async with stores.database.read() as cursor:
        await cursor.execute("SELECT COUNT(*) FROM contexts")
        row = cursor.fetchone()
    assert row is not None
    return int(row[0])


async def test_of_many_who_make_the_same_context_one_wins(stores: Stores, flag_set: str) -> None:
    async def make(number: int) -> int | None:
        try:
            put = await contexts.put(
                stores,
                flag_set,
                "ada",
                body(number),
                expected=Precondition(must_be_new=True),
            )
        except LostRace:
            return None
        assert put.created
        return number

    made = await asyncio.gather(*(make(number) for number in range(20)))
    (winner,) = [number for number in made if number is not None]
    found = await contexts.get(stores, flag_set, "ada")
    assert found.attributes == f'{{"n":{winner}}}'


async def test_of_many_who_change_the_same_version_one_wins(stores: Stores, flag_set: str) -> None:
    first = (await contexts.put(stores, flag_set, "ada", body(-1))).context

    async def change(number: int) -> ContextRow | None:
        try:
            put = await contexts.put(
                stores, flag_set, "ada", body(number), expected=Precondition(first.revision)
            )
        except LostRace:
            return None
        return put.context

    changed = await asyncio.gather(*(change(number) for number in range(20)))
    (winner,) = [context for context in changed if context is not None]
    assert await contexts.get(stores, flag_set, "ada") == winner


async def test_versions_that_follow_each_other_at_once_are_told_apart(
    stores: Stores, flag_set: str
) -> None:
    revisions = [
        (await contexts.put(stores, flag_set, "ada", body(number))).context.revision
        for number in range(20)
    ]
    assert revisions == sorted(set(revisions))


async def test_writers_of_contexts_do_not_wait_for_those_of_flags(
    stores: Stores, flag_set: str
) -> None:
    async with stores.database.transaction() as cursor:
        await flag_set_rows.lock(cursor, flag_set)
        await contexts.put(stores, flag_set, "ada", body(1))
        await load(stores, flag_set, "bob")
    assert await stored(stores) == 2


async def test_what_a_write_changed_is_forgotten_where_it_is_cached(
    stores: Stores, actor: Principal, flag_set: str
) -> None:
    forgotten: list[tuple[str, ...] | None] = []
    stores.context_cache.subscribe(lambda changed: forgotten.append(changed.keys))
    await contexts.put(stores, flag_set, "ada", body(1))
    await contexts.patch(stores, flag_set, "ada", b'{"attributes":{"n":2}}')
    await contexts.delete(stores, flag_set, "ada")
    await load(stores, flag_set, "a", "b", "a")
    with pytest.raises(NotFound):
        await contexts.delete(stores, flag_set, "ada")
    await flag_sets.delete(stores, actor, flag_set)
    assert forgotten == [("ada",), ("ada",), ("ada",), ("a", "b"), None]


async def test_two_imports_of_the_same_keys_wait_for_each_other_and_lose_nothing(
    stores: Stores, flag_set: str
) -> None:
    keys = [f"user-{number}" for number in range(500)]

    async def several(order: list[str], attributes: bytes) -> None:
        lines = [line(key, attributes) for key in order]
        for _ in range(5):
            await ContextImport(stores, flag_set).store([*enumerate(lines, 1)])

    await asyncio.gather(several(keys, b'{"n":1}'), several(keys[::-1], b'{"n":2}'))
    found = await read_contexts(stores.database, flag_set, keys)
    assert len(found) == 500
    # Each import's transaction is whole.
    assert len({str(context.attributes) for context in found.values()}) == 1


async def test_an_import_into_a_set_that_is_deleted_meanwhile_ends(
    stores: Stores, actor: Principal, flag_set: str
) -> None:
    loading = ContextImport(stores, flag_set)
    await loading.begin()
    await loading.store([(1, line("a"))])
    await flag_sets.delete(stores, actor, flag_set)
    with pytest.raises(NotFound):
        await loading.store([(2, line("b"))])
    with pytest.raises(NotFound):
        await ContextImport(stores, flag_set).begin()


async def test_an_import_that_the_database_ends_says_how_far_it_came(
    stores: Stores, flag_set: str
) -> None:
    loading = ContextImport(stores, flag_set)
    await loading.store([(1, line("a")), (2, line("b"))])
    await stores.database.close()
    with pytest.raises(Unavailable, match=r"Of the 2 lines before this, 2 are stored\."):
        await loading.store([(3, line("c"))])


async def test_a_set_that_is_made_again_has_none_of_the_contexts_that_it_had(
    stores: Stores, actor: Principal, flag_set: str
) -> None:
    await load(stores, flag_set, "ada", "bob")
    await flag_sets.delete(stores, actor, flag_set)
    await flag_sets.create(stores, actor, flag_set, stored_contexts=True)
    assert (await contexts.list(stores, flag_set)).items == ()
    with pytest.raises(NotFound):
        await contexts.get(stores, flag_set, "ada")
    rows = await contexts.stream(stores, flag_set)
    assert [row async for row in flat(rows)] == []
    # One that is stored again is new, one by one and in bulk.
    put = await contexts.put(
        stores, flag_set, "ada", body(1), expected=Precondition(must_be_new=True)
    )
    await load(stores, flag_set, "bob")
    bob = await contexts.get(stores, flag_set, "bob")
    assert put.created
    assert bob.created_at == bob.modified_at
    assert set(await read_contexts(stores.database, flag_set, ["ada", "bob"])) == {"ada", "bob"}


async def flat(
    batches: AsyncGenerator[tuple[ContextRow, ...], None],
) -> AsyncGenerator[ContextRow, None]:
    async for batch in batches:
        for row in batch:
            yield row


async def test_what_a_deleted_set_leaves_is_swept_away_and_nothing_else(
    stores: Stores, actor: Principal, flag_set: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(former_contexts, "_ROWS_AT_ONCE", 2)
    monkeypatch.setattr(former_contexts, "_BATCHES_AT_ONCE", 2)
    other = (await flag_sets.create(stores, actor, "other")).name
    await load(stores, flag_set, *"abcdefghi")
    await load(stores, other, "x")
    assert await former_contexts.sweep(stores, Settings()) is False
    assert await stored(stores) == 10
    await flag_sets.delete(stores, actor, flag_set)
    await flag_sets.create(stores, actor, flag_set)
    # One anew, and one in place of what is left.
    await load(stores, flag_set, "c", "z")
    left = []
    while await former_contexts.sweep(stores, Settings()):
        left.append(await stored(stores))
    assert left == [7, 3]
    assert await stored(stores) == 3
    listed = (await contexts.list(stores, flag_set)).items
    assert [context.key for context in listed] == ["c", "z"]


async def test_a_set_is_swept_until_no_write_can_be_under_way_any_more(
    stores: Stores, actor: Principal, flag_set: str
) -> None:
    await flag_sets.delete(stores, actor, flag_set)
    await former_contexts.sweep(stores, Settings())
    async with stores.database.read() as cursor:
        # A write that began before the set was deleted.
        await cursor.execute(
            "INSERT INTO contexts (flag_set_id, targeting_key, attributes, overrides, created_at,"
            " modified_at) SELECT id, 'late', '{}', '{}', deleted_at + 5, deleted_at + 5"
            " FROM flag_sets"
        )
    await former_contexts.sweep(stores, Settings())
    assert await stored(stores) == 0
    async with stores.database.read() as cursor:
        await cursor.execute("UPDATE former_contexts SET left_at = left_at - 60001")
    await former_contexts.sweep(stores, Settings())
    async with stores.database.read() as cursor:
        await cursor.execute("SELECT COUNT(*) FROM former_contexts")
        assert cursor.fetchone() == (0,)


async def test_a_write_that_is_refused_leaves_nothing(
    stores: Stores, actor: Principal, flag_set: str
) -> None:
    await flags.put(stores, actor, flag_set, "f", FLAG)
    wrong = decode(b'{"overrides":{"f":"maybe"}}', ContextBody)
    for write in (
        contexts.put(stores, flag_set, "ada", wrong),
        contexts.put(stores, flag_set, "ada", body(1), expected=Precondition(must_exist=True)),
        contexts.patch(stores, flag_set, "ada", b"{}"),
        contexts.delete(stores, flag_set, "ada"),
    ):
        with pytest.raises(FlagstaffError):
            await write
    assert await stored(stores) == 0
