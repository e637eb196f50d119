"""``/api/v1/flag-sets/{set}/rollouts``."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import Any, cast

from msgspec.structs import asdict
from sanic import HTTPResponse

from service.blueprints.description.parts import IF_MATCH, PAGE, page_of, query, ref
from service.blueprints.description.route import Description
from service.management.plans import rollouts
from service.management.plans.rollout.columns import (
    Checked,
    flag_of,
    guards_of,
    progress_of,
    share_at,
    steps_of,
)
from service.middleware.answers import json, json_page, precondition
from service.middleware.management import ManagementCall, management, number_in_path
from service.middleware.routing import WorkerBlueprint
from service.storage.plans import PlanRow
from service.structs.periods import period_text
from service.structs.principal import Principal
from service.structs.rollouts import (
    ROLLOUT_STATES,
    Guard,
    GuardStatus,
    MadeRollout,
    NewRollout,
    Rollout,
    RolloutState,
)
from service.structs.timestamps import timestamp, timestamp_or_none

blueprint = WorkerBlueprint("rollouts", url_prefix="/api/v1/flag-sets/<flag_set:str>/rollouts")

_ACTION = Description(
    parameters=(IF_MATCH,),
    answers={200: ref("Rollout")},
    failures=(400, 404, 409, 412),
    tagged=True,
)


@blueprint.get("/", name="list")
@Description(
    parameters=(
        *PAGE,
        query("state", "Only rollouts in this state.", enum=[*ROLLOUT_STATES]),
        query("flag", "Only rollouts of this flag.", type="string"),
    ),
    answers={200: page_of("Rollout")},
    failures=(400, 404),
)
@management("read")
async def list_rollouts(call: ManagementCall, flag_set: str) -> HTTPResponse:
    """List the rollouts of the flag set, newest first. Ended rollouts stay for 90 days."""
    page = await rollouts.list(
        call.stores,
        flag_set,
        state=call.choice("state", ROLLOUT_STATES),
        flag=call.query("flag"),
        **call.paging(),
    )
    return json_page(page, _rollout)


@blueprint.post("/", name="create")
@Description(
    body=ref("NewRollout"),
    body_example={
        "flag": "new-checkout",
        "variant": "on",
        "steps": [
            {"percent": 5, "for": "30m"},
            {"percent": 25, "for": "2h"},
            {"percent": 100, "for": "1h"},
        ],
        "guards": [
            {
                "expression": 'sum(rate(http_errors_total{app="shop"}[5m]))',
                "comparison": "<",
                "bound": 0.5,
                "for": "10m",
            }
        ],
        "onFailure": "rollback",
    },
    answers={201: ref("MadeRollout")},
    failures=(400, 404, 409),
    tagged=True,
)
@management("write")
async def create(call: ManagementCall, flag_set: str) -> HTTPResponse:
    """Start a rollout: the variant's share grows step by step, each a change of the flag.

    A key that has the variant keeps it. All steps are checked as if they were taken now. Guards
    are asked of Prometheus before each step and while it stays.
    """
    wanted = call.decoded(NewRollout)
    can_ask = bool(call.context.settings.prometheus.url)
    made = await call.write(
        rollouts.create(call.stores, call.actor, flag_set, wanted, can_ask=can_ask)
    )
    body = MadeRollout(**asdict(_rollout(made.plan)), warnings=made.warnings)
    return json(body, 201, revision=progress_of(made.plan).edition, is_weak=True)


@blueprint.get("/<rollout:str>", name="get")
@Description(answers={200: ref("Rollout")}, failures=(400, 404), tagged=True)
@management("read")
async def get(call: ManagementCall, flag_set: str, rollout: str) -> HTTPResponse:
    """Return one rollout, with the last values of its guards.

    Its entity tag changes with steps and actions, but not with looks at the guards.
    """
    return _answer(await rollouts.get(call.stores, flag_set, _number(rollout)))


@blueprint.post("/<rollout:str>/pause", name="pause")
@_ACTION
@management("write")
async def pause(call: ManagementCall, flag_set: str, rollout: str) -> HTTPResponse:
    """Pause a rollout: the share stays as it is, and guards are not asked."""
    return _answer(await _act(call, flag_set, rollout, rollouts.pause))


@blueprint.post("/<rollout:str>/resume", name="resume")
@_ACTION
@management("write")
async def resume(call: ManagementCall, flag_set: str, rollout: str) -> HTTPResponse:
    """Resume a paused rollout with what was left of its step. Guards are asked at once."""
    return _answer(await _act(call, flag_set, rollout, rollouts.resume))


@blueprint.post("/<rollout:str>/skip", name="skip")
@_ACTION
@management("write")
async def skip(call: ManagementCall, flag_set: str, rollout: str) -> HTTPResponse:
    """End the wait of the present step: the next one is taken within a second, if guards hold."""
    return _answer(await _act(call, flag_set, rollout, rollouts.skip, call.actor))


@blueprint.post("/<rollout:str>/back", name="back")
@_ACTION
@management("write")
async def back(call: ManagementCall, flag_set: str, rollout: str) -> HTTPResponse:
    """Give the flag its targeting from before the rollout, which pauses before its first step."""
    plan = await _act(call, flag_set, rollout, rollouts.back, call.actor)
    if plan.revision is not None:
        await call.serve(flag_set, plan.revision)
    return _answer(plan)


@blueprint.delete("/<rollout:str>", name="delete")
@_ACTION
@management("write")
async def delete(call: ManagementCall, flag_set: str, rollout: str) -> HTTPResponse:
    """Stop a rollout where it is: the flag keeps its share. It stays in the list as cancelled."""
    return _answer(await _act(call, flag_set, rollout, rollouts.stop))


def _number(rollout: str) -> int:
    return number_in_path("rollout", rollout)


async def _act(
    call: ManagementCall,
    flag_set: str,
    rollout: str,
    action: Callable[..., Coroutine[Any, Any, PlanRow]],
    *actor: Principal,
) -> PlanRow:
    """Return the rollout after an action on the edition that the caller expects."""
    number, expected = _number(rollout), precondition(call)
    return await call.write(action(call.stores, *actor, flag_set, number, expected=expected))


def _answer(plan: PlanRow) -> HTTPResponse:
    return json(_rollout(plan), revision=progress_of(plan).edition, is_weak=True)


def _rollout(plan: PlanRow) -> Rollout:
    steps, progress = steps_of(plan), progress_of(plan)
    guards = guards_of(plan)
    checks = progress.checks or (None,) * len(guards)
    is_paused = plan.state == "paused"
    return Rollout(
        id=plan.id,
        flag=flag_of(plan),
        variant=steps.variant,
        # It is never missed.
        state=cast("RolloutState", plan.state),
        reason=plan.reason,
        step=plan.step,
        percent=share_at(steps, progress, plan.step),
        started_from=progress.started_from,
        next_at=timestamp_or_none(progress.due_at if plan.is_live else None),
        remaining=period_text(progress.remaining / 1000) if is_paused else None,
        steps=steps.steps,
        guards=tuple(map(_status, guards, checks)),
        checked_at=timestamp_or_none(progress.checked_at),
        on_failure=plan.on_failure or "pause",
        comment=plan.comment,
        revision=plan.revision,
        created_by=plan.actor,
        created_at=timestamp(plan.created_at),
        modified_at=timestamp(plan.modified_at),
        ended_at=timestamp_or_none(plan.ended_at),
    )


def _status(guard: Guard, check: Checked | None) -> GuardStatus:
    if check is None:
        return GuardStatus.of(guard)
    return GuardStatus.of(guard, check.state, check.value, check.detail)
