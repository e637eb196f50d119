"""Uses of flags, by their evaluations. Times are in milliseconds since 1970.

Flags that were never counted are missing: a set that sidecars evaluate has no counts.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from service.storage.database import Cursor
from service.storage.flag_sets import FlagSetRow
from service.storage.marks import marks


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
    await cursor.execute(
        "SELECT flag_key, MAX(last_evaluated_at), COUNT(DISTINCT CASE WHEN last_evaluated_at >= %s"
        " THEN COALESCE(CONCAT('=', variant), '') END), MAX(failed AND last_evaluated_at >= %s)"
        " FROM flag_outcomes WHERE flag_set_id = %s AND flag_set_created_at = %s"
        f" AND flag_key IN ({marks(names)}) GROUP BY flag_key",
        (since, since, flag_set.id, flag_set.created_at, *names),
    )
    evaluated = {key: tuple(rest) for key, *rest in cursor.fetchall()}
    await cursor.execute(
        "SELECT flag_key, made_at FROM flags WHERE flag_set_id = %s"
        f" AND flag_key IN ({marks(names)})",
        (flag_set.id, *names),
    )
    made: dict[bytes, int | None] = dict(cursor.fetchall())
    made |= await _from_history(cursor, flag_set.id, [key for key in made if made[key] is None])
    uses = {}
    for name in names:
        last_at, variants, fails = evaluated.get(name, (None, 0, 0))
        uses[name.decode()] = FlagUse(made.get(name), last_at, int(variants), bool(fails))
    return uses


class CountedSet(msgspec.Struct, frozen=True):
    """A flag set, how many flags it has, and whether its evaluations are counted long enough."""

    id: int
    name: str
    flags: int
    is_counted: bool


async def read_counted_sets(cursor: Cursor, since: int, after: str, limit: int) -> list[CountedSet]:
    """Return up to ``limit`` flag sets in order of name, from the one after ``after``.

    One ``is_counted`` if an evaluation of it was counted at the time ``since``, or before.
    """
    await cursor.execute(
        "SELECT s.id, s.name, (SELECT COUNT(*) FROM flags f WHERE f.flag_set_id = s.id),"
        " EXISTS (SELECT 1 FROM flag_outcomes o WHERE o.flag_set_id = s.id"
        "  AND o.flag_set_created_at = s.created_at AND o.first_evaluated_at <= %s)"
        " FROM flag_sets s WHERE s.deleted_at IS NULL AND s.name > %s ORDER BY s.name LIMIT %s",
        (since, after.encode(), limit),
    )
    return [
        CountedSet(flag_set_id, name.decode(), flags, bool(is_counted))
        for flag_set_id, name, flags, is_counted in cursor.fetchall()
    ]


async def read_all_of(
    cursor: Cursor, sets: Sequence[CountedSet], since: int
) -> dict[tuple[int, str], FlagUse]:
    """Return the use of each flag of the sets, by the set's id and the key, as in ``read``."""
    ids = [each.id for each in sets]
    await cursor.execute(
        "SELECT o.flag_set_id, o.flag_key, MAX(o.last_evaluated_at),"
        " COUNT(DISTINCT CASE WHEN o.last_evaluated_at >= %s"
        " THEN COALESCE(CONCAT('=', o.variant), '') END),"
        " MAX(o.failed AND o.last_evaluated_at >= %s)"
        " FROM flag_outcomes o JOIN flag_sets s"
        " ON s.id = o.flag_set_id AND s.created_at = o.flag_set_created_at"
        f" WHERE s.id IN ({marks(ids)}) GROUP BY o.flag_set_id, o.flag_key",
        (since, since, *ids),
    )
    evaluated = {(flag_set_id, key): rest for flag_set_id, key, *rest in cursor.fetchall()}
    await cursor.execute(
        f"SELECT flag_set_id, flag_key, made_at FROM flags WHERE flag_set_id IN ({marks(ids)})", ids
    )
    made = {(flag_set_id, key): made_at for flag_set_id, key, made_at in cursor.fetchall()}
    undated: dict[int, list[bytes]] = {}
    for (flag_set_id, key), made_at in made.items():
        if made_at is None:
            undated.setdefault(flag_set_id, []).append(key)
    # Only until the background has stored them.
    for flag_set_id, names in undated.items():
        found = await _from_history(cursor, flag_set_id, names)
        made |= {(flag_set_id, name): at for name, at in found.items()}
    uses = {}
    for place, made_at in made.items():
        last_at, variants, fails = evaluated.get(place, (None, 0, 0))
        uses[place[0], place[1].decode()] = FlagUse(made_at, last_at, int(variants), bool(fails))
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
        f" AND before_text IS NULL AND name IN ({marks(keys)}) GROUP BY name",
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
