"""Flags in short, as ``GET …/flags?summary=true`` lists them."""

from __future__ import annotations

from typing import Any, cast

from service.evaluation.compiler.flag import CompiledFlag
from service.evaluation.definition.summary import DefinitionSummary, summarise
from service.management.flag_summaries import SummarisedFlag
from service.management.flag_uses import is_permanent
from service.storage.plans import PlanAhead
from service.structs.flags import FlagPlan, FlagSummary, LivePlanState
from service.structs.timestamps import timestamp, timestamp_or_none


def render(row: SummarisedFlag) -> FlagSummary:
    """Return a stored flag in short."""
    flag, author = row.flag, row.author
    return FlagSummary(
        key=flag.key,
        revision=flag.revision,
        modified_at=timestamp(flag.modified_at),
        modified_by=None if author is None else author.actor,
        comment=None if author is None else author.comment,
        last_evaluated_at=timestamp_or_none(flag.last_evaluated_at),
        stale=flag.stale,
        permanent=flag.permanent,
        plan=None if row.plan is None else _plan(row.plan),
        **_members(row.summary),
    )


def recalled(flag: CompiledFlag) -> FlagSummary:
    """Return a flag in short from memory, where only its definition is known."""
    return FlagSummary(
        key=flag.key,
        revision=None,
        modified_at=None,
        modified_by=None,
        comment=None,
        last_evaluated_at=None,
        stale=None,
        permanent=is_permanent(flag.text),
        plan=None,
        **_members(summarise(flag.text)),
    )


def _plan(plan: PlanAhead) -> FlagPlan:
    return FlagPlan(
        kind=plan.kind,
        state=cast("LivePlanState", plan.state),
        next_at=timestamp_or_none(plan.next_at),
        number=plan.number,
    )


def _members(summary: DefinitionSummary) -> dict[str, Any]:
    return {
        "state": summary.state,
        "type": summary.kind,
        "variants": summary.variants,
        "default_variant": summary.default_variant,
        "rules": summary.rules,
        "otherwise": summary.otherwise,
        "rollout": summary.rollout,
        "evaluators": summary.evaluators,
        "metadata": summary.metadata,
        "digest": summary.digest,
    }
