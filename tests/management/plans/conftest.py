"""Plans, and the time that they wait for."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any

import msgspec
import pytest

from service.management import flag_sets, flags
from service.management.guard_checks import check_guards
from service.management.plans import schedules
from service.management.plans.applying import Applier
from service.management.plans.table import kinds
from service.management.stores import Stores
from service.settings import Settings
from service.storage.plans import PlanRow
from service.structs.plans import NewSchedule
from service.structs.principal import Principal

NAME = "checkout.production"
ON = b'{"state":"ENABLED","variants":{"on":true,"off":false},"defaultVariant":"on"}'

# Later than any test runs.
LATER = datetime.now(UTC) + timedelta(days=30)

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

    async def let_time_pass(*ids: int) -> None:
        only = f" WHERE id IN ({', '.join(map(str, ids))})" if ids else ""
        async with stores.database.transaction() as cursor:
            await cursor.execute(
                "UPDATE plans SET next_at = next_at - 31 * 86400000,"
                f" latest_at = latest_at - 31 * 86400000{only}"
            )

    return let_time_pass


@pytest.fixture
def apply(stores: Stores) -> Apply:
    """Applies all that is due, as one background process does."""
    applier = Applier(kinds(partial(check_guards, None), 10.0))

    async def apply() -> None:
        while await applier.apply(stores, Settings()):
            pass

    return apply
