"""Flags: list, read, and write one at a time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

import msgspec

from service.errors import NotFound
from service.evaluation.definition.parts import FlagDefinition
from service.management import reading
from service.management.flag_uses import UsedFlag, judged
from service.management.metadata_search import has_metadata, read_chosen, words_of
from service.management.results import Page, Written, page
from service.management.stores import Stores
from service.management.writing.change_set import ChangeSet, open_change_set
from service.management.writing.checked_flags import put_one
from service.management.writing.preconditions import ANYTHING, Precondition
from service.storage import flag_sets, flags
from service.storage.flags import FlagRow
from service.storage.retrying import retried
from service.structs.principal import Principal


async def list(  # noqa: A001  # the noun is the module: flags.list
    stores: Stores,
    flag_set: str,
    *,
    limit: int = 100,
    after: str | None = None,
    search: str = "",
    state: str | None = None,
    metadata: Mapping[str, str] = MappingProxyType({}),
    stale: bool | None = None,
    permanent: bool | None = None,
    stale_days: int = 30,
    since_revision: int | None = None,
    planned: bool | None = None,
) -> Page[UsedFlag]:
    """List the set's flags by key, starting after ``after``.

    ``search`` selects keys that contain it, ignoring case; ``state`` ENABLED or DISABLED ones;
    ``metadata`` those whose own metadata have all these values, each as text or as JSON:
    ``{"owner": "cart", "beta": "true"}``; ``stale`` those that are stale after so many
    ``stale_days``, or those that are not; ``permanent`` those that are meant to stay, or the
    others; ``since_revision`` those that changed after that revision; ``planned`` those with plans
    that have not ended, or the others. Raises NotFound.
    """

    def is_wanted(flag: UsedFlag) -> bool:
        return (
            stale in (None, flag.stale is not None)
            and permanent in (None, flag.permanent)
            and has_metadata(_metadata_of(flag), metadata)
        )

    async with stores.database.read() as cursor:
        row = await flag_sets.find(cursor, flag_set)

        async def read(behind: str, number: int) -> Sequence[UsedFlag]:
            some = await flags.page(
                cursor,
                row.id,
                after=behind,
                limit=number,
                search=search,
                state=state,
                since_revision=since_revision,
                planned=planned,
                words=words_of(metadata),
            )
            return await judged(cursor, row, some, stale_days)

        if stale is None and permanent is None and not metadata:
            found = await read(after or "", limit + 1)
        else:
            found = await read_chosen(read, is_wanted, _key_of, after=after or "", limit=limit + 1)
    return page(found, limit, _key_of)


async def get(stores: Stores, flag_set: str, key: str) -> FlagRow:
    """Return one flag. Raises NotFound."""
    async with stores.database.read() as cursor:
        row = await flag_sets.find(cursor, flag_set)
        found = await flags.find(cursor, row.id, key)
    return _present(found, key)


@retried
async def put(
    stores: Stores,
    actor: Principal,
    flag_set: str,
    key: str,
    body: bytes,
    *,
    expected: Precondition = ANYTHING,
    strict: bool = False,
    comment: str | None = None,
    dry_run: bool = False,
) -> Written:
    """Create the flag or replace its definition; the same text again changes nothing.

    Raises DefinitionRefused with pointers into the body, LostRace, NotFound for the set.
    """
    definition = await reading.flag(key, body)
    async with open_change_set(
        stores, actor, flag_set, comment=comment, dry_run=dry_run
    ) as change_set:
        return await put_in(change_set, definition, expected=expected, strict=strict)


@retried
async def patch(
    stores: Stores,
    actor: Principal,
    flag_set: str,
    key: str,
    body: bytes,
    *,
    expected: Precondition = ANYTHING,
    strict: bool = False,
    comment: str | None = None,
    dry_run: bool = False,
) -> Written:
    """Change the definition by a JSON merge patch (RFC 7396).

    Raises as ``put``, with pointers into the resulting definition; NotFound for the flag.
    """
    change = await reading.patch(body)
    async with open_change_set(
        stores, actor, flag_set, comment=comment, dry_run=dry_run
    ) as change_set:
        return await patch_in(change_set, key, change, len(body), expected=expected, strict=strict)


@retried
async def delete(
    stores: Stores,
    actor: Principal,
    flag_set: str,
    key: str,
    *,
    expected: Precondition = ANYTHING,
    comment: str | None = None,
    dry_run: bool = False,
) -> Written:
    """Delete the flag; its history stays. Raises NotFound, LostRace."""
    async with open_change_set(
        stores, actor, flag_set, comment=comment, dry_run=dry_run
    ) as change_set:
        found = await find_in(change_set, key)
        expected.check("flag", key, found)
        change_set.delete_flag(key, found.text)
        return await change_set.outcome()


async def find_in(change_set: ChangeSet, key: str) -> FlagRow:
    """Return the flag as it is before the change. Raises NotFound."""
    return _present(await flags.find(change_set.cursor, change_set.flag_set.id, key), key)


async def put_in(
    change_set: ChangeSet,
    definition: FlagDefinition,
    *,
    expected: Precondition = ANYTHING,
    strict: bool = False,
) -> Written:
    """Add the definition to the change set. Raises as ``put``."""
    key = definition.key
    found = await flags.find(change_set.cursor, change_set.flag_set.id, key)
    expected.check("flag", key, found)
    return await put_one(change_set, definition, found, strict=strict)


async def patch_in(
    change_set: ChangeSet,
    key: str,
    change: Any,
    size: int,
    *,
    expected: Precondition = ANYTHING,
    strict: bool = False,
) -> Written:
    """Add the patched definition to the change set. Raises as ``patch``.

    ``change`` is a merge patch that was decoded from ``size`` bytes.
    """
    found = await find_in(change_set, key)
    expected.check("flag", key, found)
    text = await reading.patched(found.text, change, size)
    definition = await reading.flag(key, text.encode())
    return await put_one(change_set, definition, found, strict=strict)


class _Metadata(msgspec.Struct, frozen=True):
    metadata: dict[str, object] | None = None


def _metadata_of(flag: FlagRow) -> dict[str, object]:
    return msgspec.json.decode(flag.text, type=_Metadata).metadata or {}


def _key_of(flag: FlagRow) -> str:
    return flag.key


def _present(found: FlagRow | None, key: str) -> FlagRow:
    if found is None:
        raise NotFound("flag", key)
    return found
