"""Guards let a rollout go on, pause it, or take it back."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Sequence

import pytest

from service.management import flags, webhooks
from service.management.plans import rollouts
from service.management.plans.applying import Applier
from service.management.plans.kinds import Readings
from service.management.plans.rollout.columns import progress_of
from service.management.plans.table import kinds
from service.management.stores import Stores
from service.settings import Settings
from service.storage import due_plans
from service.structs.principal import Principal
from service.structs.rollouts import Guard
from tests.management.plans.conftest import (
    GUARD,
    HOUR,
    OFF,
    After,
    Begin,
    Guards,
    comments,
    notices,
    share,
)


async def test_guards_that_hold_let_the_steps_be_taken(
    stores: Stores, flag_set: str, begin: Begin, after: After, guards: Guards
) -> None:
    plan = await after(await begin(guards=[GUARD]))
    assert (plan.state, plan.step, guards.asked) == ("running", 1, 1)
    checked = progress_of(plan).checks
    assert [(each.state, each.value) for each in checked] == [("holds", 0.001)]
    # Looked at every ten seconds.
    plan = await after(plan, 10_000)
    assert (plan.step, guards.asked) == (1, 2)
    assert (plan.next_at or 0) - plan.modified_at == pytest.approx(10_000, abs=9_000)
    plan = await after(await after(plan, HOUR), HOUR)
    assert (plan.state, await share(stores, flag_set)) == ("applied", 100)


@pytest.mark.parametrize("value", [0.5, None])
async def test_a_guard_that_does_not_hold_pauses_before_any_step(
    stores: Stores, flag_set: str, begin: Begin, after: After, guards: Guards, value: float | None
) -> None:
    guards.values["error_ratio"] = value
    plan = await after(await begin(guards=[GUARD]))
    assert (plan.state, plan.step, await share(stores, flag_set)) == ("paused", 0, 0)
    assert plan.reason == f"Guard 'error_ratio < 0.01': it is {value}."
    async with stores.database.read() as cursor:
        assert (await due_plans.backlog(cursor)).paused_by_guards == 1
    guards.values["error_ratio"] = 0
    assert (await after(plan, 10 * HOUR)).step == 0
    plan = await rollouts.resume(stores, flag_set, plan.id)
    assert (await after(plan)).step == 1


async def test_guards_without_a_result_pause(stores: Stores, flag_set: str, begin: Begin) -> None:
    made = await begin(guards=[GUARD], onFailure="rollback")

    async def nothing(_asked: Sequence[Guard]) -> Readings:
        return []

    await Applier(kinds(nothing, 10.0)).apply_guarded(stores, Settings())
    plan = await rollouts.get(stores, flag_set, made.id)
    assert (plan.state, plan.step) == ("paused", 0)
    assert plan.reason == "The guards could not be asked."


async def test_a_guard_that_fails_during_a_step_pauses_at_once_and_keeps_the_rest(
    stores: Stores,
    actor: Principal,
    flag_set: str,
    begin: Begin,
    after: After,
    guards: Guards,
) -> None:
    await webhooks.create(stores, actor, flag_set, "http://127.0.0.1:9/")
    plan = await after(await begin(guards=[GUARD]))
    guards.values["error_ratio"] = 0.5
    plan = await after(plan, 10_000)
    assert (plan.state, plan.step, await share(stores, flag_set)) == ("paused", 1, 5)
    assert progress_of(plan).remaining == pytest.approx(590_000, abs=20_000)
    (notice,) = await notices(stores)
    assert (notice["state"], notice["reason"]) == ("paused", plan.reason)
    # Resumed while it fails, it pauses again.
    plan = await after(await rollouts.resume(stores, flag_set, plan.id))
    assert plan.state == "paused"


async def test_a_guard_that_fails_rolls_back_if_the_rollout_says_so(
    stores: Stores, flag_set: str, begin: Begin, after: After, guards: Guards
) -> None:
    plan = await after(await begin(guards=[GUARD], onFailure="rollback"))
    plan = await after(plan, HOUR)
    assert await share(stores, flag_set) == 25
    guards.values["error_ratio"] = 0.5
    plan = await after(plan, 10_000)
    assert (plan.state, plan.step) == ("failed", 0)
    assert plan.reason == "Rolled back. Guard 'error_ratio < 0.01': it is 0.5."
    assert json.loads((await flags.get(stores, flag_set, "banner")).text) == json.loads(OFF)
    assert (await comments(stores, flag_set))[-1] == (
        f"Rollout {plan.id} rolled back from 25 % to 0 %. Guard 'error_ratio < 0.01': it is 0.5."
    )


async def test_a_guard_that_cannot_be_asked_never_rolls_back(
    stores: Stores, flag_set: str, begin: Begin, after: After, guards: Guards
) -> None:
    plan = await after(await begin(guards=[GUARD], onFailure="rollback"))
    guards.values["error_ratio"] = None
    plan = await after(plan, HOUR)
    assert (plan.state, plan.step, await share(stores, flag_set)) == ("paused", 1, 5)


async def test_of_several_guards_a_failing_one_counts_before_one_that_is_not_known(
    stores: Stores, flag_set: str, begin: Begin, after: After, guards: Guards
) -> None:
    guards.values["latency"] = 0.0
    other = {**GUARD, "expression": "latency"}
    plan = await after(await begin(guards=[other, GUARD], onFailure="rollback"))
    guards.values = {"latency": None, "error_ratio": 0.5}
    assert (await after(plan, 10_000)).state == "failed"


async def test_a_failing_guard_before_the_first_step_changes_nothing(
    stores: Stores, flag_set: str, begin: Begin, after: After, guards: Guards
) -> None:
    guards.values["error_ratio"] = 0.5
    plan = await after(await begin(guards=[GUARD], onFailure="rollback"))
    assert (plan.state, plan.reason) == ("failed", "Guard 'error_ratio < 0.01': it is 0.5.")
    assert await comments(stores, flag_set) == []


async def test_skip_asks_the_guards_first(
    stores: Stores, flag_set: str, actor: Principal, begin: Begin, after: After, guards: Guards
) -> None:
    plan = await after(await begin(guards=[GUARD]))
    guards.values["error_ratio"] = 0.5
    plan = await after(await rollouts.skip(stores, actor, flag_set, plan.id))
    assert (plan.state, plan.step) == ("paused", 1)


async def test_what_happens_between_asking_and_acting_wins(
    stores: Stores, flag_set: str, begin: Begin, after: After
) -> None:
    """A rollout that is paused while its guards are asked takes no step."""
    made = await begin(guards=[GUARD])

    async def pausing(asked: Sequence[Guard]) -> Readings:
        await rollouts.pause(stores, flag_set, made.id)
        return await Guards()(asked)

    await Applier(kinds(pausing, 10.0)).apply_guarded(stores, Settings())
    plan = await rollouts.get(stores, flag_set, made.id)
    assert (plan.state, plan.step, await share(stores, flag_set)) == ("paused", 0, 0)


async def test_many_processes_take_a_guarded_step_once(
    stores: Stores, flag_set: str, begin: Begin, guards: Guards
) -> None:
    made = await begin(guards=[GUARD])

    async def process() -> None:
        applier = Applier(kinds(guards, 10.0))
        for _ in range(3):
            await applier.apply_guarded(stores, Settings())

    await asyncio.gather(*(process() for _ in range(4)))
    plan = await rollouts.get(stores, flag_set, made.id)
    assert (plan.state, plan.step) == ("running", 1)
    assert len(await comments(stores, flag_set)) == 1
