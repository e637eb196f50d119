"""``/api/v1/flag-sets/{set}/statistics``: counts of evaluations."""

from __future__ import annotations

from sanic import HTTPResponse

from service.blueprints.description.parts import PAGE, page_of, query
from service.blueprints.description.route import Description
from service.errors import Fault, Refused
from service.management import statistics
from service.management.statistics import By
from service.middleware.answers import json_page
from service.middleware.management import ManagementCall, management
from service.middleware.routing import WorkerBlueprint
from service.storage.statistics import CountRow
from service.structs.statistics import EvaluationCount
from service.structs.timestamps import milliseconds_or_none, timestamp

blueprint = WorkerBlueprint("statistics", url_prefix="/api/v1/flag-sets/<flag_set:str>/statistics")

_BY: tuple[By, ...] = ("hour", "day")


@blueprint.get("/", name="list")
@Description(
    parameters=(
        *PAGE,
        query(
            "flag",
            "Only counts of the flag with this key.",
            type="string",
            examples=["new-checkout"],
        ),
        query(
            "since",
            "Start of the range, inclusive; the whole hour or day of this time is included"
            " (default: 24 hours before `until`, or 30 days with `by=day`).",
            type="string",
            format="date-time",
            examples=["2030-01-01T00:00:00Z"],
        ),
        query(
            "until",
            "End of the range, exclusive (default: now).",
            type="string",
            format="date-time",
            examples=["2030-01-31T12:00:00Z"],
        ),
        query("by", "Group by hour or by day (default: hour).", enum=_BY),
    ),
    answers={200: page_of("EvaluationCount")},
    failures=(400, 404),
)
@management("read")
async def list_statistics(call: ManagementCall, flag_set: str) -> HTTPResponse:
    """Return evaluation counts by hour or by day (UTC), earliest first.

    Evaluations appear after some seconds. Hours older than some days
    (`FLAGSTAFF_STATISTICS_HOURLY_DAYS`) are merged into days. Evaluations by flagd sidecars are
    not counted.
    """
    page = await statistics.list(
        call.stores,
        flag_set,
        flag=call.query("flag"),
        since=_time(call, "since"),
        until=_time(call, "until"),
        by=call.choice("by", _BY) or "hour",
        **call.paging(),
    )
    return json_page(page, _render)


def _time(call: ManagementCall, name: str) -> int | None:
    try:
        time = call.timestamp(name)
    except Refused as refused:
        raise Refused(str(refused), [Fault(f"/{name}", str(refused))]) from None
    return milliseconds_or_none(time)


def _render(row: CountRow) -> EvaluationCount:
    return EvaluationCount(
        flag=row.flag,
        variant=row.variant,
        reason=None if row.failed else row.reason,
        error_code=row.reason if row.failed else None,
        start=timestamp(row.starts_at),
        hours=row.hours,
        evaluations=row.evaluations,
    )
