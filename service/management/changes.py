"""The history of a flag set: who changed what, when, why, with the text before and after."""

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
    """List changes that pass the filter, newest first, starting after ``after``.

    A change that touched several things has a row for each. Raises NotFound, Refused.
    """
    async with stores.database.read() as cursor:
        row = await flag_sets.find(cursor, flag_set)
        found = await changes.page(cursor, row.id, wanted, before=position(after), limit=limit + 1)
    return page(found, limit, lambda change: str(change.id))


async def stream(
    stores: Stores, flag_set: str, wanted: Filter = _ALL
) -> AsyncGenerator[tuple[ChangeRow, ...], None]:
    """Yield all changes that pass the filter, oldest first, some hundred at a time.

    They are read as they are consumed, so a million of them take the memory of one batch. Whoever
    stops before the end closes it (``contextlib.aclosing``). Raises NotFound.
    """
    async with stores.database.read() as cursor:
        row = await flag_sets.find(cursor, flag_set)
    return changes.stream(stores.database, row.id, wanted)


async def versions(
    stores: Stores, flag_set: str, key: str, *, limit: int = 100, after: str | None = None
) -> Page[ChangeRow]:
    """List every version of a flag, newest first; one without a text after it is a deletion.

    A deleted flag still has its versions. Raises NotFound for the set.
    """
    wanted = Filter(kind="flag", name=key)
    return await list(stores, flag_set, wanted, limit=limit, after=after)
