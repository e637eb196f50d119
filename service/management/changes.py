"""The history of a flag set: who changed what, when, why, and what it was before and after."""

from __future__ import annotations

from collections.abc import AsyncGenerator

from service.management.results import Page, page, position
from service.management.stores import Stores
from service.storage import changes, flag_sets
from service.storage.changes import ChangeRow, Filter

_ALL = Filter()


async def list(  # noqa: A001  # the noun is the module: changes.list
    stores: Stores,
    flag_set: str,
    wanted: Filter = _ALL,
    *,
    limit: int = 100,
    after: str | None = None,
) -> Page[ChangeRow]:
    """The changes that are wanted, the newest first, from the one after ``after``.

    A change that touched several things has a row for each. Raises NotFound, Refused.
    """
    async with stores.database.read() as cursor:
        row = await flag_sets.find(cursor, flag_set)
        found = await changes.page(cursor, row.id, wanted, before=position(after), limit=limit + 1)
    return page(found, limit, lambda change: str(change.id))


async def stream(
    stores: Stores, flag_set: str, wanted: Filter = _ALL
) -> AsyncGenerator[tuple[ChangeRow, ...], None]:
    """All the changes that are wanted, the oldest first, some hundred at a time.

    They are read as they are asked for, so that a million of them take the memory of one batch.
    Whoever stops before the end closes it (``contextlib.aclosing``). Raises NotFound.
    """
    async with stores.database.read() as cursor:
        row = await flag_sets.find(cursor, flag_set)
    return changes.stream(stores.database, row.id, wanted)


async def versions(
    stores: Stores, flag_set: str, key: str, *, limit: int = 100, after: str | None = None
) -> Page[ChangeRow]:
    """Every version of a flag, the newest first; one that has no text after it is a deletion.

    A flag that is gone has its versions still. Raises NotFound for the set.
    """
    wanted = Filter(kind="flag", name=key)
    return await list(stores, flag_set, wanted, limit=limit, after=after)
