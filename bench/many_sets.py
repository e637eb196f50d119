"""Rows of many flag sets with a few flags and an API key each, written without the API."""

from __future__ import annotations

import hashlib
import json
import time

import pymysql

from bench.flags import mixed_flags
from bench.house import House

FLAGS = 5

# Each takes a set, a name, a definition and a time.
_INSERT_FLAG = (
    "INSERT INTO flags (flag_set_id, flag_key, definition, state, shares, revision, modified_at)"
    " VALUES (%s, %s, %s, 'ENABLED', 0, 1, %s)"
)
_INSERT_EVALUATOR = (
    "INSERT INTO evaluators (flag_set_id, name, definition, revision, modified_at)"
    " VALUES (%s, %s, %s, 1, %s)"
)
_INSERT_CHANGE = (
    "INSERT INTO changes (flag_set_id, revision, kind, name, after_text, actor, happened_at)"
    " VALUES (%s, 1, 'flag', %s, %s, 'bench', %s)"
)


def key_of_set(number: int) -> str:
    """Return the API key of a set."""
    return f"fs_bench_of_set_{number:08}"


def fill(house: House, size: int) -> None:
    """Write ``size`` flag sets: over the API five thousand would take minutes."""
    document = mixed_flags(FLAGS)
    flags, evaluators = document["flags"], document.get("$evaluators", {})
    now = time.time_ns() // 1_000_000
    numbers = range(1, size + 1)
    connection = pymysql.connect(
        unix_socket=str(house.database_socket),
        user="root",
        database="flagstaff",
        autocommit=True,
        ssl_disabled=True,
    )
    with connection, connection.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO flag_sets (id, name, revision, fractional, metadata, created_at,"
            " modified_at) VALUES (%s, %s, 1, 2, %s, %s, %s)",
            [(n, f"set-{n - 1}", '{"owner": "cart"}', now, now) for n in numbers],
        )
        for definitions, statement in (
            (flags, _INSERT_FLAG),
            (evaluators, _INSERT_EVALUATOR),
            (flags, _INSERT_CHANGE),
        ):
            texts = {name: json.dumps(definition) for name, definition in definitions.items()}
            rows = [(n, name, text, now) for n in numbers for name, text in texts.items()]
            cursor.executemany(statement, rows)
        cursor.executemany(
            "INSERT INTO api_keys (name, prefix, hash, scopes, flag_set_id, created_at, created_by)"
            " VALUES ('bench', 'fs_bench', %s, 'evaluate', %s, %s, 'bench')",
            [(hashlib.sha256(key_of_set(n - 1).encode()).digest(), n, now) for n in numbers],
        )
        cursor.execute("UPDATE key_ring SET revision = revision + 1")
