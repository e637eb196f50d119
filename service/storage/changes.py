"""The history: what each change did to each thing. Times are in milliseconds since 1970."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Iterable
from typing import Literal

import msgspec

from service.errors import NotFound
from service.storage.database import Cursor, Database, Row
from service.storage.flag_sets import FlagSetRow
from service.storage.streaming import streamed

Kind = Literal["flag", "evaluator", "flag_set"]


class Edit(msgspec.Struct, frozen=True):
    """Effect on one thing: its text before and after; None is "does not exist".

    The text of a flag set is ``{"fractional":…,"storedContexts":…,"metadata":…}``.
    """

    kind: Kind
    name: str
    before: str | None
    after: str | None


class ChangeRow(msgspec.Struct, frozen=True):
    """One thing's row in the history. ``id`` orders the rows of a flag set by time."""

    id: int
    revision: int
    kind: Kind
    name: str
    before: str | None
    after: str | None
    actor_id: int | None
    actor: str
    comment: str | None
    at: int


class Touched(msgspec.Struct, frozen=True):
    """One thing that a change touched, without its texts."""

    kind: Kind
    name: str
    was_there: bool
    is_there: bool


class Summary(msgspec.Struct, frozen=True):
    """Summary of a change. ``total`` counts what it touched, ``touched`` are the first of it."""

    at: int
    actor: str
    comment: str | None
    total: int
    touched: tuple[Touched, ...]


class Filter(msgspec.Struct, frozen=True):
    """Filter of changes. ``since`` is inclusive, ``until`` exclusive."""

    kind: Kind | None = None
    name: str | None = None
    actor: str | None = None
    since: int | None = None
    until: int | None = None
    revision: int | None = None


_COLUMNS = (
    "id, revision, kind, name, before_text, after_text, actor_id, actor, comment, happened_at"
)


async def append(
    cursor: Cursor,
    flag_set: FlagSetRow,
    revision: int,
    at: int,
    edits: Iterable[Edit],
    *,
    actor_id: int | None,
    actor: str,
    comment: str | None,
) -> None:
    """Insert what one change did; each thing has at most one row."""
    await cursor.insert_many(
        "INSERT INTO changes (flag_set_id, revision, kind, name, before_text, after_text,"
        " actor_id, actor, comment, happened_at) VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s)",
        (
            (
                flag_set.id,
                revision,
                edit.kind.encode(),
                edit.name.encode(),
                edit.before,
                edit.after,
                actor_id,
                actor,
                comment,
                at,
            )
            for edit in edits
        ),
    )


async def page(
    cursor: Cursor, flag_set_id: int, wanted: Filter, *, before: int | None, limit: int
) -> list[ChangeRow]:
    """Return up to ``limit`` changes, newest first, starting before the id ``before``."""
    condition, arguments = _condition(flag_set_id, wanted)
    if before is not None:
        condition += " AND id < %s"
        arguments.append(before)
    await cursor.execute(
        f"SELECT {_COLUMNS} FROM changes WHERE {condition} ORDER BY {_order(wanted)} LIMIT %s",
        (*arguments, limit),
    )
    return [_change(row) for row in cursor.fetchall()]


async def summary(cursor: Cursor, flag_set_id: int, revision: int, most: int) -> Summary:
    """Return what the change of a revision did, its first ``most`` things.

    Raises NotFound for a revision that the set never had.
    """
    await cursor.execute(
        "SELECT kind, name, before_text IS NOT NULL, after_text IS NOT NULL, happened_at, actor,"
        " comment FROM changes WHERE flag_set_id = %s AND revision = %s ORDER BY id LIMIT %s",
        (flag_set_id, revision, most),
    )
    rows = cursor.fetchall()
    if not rows:
        raise NotFound("revision", str(revision))
    await cursor.execute(
        "SELECT COUNT(*) FROM changes WHERE flag_set_id = %s AND revision = %s",
        (flag_set_id, revision),
    )
    (total,) = cursor.fetchone() or (len(rows),)
    at, actor, comment = rows[0][4:]
    touched = (Touched(row[0].decode(), row[1].decode(), *map(bool, row[2:4])) for row in rows)
    return Summary(at, actor, comment, total, tuple(touched))


def stream(
    database: Database, flag_set_id: int, wanted: Filter
) -> AsyncGenerator[tuple[ChangeRow, ...], None]:
    """Yield all changes, oldest first, as ``streamed`` does."""
    condition, arguments = _condition(flag_set_id, wanted)
    statement = f"SELECT {_COLUMNS} FROM changes WHERE {condition} ORDER BY id"
    return streamed(database, statement, arguments, _change)


