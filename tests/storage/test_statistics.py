"""Counts that come while others are forgotten."""

from __future__ import annotations

import pytest

from service.storage import flag_sets, statistics
from service.storage.database import Arguments, Cursor, Database
from service.storage.flag_sets import FlagSetRow, Properties
from service.structs.statistics import HOUR, Count, Outcome


async def _create(database: Database, name: str) -> FlagSetRow:
    async with database.transaction() as cursor:
        created = await flag_sets.create(cursor, name, Properties(2, False, "{}"))
    assert created is not None
    return created[0]


async def _count(database: Database, flag_set: str, at: int) -> None:
    outcome = Outcome(flag_set, "flag", "on", "STATIC", failed=False)
    count = Count(outcome, at - at % HOUR, 1, at)
    async with database.transaction() as cursor:
        await statistics.add(cursor, [count])


async def test_what_comes_again_while_it_is_forgotten_is_kept(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    flag_set = await _create(database, "shop")
    await _count(database, "shop", 1000)
    execute = Cursor.execute

    async def interrupted(cursor: Cursor, statement: str, arguments: Arguments = ()) -> int:
        found = await execute(cursor, statement, arguments)
        if "LEFT JOIN flag_sets" in statement:
            # Somebody counts between the look for what is old and its removal.
            monkeypatch.undo()
            await _count(database, "shop", 5 * HOUR)
        return found

    monkeypatch.setattr(Cursor, "execute", interrupted)
    async with database.transaction() as cursor:
        assert await statistics.forget_outcomes(cursor, HOUR, 10) == 0
    async with database.read() as cursor:
        assert await statistics.by_variant(cursor, flag_set, "flag", 0) == {"on": 2}
    async with database.transaction() as cursor:
        assert await statistics.forget_outcomes(cursor, 6 * HOUR, 10) == 1
    async with database.read() as cursor:
        assert await statistics.by_variant(cursor, flag_set, "flag", 0) == {}
