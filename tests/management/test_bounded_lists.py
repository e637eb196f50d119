"""Lists read what they answer, and not all that there is; what they answer stays the same."""

from __future__ import annotations

import json

import pytest

from service.management import contexts, flag_sets, flag_summaries, flags, statistics_keeping
from service.management.flag_uses import judged
from service.management.stores import Stores
from service.settings import RedisSettings, Settings
from service.storage import clock, flag_uses, statistics
from service.storage import contexts as context_rows
from service.storage import flag_sets as flag_set_rows
from service.storage import flags as flag_rows
from service.storage.contexts import ContextFilter
from service.storage.database import Cursor
from service.structs.contexts import ContextBody
from service.structs.decoding import decode
from service.structs.principal import Principal
from service.structs.statistics import Count, Outcome
from tests.patient import patient_statistics
from tests.waiting import PATIENCE

ACTOR = Principal(7, "deploy bot", frozenset({"admin"}))


def flag(metadata: str) -> bytes:
    text = '{"state":"ENABLED","variants":{"a":1},"defaultVariant":"a","metadata":%s}'
    return (text % metadata).encode()


@pytest.fixture
def statements(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The statements that were run."""
    run: list[str] = []
    execute = Cursor.execute

    async def noted(cursor: Cursor, statement: str, arguments: object = ()) -> int:
        run.append(statement)
        return await execute(cursor, statement, arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(Cursor, "execute", noted)
    return run


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ({"owner": "cart"}, {"plain", "escaped", "set"}),
        ({"owner": '"cart"'}, {"plain", "escaped", "set"}),
        ({"size": "10"}, {"plain", "set"}),
        ({"size": "10.0"}, {"escaped"}),
        ({"beta": "true"}, {"plain", "set"}),
        ({"beta": "true", "owner": "cart"}, {"plain", "set"}),
        ({"path/to": "a/b"}, {"slash"}),
        ({"owner": "car"}, set()),
        ({'"': "quoted"}, {"slash"}),
    ],
)
async def test_metadata_are_found_however_they_are_written(
    stores: Stores, wanted: dict[str, str], found: set[str]
) -> None:
    texts = {
        "plain": '{"owner": "cart", "size": 10, "beta": true}',
        "escaped": r'{"own\u0065r": "c\u0061rt", "size": 1e1}',
        "slash": r'{"path\/to": "a\/b", "\"": "quoted"}',
        "other": '{"owner": "search", "size": 100}',
    }
    await flag_sets.create(stores, ACTOR, "shop")
    for key, text in texts.items():
        await flags.put(stores, ACTOR, "shop", key, flag(text))
    metadata = json.loads(texts["plain"])
    await flag_sets.create(stores, ACTOR, "set", metadata=metadata)
    listed = await flags.list(stores, "shop", metadata=wanted)
    sets = await flag_sets.list(stores, ACTOR, metadata=wanted)
    assert {each.key for each in listed.items} | {each.name for each in sets.items} == found


async def test_a_list_of_flags_reads_no_history(stores: Stores, statements: list[str]) -> None:
    await flag_sets.create(stores, ACTOR, "shop")
    await flags.put(stores, ACTOR, "shop", "banner", flag("{}"))
    await flags.put(stores, ACTOR, "shop", "banner", flag('{"a": 1}'))
    statements.clear()
    await flags.list(stores, "shop", stale=False)
    assert not [each for each in statements if " changes " in each]


async def test_a_list_in_short_takes_as_many_statements_for_one_flag_as_for_many(
    stores: Stores, statements: list[str]
) -> None:
    await flag_sets.create(stores, ACTOR, "shop")
    numbers: list[int] = []
    for start in (0, 1):
        for number in range(start, 30 if start else 1):
            await flags.put(stores, ACTOR, "shop", f"f{number}", flag("{}"))
        statements.clear()
        listed = await flag_summaries.list(stores, "shop")
        numbers.append(len(statements))
        assert len([each for each in statements if " plans " in each]) == 1
    assert len(listed.items) == 30
    assert numbers[0] == numbers[1]


async def made_at(stores: Stores, key: str) -> int | None:
    async with stores.database.read() as cursor:
        row = await flag_set_rows.find(cursor, "shop")
        return (await flag_uses.read(cursor, row, [key], 0))[key].made_at


async def test_flags_of_an_earlier_release_get_their_date_from_the_history(
    stores: Stores, statements: list[str]
) -> None:
    await flag_sets.create(stores, ACTOR, "shop")
    for key in ("kept", "again"):
        await flags.put(stores, ACTOR, "shop", key, flag("{}"))
    first = await made_at(stores, "again")
    await flags.delete(stores, ACTOR, "shop", "again")
    await flags.put(stores, ACTOR, "shop", "again", flag("{}"))
    await flags.put(stores, ACTOR, "shop", "again", flag('{"a": 1}'))
    dates = [await made_at(stores, key) for key in ("kept", "again")]
    assert first is not None
    assert dates[1] is not None
    assert dates[1] > first
    async with stores.database.transaction() as cursor:
        await cursor.execute("UPDATE flags SET made_at = NULL")
    # From the history until the job has been there, and from the row after it.
    assert [await made_at(stores, key) for key in ("kept", "again")] == dates
    assert await statistics_keeping.date_flags(stores, Settings()) is False
    statements.clear()
    assert [await made_at(stores, key) for key in ("kept", "again")] == dates
    assert not [each for each in statements if " changes " in each]


async def test_a_filter_by_override_looks_through_so_many_contexts_a_page(
    stores: Stores, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(context_rows, "MOST_SEARCHED", 3)
    await flag_sets.create(stores, ACTOR, "shop", stored_contexts=True)
    for key in ("common", "rare"):
        await flags.put(stores, ACTOR, "shop", key, flag("{}"))
    nothing = decode(b"{}", ContextBody)
    for number in range(10):
        overrides = {"rare": "a"} if number == 7 else {"common": "a"}
        body = decode(json.dumps({"attributes": {}, "overrides": overrides}).encode(), ContextBody)
        await contexts.put(stores, "shop", f"user-{number}", body)
        # Those without overrides are not looked through.
        await contexts.put(stores, "shop", f"visitor-{number}", nothing)
    pages: list[list[str]] = []
    after: str | None = ""
    while after is not None:
        wanted = ContextFilter("", "rare")
        page = await contexts.list(stores, "shop", wanted, limit=2, after=after)
        pages.append([context.key for context in page.items])
        after = page.next
    assert pages == [[], [], ["user-7"], []]
    page = await contexts.list(stores, "shop", ContextFilter("", "common"), limit=2)
    assert [context.key for context in page.items] == ["user-0", "user-1"]
    assert page.next == "user-1"


async def _counted_sets(stores: Stores, names: list[str]) -> None:
    """Sets that have been counted for long, each with flags of every kind there is."""
    async with stores.database.read() as cursor:
        now = await clock.now(cursor)
    for name in names:
        await flag_sets.create(stores, ACTOR, name)
        for key in ("never", "one", "two", "failing", "young"):
            await flags.put(stores, ACTOR, name, key, flag("{}"))
        await flags.put(stores, ACTOR, name, "meant", flag('{"permanent":true}'))
        async with stores.database.transaction() as cursor:
            old = Count(Outcome(name, "one", "a", "STATIC", failed=False), 0, 1, 1)
            await statistics.add(cursor, [old])
            await statistics.add(
                cursor,
                [
                    Count(Outcome(name, key, variant, reason, failed), 0, 1, at)
                    for key, variant, reason, failed, at in (
                        ("one", "a", "STATIC", False, now),
                        ("two", "a", "STATIC", False, now),
                        ("two", "b", "STATIC", False, now),
                        ("failing", "a", "STATIC", False, now),
                        ("failing", None, "GENERAL", True, now),
                    )
                ],
            )
            await cursor.execute("UPDATE flags SET made_at = IF(flag_key = 'young', NULL, 1)")


@pytest.mark.parametrize("flags_at_once", [5000, 8])
async def test_stale_flags_are_counted_as_lists_show_them(
    stores: Stores, redis_url: str, monkeypatch: pytest.MonkeyPatch, flags_at_once: int
) -> None:
    monkeypatch.setattr(statistics_keeping, "_FLAGS", flags_at_once)
    await _counted_sets(stores, ["a", "b", "c"])
    await flag_sets.create(stores, ACTOR, "uncounted")
    await flags.put(stores, ACTOR, "uncounted", "never", flag("{}"))
    settings = Settings(redis=RedisSettings(url=redis_url, timeout=PATIENCE))
    await statistics_keeping.count_stale(stores, settings)
    async with patient_statistics(redis_url) as cache:
        counted = await cache.stale()
    for name in ("a", "b", "c", "uncounted"):
        async with stores.database.read() as cursor:
            row = await flag_set_rows.find(cursor, name)
            keys = ["never", "one", "two", "failing", "young", "meant"]
            rows = [each for key in keys if (each := await flag_rows.find(cursor, row.id, key))]
            shown = await judged(cursor, row, rows, settings.statistics.stale_days)
        assert counted[name] == sum(each.stale is not None for each in shown)
    assert counted == {"a": 2, "b": 2, "c": 2, "uncounted": 0}


async def test_counting_stale_flags_takes_no_query_for_each_set(
    stores: Stores, redis_url: str, statements: list[str]
) -> None:
    settings = Settings(redis=RedisSettings(url=redis_url, timeout=PATIENCE))
    run = []
    for names in (["a"], [f"more-{number}" for number in range(20)]):
        await _counted_sets(stores, names)
        async with stores.database.transaction() as cursor:
            await cursor.execute("UPDATE flags SET made_at = 1")
        statements.clear()
        await statistics_keeping.count_stale(stores, settings)
        run.append(len(statements))
    assert run[0] == run[1]
