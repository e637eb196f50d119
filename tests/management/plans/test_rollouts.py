"""Rollouts take their steps in time, stop for others, and go all the way back."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from service.errors import Conflict, LostRace
from service.management import flags
from service.management.plans import rollouts
from service.management.plans.rollout.columns import progress_of
from service.management.stores import Stores
from service.management.writing.preconditions import Precondition
from service.structs.principal import Principal
from tests.management.plans.conftest import (
    GUARD,
    HOUR,
    OFF,
    After,
    Begin,
    comments,
    share,
)
from tests.waiting import PATIENCE


async def test_the_steps_are_taken_each_in_its_time(
    stores: Stores, flag_set: str, begin: Begin, after: After
) -> None:
    made = await begin(comment="For the summer.")
    assert (made.state, made.step) == ("waiting", 0)
    plan = await after(made)
    assert (plan.state, plan.step, await share(stores, flag_set)) == ("running", 1, 5)
    plan = await after(plan, 599_000)
    assert (plan.step, await share(stores, flag_set)) == (1, 5)
    plan = await after(plan, 1_000)
    assert (plan.state, plan.step, await share(stores, flag_set)) == ("running", 2, 25)
    plan = await after(plan, HOUR)
    assert (plan.state, plan.step, await share(stores, flag_set)) == ("applied", 3, 100)
    assert plan.ended_at is not None
    assert await comments(stores, flag_set) == [
        f"Rollout {plan.id}, step 1 of 3: 'on' at 5 %. For the summer.",
        f"Rollout {plan.id}, step 2 of 3: 'on' at 25 %. For the summer.",
        f"Rollout {plan.id}, step 3 of 3: 'on' at 100 %. For the summer.",
    ]


async def test_what_was_due_meanwhile_is_one_step_and_its_wait_begins_then(
    stores: Stores, flag_set: str, begin: Begin, after: After
) -> None:
    plan = await after(await begin())
    plan = await after(plan, 100 * HOUR)
    assert (plan.step, await share(stores, flag_set)) == (2, 25)
    assert (await after(plan, HOUR - PATIENCE * 1000)).step == 2


async def test_a_rollout_begins_at_its_start(
    stores: Stores, flag_set: str, begin: Begin, after: After
) -> None:
    for body in ({"start": datetime.now(UTC) + timedelta(hours=1)}, {"in": "1h"}):
        plan = await after(await begin(**body))
        assert (plan.state, await share(stores, flag_set)) == ("waiting", 0)
        assert (plan.next_at or 0) - plan.created_at == pytest.approx(HOUR, abs=PATIENCE * 1000)
        plan = await rollouts.stop(stores, flag_set, plan.id)
    plan = await begin(**{"in": "1h"})
    assert (await after(plan, HOUR + 1_000)).state == "running"


async def test_the_last_step_is_watched_for_as_long_as_it_says(
    stores: Stores, flag_set: str, begin: Begin, after: After
) -> None:
    plan = await after(await begin(steps=[{"percent": 100, "for": "1h"}]))
    assert (plan.state, await share(stores, flag_set)) == ("running", 100)
    plan = await after(plan, HOUR)
    assert (plan.state, plan.step) == ("applied", 1)
    assert len(await comments(stores, flag_set)) == 1


async def test_pause_keeps_the_rest_of_the_step(
    stores: Stores, flag_set: str, begin: Begin, after: After
) -> None:
    plan = await after(await after(await begin()), 400_000)
    plan = await rollouts.pause(stores, flag_set, plan.id)
    assert (plan.state, plan.next_at, plan.reason) == ("paused", None, None)
    assert await rollouts.pause(stores, flag_set, plan.id) == plan
    assert (await after(plan, 100 * HOUR)).step == 1
    plan = await rollouts.resume(stores, flag_set, plan.id)
    assert plan.state == "running"
    assert await rollouts.resume(stores, flag_set, plan.id) == plan
    assert (await after(plan, 100_000)).step == 1
    assert (await after(plan, 110_000)).step == 2


async def test_skip_ends_the_wait(
    stores: Stores, flag_set: str, actor: Principal, begin: Begin, after: After
) -> None:
    plan = await after(await begin())
    await rollouts.skip(stores, actor, flag_set, plan.id)
    assert (await after(plan)).step == 2
    assert (await comments(stores, flag_set))[-1] == (
        f"Rollout {plan.id}, step 2 of 3: 'on' at 25 %, skipped to by 'deploy bot'."
    )
    await rollouts.pause(stores, flag_set, plan.id)
    with pytest.raises(Conflict, match="Resume it first"):
        await rollouts.skip(stores, actor, flag_set, plan.id)


async def test_only_the_step_that_was_skipped_to_says_so(
    stores: Stores, flag_set: str, actor: Principal, begin: Begin, after: After
) -> None:
    plan = await after(await begin())
    await rollouts.skip(stores, actor, flag_set, plan.id)
    await after(await after(plan), HOUR)
    assert (await comments(stores, flag_set))[-1] == (
        f"Rollout {plan.id}, step 3 of 3: 'on' at 100 %."
    )


async def test_back_takes_the_flag_to_where_it_was_and_resume_begins_anew(
    stores: Stores, flag_set: str, actor: Principal, begin: Begin, after: After
) -> None:
    plan = await after(await after(await begin()), HOUR)
    plan = await rollouts.back(stores, actor, flag_set, plan.id)
    assert (plan.state, plan.step) == ("paused", 0)
    assert json.loads((await flags.get(stores, flag_set, "banner")).text) == json.loads(OFF)
    assert (await comments(stores, flag_set))[-1] == (
        f"Rollout {plan.id} taken back from 25 % to 0 %."
    )
    assert (await after(plan, HOUR)).step == 0
    await rollouts.resume(stores, flag_set, plan.id)
    assert (await after(plan)).step == 1
    assert await share(stores, flag_set) == 5


async def test_stop_keeps_the_share(
    stores: Stores, flag_set: str, actor: Principal, begin: Begin, after: After
) -> None:
    plan = await after(await begin())
    plan = await rollouts.stop(stores, flag_set, plan.id)
    assert plan.state == "cancelled"
    assert (await rollouts.stop(stores, flag_set, plan.id)).version == plan.version
    assert (await after(plan, HOUR)).step == 1
    assert await share(stores, flag_set) == 5
    for act in (rollouts.pause, rollouts.resume):
        with pytest.raises(Conflict, match="has ended: cancelled"):
            await act(stores, flag_set, plan.id)
    with pytest.raises(Conflict, match="has ended: cancelled"):
        await rollouts.back(stores, actor, flag_set, plan.id)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"state": "DISABLED"}, "The flag was disabled."),
        ({"defaultVariant": "on"}, "The flag's targeting or default variant was changed."),
        (
            {"targeting": {"fractional": [["on", 50], ["off", 50]]}},
            "The flag's targeting or default variant was changed.",
        ),
    ],
)
async def test_a_change_by_hand_of_what_it_changes_ends_it(
    stores: Stores,
    flag_set: str,
    actor: Principal,
    begin: Begin,
    after: After,
    change: Any,
    reason: str,
) -> None:
    plan = await after(await begin())
    written = await flags.patch(stores, actor, flag_set, "banner", json.dumps(change).encode())
    assert any("is cancelled by this change" in each.detail for each in written.warnings)
    plan = await rollouts.get(stores, flag_set, plan.id)
    assert (plan.state, plan.next_at) == ("cancelled", None)
    assert plan.reason == reason


async def test_another_change_by_hand_is_kept_by_the_steps(
    stores: Stores, flag_set: str, actor: Principal, begin: Begin, after: After
) -> None:
    plan = await after(await begin())
    patch = b'{"metadata":{"owner":"cart"},"variants":{"beta":true}}'
    await flags.patch(stores, actor, flag_set, "banner", patch)
    plan = await after(plan, HOUR)
    assert (plan.state, plan.step, await share(stores, flag_set)) == ("running", 2, 25)
    await rollouts.back(stores, actor, flag_set, plan.id)
    definition = json.loads((await flags.get(stores, flag_set, "banner")).text)
    assert definition == {
        **json.loads(OFF),
        "metadata": {"owner": "cart"},
        "variants": {"on": True, "off": False, "beta": True},
    }


async def test_before_its_first_step_a_rollout_builds_on_what_is_there(
    stores: Stores, flag_set: str, actor: Principal, begin: Begin, after: After
) -> None:
    plan = await begin(start=datetime.now(UTC) + timedelta(hours=1))
    split = b'{"targeting":{"fractional":[["on",2],["off",98]]}}'
    await flags.patch(stores, actor, flag_set, "banner", split)
    plan = await after(plan, HOUR + 1_000)
    assert (plan.state, await share(stores, flag_set)) == ("running", 5)
    await rollouts.back(stores, actor, flag_set, plan.id)
    assert await share(stores, flag_set) == 2


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"state": "DISABLED"}, "The flag 'banner' is disabled."),
        ({"targeting": {"fractional": [["on", 50], ["off", 50]]}}, "has 50 % already"),
        ({"targeting": {"==": [1, 1]}}, "cannot change the result of '=='"),
        ({"variants": {"on": None}}, "no variant 'on'"),
    ],
)
async def test_a_first_step_that_became_impossible_fails_with_the_reason(
    stores: Stores,
    flag_set: str,
    actor: Principal,
    begin: Begin,
    after: After,
    change: Any,
    reason: str,
) -> None:
    plan = await begin()
    await flags.patch(stores, actor, flag_set, "banner", json.dumps(change).encode())
    plan = await after(plan)
    assert plan.state == "failed"
    assert reason in (plan.reason or "")


async def test_deleting_the_flag_ends_it(
    stores: Stores, flag_set: str, actor: Principal, begin: Begin, after: After
) -> None:
    plan = await after(await begin())
    await flags.delete(stores, actor, flag_set, "banner")
    plan = await rollouts.get(stores, flag_set, plan.id)
    assert (plan.state, plan.reason) == ("cancelled", "The flag was deleted.")


async def test_an_action_on_another_edition_is_a_lost_race(
    stores: Stores, flag_set: str, actor: Principal, begin: Begin, after: After
) -> None:
    plan = await after(await begin(guards=[GUARD]))
    edition = progress_of(plan).edition
    # A look at the guards is no edition.
    plan = await after(plan, 10_000)
    assert progress_of(plan).edition == edition
    past = Precondition(if_match=edition - 1)
    for act in (rollouts.pause, rollouts.resume, rollouts.stop):
        with pytest.raises(LostRace):
            await act(stores, flag_set, plan.id, expected=past)
    for act_as in (rollouts.skip, rollouts.back):
        with pytest.raises(LostRace):
            await act_as(stores, actor, flag_set, plan.id, expected=past)
    present = Precondition(if_match=edition)
    assert (await rollouts.pause(stores, flag_set, plan.id, expected=present)).state == "paused"


async def test_rollouts_are_listed_newest_first(
    stores: Stores, flag_set: str, begin: Begin
) -> None:
    first = await begin()
    await rollouts.stop(stores, flag_set, first.id)
    second = await begin()
    assert [plan.id for plan in (await rollouts.list(stores, flag_set)).items] == [
        second.id,
        first.id,
    ]
    page = await rollouts.list(stores, flag_set, state="cancelled", flag="banner")
    assert [plan.id for plan in page.items] == [first.id]
