"""Flag sets: made, described, deleted."""

from __future__ import annotations

import re
from collections.abc import Mapping

import msgspec

from service.errors import Conflict, DefinitionRefused, Fault, Refused
from service.evaluation.definition import read_evaluator, read_metadata
from service.management.checking import check, read_flags
from service.management.draft import Draft, open_draft
from service.management.results import Page, Written, page
from service.management.stores import Stores
from service.storage import api_keys, evaluators, flag_sets, flags
from service.storage.flag_sets import FlagSetRow
from service.structs.principal import Principal

# Names stand in URLs, in the header Flagd-Selector and on command lines, and need no quoting there.
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,254}")
_FRACTIONAL = (2, 3)


async def list(  # noqa: A001  # the noun is the module: flag_sets.list
    stores: Stores,
    actor: Principal,
    *,
    limit: int = 100,
    after: str | None = None,
    search: str = "",
) -> Page[FlagSetRow]:
    """The flag sets that the key may see, in order of name, from the one after ``after``."""
    async with stores.database.read() as cursor:
        found = await flag_sets.page(
            cursor, after=after or "", limit=limit + 1, only=actor.flag_set, search=search
        )
    return page(found, limit, lambda flag_set: flag_set.name)


async def get(stores: Stores, _: Principal, name: str) -> FlagSetRow:
    """One flag set. Raises NotFound."""
    async with stores.database.read() as cursor:
        return await flag_sets.find(cursor, name)


async def create(
    stores: Stores,
    actor: Principal,
    name: str,
    *,
    fractional: int = 2,
    metadata: Mapping[str, object] | None = None,
    comment: str | None = None,
) -> FlagSetRow:
    """A new, empty flag set. A name that was in use before counts on from its last revision.

    Raises Refused for the name, the version or the metadata; Conflict if the set exists.
    """
    if not _NAME.fullmatch(name):
        raise Refused(
            "The name of a flag set is 1 to 255 letters, digits, '.', '_' and '-', and begins"
            " with a letter or a digit.",
            [Fault("/name", "is not a name for a flag set")],
        )
    metadata_text = _checked(fractional, metadata or {})
    async with stores.database.transaction() as cursor:
        created = await flag_sets.create(cursor, name, fractional, metadata_text)
        if created is None:
            raise Conflict(f"There is a flag set '{name}' already.")
        draft = Draft(cursor, *created, is_new=True)
        await draft.store(actor, comment)
    await stores.announcer.announce(name, draft.revision)
    return draft.stored


async def patch(
    stores: Stores,
    actor: Principal,
    name: str,
    *,
    fractional: int | None = None,
    metadata: Mapping[str, object] | None = None,
    if_match: int | None = None,
    comment: str | None = None,
) -> FlagSetRow:
    """Gives the set another version of ``fractional`` or other metadata; None leaves it as it is.

    Raises Refused, LostRace, NotFound; DefinitionRefused if a flag does not compile that way.
    """
    async with open_draft(stores, actor, name, comment=comment, if_match=if_match) as draft:
        now = draft.flag_set
        version = now.fractional if fractional is None else fractional
        text = now.metadata_text if metadata is None else _checked(version, metadata)
        _checked(version, {})
        if version != now.fractional:
            await _check_all(draft, version)
        draft.describe(version, text)
    return draft.stored


async def delete(
    stores: Stores,
    actor: Principal,
    name: str,
    *,
    if_match: int | None = None,
    comment: str | None = None,
) -> Written:
    """Removes the set and everything in it, and ends the keys that are bound to it.

    Its history stays, and goes on if the name is used again. Raises NotFound, LostRace.
    """
    async with open_draft(stores, actor, name, comment=comment, if_match=if_match) as draft:
        flag_set_id = draft.flag_set.id
        for key, text in (await flags.texts(draft.cursor, flag_set_id)).items():
            draft.delete_flag(key, text)
        for evaluator, text in (await evaluators.texts(draft.cursor, flag_set_id)).items():
            draft.delete_evaluator(evaluator, text)
        draft.delete_flag_set()
        await api_keys.lock_ring(draft.cursor)
        await api_keys.revoke_bound_to(draft.cursor, flag_set_id)
        keys = await api_keys.ring_revision(draft.cursor)
    await stores.announcer.announce_keys(keys)
    return Written(draft.revision, changed=len(draft.edits))


async def _check_all(draft: Draft, fractional: int) -> None:
    """Whether everything in the set compiles with another version of ``fractional``."""
    flag_set_id = draft.flag_set.id
    rules = await evaluators.texts(draft.cursor, flag_set_id)
    await check(
        msgspec.structs.replace(draft.flag_set, fractional=fractional),
        await read_flags(await flags.texts(draft.cursor, flag_set_id)),
        [read_evaluator(name, text.encode()) for name, text in rules.items()],
    )


def _checked(fractional: int, metadata: Mapping[str, object]) -> str:
    """The metadata's text. Raises Refused for what is not metadata, or no version we know."""
    if fractional not in _FRACTIONAL:
        raise Refused(
            "There is no such version of fractional.",
            [Fault("/fractional", "is neither 2 nor 3")],
        )
    text = msgspec.json.encode(metadata)
    try:
        read_metadata(text)
    except DefinitionRefused as error:
        faults = [Fault(f"/metadata{fault.pointer}", fault.detail) for fault in error.faults]
        raise Refused("The metadata cannot be used.", faults) from None
    return text.decode()
