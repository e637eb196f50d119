"""Rollouts take their steps in time, stop for guards and for others, and go all the way back."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import msgspec
import pytest

from service.errors import Conflict, DefinitionRefused, LostRace, NotFound, Refused
from service.management import changes, flags
from service.management.plans import rollouts
from service.management.plans.applying import Applier
from service.management.plans.kinds import Readings
from service.management.plans.rollout.columns import encoded, progress_of
from service.management.plans.table import kinds
from service.management.preconditions import Precondition
from service.management.stores import Stores
from service.settings import Settings
from service.storage import due_plans, plans
from service.storage.changes import Filter
from service.storage.plans import PlanRow
from service.structs.principal import Principal
from service.structs.rollouts import Guard, GuardState, GuardStatus, NewRollout

OFF = b'{"state":"ENABLED","variants":{"on":true,"off":false},"defaultVariant":"off"}'
STEPS = [{"percent": 5, "for": "10m"}, {"percent": 25, "for": "1h"}, {"percent": 100}]
GUARD = {"expression": "error_ratio", "comparison": "<", "bound": 0.01}
HOUR = 3_600_000

Begin = Callable[..., Awaitable[PlanRow]]
Pass = Callable[..., Awaitable[PlanRow]]


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
def after(stores: Stores, flag_set: str, guards: Guards) -> Pass:
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
        while await applier.apply(stores, Settings()):
            pass
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


async def test_the_steps_are_taken_each_in_its_time(
    stores: Stores, flag_set: str, begin: Begin, after: Pass
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
    stores: Stores, flag_set: str, begin: Begin, after: Pass
) -> None:
    plan = await after(await begin())
    plan = await after(plan, 100 * HOUR)
    assert (plan.step, await share(stores, flag_set)) == (2, 25)
    assert (await after(plan, HOUR - 1_000)).step == 2


async def test_a_rollout_begins_at_its_start(
    stores: Stores, flag_set: str, begin: Begin, after: Pass
) -> None:
    for body in ({"start": datetime.now(UTC) + timedelta(hours=1)}, {"in": "1h"}):
        plan = await after(await begin(**body))
        assert (plan.state, await share(stores, flag_set)) == ("waiting", 0)
        assert (plan.next_at or 0) - plan.created_at == pytest.approx(HOUR, abs=5_000)
        plan = await rollouts.stop(stores, flag_set, plan.id)
    plan = await begin(**{"in": "1h"})
    assert (await after(plan, HOUR + 1_000)).state == "running"


async def test_the_last_step_is_watched_for_as_long_as_it_says(
    stores: Stores, flag_set: str, begin: Begin, after: Pass
) -> None:
    plan = await after(await begin(steps=[{"percent": 100, "for": "1h"}]))
    assert (plan.state, await share(stores, flag_set)) == ("running", 100)
    plan = await after(plan, HOUR)
    assert (plan.state, plan.step) == ("applied", 1)
    assert len(await comments(stores, flag_set)) == 1


async def test_pause_keeps_the_rest_of_the_step(
    stores: Stores, flag_set: str, begin: Begin, after: Pass
) -> None:
    plan = await after(await after(await begin()), 400_000)
    plan = await rollouts.pause(stores, flag_set, plan.id)
    assert (plan.state, plan.next_at, plan.reason) == ("paused", None, None)
    assert await rollouts.pause(stores, flag_set, plan.id) == plan
    assert (await after(plan, 100 * HOUR)).step == 1
    plan = await rollouts.resume(stores, flag_set, plan.id)
    assert plan.state == "running"
    assert await rollouts.resume(stores, flag_set, plan.id) == plan
    assert (await after(plan, 150_000)).step == 1
    assert (await after(plan, 60_000)).step == 2


async def test_skip_ends_the_wait(
    stores: Stores, flag_set: str, actor: Principal, begin: Begin, after: Pass
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


async def test_back_takes_the_flag_to_where_it_was_and_resume_begins_anew(
    stores: Stores, flag_set: str, actor: Principal, begin: Begin, after: Pass
) -> None:
    plan = await after(await after(await begin()), HOUR)
    plan = await rollouts.back(stores, actor, flag_set, plan.id)
    assert (plan.state, plan.step) == ("paused", 0)
    assert json.loads((await flags.get(stores, flag_set, "banner")).text) == json.loads(OFF)
    assert (await comments(stores, flag_set))[-1] == (
        f"Rollout {plan.id} taken back to before its first step."
    )
    assert (await after(plan, HOUR)).step == 0
    await rollouts.resume(stores, flag_set, plan.id)
    assert (await after(plan)).step == 1
    assert await share(stores, flag_set) == 5


async def test_stop_keeps_the_share(
    stores: Stores, flag_set: str, actor: Principal, begin: Begin, after: Pass
) -> None:
    plan = await after(await begin())
    plan = await rollouts.stop(stores, flag_set, plan.id)
    assert plan.state == "cancelled"
    assert (await rollouts.stop(stores, flag_set, plan.id)).version == plan.version
    assert (await after(plan, HOUR)).step == 1
    assert await share(stores, flag_set) == 5
    for act in (rollouts.pause, rollouts.resume):
        with pytest.raises(Conflict, match="is over: cancelled"):
            await act(stores, flag_set, plan.id)
    with pytest.raises(Conflict, match="is over: cancelled"):
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
    after: Pass,
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
    stores: Stores, flag_set: str, actor: Principal, begin: Begin, after: Pass
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
    stores: Stores, flag_set: str, actor: Principal, begin: Begin, after: Pass
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
    after: Pass,
    change: Any,
    reason: str,
) -> None:
    plan = await begin()
    await flags.patch(stores, actor, flag_set, "banner", json.dumps(change).encode())
    plan = await after(plan)
    assert plan.state == "failed"
    assert reason in (plan.reason or "")


async def test_deleting_the_flag_ends_it(
    stores: Stores, flag_set: str, actor: Principal, begin: Begin, after: Pass
) -> None:
    plan = await after(await begin())
    await flags.delete(stores, actor, flag_set, "banner")
    plan = await rollouts.get(stores, flag_set, plan.id)
    assert (plan.state, plan.reason) == ("cancelled", "The flag was deleted.")


# --- guards -----------------------------------------------------------------------------------


async def test_guards_that_hold_let_the_steps_be_taken(
    stores: Stores, flag_set: str, begin: Begin, after: Pass, guards: Guards
) -> None:
    plan = await after(await begin(guards=[GUARD]))
    assert (plan.state, plan.step, guards.asked) == ("running", 1, 1)
    checked = progress_of(plan).checks
    assert [(each.state, each.value) for each in checked] == [("holds", 0.001)]
    # Looked at every ten seconds.
    plan = await after(plan, 10_000)
    assert (plan.step, guards.asked) == (1, 2)
    assert (plan.next_at or 0) - plan.modified_at == pytest.approx(10_000, abs=1_000)
    plan = await after(await after(plan, HOUR), HOUR)
    assert (plan.state, await share(stores, flag_set)) == ("applied", 100)


@pytest.mark.parametrize("value", [0.5, None])
async def test_a_guard_that_does_not_hold_pauses_before_any_step(
    stores: Stores, flag_set: str, begin: Begin, after: Pass, guards: Guards, value: float | None
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


async def test_a_guard_that_fails_during_a_step_pauses_at_once_and_keeps_the_rest(
    stores: Stores, flag_set: str, begin: Begin, after: Pass, guards: Guards
) -> None:
    plan = await after(await begin(guards=[GUARD]))
    guards.values["error_ratio"] = 0.5
    plan = await after(plan, 10_000)
    assert (plan.state, plan.step, await share(stores, flag_set)) == ("paused", 1, 5)
    assert progress_of(plan).remaining == pytest.approx(590_000, abs=20_000)
    # Resumed while it fails, it pauses again.
    plan = await after(await rollouts.resume(stores, flag_set, plan.id))
    assert plan.state == "paused"


async def test_a_guard_that_fails_rolls_back_if_the_rollout_says_so(
    stores: Stores, flag_set: str, begin: Begin, after: Pass, guards: Guards
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
        f"Rollout {plan.id} rolled back to before its first step."
        " Guard 'error_ratio < 0.01': it is 0.5."
    )


async def test_a_guard_that_cannot_be_asked_never_rolls_back(
    stores: Stores, flag_set: str, begin: Begin, after: Pass, guards: Guards
) -> None:
    plan = await after(await begin(guards=[GUARD], onFailure="rollback"))
    guards.values["error_ratio"] = None
    plan = await after(plan, HOUR)
    assert (plan.state, plan.step, await share(stores, flag_set)) == ("paused", 1, 5)


async def test_of_several_guards_a_failing_one_counts_before_one_that_is_not_known(
    stores: Stores, flag_set: str, begin: Begin, after: Pass, guards: Guards
) -> None:
    guards.values["latency"] = 0.0
    other = {**GUARD, "expression": "latency"}
    plan = await after(await begin(guards=[other, GUARD], onFailure="rollback"))
    guards.values = {"latency": None, "error_ratio": 0.5}
    assert (await after(plan, 10_000)).state == "failed"


async def test_a_failing_guard_before_the_first_step_changes_nothing(
    stores: Stores, flag_set: str, begin: Begin, after: Pass, guards: Guards
) -> None:
    guards.values["error_ratio"] = 0.5
    plan = await after(await begin(guards=[GUARD], onFailure="rollback"))
    assert (plan.state, plan.reason) == ("failed", "Guard 'error_ratio < 0.01': it is 0.5.")
    assert await comments(stores, flag_set) == []


async def test_skip_asks_the_guards_first(
    stores: Stores, flag_set: str, actor: Principal, begin: Begin, after: Pass, guards: Guards
) -> None:
    plan = await after(await begin(guards=[GUARD]))
    guards.values["error_ratio"] = 0.5
    plan = await after(await rollouts.skip(stores, actor, flag_set, plan.id))
    assert (plan.state, plan.step) == ("paused", 1)


async def test_what_happens_between_asking_and_acting_wins(
    stores: Stores, flag_set: str, begin: Begin, after: Pass
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


# --- what is refused --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("body", "pointer"),
    [
        ({"variant": "new"}, "/variant"),
        ({"steps": []}, "/steps"),
        ({"steps": [{"percent": 5, "for": "1h"}] * 21}, "/steps"),
        ({"steps": [{"percent": 0}]}, "/steps/0/percent"),
        ({"steps": [{"percent": -5}]}, "/steps/0/percent"),
        ({"steps": [{"percent": 100.5}]}, "/steps/0/percent"),
        ({"steps": [{"percent": 5.0001}]}, "/steps/0/percent"),
        ({"steps": [{"percent": 5, "for": "soon"}, {"percent": 6}]}, "/steps/0/for"),
        ({"steps": [{"percent": 5, "for": "367d"}]}, "/steps/0/for"),
        ({"steps": [{"percent": 5}, {"percent": 6}]}, "/steps/0/for"),
        ({"steps": [{"percent": 5, "for": "1h"}, {"percent": 5}]}, "/steps/1/percent"),
        ({"guards": [{**GUARD, "expression": "sum("}]}, "/guards/0/expression"),
        ({"guards": [{**GUARD, "for": "5"}]}, "/guards/0/for"),
        ({"guards": [{**GUARD, "for": "25h"}]}, "/guards/0/for"),
        ({"guards": [GUARD] * 21}, "/guards"),
        ({"comment": "x" * 1001}, "/comment"),
        ({"start": datetime(2020, 1, 1, tzinfo=UTC)}, "/start"),
        ({"start": datetime(2099, 1, 1, tzinfo=UTC), "in": "1h"}, "/in"),
        ({"in": "soon"}, "/in"),
    ],
)
async def test_what_is_no_rollout_is_refused_with_a_pointer(
    begin: Begin, body: dict[str, Any], pointer: str
) -> None:
    with pytest.raises(Refused) as refused:
        await begin(**body)
    assert [fault.pointer for fault in refused.value.faults] == [pointer]


async def test_guards_without_a_prometheus_are_refused(
    stores: Stores, actor: Principal, flag_set: str, flag: str
) -> None:
    body = {"flag": flag, "variant": "on", "steps": STEPS, "guards": [GUARD]}
    wanted = msgspec.convert(body, NewRollout)
    with pytest.raises(Refused) as refused:
        await rollouts.create(stores, actor, flag_set, wanted, can_ask=False)
    assert [fault.pointer for fault in refused.value.faults] == ["/guards"]


async def test_a_flag_whose_targeting_has_no_place_is_refused(
    stores: Stores, flag_set: str, actor: Principal, begin: Begin
) -> None:
    await flags.patch(stores, actor, flag_set, "banner", b'{"targeting":{"==":[1,1]}}')
    with pytest.raises(DefinitionRefused) as refused:
        await begin()
    (fault,) = refused.value.faults
    assert fault.pointer == "/flag"
    assert "/targeting/==" in fault.detail


async def test_a_share_that_the_variant_has_is_refused(
    stores: Stores, flag_set: str, actor: Principal, begin: Begin
) -> None:
    split = b'{"targeting":{"fractional":[["on",5],["off",95]]}}'
    await flags.patch(stores, actor, flag_set, "banner", split)
    with pytest.raises(Refused) as refused:
        await begin()
    assert [fault.pointer for fault in refused.value.faults] == ["/steps/0/percent"]


async def test_one_rollout_of_a_flag_at_a_time(
    stores: Stores, flag_set: str, begin: Begin, after: Pass
) -> None:
    plan = await begin()
    with pytest.raises(Conflict, match=f"has the rollout {plan.id}"):
        await begin()
    await rollouts.stop(stores, flag_set, plan.id)
    await begin()


async def test_a_disabled_flag_and_an_absent_one_have_no_rollout(
    stores: Stores, flag_set: str, actor: Principal, begin: Begin
) -> None:
    with pytest.raises(NotFound):
        await begin(flag="nothing")
    await flags.patch(stores, actor, flag_set, "banner", b'{"state":"DISABLED"}')
    with pytest.raises(Conflict, match="is disabled"):
        await begin()


async def test_an_action_on_another_edition_is_a_lost_race(
    stores: Stores, flag_set: str, actor: Principal, begin: Begin, after: Pass
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
