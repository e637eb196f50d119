"""Rows of statistics: evaluation counts by outcome, and the batches that they contain.

Times are in milliseconds since 1970. Counts of an hour are merged into counts of a day when they
are some days old; both are in one table, by how many hours a row covers.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping

import msgspec

from service.storage.clock import NOW
from service.storage.database import Cursor, Row
from service.storage.flag_sets import FlagSetRow
from service.storage.marks import marks
from service.structs.statistics import DAY, Batch, Count

HOURS_OF_A_DAY = 24

# Rows that one statement names.
_ROWS_AT_ONCE = 250


class CountRow(msgspec.Struct, frozen=True):
    """Evaluations of a flag with one outcome within ``hours`` from ``starts_at`` on.

    ``variant`` is None where none was returned. ``reason`` is the error code where it ``failed``.
    """

    outcome_id: bytes
    flag: str
    variant: str | None
    reason: str
    failed: bool
    starts_at: int
    hours: int
    evaluations: int


class Position(msgspec.Struct, frozen=True, array_like=True):
    """A row's position among the counts: by time, then by flag."""

    starts_at: int
    flag: str
    outcome_id: bytes


async def unseen(cursor: Cursor, batches: Iterable[Batch]) -> list[Batch]:
    """Return those of the batches that were not added yet, for this transaction to add.

    Others who ask for batches of the same sources wait until this transaction ends.
    """
    in_order = sorted(batches, key=lambda batch: (batch.source, batch.sequence))
    # In one order everywhere, so that two transactions never deadlock.
    sources = [source.encode() for source in dict.fromkeys(batch.source for batch in in_order)]
    if not sources:
        return []
    insert = "INSERT INTO count_sources (source, sequence, seen_at) VALUES (%s, %s, %s)"
    await cursor.insert_many(
        f"{insert} ON DUPLICATE KEY UPDATE source = VALUES(source)",
        ((source, 0, 0) for source in sources),
    )
    await cursor.execute(
        f"SELECT source, sequence FROM count_sources WHERE source IN ({marks(sources)})", sources
    )
    reached = {source.decode(): sequence for source, sequence in cursor.fetchall()}
    found = []
    for batch in in_order:
        if batch.sequence > reached[batch.source]:
            reached[batch.source] = batch.sequence
            found.append(batch)
    await cursor.insert_many(
        f"{insert} ON DUPLICATE KEY UPDATE sequence = VALUES(sequence), seen_at = {NOW}",
        ((source, reached[source.decode()], 0) for source in sources),
    )
    return found


async def add(cursor: Cursor, counts: Iterable[Count]) -> None:
    """Add counts to their hours. Those of missing flag sets are left out."""
    counts = list(counts)
    flag_sets = await _made(cursor, {count.outcome.flag_set for count in counts})
    outcomes: dict[bytes, tuple[object, ...]] = {}
    last_at: dict[bytes, int] = {}
    numbers: dict[tuple[bytes, int], int] = {}
    for count in counts:
        outcome = count.outcome
        made = flag_sets.get(outcome.flag_set)
        if made is None:
            continue
        parts = (outcome.flag, outcome.variant, outcome.reason, outcome.failed)
        outcome_id = _digest((*made, *parts))
        variant = None if outcome.variant is None else outcome.variant.encode()
        key, reason = outcome.flag.encode(), outcome.reason.encode()
        outcomes[outcome_id] = (outcome_id, *made, key, variant, reason, outcome.failed)
        last_at[outcome_id] = max(count.last_at, last_at.get(outcome_id, 0))
        place = (outcome_id, count.hour)
        numbers[place] = numbers.get(place, 0) + count.evaluations
    await cursor.insert_many(
        "INSERT INTO flag_outcomes (id, flag_set_id, flag_set_created_at, flag_key, variant,"
        " reason, failed, first_evaluated_at, last_evaluated_at)"
        " VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s) ON DUPLICATE KEY UPDATE"
        " first_evaluated_at = LEAST(first_evaluated_at, VALUES(first_evaluated_at)),"
        " last_evaluated_at = GREATEST(last_evaluated_at, VALUES(last_evaluated_at))",
        ((*outcomes[each], last_at[each], last_at[each]) for each in sorted(outcomes)),
    )
    await _add_numbers(cursor, 1, numbers)


