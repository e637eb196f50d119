"""Cost of lists over many rows: ``python -m bench.growth_rows [--quick]``.

One flag set of 200 flags with few and with many changes: a page of all its flags, its stale flags,
a page of the history, and the versions of one flag. One flag set with few and with many stored
contexts: a page, a filter by an override that few have, and one by an override that none has. Each
call is made several times through one worker; the median of the answer times counts.
"""

from __future__ import annotations

import json
import statistics
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

import msgspec
import pymysql

from bench.asking import ask
from bench.house import House, temporary_house
from bench.machine import read_machine
from bench.servers import Server
from bench.tables import describe, markdown

CHANGES = (1000, 100_000)
CONTEXTS = (5000, 500_000)
QUICK_CHANGES, QUICK_CONTEXTS = (1000, 10_000), (1000, 20_000)
FLAGS = 200
# One of so many contexts has an override.
OVERRIDDEN = 1000
REPETITIONS = 9
DAY = 86_400_000
_ROWS_AT_ONCE = 5000

CHANGE_CALLS = {
    "a page of 200 flags": "flags?limit=200",
    "stale flags": "flags?stale=true&limit=200",
    "a page of the history": "changes?limit=100",
    "versions of a flag": "flags/flag-0/versions?limit=100",
}
CONTEXT_CALLS = {
    "a page of contexts": "contexts?limit=100",
    "contexts that override a flag, some": "contexts?limit=100&override=flag-0",
    "contexts that override a flag, none": "contexts?limit=100&override=flag-1",
}


class RowsGrowth(msgspec.Struct, frozen=True):
    """Seconds until the answer of each call, by its name, with so many rows of a kind."""

    kind: str
    rows: int
    seconds: dict[str, float]


def measure(changes: Sequence[int], contexts: Sequence[int]) -> list[RowsGrowth]:
    """Every size in one stack, each in a flag set of its own."""
    found = []
    with temporary_house() as house:
        connection = pymysql.connect(
            unix_socket=str(house.database_socket),
            user="root",
            database="flagstaff",
            autocommit=True,
            ssl_disabled=True,
        )
        with connection, connection.cursor() as cursor:
            for number, many in enumerate(changes, 1):
                _fill_flags(cursor, number)
                _fill_changes(cursor, number, many)
            for number, many in enumerate(contexts, len(changes) + 1):
                _fill_flags(cursor, number)
                _fill_contexts(cursor, number, many)
            cursor.execute("ANALYZE TABLE changes, contexts, flags, flag_outcomes")
        worker = house.worker("lists")
        for number, many in enumerate(changes, 1):
            found.append(_measure(house, worker, number, "changes", many, CHANGE_CALLS))
        for number, many in enumerate(contexts, len(changes) + 1):
            found.append(_measure(house, worker, number, "contexts", many, CONTEXT_CALLS))
    return found


def _measure(
    house: House, worker: Server, number: int, kind: str, rows: int, calls: dict[str, str]
) -> RowsGrowth:
    seconds = {}
    for name, path in calls.items():
        times = []
        for _ in range(REPETITIONS):
            began = time.perf_counter()
            ask(worker.port, "GET", f"/api/v1/flag-sets/set-{number}/{path}", key=house.admin_key)
            times.append(time.perf_counter() - began)
        seconds[name] = statistics.median(times)
    found = RowsGrowth(kind, rows, seconds)
    print(table([found]), flush=True)
    return found


def _definition(value: int) -> str:
    return json.dumps({"state": "ENABLED", "variants": {"a": value}, "defaultVariant": "a"})


def _insert(
    cursor: pymysql.cursors.Cursor, statement: str, rows: Iterable[tuple[object, ...]]
) -> None:
    """Write rows by hand: over the API half a million would take minutes."""
    left: Iterator[tuple[object, ...]] = iter(rows)
    while some := list(islice(left, _ROWS_AT_ONCE)):
        cursor.executemany(statement, some)


def _fill_flags(cursor: pymysql.cursors.Cursor, number: int) -> None:
    now = time.time_ns() // 1_000_000
    old = now - 365 * DAY
    cursor.execute(
        "INSERT INTO flag_sets (id, name, revision, fractional, metadata, stored_contexts,"
        " created_at, modified_at) VALUES (%s, %s, 1000000, 2, '{}', TRUE, %s, %s)",
        (number, f"set-{number}", old, now),
    )
    _insert(
        cursor,
        "INSERT INTO flags (flag_set_id, flag_key, definition, state, shares, revision,"
        " modified_at, made_at) VALUES (%s, %s, %s, 'ENABLED', 0, 1, %s, %s)",
        ((number, f"flag-{flag}", _definition(flag), now, old) for flag in range(FLAGS)),
    )
    # Half of the flags were last evaluated long ago, the others today.
    _insert(
        cursor,
        "INSERT INTO flag_outcomes (id, flag_set_id, flag_set_created_at, flag_key, variant,"
        " reason, failed, first_evaluated_at, last_evaluated_at)"
        " VALUES (UNHEX(MD5(%s)), %s, %s, %s, %s, 'STATIC', 0, %s, %s)",
        (
            (f"{number} {flag} {variant}", number, old, f"flag-{flag}", variant, old, last)
            for flag in range(FLAGS)
            for variant, last in (("a", old if flag % 2 else now), ("b", old if flag % 2 else now))
        ),
    )


def _fill_changes(cursor: pymysql.cursors.Cursor, number: int, many: int) -> None:
    start = time.time_ns() // 1_000_000 - 300 * DAY
    _insert(
        cursor,
        "INSERT INTO changes (flag_set_id, revision, kind, name, before_text, after_text, actor,"
        " happened_at) VALUES (%s, %s, 'flag', %s, %s, %s, 'bench', %s)",
        (
            (
                number,
                change + 1,
                f"flag-{change % FLAGS}",
                _definition(change - FLAGS) if change >= FLAGS else None,
                _definition(change),
                start + change,
            )
            for change in range(many)
        ),
    )


def _fill_contexts(cursor: pymysql.cursors.Cursor, number: int, many: int) -> None:
    now = time.time_ns() // 1_000_000
    _insert(
        cursor,
        "INSERT INTO contexts (flag_set_id, targeting_key, attributes, overrides, created_at,"
        " modified_at) VALUES (%s, %s, %s, %s, %s, %s)",
        (
            (
                number,
                f"user-{context:09}",
                '{"plan": "pro", "country": "DE"}',
                '{"flag-0": "a"}' if context % OVERRIDDEN == 0 else "{}",
                now,
                now,
            )
            for context in range(many)
        ),
    )


def table(results: Sequence[RowsGrowth]) -> str:
    """A line for each call, a column for each size of its kind."""
    parts = []
    for kind in dict.fromkeys(each.kind for each in results):
        of_kind = [each for each in results if each.kind == kind]
        header = [f"ms, median of {REPETITIONS}", *(f"{each.rows:,} {kind}" for each in of_kind)]
        rows = [
            [name, *(f"{1000 * each.seconds[name]:.1f}" for each in of_kind)]
            for name in of_kind[0].seconds
        ]
        parts.append(markdown(header, rows))
    return "\n\n".join(parts)


def main(arguments: list[str]) -> int:
    """Measure and print tables."""
    quick = "--quick" in arguments
    results = measure(QUICK_CHANGES if quick else CHANGES, QUICK_CONTEXTS if quick else CONTEXTS)
    print(f"\n{table(results)}\n\nMeasured on {describe(read_machine())}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
