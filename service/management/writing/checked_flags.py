"""Flags that are added to a change set if they compile with the evaluators of the set."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from service.errors import DefinitionRefused, Fault
from service.evaluation.definition.parts import FlagDefinition
from service.management.results import Written
from service.management.writing.change_set import ChangeSet
from service.management.writing.checking import WARNINGS_REFUSED, check, relative_to
from service.management.writing.shared_rules import read_needed_by
from service.storage.flags import FlagRow


async def put_one(
    change_set: ChangeSet,
    definition: FlagDefinition,
    found: FlagRow | None,
    *,
    strict: bool = False,
    notes: Sequence[Fault] = (),
) -> Written:
    """Add a flag in place of ``found``, with pointers into its definition.

    ``notes`` are further warnings. Raises DefinitionRefused.
    """
    stored = {} if found is None else {found.key: found.text}
    with relative_to("flags", definition.key) as inside:
        warnings = inside(await _add(change_set, [definition], stored, strict=strict, notes=notes))
    stands = None if found is None else found.revision
    return await change_set.outcome(warnings, stands=stands, created=found is None)


async def put_several(
    change_set: ChangeSet,
    definitions: Sequence[FlagDefinition],
    stored: Mapping[str, str],
    *,
    strict: bool = False,
    notes: Sequence[Fault] = (),
) -> Written:
    """Add flags, with pointers as in a document.

    ``stored`` has the present text of those that exist; ``notes`` are further warnings. Raises
    DefinitionRefused with every fault.
    """
    warnings = await _add(change_set, definitions, stored, strict=strict, notes=notes)
    return await change_set.outcome(warnings)


async def _add(
    change_set: ChangeSet,
    definitions: Sequence[FlagDefinition],
    stored: Mapping[str, str],
    *,
    strict: bool,
    notes: Sequence[Fault],
) -> tuple[Fault, ...]:
    """Check the flags and add them to the change set; return the warnings."""
    needed = await read_needed_by(change_set.cursor, change_set.flag_set.id, definitions)
    warnings = await check(change_set.flag_set, definitions, needed.values(), strict=strict)
    warnings += tuple(notes)
    if strict and warnings:
        raise DefinitionRefused(WARNINGS_REFUSED, warnings)
    for definition in definitions:
        change_set.put_flag(definition, stored.get(definition.key))
    return warnings
