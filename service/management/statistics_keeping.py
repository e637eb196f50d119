"""Jobs that store statistics: from batches to rows, from hours to days, until they expire.

Each does one bounded piece and returns whether there is more.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from service.cache.statistics import StatisticsCache
from service.management import flag_uses as judging
from service.management.stores import Stores
from service.settings import Settings
from service.storage import clock, flag_uses, statistics
from service.storage.database import Cursor
from service.storage.flag_uses import CountedSet
from service.structs.statistics import DAY

# Batches that one transaction adds: with ten thousand flags each has some thirty thousand counts.
_BATCHES = 20
# Rows that one transaction merges or removes.
_ROWS = 2000
_OUTCOMES = 100
# Flags that one statement examines, of however many sets.
_FLAGS = 5000

# How long a silent worker is remembered, in milliseconds. Its batches may reappear for as long as
# Redis can be restored to an earlier state.
_SOURCE_KEPT = 30 * DAY


async def drain(stores: Stores, settings: Settings) -> bool:
    """Add the workers' batches in Redis to the counts in the database.

    A batch and the sequence number of its worker are written in one transaction: a batch that
    appears twice, or whose removal from Redis failed, is not added again.
    """
    async with StatisticsCache(settings.redis.url, timeout=settings.redis.timeout) as cache:
        waiting = await cache.read(_BATCHES)
        batches = [each.batch for each in waiting if each.batch is not None]
        if batches:
            async with stores.database.transaction() as cursor:
                unseen = await statistics.unseen(cursor, batches)
                await statistics.add(cursor, (count for batch in unseen for count in batch.counts))
        await cache.forget(waiting)
    return len(waiting) == _BATCHES


async def roll_up(stores: Stores, settings: Settings) -> bool:
    """Merge counts of hours that are some days old into counts of days."""
    async with stores.database.transaction() as cursor:
        until = await _days_ago(cursor, settings.statistics.hourly_days)
        return await statistics.roll_up(cursor, until, _ROWS) == _ROWS


async def forget(stores: Stores, settings: Settings) -> bool:
    """Remove expired counts, and those of deleted flag sets."""
    async with stores.database.transaction() as cursor:
        until = await _days_ago(cursor, settings.statistics.daily_days)
        days = await statistics.forget_days(cursor, until, _ROWS)
        outcomes = await statistics.forget_outcomes(cursor, until, _OUTCOMES)
        await statistics.forget_sources(cursor, await clock.now(cursor) - _SOURCE_KEPT)
    return days == _ROWS or outcomes == _OUTCOMES


async def count_stale(stores: Stores, settings: Settings) -> bool:
    """Count the stale flags of each flag set for the metrics of the workers.

    The number of queries grows with the flags and not with the flag sets.
    """
    numbers: dict[str, int] = {}
    async with stores.database.read() as cursor:
        since = await clock.now(cursor) - settings.statistics.stale_days * DAY
        after, is_last = "", False
        while not is_last:
            page = await flag_uses.read_counted_sets(cursor, since, after, _ROWS)
            numbers |= dict.fromkeys((each.name for each in page), 0)
            for some in _of_bounded_size([each for each in page if each.is_counted]):
                numbers |= await judging.count_stale(cursor, some, since)
            is_last = len(page) < _ROWS
            after = page[-1].name if page else ""
    async with StatisticsCache(settings.redis.url, timeout=settings.redis.timeout) as cache:
        await cache.put_stale(numbers)
    return False


async def date_flags(stores: Stores, _: Settings) -> bool:
    """Store the creation date of flags that an earlier release wrote."""
    async with stores.database.transaction() as cursor:
        return await flag_uses.date(cursor, _ROWS) == _ROWS


def _of_bounded_size(sets: Sequence[CountedSet]) -> Iterator[list[CountedSet]]:
    """The sets in lots of at most _FLAGS flags, a larger set by itself."""
    lot: list[CountedSet] = []
    for each in sets:
        if lot and sum(other.flags for other in lot) + each.flags > _FLAGS:
            yield lot
            lot = []
        lot.append(each)
    if lot:
        yield lot


async def _days_ago(cursor: Cursor, days: int) -> int:
    """Return the beginning of the day that was so many days ago."""
    now = await clock.now(cursor)
    return now - now % DAY - days * DAY
