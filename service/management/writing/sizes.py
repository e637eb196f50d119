"""Sizes of flag sets, before and after a change."""

from __future__ import annotations

from collections.abc import Iterable

from service.evaluation.definition.sizes import Size, size_of_evaluator, size_of_flag, size_of_set
from service.evaluation.steps import Steps
from service.storage import evaluators, flag_set_sizes, flags
from service.storage.changes import Edit, Kind
from service.storage.database import Cursor
from service.storage.flag_sets import FlagSetRow
from service.tasks.cooperative import run_in_slices


async def present_size(cursor: Cursor, flag_set: FlagSetRow) -> Size:
    """Return the size of the set: stored, or else measured."""
    stored = await flag_set_sizes.find(cursor, flag_set)
    if stored is not None:
        return stored
    return await run_in_slices(
        size_of_set(
            await flags.texts(cursor, flag_set.id), await evaluators.texts(cursor, flag_set.id)
        )
    )


def resized(size: Size, edits: Iterable[Edit]) -> Steps[Size]:
    """Return the size after the edits, in steps."""
    for edit in edits:
        if edit.after is not None:
            size = size.plus(_size_of(edit.kind, edit.name, edit.after))
        if edit.before is not None:
            size = size.minus(_size_of(edit.kind, edit.name, edit.before))
        yield None
    return size


def _size_of(kind: Kind, name: str, text: str) -> Size:
    match kind:
        case "flag":
            return size_of_flag(name, text)
        case "evaluator":
            return size_of_evaluator(text)
        case "flag_set":
            return Size()
