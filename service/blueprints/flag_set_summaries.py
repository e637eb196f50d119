"""Flag sets in short, as ``GET /api/v1/flag-sets?summary=true`` lists them."""

from __future__ import annotations

import msgspec

from service.evaluation.flag_set import CompiledFlagSet
from service.management.flag_set_summaries import SummarisedSet
from service.storage.flag_set_summaries import LastChangeRow
from service.structs.flag_sets import FlagSetSummary, LastChange
from service.structs.timestamps import timestamp


def render(found: SummarisedSet) -> FlagSetSummary:
    """Return a stored flag set in short."""
    row, last = found.row, found.last_change
    return FlagSetSummary(
        name=row.name,
        revision=row.revision,
        metadata=msgspec.Raw(row.metadata_text.encode()),
        modified_at=timestamp(row.modified_at),
        flags=found.flags,
        stale=found.stale,
        planned=found.plans,
        last_change=None if last is None else _last_change(last),
        evaluations_since=timestamp(found.since),
        evaluations=found.evaluations,
    )


def _last_change(row: LastChangeRow) -> LastChange:
    return LastChange(
        revision=row.revision,
        at=timestamp(row.at),
        actor=row.actor,
        comment=row.comment,
        total=row.total,
        kind=row.kind,
        name=row.name,
        did="deleted" if not row.is_there else "changed" if row.was_there else "created",
    )


def recalled(held: CompiledFlagSet) -> FlagSetSummary:
    """Return a flag set in short from memory, where only its content is known."""
    return FlagSetSummary(
        name=held.name,
        revision=held.revision,
        metadata=msgspec.Raw(msgspec.json.encode(held.header.metadata)),
        modified_at=timestamp(held.header.modified_at * 1000),
        flags=sum(1 for _ in held.flags),
        stale=None,
        planned=None,
        last_change=None,
        evaluations_since=None,
        evaluations=None,
    )