async def roll_up(cursor: Cursor, until: int, limit: int) -> int:
    """Merge up to ``limit`` counts of hours before ``until`` into counts of their days.

    Returns how many it merged.
    """
    # Locked, so that nobody adds to an hour between the read and its deletion.
    await cursor.execute(
        "SELECT outcome_id, starts_at, evaluations FROM evaluation_counts"
        " WHERE hours = 1 AND starts_at < %s ORDER BY starts_at LIMIT %s FOR UPDATE",
        (until, limit),
    )
    rows = cursor.fetchall()
    days: dict[tuple[bytes, int], int] = {}
    for outcome_id, starts_at, evaluations in rows:
        place = (outcome_id, starts_at - starts_at % DAY)
        days[place] = days.get(place, 0) + int(evaluations)
    await _add_numbers(cursor, HOURS_OF_A_DAY, days)
    for start in range(0, len(rows), _ROWS_AT_ONCE):
        some = rows[start : start + _ROWS_AT_ONCE]
        places = ", ".join(["(%s, 1, %s)"] * len(some))
        await cursor.execute(
            f"DELETE FROM evaluation_counts WHERE (outcome_id, hours, starts_at) IN ({places})",
            [part for outcome_id, starts_at, _ in some for part in (outcome_id, starts_at)],
        )
    return len(rows)


async def forget_days(cursor: Cursor, until: int, limit: int) -> int:
    """Delete up to ``limit`` counts of days before ``until``; return how many."""
    return await cursor.execute(
        f"DELETE FROM evaluation_counts WHERE hours = {HOURS_OF_A_DAY} AND starts_at < %s LIMIT %s",
        (until, limit),
    )


async def forget_outcomes(cursor: Cursor, until: int, limit: int) -> int:
    """Delete up to ``limit`` outcomes, with their counts; return how many.

    Those last counted before ``until``, and those of deleted flag sets.
    """
    await cursor.execute(
        "SELECT o.id, o.last_evaluated_at FROM flag_outcomes o LEFT JOIN flag_sets s"
        " ON s.id = o.flag_set_id AND s.created_at = o.flag_set_created_at"
        " AND s.deleted_at IS NULL"
        " WHERE s.id IS NULL OR o.last_evaluated_at < %s ORDER BY o.id LIMIT %s",
        (until, limit),
    )
    last_at: dict[bytes, int] = dict(cursor.fetchall())
    if not last_at:
        return 0
    # Checked again once they are locked: one that was counted meanwhile is not old any more.
    await cursor.execute(
        f"SELECT id, last_evaluated_at FROM flag_outcomes WHERE id IN ({marks(last_at)})"
        " FOR UPDATE",
        [*last_at],
    )
    old = [each for each, at in cursor.fetchall() if at == last_at[each]]
    if old:
        await cursor.execute(f"DELETE FROM flag_outcomes WHERE id IN ({marks(old)})", old)
        await cursor.execute(
            f"DELETE FROM evaluation_counts WHERE outcome_id IN ({marks(old)})", old
        )
    return len(old)


async def forget_sources(cursor: Cursor, until: int) -> None:
    """Delete the workers that were silent since ``until``."""
    await cursor.execute("DELETE FROM count_sources WHERE seen_at < %s", (until,))


