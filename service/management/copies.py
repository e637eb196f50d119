"""Copies of flags between sets, so that staging can be promoted to production."""

from __future__ import annotations

from collections.abc import Sequence

from service.errors import NotFound
from service.management import reading
from service.management.results import Written
from service.management.stores import Stores
from service.management.writing.change_set import open_change_set
from service.management.writing.changed_answers import bucketed_otherwise
from service.management.writing.checked_flags import put_one, put_several
from service.management.writing.preconditions import ANYTHING, Precondition
from service.storage import flag_sets, flags
from service.storage.retrying import retried
from service.structs.principal import Principal


@retried
async def copy(
    stores: Stores,
    actor: Principal,
    flag_set: str,
    key: str,
    to: str,
    *,
    expected: Precondition = ANYTHING,
    strict: bool = False,
    comment: str | None = None,
    dry_run: bool = False,
) -> Written:
    """Copy the flag from ``flag_set`` to the set ``to``, with the checks of any write.

    The evaluators are those of ``to``: a flag that refers to a missing one is refused. So is the
    version of ``fractional``: if it differs and the flag uses it, that is a warning. ``expected``
    is of the flag in ``to``. Raises as flags.put, and NotFound for a set that the caller's key may
    not see.
    """
    if not actor.reaches(to):
        raise NotFound("flag set", to)
    async with stores.database.read() as cursor:
        source = await flag_sets.find(cursor, flag_set)
        original = await flags.find(cursor, source.id, key)
    if original is None:
        raise NotFound("flag", key)
    comment = comment or f"Copied from '{flag_set}' at revision {original.revision}."
    async with open_change_set(stores, actor, to, comment=comment, dry_run=dry_run) as change_set:
        found = await flags.find(change_set.cursor, change_set.flag_set.id, key)
        expected.check("flag", key, found)
        definition = await reading.flag(key, original.text.encode())
        notes = await bucketed_otherwise(
            change_set, [definition], source.fractional, f"in '{flag_set}'"
        )
        return await put_one(change_set, definition, found, strict=strict, notes=notes)


@retried
async def copy_several(
    stores: Stores,
    actor: Principal,
    flag_set: str,
    keys: Sequence[str],
    to: str,
    *,
    expected: Precondition = ANYTHING,
    strict: bool = False,
    comment: str | None = None,
    dry_run: bool = False,
) -> Written:
    """Copy flags to the set ``to`` in one change, as ``copy`` does with one.

    ``expected`` is of the set ``to``. Nothing is copied unless all can be. Raises as ``copy``, with
    pointers as in a document.
    """
    if not actor.reaches(to):
        raise NotFound("flag set", to)
    async with stores.database.read() as cursor:
        source = await flag_sets.find(cursor, flag_set)
        originals = await flags.texts_of(cursor, source.id, keys)
    for key in keys:
        if key not in originals:
            raise NotFound("flag", key)
    comment = comment or f"Copied from '{flag_set}' at revision {source.revision}."
    definitions = await reading.flags(originals)
    async with open_change_set(
        stores, actor, to, comment=comment, expected=expected, dry_run=dry_run
    ) as change_set:
        stored = await flags.texts_of(change_set.cursor, change_set.flag_set.id, keys)
        notes = await bucketed_otherwise(
            change_set, definitions, source.fractional, f"in '{flag_set}'"
        )
        return await put_several(change_set, definitions, stored, strict=strict, notes=notes)
