"""Flag sets: create, change, delete."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

import msgspec
from msgspec import UNSET, UnsetType

from service.errors import Conflict, DefinitionRefused, Fault, Refused
from service.evaluation.definition.document import read_metadata
from service.management import reading
from service.management.merge_patch import patched
from service.management.metadata_search import has_metadata, read_chosen, words_of
from service.management.results import Page, Written, page
from service.management.stores import Stores
from service.management.writing.change_set import ChangeSet, open_change_set
from service.management.writing.checking import check
from service.management.writing.comments import check_comment
from service.management.writing.new_flag_sets import NO_NAME, check_name
from service.management.writing.preconditions import ANYTHING, Precondition
from service.storage import api_keys, evaluators, flag_sets, flags, former_contexts, key_changes
from service.storage.flag_sets import FlagSetRow, Properties
from service.storage.retrying import retried
from service.structs.principal import Principal

_FRACTIONAL = (2, 3)


class ChangedFlagSet(FlagSetRow, frozen=True):
    """A flag set after a change of its properties, with the warnings of the change."""

    warnings: tuple[Fault, ...] = ()


async def list(  # noqa: A001  # the noun is the module: flag_sets.list
    stores: Stores,
    actor: Principal,
    *,
    limit: int = 100,
    after: str | None = None,
    search: str = "",
    metadata: Mapping[str, str] = MappingProxyType({}),
) -> Page[FlagSetRow]:
    """List the flag sets that the key may see, by name, starting after ``after``.

    ``search`` selects names that contain it, ignoring case; ``metadata`` those whose metadata have
    all these values, as for flags.
    """

    def is_wanted(row: FlagSetRow) -> bool:
        return has_metadata(_metadata_of(row), metadata)

    async with stores.database.read() as cursor:

        async def read(behind: str, number: int) -> Sequence[FlagSetRow]:
            return await flag_sets.page(
                cursor,
                after=behind,
                limit=number,
                only=actor.flag_set,
                search=search,
                words=words_of(metadata),
            )

        if metadata:
            found = await read_chosen(read, is_wanted, _name_of, after=after or "", limit=limit + 1)
        else:
            found = await read(after or "", limit + 1)
    return page(found, limit, _name_of)


async def get(stores: Stores, name: str) -> FlagSetRow:
    """Return one flag set. Raises NotFound."""
    async with stores.database.read() as cursor:
        return await flag_sets.find(cursor, name)


@retried
async def create(
    stores: Stores,
    actor: Principal,
    name: str,
    *,
    fractional: int = 2,
    stored_contexts: bool = False,
    metadata: Mapping[str, object] | None = None,
    comment: str | None = None,
) -> FlagSetRow:
    """Create an empty flag set. A name that was used before continues from its last revision.

    Raises Refused for the name, the version, the metadata or the comment; Conflict if the set
    exists.
    """
    check_comment(comment)
    check_name(name, [Fault("/name", NO_NAME)])
    _check_version(fractional)
    properties = Properties(fractional, stored_contexts, _patched("{}", metadata))
    async with stores.database.transaction() as cursor:
        created = await flag_sets.create(cursor, name, properties)
        if created is None:
            raise Conflict(f"There is a flag set '{name}' already.")
        change_set = ChangeSet(cursor, *created, is_new=True)
        await change_set.store(actor, comment)
    await stores.announcer.announce(name, change_set.revision)
    return change_set.stored


@retried
async def patch(
    stores: Stores,
    actor: Principal,
    name: str,
    *,
    fractional: int | UnsetType = UNSET,
    stored_contexts: bool | UnsetType = UNSET,
    metadata: Mapping[str, object] | UnsetType | None = UNSET,
    expected: Precondition = ANYTHING,
    comment: str | None = None,
) -> ChangedFlagSet:
    """Change the set's properties; UNSET leaves one as it is.

    ``metadata`` is a merge patch (RFC 7396): null removes one item, None all. Raises Refused,
    LostRace, NotFound; DefinitionRefused if a flag does not compile that way.
    """
    async with open_change_set(
        stores, actor, name, comment=comment, expected=expected
    ) as change_set:
        await patch_in(
            change_set, fractional=fractional, stored_contexts=stored_contexts, metadata=metadata
        )
        warnings = (await change_set.outcome()).warnings
    return ChangedFlagSet(**msgspec.structs.asdict(change_set.stored), warnings=warnings)


async def patch_in(
    change_set: ChangeSet,
    *,
    fractional: int | UnsetType = UNSET,
    stored_contexts: bool | UnsetType = UNSET,
    metadata: Mapping[str, object] | UnsetType | None = UNSET,
) -> None:
    """Add the changed properties to the change set. Raises as ``patch``."""
    now = change_set.flag_set
    version = now.fractional if fractional is UNSET else fractional
    reads = now.stored_contexts if stored_contexts is UNSET else stored_contexts
    text = now.metadata_text if metadata is UNSET else _patched(now.metadata_text, metadata)
    if version != now.fractional:
        _check_version(version)
        await _check_all(change_set, version)
    change_set.describe(Properties(version, reads, text))


@retried
async def delete(
    stores: Stores,
    actor: Principal,
    name: str,
    *,
    expected: Precondition = ANYTHING,
    comment: str | None = None,
) -> Written:
    """Delete the set with everything in it, and end the keys that are bound to it.

    Its stored contexts are invisible at once and deleted later. Its history stays, and continues
    if the name is used again. Raises NotFound, LostRace.
    """
    ring: int | None = None
    async with open_change_set(
        stores, actor, name, comment=comment, expected=expected
    ) as change_set:
        flag_set_id = change_set.flag_set.id
        for key, text in (await flags.texts(change_set.cursor, flag_set_id)).items():
            change_set.delete_flag(key, text)
        for evaluator, text in (await evaluators.texts(change_set.cursor, flag_set_id)).items():
            change_set.delete_evaluator(evaluator, text)
        await former_contexts.leave(change_set.cursor, flag_set_id, change_set.at)
        change_set.delete_flag_set()
        warnings = (await change_set.outcome()).warnings
        if ended := await api_keys.bound_to(change_set.cursor, flag_set_id):
            await api_keys.lock_ring(change_set.cursor)
            await api_keys.revoke_bound_to(change_set.cursor, flag_set_id)
            ring = await key_changes.append(change_set.cursor, *ended)
    if ring is not None:
        await stores.announcer.announce_keys(ring)
    await stores.context_cache.forget(name, None)
    return Written(change_set.revision, changed=len(change_set.edits), warnings=warnings)


def _metadata_of(flag_set: FlagSetRow) -> dict[str, object]:
    return msgspec.json.decode(flag_set.metadata_text, type=dict[str, object])


def _name_of(flag_set: FlagSetRow) -> str:
    return flag_set.name


async def _check_all(change_set: ChangeSet, fractional: int) -> None:
    """Raise DefinitionRefused unless the whole set compiles with the version of ``fractional``."""
    flag_set_id = change_set.flag_set.id
    rules = await evaluators.texts(change_set.cursor, flag_set_id)
    await check(
        msgspec.structs.replace(change_set.flag_set, fractional=fractional),
        await reading.flags(await flags.texts(change_set.cursor, flag_set_id)),
        await reading.evaluators(rules),
    )


def _check_version(fractional: int) -> None:
    if fractional not in _FRACTIONAL:
        detail = "The version of fractional is 2 or 3."
        raise Refused(detail, [Fault("/fractional", detail)])


def _patched(metadata_text: str, patch: Mapping[str, object] | None) -> str:
    """Return the metadata's text after a merge patch. Raises Refused for what is not metadata."""
    text = "{}" if patch is None else patched(metadata_text, patch)
    try:
        read_metadata(text.encode())
    except DefinitionRefused as error:
        faults = [Fault(f"/metadata{fault.pointer}", fault.detail) for fault in error.faults]
        raise Refused("The metadata is not valid.", faults) from None
    return text
