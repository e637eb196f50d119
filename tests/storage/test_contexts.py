"""Stored contexts as evaluations read them."""

from __future__ import annotations

from service.storage import flag_sets
from service.storage.contexts import read_contexts
from service.storage.database import Database
from service.storage.flag_sets import Properties
from service.structs.contexts import StoredContext


async def _create(database: Database, name: str) -> int:
    async with database.transaction() as cursor:
        created = await flag_sets.create(cursor, name, Properties(2, True, "{}"))
        assert created is not None
        await flag_sets.advance(cursor, *created, created[0].properties)
    return created[0].id


async def _store(database: Database, flag_set_id: int, key: str, attributes: str) -> None:
    async with database.transaction() as cursor:
        await cursor.execute(
            "INSERT INTO contexts (flag_set_id, targeting_key, attributes, overrides, created_at,"
            ' modified_at) SELECT id, %s, %s, \'{"f":"on"}\', created_at, created_at'
            " FROM flag_sets WHERE id = %s",
            (key.encode(), attributes, flag_set_id),
        )


async def test_many_keys_are_read_at_once_and_numbers_stay_what_they_are(
    database: Database,
) -> None:
    shop = await _create(database, "shop")
    other = await _create(database, "other")
    await _store(database, shop, "ada", '{"load": 10.0, "n": 10}')
    await _store(database, shop, "a/ü", '{"plan": "gold"}')
    await _store(database, other, "bob", "{}")
    found = await read_contexts(database, "shop", ["ada", "a/ü", "bob", "ADA", "ada "])
    assert found == {
        "ada": StoredContext({"load": 10.0, "n": 10}, {"f": "on"}),
        "a/ü": StoredContext({"plan": "gold"}, {"f": "on"}),
    }
    assert [type(number) for number in found["ada"].attributes.values()] == [float, int]
    assert await read_contexts(database, "shop", []) == {}


async def test_a_set_that_is_made_again_does_not_see_what_it_had(database: Database) -> None:
    shop = await _create(database, "shop")
    await _store(database, shop, "ada", "{}")
    async with database.transaction() as cursor:
        flag_set, at = await flag_sets.lock(cursor, "shop")
        await flag_sets.delete(cursor, flag_set, at)
    assert await read_contexts(database, "shop", ["ada"]) == {}
    assert await _create(database, "shop") == shop
    assert await read_contexts(database, "shop", ["ada"]) == {}
    await _store(database, shop, "bob", "{}")
    assert set(await read_contexts(database, "shop", ["ada", "bob"])) == {"bob"}
