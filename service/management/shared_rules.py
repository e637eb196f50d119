"""Which evaluators a rule needs, and who needs an evaluator: both also through other evaluators."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from service.evaluation.definition import EvaluatorDefinition, read_evaluator
from service.storage import evaluators
from service.storage.database import Cursor


async def read_needed(
    cursor: Cursor, flag_set_id: int, names: Iterable[str]
) -> dict[str, EvaluatorDefinition]:
    """The evaluators of these names, and those that they refer to in turn; none that is missing."""
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
            needed[name] = read_evaluator(name, row.text.encode())
            waiting.extend(needed[name].references)
    return needed


def dependents(known: Mapping[str, EvaluatorDefinition], name: str) -> frozenset[str]:
    """The evaluator itself and those of ``known`` that refer to it, or to one that does."""
    found = {name}
    while True:
        more = {
            other
            for other, evaluator in known.items()
            if other not in found and not found.isdisjoint(evaluator.references)
        }
        if not more:
            return frozenset(found)
        found |= more


async def read_referring(cursor: Cursor, flag_set_id: int) -> dict[str, EvaluatorDefinition]:
    """The evaluators of the set that refer to others."""
    texts = await evaluators.texts(cursor, flag_set_id)
    # A reference can be written in no other way but with escapes, which nobody does by accident:
    # reading every evaluator would cost a second for the largest sets.
    likely = {name: text for name, text in texts.items() if "$ref" in text or "\\u" in text}
    read = (read_evaluator(name, text.encode()) for name, text in likely.items())
    return {evaluator.name: evaluator for evaluator in read if evaluator.references}
