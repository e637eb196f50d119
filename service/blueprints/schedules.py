"""``/api/v1/flag-sets/{set}/schedules``."""

from __future__ import annotations

from typing import cast

from msgspec.structs import asdict
from sanic import HTTPResponse

from service.blueprints.description.parts import PAGE, page_of, query, ref
from service.blueprints.description.route import Description
from service.evaluation.limits import MAX_DEFINITION_BYTES
from service.management.plans import schedules
from service.management.plans.schedule.steps import step_of
from service.middleware.answers import json, json_page
from service.middleware.management import (
    MAX_STRUCT_BYTES,
    ManagementCall,
    management,
    number_in_path,
)
from service.middleware.routing import WorkerBlueprint
from service.storage.plans import PlanRow
from service.structs.plans import (
    SCHEDULE_STATES,
    MadeSchedule,
    NewSchedule,
    Schedule,
    ScheduleChange,
    ScheduleState,
)
from service.structs.timestamps import timestamp, timestamp_or_none

blueprint = WorkerBlueprint("schedules", url_prefix="/api/v1/flag-sets/<flag_set:str>/schedules")

# A definition, and what stands around it.
_MOST_BYTES = MAX_DEFINITION_BYTES + MAX_STRUCT_BYTES


@blueprint.get("/", name="list")
@Description(
    parameters=(
        *PAGE,
        query("state", "Only schedules in this state.", enum=[*SCHEDULE_STATES]),
        query("flag", "Only schedules of this flag.", type="string"),
        query("actor", "Only schedules that this API key made, by its name.", type="string"),
    ),
    answers={200: page_of("Schedule")},
    failures=(400, 404),
)
@management("read")
async def list_schedules(call: ManagementCall, flag_set: str) -> HTTPResponse:
    """List the schedules of the flag set, newest first. Ended schedules stay for 90 days."""
    page = await schedules.list(
        call.stores,
        flag_set,
        state=call.choice("state", SCHEDULE_STATES),
        flag=call.query("flag"),
        actor=call.query("actor"),
        **call.paging(),
    )
    return json_page(page, _schedule)


@blueprint.post("/", name="create")
@Description(
    body=ref("NewSchedule"),
    body_example={
        "at": "2030-01-31T09:00:00+01:00",
        "flag": "new-checkout",
        "definition": {
            "state": "ENABLED",
            "variants": {"on": True, "off": False},
            "defaultVariant": "on",
        },
        "comment": "Winter season.",
    },
    answers={201: ref("MadeSchedule")},
    failures=(400, 404, 409, 412),
)
@management("write")
async def create(call: ManagementCall, flag_set: str) -> HTTPResponse:
    """Schedule a change. It is checked as if it were made now, and again when it is applied.

    Within a second of its time it is applied as a change of the key that scheduled it, also if
    that key has been revoked since.
    """
    wanted = call.decoded(NewSchedule, most=_MOST_BYTES)
    made = await call.write(schedules.create(call.stores, call.actor, flag_set, wanted))
    body = MadeSchedule(**asdict(_schedule(made.plan)), warnings=made.warnings)
    return json(body, 201)


@blueprint.get("/<schedule:str>", name="get")
@Description(answers={200: ref("Schedule")}, failures=(400, 404))
@management("read")
async def get(call: ManagementCall, flag_set: str, schedule: str) -> HTTPResponse:
    """Return one schedule."""
    return json(_schedule(await schedules.get(call.stores, flag_set, _number(schedule))))


@blueprint.patch("/<schedule:str>", name="patch")
@Description(
    body=ref("ScheduleChange"),
    body_example={"at": "2030-02-01T09:00:00+01:00"},
    answers={200: ref("Schedule")},
    failures=(400, 404, 409),
)
@management("write")
async def patch(call: ManagementCall, flag_set: str, schedule: str) -> HTTPResponse:
    """Move a waiting schedule to another time, or change its comment."""
    change = call.decoded(ScheduleChange)
    moved = await call.write(schedules.move(call.stores, flag_set, _number(schedule), change))
    return json(_schedule(moved))


@blueprint.delete("/<schedule:str>", name="delete")
@Description(answers={200: ref("Schedule")}, failures=(400, 404, 409))
@management("write")
async def delete(call: ManagementCall, flag_set: str, schedule: str) -> HTTPResponse:
    """Cancel a waiting schedule. It stays in the list as cancelled."""
    cancelled = await call.write(schedules.cancel(call.stores, flag_set, _number(schedule)))
    return json(_schedule(cancelled))


@blueprint.post("/<schedule:str>/run", name="run")
@Description(answers={200: ref("Schedule")}, failures=(400, 404, 409))
@management("write")
async def run(call: ManagementCall, flag_set: str, schedule: str) -> HTTPResponse:
    """Apply a waiting schedule now, as a change of the caller's.

    If the change is refused, the schedule goes on waiting.
    """
    applied = await call.write(schedules.run(call.stores, call.actor, flag_set, _number(schedule)))
    if applied.revision is not None:
        await call.serve(flag_set, applied.revision)
    return json(_schedule(applied))


def _number(schedule: str) -> int:
    return number_in_path("schedule", schedule)


def _schedule(plan: PlanRow) -> Schedule:
    step = step_of(plan)
    return Schedule(
        id=plan.id,
        # It never runs for a while, and is never paused.
        state=cast("ScheduleState", plan.state),
        at=timestamp(step.at),
        flag=plan.flag,
        patch=step.patch,
        definition=step.definition,
        rollback=step.rollback,
        latest=timestamp_or_none(plan.latest_at),
        if_revision=plan.if_revision,
        comment=plan.comment,
        created_by=plan.actor,
        created_at=timestamp(plan.created_at),
        modified_at=timestamp(plan.modified_at),
        ended_at=timestamp_or_none(plan.ended_at),
        revision=plan.revision,
        reason=plan.reason,
    )
