"""Statistics: evaluation counts by flag, variant, reason and time."""

from __future__ import annotations

import base64
import binascii
from typing import Literal

import msgspec

from service.errors import Fault, Refused
from service.management import flags
from service.management.flag_uses import UsedFlag, judged
from service.management.results import Page, page
from service.management.stores import Stores
from service.storage import clock, flag_sets, statistics
from service.storage.statistics import CountRow, Position
from service.structs.statistics import DAY, HOUR

By = Literal["hour", "day"]

# Default length of the range: a day of hours, a month of days.
_USUAL = {"hour": DAY, "day": 30 * DAY}


class FlagUseLately(msgspec.Struct, frozen=True):
    """A flag, its use, and how often each variant was returned within a day and a week.

    None stands for no variant: disabled, without a default, or failed.
    """

    flag: UsedFlag
    last_day: dict[str | None, int]
    last_week: dict[str | None, int]


async def list(  # noqa: A001  # the noun is the module: statistics.list
    stores: Stores,
    flag_set: str,
    *,
    flag: str | None = None,
    since: int | None = None,
    until: int | None = None,
    by: By = "hour",
    limit: int = 100,
    after: str | None = None,
) -> Page[CountRow]:
    """List evaluation counts by hour or by day (UTC), earliest first.

    ``since`` and ``until`` are in Unix milliseconds; the default is the last day of hours or the
    last month of days. The hour or day of ``since`` is included whole. Hours that were merged
    appear as their day. Raises NotFound, Refused.
    """
    position = None if after is None else _position(after)
    async with stores.database.read() as cursor:
        row = await flag_sets.find(cursor, flag_set)
    async with stores.database.read_lagging() as cursor:
        if until is None:
            until = await clock.now(cursor) + 1
        if since is None:
            since = until - _USUAL[by]
        if since >= until:
            detail = "The parameter 'since' must be before 'until' (default: now)."
            raise Refused(detail, [Fault("/since", detail)])
        span = DAY if by == "day" else HOUR
        found = await statistics.counts(
            cursor,
            row,
            flag=flag,
            since=since - since % span,
            until=until,
            by_day=by == "day",
            after=position,
            limit=limit + 1,
        )
    return page(found, limit, _place)


async def of_flag(stores: Stores, flag_set: str, key: str, *, stale_days: int) -> FlagUseLately:
    """Return one flag with its recent counts. Raises NotFound."""
    found = await flags.get(stores, flag_set, key)
    async with stores.database.read() as cursor:
        row = await flag_sets.find(cursor, flag_set)
        now = await clock.now(cursor)
        this_hour = now - now % HOUR
        return FlagUseLately(
            (await judged(cursor, row, [found], stale_days))[0],
            await statistics.by_variant(cursor, row, key, this_hour - DAY + HOUR),
            await statistics.by_variant(cursor, row, key, this_hour - 7 * DAY + HOUR),
        )


def _place(row: CountRow) -> str:
    place = Position(row.starts_at, row.flag, row.outcome_id)
    return base64.urlsafe_b64encode(msgspec.msgpack.encode(place)).decode().rstrip("=")


def _position(after: str) -> Position:
    try:
        packed = base64.urlsafe_b64decode(after + "=" * (-len(after) % 4))
        return msgspec.msgpack.decode(packed, type=Position)
    except (binascii.Error, ValueError, msgspec.DecodeError):
        detail = "The parameter 'after' must be the 'next' of an earlier answer."
        raise Refused(detail, [Fault("/after", detail)]) from None
