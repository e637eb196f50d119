"""The kinds of plans."""

from __future__ import annotations

from collections.abc import Mapping

from service.management.plans.kinds import Kind
from service.management.plans.schedules import Schedules
from service.storage.plans import PlanKind


def kinds() -> Mapping[PlanKind, Kind]:
    """Return the kinds by the name that a plan's row has."""
    return {"schedule": Schedules()}
