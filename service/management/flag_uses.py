"""Stale flags: those that nobody needs any more, judging by their evaluations."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Literal, TypeAlias

import msgspec

from service.storage import clock, flag_uses
from service.storage import flags as flag_rows
from service.storage.database import Cursor
from service.storage.flag_sets import FlagSetRow
from service.storage.flag_uses import CountedSet, FlagUse
from service.storage.flags import FlagRow
from service.structs.statistics import DAY

Stale: TypeAlias = Literal["not-evaluated", "one-variant"]


class UsedFlag(FlagRow, frozen=True):
    """A stored flag, its last evaluation (None: never), and why it is stale.

    It is stale if for so many days it was not evaluated, or returned the same variant to all
    callers. A younger one is not, nor is one with ``permanent`` in its metadata, and none is
    before its set has been counted for so long: evaluations by sidecars are never counted.
    """

    last_evaluated_at: int | None
    stale: Stale | None
    permanent: bool


async def judged(
    cursor: Cursor, flag_set: FlagSetRow, flags: Sequence[FlagRow], days: int
) -> list[UsedFlag]:
    """Return the flags with their use; stale after so many ``days``."""
    permanent = {flag.key for flag in flags if is_permanent(flag.text)}
    verdicts = await judge(cursor, flag_set, [flag.key for flag in flags], days)
    return [
        UsedFlag(
            flag.key,
            flag.text,
            flag.state,
            flag.shares,
            flag.revision,
            flag.modified_at,
            verdicts[flag.key][0],
            None if flag.key in permanent else verdicts[flag.key][1],
            flag.key in permanent,
        )
        for flag in flags
    ]


async def count_stale(cursor: Cursor, sets: Sequence[CountedSet], since: int) -> dict[str, int]:
    """Return the number of stale flags by name of set, for sets that are counted ``since``."""
    uses = await flag_uses.read_all_of(cursor, sets, since)
    stale = [place for place, use in uses.items() if _why_stale(use, since) is not None]
    noted = await flag_rows.texts_with(cursor, stale, _PERMANENT)
    numbers = Counter(flag_set_id for flag_set_id, _ in stale)
    numbers -= Counter(place[0] for place, text in noted.items() if is_permanent(text))
    return {each.name: numbers[each.id] for each in sets}


def is_permanent(text: str) -> bool:
    """Return whether a definition's metadata says ``"permanent": true``: it is meant to stay."""
    if f'"{_PERMANENT}"' not in text and "\\u" not in text:
        return False
    metadata = msgspec.json.decode(text, type=_Definition).metadata
    return metadata is not None and metadata.get(_PERMANENT) is True


class _Definition(msgspec.Struct, frozen=True):
    metadata: dict[str, object] | None = None


# The member of a flag's metadata that says so.
_PERMANENT = "permanent"


async def judge(
    cursor: Cursor, flag_set: FlagSetRow, keys: Sequence[str], days: int
) -> dict[str, tuple[int | None, Stale | None]]:
    """Return each flag's last evaluation, and why it is stale unless it is permanent."""
    since = await clock.now(cursor) - days * DAY
    uses = await flag_uses.read(cursor, flag_set, keys, since)
    is_counted = await flag_uses.is_counted_since(cursor, flag_set, since)
    return {
        key: (use.last_evaluated_at, _why_stale(use, since) if is_counted else None)
        for key, use in uses.items()
    }


def _why_stale(use: FlagUse, since: int) -> Stale | None:
    if use.made_at is not None and use.made_at > since:
        return None
    if use.last_evaluated_at is None or use.last_evaluated_at < since:
        return "not-evaluated"
    # Callers for whom it fails get their own default.
    return "one-variant" if use.variants == 1 and not use.fails else None
