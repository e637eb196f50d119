"""Plans that a change interferes with: who makes the change is warned, and some plans end.

A plan ends with a change that deletes its flag or flag set, and with one that it was not made for
(``ifRevision``); a rollout that has begun also with one of the flag's targeting, default variant
or state. Any other plan stays, and its next step applies on top of the change.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from service.errors import Fault, Faults
from service.evaluation.rollout.definition import interruption
from service.management.plan_notices import notify
from service.storage import plans
from service.storage.changes import Edit
from service.storage.database import Cursor
from service.storage.flag_sets import FlagSetRow
from service.storage.plans import PlanRow
from service.structs.timestamps import timestamp_text


async def find(
    cursor: Cursor, flag_set: FlagSetRow, edits: Sequence[Edit], *, besides: int | None = None
) -> list[PlanRow]:
    """Return the live plans that the edits interfere with, by id, without the plan ``besides``.

    An edit of a flag interferes with plans on that flag, and every edit with plans on the set.
    """
    if not edits:
        return []
    keys = None if _is_deletion(edits) else {edit.name for edit in edits if edit.kind == "flag"}
    found = await plans.live_of(cursor, flag_set.id, keys)
    return [plan for plan in found if plan.id != besides]


def warnings(found: Iterable[PlanRow], edits: Sequence[Edit]) -> tuple[Fault, ...]:
    """Return a warning for each plan, for whoever makes the change."""
    faults = Faults()
    for plan in found:
        because = _end(plan, edits)
        effect = _next(plan) if because is None else f"is cancelled by this change: {because}"
        faults.append(Fault("", f"{described(plan)} {effect}."))
    return faults.listed("plans")


async def settle(
    cursor: Cursor, flag_set: FlagSetRow, found: Iterable[PlanRow], edits: Sequence[Edit]
) -> None:
    """End the plans that end with the change, within its transaction; tell the webhooks."""
    for plan in found:
        because = _end(plan, edits)
        if because is not None:
            reason = f"{because[0].upper()}{because[1:]}."
            ended = await plans.save(
                cursor, msgspec.structs.replace(plan, state="cancelled", reason=reason)
            )
            await notify(cursor, flag_set, ended)


def described(plan: PlanRow) -> str:
    """Return the name of a plan in a sentence: ``Schedule 17 of 'deploy bot'``."""
    return f"{plan.kind.capitalize()} {plan.id} of '{plan.actor}'"


def _next(plan: PlanRow) -> str:
    what = "the flag set" if plan.flag is None else f"the flag '{plan.flag}'"
    if plan.next_at is None:
        return f"is paused; once it is resumed, it also changes {what}"
    return f"also changes {what} at {timestamp_text(plan.next_at)}"


def _end(plan: PlanRow, edits: Sequence[Edit]) -> str | None:
    """Return why the plan ends with the edits, as the end of a sentence; None if it does not."""
    if _is_deletion(edits):
        return "the flag set was deleted"
    for edit in edits:
        if edit.kind != "flag" or edit.name != plan.flag:
            continue
        if edit.after is None:
            return "the flag was deleted"
        if plan.kind == "rollout" and plan.step and edit.before is not None:
            because = interruption(edit.before, edit.after)
            if because is not None:
                return because
    if plan.if_revision is not None:
        what = "flag set" if plan.flag is None else "flag"
        return f"it was made for revision {plan.if_revision} of the {what}"
    return None


def _is_deletion(edits: Sequence[Edit]) -> bool:
    """Return whether the edits delete the flag set, whose own edit is the first."""
    return bool(edits) and edits[0].kind == "flag_set" and edits[0].after is None