async def counts(
    cursor: Cursor,
    flag_set: FlagSetRow,
    *,
    flag: str | None,
    since: int,
    until: int,
    by_day: bool,
    after: Position | None,
    limit: int,
) -> list[CountRow]:
    """Return up to ``limit`` counts in the range, by time and flag, starting after a position.

    By day, the hours of a day are added up; otherwise merged hours appear as their day.
    """
    begins_at, hours, grouped = "c.starts_at", "c.hours", "c.outcome_id, c.starts_at, c.hours"
    if by_day:
        begins_at, hours = f"c.starts_at - MOD(c.starts_at, {DAY})", str(HOURS_OF_A_DAY)
        grouped = f"c.outcome_id, {begins_at}"
    arguments: list[object] = [flag_set.id, flag_set.created_at]
    of_flag, behind = "", ""
    if flag is not None:
        of_flag = " AND o.flag_key = %s"
        arguments.append(flag.encode())
    arguments += [since, until]
    if after is not None:
        behind = " WHERE (t.begins_at, o.flag_key, o.id) > (%s, %s, %s)"
        arguments += [after.starts_at, after.flag.encode(), after.outcome_id]
    await cursor.execute(
        "SELECT o.id, o.flag_key, o.variant, o.reason, o.failed, t.begins_at, t.hours, t.number"
        f" FROM (SELECT c.outcome_id, {begins_at} AS begins_at, {hours} AS hours,"
        " SUM(c.evaluations) AS number"
        " FROM flag_outcomes o JOIN evaluation_counts c ON c.outcome_id = o.id"
        f" WHERE o.flag_set_id = %s AND o.flag_set_created_at = %s{of_flag}"
        f" AND c.starts_at >= %s AND c.starts_at < %s GROUP BY {grouped}) AS t"
        f" JOIN flag_outcomes o ON o.id = t.outcome_id{behind}"
        " ORDER BY t.begins_at, o.flag_key, o.id LIMIT %s",
        (*arguments, limit),
    )
    return [_count(row) for row in cursor.fetchall()]


async def by_variant(
    cursor: Cursor, flag_set: FlagSetRow, flag: str, since: int
) -> dict[str | None, int]:
    """Return how often each variant of a flag was returned since a time; None is none."""
    await cursor.execute(
        "SELECT o.variant, SUM(c.evaluations)"
        " FROM flag_outcomes o JOIN evaluation_counts c ON c.outcome_id = o.id"
        " WHERE o.flag_set_id = %s AND o.flag_set_created_at = %s AND o.flag_key = %s"
        " AND c.starts_at >= %s GROUP BY o.variant ORDER BY o.variant",
        (flag_set.id, flag_set.created_at, flag.encode(), since),
    )
    return {
        None if variant is None else variant.decode(): int(number)
        for variant, number in cursor.fetchall()
    }


async def _add_numbers(
    cursor: Cursor, hours: int, numbers: Mapping[tuple[bytes, int], int]
) -> None:
    await cursor.insert_many(
        "INSERT INTO evaluation_counts (outcome_id, hours, starts_at, evaluations)"
        " VALUES (%s, %s, %s, %s)"
        " ON DUPLICATE KEY UPDATE evaluations = evaluations + VALUES(evaluations)",
        ((each, hours, at, number) for (each, at), number in sorted(numbers.items())),
    )


async def _made(cursor: Cursor, names: Iterable[str]) -> dict[str, tuple[int, int]]:
    """Return ids and creation times of the flag sets with these names, if they exist."""
    wanted = sorted(name.encode() for name in names)
    if not wanted:
        return {}
    await cursor.execute(
        "SELECT name, id, created_at FROM flag_sets WHERE deleted_at IS NULL"
        f" AND name IN ({marks(wanted)})",
        wanted,
    )
    return {name.decode(): (set_id, created_at) for name, set_id, created_at in cursor.fetchall()}


def _digest(identity: tuple[object, ...]) -> bytes:
    return hashlib.blake2b(msgspec.json.encode(identity), digest_size=16).digest()


def _count(row: Row) -> CountRow:
    outcome_id, flag, variant, reason, failed, starts_at, hours, evaluations = row
    return CountRow(
        outcome_id,
        flag.decode(),
        None if variant is None else variant.decode(),
        reason.decode(),
        bool(failed),
        int(starts_at),
        int(hours),
        int(evaluations),
    )
