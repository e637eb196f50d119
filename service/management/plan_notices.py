"""Notices to webhooks about plans that ended, or paused, without anybody's doing."""

from __future__ import annotations

import msgspec

from service.storage import outbox
from service.storage.database import Cursor
from service.storage.flag_sets import FlagSetRow
from service.storage.plans import PlanRow
from service.structs.timestamps import timestamp
from service.structs.webhooks import StoppedPlan

_encode = msgspec.json.Encoder().encode


async def notify(cursor: Cursor, flag_set: FlagSetRow, plan: PlanRow) -> None:
    """Insert a delivery of the plan's state for each webhook, within the transaction."""
    stopped = StoppedPlan(
        flag_set=flag_set.name,
        kind=plan.kind,
        id=plan.id,
        flag=plan.flag,
        state=plan.state,
        reason=plan.reason,
        actor=plan.actor,
        comment=plan.comment,
        created_at=timestamp(plan.created_at),
    )
    await outbox.write_notice(cursor, flag_set.id, _encode(stopped).decode())
