"""Uses of flags, by their evaluations. Times are in milliseconds since 1970.

Flags that were never counted are missing: a set that sidecars evaluate has no counts.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from service.storage.database import Cursor
from service.storage.flag_sets import FlagSetRow


class FlagUse(msgspec.Struct, frozen=True):
    """The use of a flag: when it was created, and when it was last evaluated (None: never).

    ``variants`` is how many different ones were returned recently, none at all being one of them,
    and ``fails`` whether evaluations failed recently.
    """

    made_at: int | None = None
    last_evaluated_at: int | None = None
    variants: int = 0
    fails: bool = False


async def read(
    cursor: Cursor, flag_set: FlagSetRow, keys: Sequence[str], since: int
) -> dict[str, FlagUse]:
    """Return the use of each flag; "recently" is since the time ``since``."""
    if not keys:
        return {}
    names = [key.encode() for key in keys]
    marks = ", ".join(["%s"] * len(names))
    await cursor.execute(
        "SELECT flag_key, MAX(last_evaluated_at), COUNT(DISTINCT CASE WHEN last_evaluated_at >= %s"
        " THEN COALESCE(CONCAT('=', variant), '') END), MAX(failed AND last_evaluated_at >= %s)"
        " FROM flag_outcomes WHERE flag_set_id = %s AND flag_set_created_at = %s"
        f" AND flag_key IN ({marks}) GROUP BY flag_key",
        (since, since, flag_set.id, flag_set.created_at, *names),
    )
    evaluated = {key: tuple(rest) for key, *rest in cursor.fetchall()}
    await cursor.execute(
        f"SELECT flag_key, made_at FROM flags WHERE flag_set_id = %s AND flag_key IN ({marks})",
        (flag_set.id, *names),
    )
    made: dict[bytes, int | None] = dict(cursor.fetchall())
    made |= await _from_history(cursor, flag_set.id, [key for key in made if made[key] is None])
    uses = {}
    for name in names:
        last_at, variants, fails = evaluated.get(name, (None, 0, 0))
        uses[name.decode()] = FlagUse(made.get(name), last_at, int(variants), bool(fails))
    return uses


async def date(cursor: Cursor, limit: int) -> int:
    """Store the creation dates of up to ``limit`` flags of earlier releases; return how many."""
    await cursor.execute(
        "SELECT flag_set_id, flag_key FROM flags WHERE made_at IS NULL LIMIT %s", (limit,)
    )
    undated: dict[int, list[bytes]] = {}
    for flag_set_id, key in cursor.fetchall():
        undated.setdefault(flag_set_id, []).append(key)
    for flag_set_id, keys in sorted(undated.items()):
        made = await _from_history(cursor, flag_set_id, keys)
        for key in sorted(keys):
            await cursor.execute(
                "UPDATE flags SET made_at = %s WHERE flag_set_id = %s AND flag_key = %s"
                " AND made_at IS NULL",
                # A flag without a history is older than any young one.
                (made.get(key, 0), flag_set_id, key),
            )
    return sum(map(len, undated.values()))


async def _from_history(
    cursor: Cursor, flag_set_id: int, keys: Sequence[bytes]
) -> dict[bytes, int]:
    """Return when flags were created; one that was deleted and created again counts as new."""
    if not keys:
        return {}
    await cursor.execute(
        "SELECT name, MAX(happened_at) FROM changes WHERE flag_set_id = %s AND kind = 'flag'"
        f" AND before_text IS NULL AND name IN ({', '.join(['%s'] * len(keys))}) GROUP BY name",
        (flag_set_id, *keys),
    )
    return dict(cursor.fetchall())


async def is_counted_since(cursor: Cursor, flag_set: FlagSetRow, time: int) -> bool:
    """Return whether evaluations of the set were counted at that time already."""
    await cursor.execute(
        "SELECT 1 FROM flag_outcomes WHERE flag_set_id = %s AND flag_set_created_at = %s"
        " AND first_evaluated_at <= %s LIMIT 1",
        (flag_set.id, flag_set.created_at, time),
    )
    return cursor.fetchone() is not None


async def keys(cursor: Cursor, flag_set: FlagSetRow, after: str, limit: int) -> list[str]:
    """Return up to ``limit`` keys of the set's flags, in order, starting after ``after``."""
    await cursor.execute(
        "SELECT flag_key FROM flags WHERE flag_set_id = %s AND flag_key > %s"
        " ORDER BY flag_key LIMIT %s",
        (flag_set.id, after.encode(), limit),
    )
    return [key.decode() for (key,) in cursor.fetchall()]
