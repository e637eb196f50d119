"""The step of a schedule: as it is stored, and the change that it makes."""

from __future__ import annotations

import msgspec

from service.errors import Fault, Refused
from service.management import flag_sets, flags, reading, rollbacks
from service.management.plans.schedule.body import ONE_OF
from service.management.writing.change_set import ChangeSet
from service.management.writing.checking import pointing_into
from service.storage.plans import PlanRow
from service.structs.decoding import decode
from service.structs.flag_sets import FlagSetChange
from service.structs.plans import Step

_OF_SET = (
    "Without 'flag', a patch is of the properties of the flag set: 'fractional',"
    " 'storedContexts', 'metadata'."
)
_NEEDS_FLAG = "A definition is that of a flag; add its key as 'flag'."


class ScheduledStep(Step, frozen=True, kw_only=True, omit_defaults=True):
    """The step as it is stored, with its time in milliseconds."""

    at: int


_decode = msgspec.json.Decoder(tuple[ScheduledStep]).decode
_encode = msgspec.json.Encoder().encode


def step_of(plan: PlanRow) -> ScheduledStep:
    """Return the step of a schedule."""
    (step,) = _decode(plan.steps)
    return step


def encoded(step: Step, at: int) -> str:
    """Return the JSON of the column ``steps``: the one step, at a time in milliseconds."""
    stored = ScheduledStep(
        at=at, patch=step.patch, definition=step.definition, rollback=step.rollback
    )
    return _encode([stored]).decode()


async def make(change_set: ChangeSet, flag: str | None, step: Step) -> tuple[Fault, ...]:
    """Add the change of a step to the change set; return its warnings.

    Raises as a write of the same kind does.
    """
    if not isinstance(step.rollback, msgspec.UnsetType):
        if flag is None:
            return (await rollbacks.flag_set_in(change_set, step.rollback)).warnings
        return (await rollbacks.flag_in(change_set, flag, step.rollback)).warnings
    if not isinstance(step.definition, msgspec.UnsetType):
        if flag is None:
            raise Refused(_NEEDS_FLAG, [Fault("/definition", _NEEDS_FLAG)])
        with pointing_into("definition"):
            definition = await reading.flag(flag, bytes(step.definition))
            return (await flags.put_in(change_set, definition)).warnings
    if isinstance(step.patch, msgspec.UnsetType):
        raise Refused(ONE_OF)
    with pointing_into("patch"):
        return await _patch(change_set, flag, bytes(step.patch))


async def _patch(change_set: ChangeSet, flag: str | None, body: bytes) -> tuple[Fault, ...]:
    """Add a merge patch of the flag, or of the properties of the set; return its warnings."""
    if flag is not None:
        change = await reading.patch(body)
        return (await flags.patch_in(change_set, flag, change, len(body))).warnings
    try:
        properties = decode(body, FlagSetChange, "patch")
    except Refused as refusal:
        raise Refused(_OF_SET, refusal.faults) from None
    await flag_sets.patch_in(
        change_set,
        fractional=properties.fractional,
        stored_contexts=properties.stored_contexts,
        metadata=properties.metadata,
    )
    return (await change_set.outcome()).warnings
