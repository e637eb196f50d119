"""Stored contexts: list, read, and write one at a time.

They are data, and not part of the definition of their flag set: a write creates no revision and no
history. They can be managed whether or not the set's evaluations read them, so that a set can be
filled before it is switched over.
"""

from __future__ import annotations

from collections.abc import AsyncGenerator

import msgspec

from service.errors import DefinitionRefused, NotFound, Refused
from service.management import reading
from service.management.context_texts import check_overrides, read_one
from service.management.results import Page, page
from service.management.stores import Stores
from service.management.writing.preconditions import ANYTHING, Precondition
from service.storage import contexts, flag_sets
from service.storage.contexts import ContextFilter, ContextRow, ContextText
from service.storage.database import Cursor
from service.storage.flag_sets import FlagSetRow
from service.storage.retrying import retried
from service.structs.contexts import ContextBody
from service.structs.decoding import decode

_ALL = ContextFilter()


class Put(msgspec.Struct, frozen=True):
    """Result of a write."""

    context: ContextRow
    created: bool


async def list(  # noqa: A001  # the noun is the module: contexts.list
    stores: Stores,
    flag_set: str,
    wanted: ContextFilter = _ALL,
    *,
    limit: int = 100,
    after: str | None = None,
) -> Page[ContextRow]:
    """List the set's contexts by targeting key, starting after ``after``.

    With a filter by override a page may have fewer items than its limit, or none, and still a next
    page: a page examines a bounded number of contexts. Raises NotFound.
    """
    async with stores.database.read() as cursor:
        row = await flag_sets.find(cursor, flag_set)
        found, reached = await contexts.page(
            cursor, row, wanted, after=after or "", limit=limit + 1
        )
    if reached is not None:
        return Page(tuple(found), reached)
    return page(found, limit, lambda context: context.key)


async def stream(
    stores: Stores, flag_set: str, wanted: ContextFilter = _ALL
) -> AsyncGenerator[tuple[ContextRow, ...], None]:
    """Yield all contexts that pass the filter by targeting key, some hundred at a time.

    They are read as they are consumed, so a million of them take the memory of one batch. Whoever
    stops before the end closes it (``contextlib.aclosing``). Raises NotFound.
    """
    async with stores.database.read() as cursor:
        row = await flag_sets.find(cursor, flag_set)
    return contexts.stream(stores.database, row, wanted)


async def get(stores: Stores, flag_set: str, key: str) -> ContextRow:
    """Return one context. Raises NotFound."""
    async with stores.database.read() as cursor:
        row = await flag_sets.find(cursor, flag_set)
        found = await contexts.find(cursor, row, key)
    return _present(found, key)


@retried
async def put(
    stores: Stores,
    flag_set: str,
    key: str,
    body: ContextBody,
    *,
    expected: Precondition = ANYTHING,
) -> Put:
    """Store a context for the targeting key; the same texts again change nothing.

    Raises Refused with pointers into the body, LostRace, NotFound for the set.
    """
    text = read_one(key, body)
    async with stores.database.transaction() as cursor:
        row = await flag_sets.find(cursor, flag_set)
        found, at = await contexts.hold(cursor, row, key)
        expected.check("context", key, found)
        await check_overrides(cursor, row, body.overrides)
        stored = await _store(cursor, row, text, found, at)
    await stores.context_cache.forget(flag_set, [key])
    return Put(stored, created=found is None)


@retried
async def patch(
    stores: Stores,
    flag_set: str,
    key: str,
    body: bytes,
    *,
    expected: Precondition = ANYTHING,
) -> Put:
    """Change the context by a JSON merge patch (RFC 7396).

    An override that the patch leaves as it was may be of a deleted flag. Raises as ``put``, with
    pointers into the resulting context; NotFound for the context.
    """
    try:
        change = await reading.patch(body)
    except DefinitionRefused as error:
        raise Refused(str(error), error.faults) from None
    async with stores.database.transaction() as cursor:
        row = await flag_sets.find(cursor, flag_set)
        found, at = await contexts.hold(cursor, row, key)
        found = _present(found, key)
        expected.check("context", key, found)
        patched = await reading.patched(found.text, change, len(body))
        patched_body = decode(patched.encode(), ContextBody)
        text = read_one(key, patched_body)
        kept = msgspec.json.decode(found.overrides, type=dict[str, str])
        new = patched_body.overrides.items() - kept.items()
        await check_overrides(cursor, row, dict(new))
        stored = await _store(cursor, row, text, found, at)
    await stores.context_cache.forget(flag_set, [key])
    return Put(stored, created=False)


@retried
async def delete(
    stores: Stores, flag_set: str, key: str, *, expected: Precondition = ANYTHING
) -> None:
    """Delete the context. Raises NotFound, LostRace."""
    async with stores.database.transaction() as cursor:
        row = await flag_sets.find(cursor, flag_set)
        found, _at = await contexts.hold(cursor, row, key)
        expected.check("context", key, _present(found, key))
        await contexts.delete(cursor, row, key)
    await stores.context_cache.forget(flag_set, [key])


async def _store(
    cursor: Cursor, flag_set: FlagSetRow, text: ContextText, found: ContextRow | None, at: int
) -> ContextRow:
    if found is not None and found.text == text.text:
        return found
    created_at = at if found is None else found.created_at
    row = ContextRow(text.key, text.attributes, text.overrides, created_at, at)
    await contexts.put(cursor, flag_set, row)
    return row


def _present(found: ContextRow | None, key: str) -> ContextRow:
    if found is None:
        raise NotFound("context", key)
    return found
