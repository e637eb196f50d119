"""Warnings about changes of a flag set's properties that change its answers.

They are returned with the warnings of a write. Where the caller stated the change explicitly, for
example by a document with another version of fractional, it is never refused.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from service.errors import Fault
from service.evaluation.definition.document import Document
from service.evaluation.definition.document_text import FLAG_SET_ID
from service.evaluation.definition.known_members import PROPERTIES
from service.evaluation.definition.parts import FlagDefinition
from service.evaluation.text.pointers import child
from service.management.writing.change_set import ChangeSet
from service.management.writing.shared_rules import read_needed_by
from service.storage.flag_sets import Properties


def rebucketed(
    before: int, after: int, flags: Collection[str], evaluators: Iterable[str] = ()
) -> list[Fault]:
    """Return warnings about existing flags, by their texts, for another version of ``fractional``.

    An evaluator that uses it counts for all flags, whether they refer to it or not.
    """
    if before == after:
        return []
    number = sum(map(uses_fractional, flags))
    if any(map(uses_fractional, evaluators)):
        number = len(flags)
    if not number:
        return []
    flags_that = "one flag that uses it gives"
    if number > 1:
        flags_that = f"up to {number} flags that use it give"
    detail = (
        f"The version of fractional changes from {before} to {after}: {flags_that} many users"
        " another variant."
    )
    return [Fault(child("", PROPERTIES, "fractional"), detail)]


async def bucketed_otherwise(
    change_set: ChangeSet, definitions: Sequence[FlagDefinition], before: int, where: str
) -> list[Fault]:
    """Return warnings about flags whose ``fractional`` had the version ``before``.

    ``where`` is the set or time of that, as a part of a sentence: ``at revision 3``.
    """
    flag_set = change_set.flag_set
    if before == flag_set.fractional:
        return []
    needed = await read_needed_by(change_set.cursor, flag_set.id, definitions)
    texts = [flag.text for flag in definitions] + [rule.text for rule in needed.values()]
    if not any(map(uses_fractional, texts)):
        return []
    detail = (
        f"This uses fractional, which has version {before} {where} and {flag_set.fractional} here:"
        " many users get another variant than there."
    )
    return [Fault("", detail)]


def uses_fractional(text: str) -> bool:
    """Return whether a definition uses ``fractional``, judging by its text."""
    return '"fractional"' in text


def switched(before: Properties, after: Properties) -> list[Fault]:
    """Return warnings about stored contexts being switched on or off."""
    if before.stored_contexts == after.stored_contexts:
        return []
    detail = "Evaluations read stored contexts from now on: no document holds these."
    if before.stored_contexts:
        detail = "Evaluations do not read stored contexts any more: overrides have no effect."
    return [Fault(child("", PROPERTIES, "storedContexts"), detail)]


def named_otherwise(flag_set: str, document: Document) -> list[Fault]:
    """Return a warning if answers carry another name than the set's; flagd's selectors use it."""
    name = document.metadata.get(FLAG_SET_ID)
    if name in (None, flag_set):
        return []
    detail = (
        f"Answers of the flag set '{flag_set}' carry the flagSetId '{name}', and a flagd sidecar"
        " selects the set by it."
    )
    return [Fault(child("", "metadata", FLAG_SET_ID), detail)]
