"""Evaluators: pieces of targeting that the flags of a set share."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from service.errors import Conflict, Fault, NotFound
from service.evaluation.definition.parts import EvaluatorDefinition, FlagDefinition
from service.management import reading
from service.management.results import Page, Written, page
from service.management.stores import Stores
from service.management.writing.change_set import ChangeSet, open_change_set
from service.management.writing.checking import check, evaluators_of, relative_to
from service.management.writing.preconditions import ANYTHING, Precondition
from service.management.writing.shared_rules import dependents, read_needed, read_referring
from service.storage import evaluators, flag_sets, flags
from service.storage.evaluators import EvaluatorRow
from service.storage.retrying import retried
from service.structs.principal import Principal

# Flags or evaluators that a refusal names; further ones are only counted.
_NAMED = 20


async def list(  # noqa: A001  # the noun is the module: evaluators.list
    stores: Stores,
    flag_set: str,
    *,
    limit: int = 100,
    after: str | None = None,
    search: str = "",
) -> Page[EvaluatorRow]:
    """List the set's evaluators by name, starting after ``after``. Raises NotFound."""
    async with stores.database.read() as cursor:
        row = await flag_sets.find(cursor, flag_set)
        found = await evaluators.page(
            cursor, row.id, after=after or "", limit=limit + 1, search=search
        )
    return page(found, limit, lambda evaluator: evaluator.name)


async def get(stores: Stores, flag_set: str, name: str) -> EvaluatorRow:
    """Return one evaluator. Raises NotFound."""
    async with stores.database.read() as cursor:
        row = await flag_sets.find(cursor, flag_set)
        found = await evaluators.find(cursor, row.id, name)
    return _present(found, name)


@retried
async def put(
    stores: Stores,
    actor: Principal,
    flag_set: str,
    name: str,
    body: bytes,
    *,
    expected: Precondition = ANYTHING,
    strict: bool = False,
    comment: str | None = None,
    dry_run: bool = False,
) -> Written:
    """Create the evaluator or replace its rule; every flag that uses it has to compile with it.

    Raises DefinitionRefused, with pointers into the body for faults of the rule and with a
    sentence for each flag that would not compile; LostRace; NotFound for the set.
    """
    definition = await reading.evaluator(name, body)
    async with open_change_set(
        stores, actor, flag_set, comment=comment, dry_run=dry_run
    ) as change_set:
        found = await evaluators.find(change_set.cursor, change_set.flag_set.id, name)
        expected.check("evaluator", name, found)
        warnings = await _check(change_set, definition, strict=strict)
        change_set.put_evaluator(definition, found.text if found else None)
        stands = None if found is None else found.revision
        return await change_set.outcome(warnings, stands=stands, created=found is None)


@retried
async def delete(
    stores: Stores,
    actor: Principal,
    flag_set: str,
    name: str,
    *,
    expected: Precondition = ANYTHING,
    comment: str | None = None,
    dry_run: bool = False,
) -> Written:
    """Delete an evaluator that no flag and no other evaluator uses.

    Raises Conflict naming those that do; NotFound, LostRace.
    """
    async with open_change_set(
        stores, actor, flag_set, comment=comment, dry_run=dry_run
    ) as change_set:
        found = _present(
            await evaluators.find(change_set.cursor, change_set.flag_set.id, name), name
        )
        expected.check("evaluator", name, found)
        referring = await read_referring(change_set.cursor, change_set.flag_set.id)
        direct = [other for other, evaluator in referring.items() if name in evaluator.references]
        if direct:
            raise Conflict(f"The evaluator '{name}' is used by {_enumerated('evaluator', direct)}.")
        if users := await _users(change_set, {name}):
            keys = [flag.key for flag in users]
            raise Conflict(f"The evaluator '{name}' is used by {_enumerated('flag', keys)}.")
        change_set.delete_evaluator(name, found.text)
        return await change_set.outcome()


async def _check(
    change_set: ChangeSet, definition: EvaluatorDefinition, *, strict: bool
) -> tuple[Fault, ...]:
    flag_set_id = change_set.flag_set.id
    changed = {definition.name: definition}
    # Evaluators that refer to this one have to compile with it as well, and so do their flags.
    referring = {**await read_referring(change_set.cursor, flag_set_id), **changed}
    touched = dependents(referring, definition.name)
    users = await _users(change_set, touched)
    names = touched.union(definition.references, *(evaluators_of(flag) for flag in users))
    known = {**await read_needed(change_set.cursor, flag_set_id, names), **changed}
    with relative_to("$evaluators", definition.name) as inside:
        return inside(await check(change_set.flag_set, users, known.values(), strict=strict))


async def _users(change_set: ChangeSet, names: Collection[str]) -> tuple[FlagDefinition, ...]:
    """Return the flags that refer to one of these evaluators directly."""
    sharing = await reading.flags(await flags.sharing(change_set.cursor, change_set.flag_set.id))
    return tuple(flag for flag in sharing if not evaluators_of(flag).isdisjoint(names))


def _enumerated(kind: str, names: Sequence[str]) -> str:
    named = ", ".join(f"'{name}'" for name in names[:_NAMED])
    more = len(names) - _NAMED
    return f"the {kind}s {named}" + (f" and {more} more" if more > 0 else "")


def _present(found: EvaluatorRow | None, name: str) -> EvaluatorRow:
    if found is None:
        raise NotFound("evaluator", name)
    return found