async def text_at(
    cursor: Cursor, flag_set_id: int, kind: Kind, name: str, revision: int
) -> str | None:
    """Return the thing's text at the revision; None if it did not exist then."""
    await cursor.execute(
        "SELECT after_text FROM changes WHERE flag_set_id = %s AND kind = %s AND name = %s"
        " AND revision <= %s ORDER BY revision DESC LIMIT 1",
        (flag_set_id, kind.encode(), name.encode(), revision),
    )
    row = cursor.fetchone()
    return None if row is None else row[0]


class Point(msgspec.Struct, frozen=True):
    """A revision and its time. ``is_there`` is False if it deleted the flag set.

    A database that was restored from a backup may have the same revision at another time.
    """

    revision: int
    at: int
    is_there: bool


async def point_of(cursor: Cursor, flag_set_id: int, revision: int) -> Point | None:
    """Return the point of a revision; None for a revision that the set never had."""
    return await _point(cursor, flag_set_id, "revision = %s", revision, "id")


async def point_at(cursor: Cursor, flag_set_id: int, at: int) -> Point | None:
    """Return the point of the set at a time; None before its first change.

    A change at exactly that millisecond counts.
    """
    return await _point(cursor, flag_set_id, "happened_at <= %s", at, "happened_at, id")


async def point_after(cursor: Cursor, flag_set_id: int, revision: int) -> Point | None:
    """Return the point of the first change after a revision; None if there is none."""
    return await _point(cursor, flag_set_id, "revision > %s", revision, "revision", "ASC")


async def _point(
    cursor: Cursor, flag_set_id: int, condition: str, value: int, order: str, way: str = "DESC"
) -> Point | None:
    by = ", ".join(f"{column} {way}" for column in order.split(", "))
    await cursor.execute(
        "SELECT revision, happened_at FROM changes"
        f" WHERE flag_set_id = %s AND {condition} ORDER BY {by} LIMIT 1",
        (flag_set_id, value),
    )
    row = cursor.fetchone()
    if row is None:
        return None
    revision, at = row
    await cursor.execute(
        "SELECT 1 FROM changes WHERE flag_set_id = %s AND revision = %s AND kind = 'flag_set'"
        " AND after_text IS NULL",
        (flag_set_id, revision),
    )
    return Point(revision, at, cursor.fetchone() is None)


async def texts_at(
    cursor: Cursor, flag_set_id: int, revision: int
) -> dict[tuple[Kind, str], str | None]:
    """Return the texts, as of the revision, of everything that changed after it."""
    await cursor.execute(
        "SELECT c.kind, c.name, c.before_text FROM changes c JOIN"
        " (SELECT kind, name, MIN(revision) AS revision FROM changes"
        "  WHERE flag_set_id = %s AND revision > %s GROUP BY kind, name) AS earliest"
        " ON c.kind = earliest.kind AND c.name = earliest.name"
        " AND c.revision = earliest.revision"
        " WHERE c.flag_set_id = %s ORDER BY c.kind, c.name",
        (flag_set_id, revision, flag_set_id),
    )
    return {(kind.decode(), name.decode()): before for kind, name, before in cursor.fetchall()}


def _order(wanted: Filter) -> str:
    """Return the ORDER BY for newest first, in the order of the index for the filter.

    Within a flag set revisions and times grow with ids, so that all three orders are the same.
    """
    if wanted.name is not None:
        return "revision DESC, id DESC"
    if wanted.actor is None and (wanted.since is not None or wanted.until is not None):
        return "happened_at DESC, id DESC"
    return "id DESC"


def _condition(flag_set_id: int, wanted: Filter) -> tuple[str, list[object]]:
    terms = {
        "kind = %s": wanted.kind and wanted.kind.encode(),
        "name = %s": None if wanted.name is None else wanted.name.encode(),
        "actor = %s": wanted.actor,
        "happened_at >= %s": wanted.since,
        "happened_at < %s": wanted.until,
        "revision = %s": wanted.revision,
    }
    asked = {term: value for term, value in terms.items() if value is not None}
    return " AND ".join(["flag_set_id = %s", *asked]), [flag_set_id, *asked.values()]


def _change(row: Row) -> ChangeRow:
    change_id, revision, kind, name, before, after, actor_id, actor, comment, at = row
    return ChangeRow(
        change_id,
        revision,
        kind.decode(),
        name.decode(),
        before,
        after,
        actor_id,
        actor,
        comment,
        at,
    )
