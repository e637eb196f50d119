"""Dependencies of rules: evaluators that a rule needs, and those that need an evaluator.

Both also indirectly.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from service.evaluation.definition.parts import EvaluatorDefinition, FlagDefinition
from service.evaluation.definition.targeting import may_refer
from service.management import reading
from service.management.writing.checking import evaluators_of
from service.storage import evaluators
from service.storage.database import Cursor


async def read_needed(
    cursor: Cursor, flag_set_id: int, names: Iterable[str]
) -> dict[str, EvaluatorDefinition]:
    """Return these evaluators and those that they refer to in turn; missing ones are left out."""
    needed: dict[str, EvaluatorDefinition] = {}
    asked: set[str] = set()
    waiting = sorted(names)
    while waiting:
        name = waiting.pop()
        if name in asked:
            continue
        asked.add(name)
        row = await evaluators.find(cursor, flag_set_id, name)
        if row is not None:
            needed[name] = await reading.evaluator(name, row.text.encode())
            waiting.extend(needed[name].references)
    return needed


async def read_needed_by(
    cursor: Cursor, flag_set_id: int, flags: Iterable[FlagDefinition]
) -> dict[str, EvaluatorDefinition]:
    """Return the evaluators that these flags refer to, directly or through others."""
    names = frozenset[str]().union(*map(evaluators_of, flags))
    return await read_needed(cursor, flag_set_id, names)


def dependents(known: Mapping[str, EvaluatorDefinition], name: str) -> frozenset[str]:
    """Return the evaluator itself and those of ``known`` that refer to it, also indirectly."""
    referring: dict[str, list[str]] = {}
    for other, evaluator in known.items():
        for reference in evaluator.references:
            referring.setdefault(reference, []).append(other)
    found: set[str] = set()
    waiting = [name]
    while waiting:
        other = waiting.pop()
        if other not in found:
            found.add(other)
            waiting += referring.get(other, ())
    return frozenset(found)


async def read_referring(cursor: Cursor, flag_set_id: int) -> dict[str, EvaluatorDefinition]:
    """Return the evaluators of the set that refer to others."""
    texts = await evaluators.texts(cursor, flag_set_id)
    # Decoding every evaluator would take a second for the largest sets.
    likely = {name: text for name, text in texts.items() if may_refer(text)}
    read = await reading.evaluators(likely)
    return {evaluator.name: evaluator for evaluator in read if evaluator.references}
