"""Rollbacks of a flag or a whole set to an earlier revision, as a new change."""

from __future__ import annotations

from collections.abc import Sequence

from service.errors import Fault, NotFound
from service.evaluation.definition.parts import FlagDefinition
from service.management import reading
from service.management.as_of import no_revision
from service.management.results import Written
from service.management.stores import Stores
from service.management.writing.change_set import ChangeSet, open_change_set
from service.management.writing.changed_answers import bucketed_otherwise, rebucketed, switched
from service.management.writing.checked_flags import put_one, put_several
from service.management.writing.checking import check
from service.management.writing.descriptions import read_description
from service.management.writing.preconditions import ANYTHING, Precondition
from service.storage import changes, evaluators, flags
from service.storage.retrying import retried
from service.structs.principal import Principal


@retried
async def flag(
    stores: Stores,
    actor: Principal,
    flag_set: str,
    key: str,
    revision: int,
    *,
    expected: Precondition = ANYTHING,
    comment: str | None = None,
    dry_run: bool = False,
) -> Written:
    """Give the flag the definition of an earlier revision; restores a deleted flag.

    The evaluators are the present ones. Raises NotFound for the set or for a flag that did not
    exist at the revision, DefinitionRefused if it does not compile any more, LostRace.
    """
    comment = comment or f"Rolled back to revision {revision}."
    async with open_change_set(
        stores, actor, flag_set, comment=comment, dry_run=dry_run
    ) as change_set:
        return await flag_in(change_set, key, revision, expected=expected)


@retried
async def flag_set(
    stores: Stores,
    actor: Principal,
    name: str,
    revision: int,
    *,
    flags: frozenset[str] | None = None,
    dry_run: bool = False,
    expected: Precondition = ANYTHING,
    comment: str | None = None,
) -> Written:
    """Make the set equal to an earlier revision, in one change; or only the ``flags`` of it.

    With ``dry_run`` nothing is stored, and ``diff`` of the result has the differences. Raises
    NotFound for the set, or for a revision that it never had or was deleted at; LostRace.
    """
    comment = comment or f"Rolled back to revision {revision}."
    async with open_change_set(
        stores, actor, name, comment=comment, expected=expected, dry_run=dry_run
    ) as change_set:
        return await flag_set_in(change_set, revision, flags)


async def flag_in(
    change_set: ChangeSet, key: str, revision: int, *, expected: Precondition = ANYTHING
) -> Written:
    """Add the flag's earlier definition to the change set. Raises as ``flag``."""
    found = await flags.find(change_set.cursor, change_set.flag_set.id, key)
    expected.check("flag", key, found)
    text = None
    if revision <= change_set.flag_set.revision:
        text = await changes.text_at(
            change_set.cursor, change_set.flag_set.id, "flag", key, revision
        )
    if text is None:
        raise _not_there(change_set, key, revision)
    definition = await reading.flag(key, text.encode())
    notes = await _bucketed_otherwise(change_set, [definition], revision)
    return await put_one(change_set, definition, found, notes=notes)


async def flag_set_in(
    change_set: ChangeSet, revision: int, keys: frozenset[str] | None = None
) -> Written:
    """Add all differences to an earlier revision to the change set. Raises as ``flag_set``.

    With ``keys``, only those of these flags.
    """
    if keys is None:
        return await change_set.outcome(await _take_back(change_set, revision))
    return await _take_flags_back(change_set, revision, keys)


async def _take_flags_back(change_set: ChangeSet, revision: int, keys: frozenset[str]) -> Written:
    """Add what these flags were at the revision; the evaluators are the present ones."""
    cursor, row = change_set.cursor, change_set.flag_set
    if not 1 <= revision <= row.revision:
        raise no_revision(revision, row.revision)
    stored = await flags.texts_of(cursor, row.id, sorted(keys))
    texts: dict[str, str] = {}
    for (kind, key), text in (await changes.texts_at(cursor, row.id, revision)).items():
        if kind == "flag_set" and text is None:
            raise NotFound("revision", str(revision))
        if kind != "flag" or key not in keys:
            continue
        if text is not None:
            texts[key] = text
        elif key in stored:
            change_set.delete_flag(key, stored[key])
    definitions = await reading.flags(texts)
    notes = await _bucketed_otherwise(change_set, definitions, revision)
    return await put_several(change_set, definitions, stored, notes=notes)


def _not_there(change_set: ChangeSet, key: str, revision: int) -> NotFound:
    row = change_set.flag_set
    if revision > row.revision:
        return NotFound("revision", str(revision), f"the flag set is at {row.revision}")
    return NotFound("flag", key, f"it did not exist at revision {revision}")


async def _bucketed_otherwise(
    change_set: ChangeSet, definitions: Sequence[FlagDefinition], revision: int
) -> list[Fault]:
    """Return warnings about the flags if ``fractional`` had another version at that revision."""
    row = change_set.flag_set
    text = await changes.text_at(change_set.cursor, row.id, "flag_set", row.name, revision)
    then = row.fractional if text is None else read_description(text).fractional
    return await bucketed_otherwise(change_set, definitions, then, f"at revision {revision}")


async def _take_back(change_set: ChangeSet, revision: int) -> tuple[Fault, ...]:
    """Add the differences to the change set; return the warnings about answers."""
    cursor, row = change_set.cursor, change_set.flag_set
    if not 1 <= revision <= row.revision:
        raise no_revision(revision, row.revision)
    current = await flags.texts(cursor, row.id)
    rules = await evaluators.texts(cursor, row.id)
    before_rules = tuple(rules.values())
    before: dict[str, str | None] = {}
    restored: dict[str, str] = {}
    for (kind, thing), text in (await changes.texts_at(cursor, row.id, revision)).items():
        match kind:
            case "flag_set" if text is not None:
                change_set.describe(read_description(text))
            case "flag_set":
                raise NotFound("revision", str(revision))
            case "evaluator" if text is None and thing in rules:
                change_set.delete_evaluator(thing, rules.pop(thing))
            case "evaluator" if text is not None:
                before[thing] = rules.get(thing)
                rules[thing] = text
            case "flag" if text is None and thing in current:
                change_set.delete_flag(thing, current[thing])
            case "flag" if text is not None:
                restored[thing] = text
    definitions = await reading.flags(restored)
    known = await reading.evaluators(rules)
    for evaluator in known:
        if evaluator.name in before:
            change_set.put_evaluator(evaluator, before[evaluator.name])
    await check(change_set.stored, definitions, known)
    for definition in definitions:
        change_set.put_flag(definition, current.get(definition.key))
    version = change_set.properties.fractional
    return (
        *rebucketed(row.fractional, version, current.values(), before_rules),
        *switched(row.properties, change_set.properties),
    )
