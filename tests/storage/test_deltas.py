"""What a follower reads, of rows that are written by hand, so that only the reading is tested."""

from __future__ import annotations

import pytest

from service.storage import changes, deltas, evaluators, flag_sets, flags
from service.storage.changes import Edit
from service.storage.database import Arguments, Cursor, Database
from service.storage.deltas import Head
from service.storage.evaluators import EvaluatorRow
from service.storage.flag_sets import Properties
from service.storage.flags import FlagRow
from tests.reading import read_changes, read_flag_set


async def _create(database: Database, name: str) -> int:
    async with database.transaction() as cursor:
        created = await flag_sets.create(cursor, name, Properties(2, True, '{"owner": "cart"}'))
    assert created is not None
    return created[0].id


async def _write(database: Database, name: str, *edits: Edit) -> int:
    async with database.transaction() as cursor:
        flag_set, at = await flag_sets.lock(cursor, name)
        revision = await flag_sets.advance(cursor, flag_set, at, flag_set.properties)
        for edit in edits:
            if edit.kind == "flag" and edit.after is None:
                await flags.delete(cursor, flag_set.id, [edit.name])
            elif edit.kind == "flag":
                row = FlagRow(edit.name, edit.after or "", "ENABLED", False, revision, at)
                await flags.put(cursor, flag_set.id, [row])
            elif edit.after is None:
                await evaluators.delete(cursor, flag_set.id, [edit.name])
            else:
                row_ = EvaluatorRow(edit.name, edit.after, revision, at)
                await evaluators.put(cursor, flag_set.id, [row_])
        await changes.append(
            cursor, flag_set, revision, at, edits, actor_id=None, actor="test", comment=None
        )
    return revision


async def _head_of(database: Database, name: str) -> Head:
    return (await deltas.read_heads(database)).flag_sets[name]


async def test_heads_tell_every_set_and_the_key_ring(database: Database) -> None:
    assert await deltas.read_heads(database) == deltas.Heads({}, 1)
    first, second = await _create(database, "a"), await _create(database, "b")
    await _write(database, "b", Edit("flag", "x", None, "{}"))
    heads = (await deltas.read_heads(database)).flag_sets
    assert {name: (head.id, head.revision) for name, head in heads.items()} == {
        "a": (first, 0),
        "b": (second, 1),
    }


async def test_a_set_is_read_whole(database: Database) -> None:
    await _create(database, "a")
    await _write(
        database,
        "a",
        Edit("flag", "z ", None, '{"10.0":  10.0}'),
        Edit("flag", "Z", None, "{}"),
        Edit("flag", "z", None, '"𝄞"'),
        Edit("evaluator", "e", None, '{"!": []}'),
    )
    stored = await read_flag_set(database, "a")
    assert stored is not None
    assert (stored.name, stored.head.revision) == ("a", 1)
    assert stored.properties == Properties(2, True, '{"owner": "cart"}')
    assert list(stored.flags.items()) == [("Z", "{}"), ("z", '"𝄞"'), ("z ", '{"10.0":  10.0}')]
    assert stored.evaluators == {"e": '{"!": []}'}
    assert await read_flag_set(database, "A") is None
    assert await read_flag_set(database, "a ") is None


async def test_a_delta_holds_what_changed_since_as_it_is_now(database: Database) -> None:
    await _create(database, "a")
    heads = []
    for edits in (
        [Edit("flag", "old", None, "0"), Edit("flag", "gone", None, "0")],
        [Edit("flag", "new", None, "1"), Edit("evaluator", "e", None, "1")],
        [Edit("flag", "new", "1", "2"), Edit("flag", "brief", None, "1")],
        [Edit("flag", "gone", "0", None), Edit("flag", "brief", "1", None)],
        [Edit("evaluator", "e", "1", None)],
    ):
        await _write(database, "a", *edits)
        heads.append(await _head_of(database, "a"))
    delta = await read_changes(database, "a", heads[0])
    assert delta is not None
    assert delta.head == heads[4]
    assert delta.flags == {"new": "2", "gone": None, "brief": None}
    assert delta.evaluators == {"e": None}
    delta = await read_changes(database, "a", heads[3])
    assert delta is not None
    assert (delta.flags, delta.evaluators) == ({}, {"e": None})
    assert await read_changes(database, "b", heads[0]) is None


async def test_there_is_no_delta_from_where_the_set_never_stood(database: Database) -> None:
    await _create(database, "a")
    await _write(database, "a", Edit("flag", "x", None, "1"))
    head = await _head_of(database, "a")
    for elsewhere in (
        Head(head.id + 1, head.revision, head.modified_at),
        Head(head.id, head.revision + 1, head.modified_at),
        Head(head.id, head.revision, head.modified_at - 1),
    ):
        assert await read_changes(database, "a", elsewhere) is None


@pytest.mark.parametrize("reader", ["read_flag_set", "read_changes"])
async def test_what_is_read_is_of_one_moment(
    database: Database, monkeypatch: pytest.MonkeyPatch, reader: str
) -> None:
    await _create(database, "a")
    await _write(database, "a", Edit("flag", "w", None, "1"))
    since = await _head_of(database, "a")
    await _write(database, "a", Edit("flag", "x", None, "1"))
    execute = Cursor.execute

    async def interrupted(cursor: Cursor, statement: str, arguments: Arguments = ()) -> int:
        found = await execute(cursor, statement, arguments)
        if "metadata FROM flag_sets" in statement:
            # Somebody writes between the first statement of the reader and the next.
            monkeypatch.undo()
            await _write(database, "a", Edit("flag", "x", "1", "2"), Edit("flag", "y", None, "2"))
        return found

    monkeypatch.setattr(Cursor, "execute", interrupted)
    if reader == "read_flag_set":
        stored = await read_flag_set(database, "a")
        assert stored is not None
        assert (stored.head.revision, stored.flags) == (2, {"w": "1", "x": "1"})
    else:
        delta = await read_changes(database, "a", since)
        assert delta is not None
        assert (delta.head.revision, delta.flags) == (2, {"x": "1"})
