"""The kinds of plans."""

from __future__ import annotations

from collections.abc import Mapping

from service.management.plans.kinds import Kind
from service.management.plans.rollout.kind import AskGuards, Rollouts
from service.management.plans.schedule.kind import Schedules
from service.structs.plans import PlanKind


def kinds(ask_guards: AskGuards, interval: float) -> Mapping[PlanKind, Kind]:
    """Return the kinds by the name that a plan's row has; guards are asked every ``interval`` s."""
    return {"schedule": Schedules(), "rollout": Rollouts(ask_guards, interval)}
