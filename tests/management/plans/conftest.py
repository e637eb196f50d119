"""Plans, and the time that they wait for; rollouts, and the guards that let them go on."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable, Sequence
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any

import msgspec
import pytest

from service.management import changes, flag_sets, flags
from service.management.plans import rollouts, schedules
from service.management.plans.applying import Applier
from service.management.plans.kinds import Readings
from service.management.plans.rollout.columns import encoded, progress_of
from service.management.plans.rollout.guard_checks import check_guards
from service.management.plans.table import kinds
from service.management.stores import Stores
from service.settings import Settings
from service.storage import plans
from service.storage.changes import Filter
from service.storage.plans import PlanRow
from service.structs.plans import NewSchedule
from service.structs.principal import Principal
from service.structs.rollouts import Guard, GuardState, GuardStatus, NewRollout
from tests import time_of_plans

NAME = "checkout.production"
ON = b'{"state":"ENABLED","variants":{"on":true,"off":false},"defaultVariant":"on"}'

# Later than any test runs.
LATER = datetime.now(UTC) + timedelta(days=30)

OFF = b'{"state":"ENABLED","variants":{"on":true,"off":false},"defaultVariant":"off"}'
STEPS = [{"percent": 5, "for": "10m"}, {"percent": 25, "for": "1h"}, {"percent": 100}]
GUARD = {"expression": "error_ratio", "comparison": "<", "bound": 0.01}
HOUR = 3_600_000

Begin = Callable[..., Awaitable[PlanRow]]
After = Callable[..., Awaitable[PlanRow]]

Plan = Callable[..., Awaitable[PlanRow]]
Apply = Callable[[], Awaitable[None]]
Pass = Callable[..., Awaitable[None]]


@pytest.fixture
def actor() -> Principal:
    return Principal(7, "deploy bot", frozenset({"admin"}))


@pytest.fixture
async def flag_set(stores: Stores, actor: Principal) -> str:
    """Name of a flag set with the flag ``new-cart``, which is at revision 2."""
    await flag_sets.create(stores, actor, NAME)
    await flags.put(stores, actor, NAME, "new-cart", ON)
    return NAME


@pytest.fixture
def plan(stores: Stores, actor: Principal, flag_set: str) -> Plan:
    """Schedules a change of ``new-cart`` in a month, unless told otherwise."""

    async def plan(*, by: Principal = actor, **body: Any) -> PlanRow:
        body = {"at": LATER, "flag": "new-cart", **body}
        if not body.keys() & {"patch", "definition", "rollback"}:
            body["patch"] = {"state": "DISABLED"}
        wanted = msgspec.json.decode(msgspec.json.encode(body), type=NewSchedule)
        return (await schedules.create(stores, by, flag_set, wanted)).plan

    return plan


@pytest.fixture
def let_time_pass(stores: Stores) -> Pass:
    """Makes plans due, as if their time had come: all of them, or those with these ids."""
    return partial(time_of_plans.let_time_pass, stores)


def new_applier() -> Applier:
    """What a background process applies plans with, where no Prometheus is known."""
    return Applier(kinds(partial(check_guards, None), 10.0))


async def apply_all(applier: Applier, stores: Stores) -> None:
    """Apply all that is due, as one background process does."""
    while await applier.apply(stores, Settings()):
        pass


@pytest.fixture
def apply(stores: Stores) -> Apply:
    """Applies all that is due."""
    return partial(apply_all, new_applier(), stores)


async def notices(stores: Stores) -> list[dict[str, Any]]:
    """What webhooks are told of plans, the oldest first."""
    async with stores.database.read() as cursor:
        await cursor.execute("SELECT payload FROM outbox WHERE payload IS NOT NULL ORDER BY id")
        return [json.loads(payload) for (payload,) in cursor.fetchall()]


# --- rollouts ---


class Guards:
    """What guards are answered with: each expression's value, None if it cannot be asked."""

    def __init__(self) -> None:
        self.values: dict[str, float | None] = {"error_ratio": 0.001}
        self.asked = 0

    async def __call__(self, guards: Sequence[Guard]) -> Readings:
        self.asked += 1
        return [self._reading(guard) for guard in guards]

    def _reading(self, guard: Guard) -> GuardStatus:
        value = self.values[guard.expression]
        state: GuardState = "unknown"
        if value is not None:
            state = "holds" if value < guard.bound else "fails"
        detail = f"Guard '{guard.expression} < {guard.bound}': it is {value}."
        return GuardStatus.of(guard, state, value, None if state == "holds" else detail)


@pytest.fixture
def guards() -> Guards:
    return Guards()


@pytest.fixture
async def flag(stores: Stores, actor: Principal, flag_set: str) -> str:
    """Key of a flag that is off for everybody, at revision 3 of its set."""
    await flags.put(stores, actor, flag_set, "banner", OFF)
    return "banner"


@pytest.fixture
def begin(stores: Stores, actor: Principal, flag_set: str, flag: str) -> Begin:
    async def begin(**body: Any) -> PlanRow:
        body = {"flag": flag, "variant": "on", "steps": STEPS, **body}
        wanted = msgspec.json.decode(msgspec.json.encode(body), type=NewRollout)
        return (await rollouts.create(stores, actor, flag_set, wanted, can_ask=True)).plan

    return begin


@pytest.fixture
def after(stores: Stores, flag_set: str, guards: Guards) -> After:
    """Lets milliseconds pass for a rollout, and a background process do what is due then."""
    applier = Applier(kinds(guards, 10.0))

    async def after(plan: PlanRow, milliseconds: int = 0) -> PlanRow:
        async with stores.database.transaction() as cursor:
            row = await plans.find(cursor, plan.flag_set_id, plan.id)
            assert row is not None
            progress = progress_of(row)
            if progress.due_at is not None:
                due = progress.due_at - milliseconds
                progress = msgspec.structs.replace(progress, due_at=due)
            await cursor.execute(
                "UPDATE plans SET next_at = next_at - %s, progress = %s WHERE id = %s",
                (milliseconds, encoded(progress), row.id),
            )
        await apply_all(applier, stores)
        while await applier.apply_guarded(stores, Settings()):
            pass
        return await rollouts.get(stores, flag_set, plan.id)

    return after


async def share(stores: Stores, flag_set: str) -> Any:
    """The share of 'on' as the flag's definition has it."""
    definition = json.loads((await flags.get(stores, flag_set, "banner")).text)
    if definition.get("defaultVariant") == "on":
        return 100
    targeting = definition.get("targeting")
    return targeting["fractional"][0][1] if targeting else 0


async def comments(stores: Stores, flag_set: str) -> list[str | None]:
    """The comments of the flag's changes after its creation, the oldest first."""
    found = (await changes.list(stores, flag_set, Filter(name="banner"), limit=1000)).items
    return [change.comment for change in reversed(found)][1:]
