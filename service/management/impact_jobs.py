"""From the edits of a dry run to the two versions of its flags that are to be compared."""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping

from service.impact.job import Job, Source, Version
from service.management import reading
from service.management.as_of import flag_set_at
from service.management.results import Difference, Written
from service.management.stores import Stores
from service.management.writing.changed_answers import uses_fractional
from service.management.writing.checking import evaluators_of
from service.management.writing.descriptions import read_description
from service.management.writing.shared_rules import dependents
from service.storage import flag_sets
from service.storage.changes import Kind


async def job_of(
    stores: Stores,
    name: str,
    dry_run: Written,
    *,
    source: Source,
    sample: int = 0,
    streams: bool = False,
) -> Job:
    """Return the comparison of a flag set without and with what a dry run of a write would change.

    It has the flags whose answers may change: those that are edited, those that refer to an edited
    evaluator, also through others, and, where the version of ``fractional`` changes, those that
    use it. The set is the one that the dry run saw. Raises NotFound if it was deleted since.
    """
    async with stores.database.snapshot() as cursor:
        row = await flag_sets.find(cursor, name)
        stood = await flag_set_at(cursor, row, dry_run.revision)
    properties = stood.properties
    new_flags, new_evaluators = dict(stood.flags), dict(stood.evaluators)
    touched = _edit("flag", new_flags, dry_run.diff)
    names = _edit("evaluator", new_evaluators, dry_run.diff)
    for difference in dry_run.diff:
        if difference.kind == "flag_set" and difference.after is not None:
            properties = read_description(bytes(difference.after).decode())
    if properties.fractional != stood.properties.fractional:
        touched |= {key for key, text in new_flags.items() if uses_fractional(text)}
        names |= {name for name, text in new_evaluators.items() if uses_fractional(text)}
    for flags, evaluators in ((stood.flags, stood.evaluators), (new_flags, new_evaluators)):
        touched |= await _referring(flags, evaluators, names)
    return Job(
        flag_set=name,
        revision=stood.revision,
        before=Version(stood.properties.fractional, _only(stood.flags, touched), stood.evaluators),
        after=Version(properties.fractional, _only(new_flags, touched), new_evaluators),
        source=source,
        sample=sample,
        reads_overrides=properties.stored_contexts,
        warnings=dry_run.warnings,
        streams=streams,
        now=int(time.time()),
    )


async def _referring(
    texts: Mapping[str, str], rules: Mapping[str, str], names: Iterable[str]
) -> set[str]:
    """The flags that refer to an evaluator of these names, also through other evaluators."""
    names = set(names)
    if not names:
        return set()
    known = {evaluator.name: evaluator for evaluator in await reading.evaluators(rules)}
    wanted = frozenset[str]().union(*(dependents(known, name) for name in names))
    return {
        flag.key
        for flag in await reading.flags(texts)
        if not evaluators_of(flag).isdisjoint(wanted)
    }


def _edit(kind: Kind, texts: dict[str, str], diff: Iterable[Difference]) -> set[str]:
    """Make the edits of this kind; return their names."""
    edits = [difference for difference in diff if difference.kind == kind]
    for edit in edits:
        if edit.after is None:
            texts.pop(edit.name, None)
        else:
            texts[edit.name] = bytes(edit.after).decode()
    return {edit.name for edit in edits}


def _only(texts: Mapping[str, str], names: Iterable[str]) -> dict[str, str]:
    return {name: texts[name] for name in sorted(names) if name in texts}
