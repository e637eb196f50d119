"""Steps of a rollout: a share for the variant, and the way back.

Every share is made from the flag as it was before the first step, so that keys that have the
variant keep it (``service/evaluation/rollout/``). Of what that gives, only targeting and default
variant are taken: the rest of the flag may be changed by hand meanwhile.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import msgspec

from service.errors import Conflict, DefinitionRefused, Fault, NotFound, Refused
from service.evaluation.definition.parts import FlagDefinition
from service.evaluation.rollout.definition import percent_of, with_share, with_targeting_of
from service.evaluation.text.free_text import without_steering
from service.management import flags, reading
from service.management.plans.rollout.columns import (
    Progress,
    Steps,
    flag_of,
    progress_of,
    share_at,
    steps_of,
)
from service.management.writing.change_set import ChangeSet
from service.management.writing.comments import MOST_COMMENT
from service.storage import changes
from service.storage.flags import FlagRow
from service.storage.plans import PlanRow


async def check_steps(
    change_set: ChangeSet, flag: str, steps: Steps
) -> tuple[float, tuple[Fault, ...]]:
    """Try each step in a change set that is not stored; return the present share, and warnings.

    Raises NotFound, Conflict, Refused, DefinitionRefused: pointers into the body of a new rollout.
    """
    found = await flags.find_in(change_set, flag)
    base = await reading.flag(flag, found.text.encode())
    if base.state == "DISABLED":
        raise Conflict(f"The flag '{flag}' is disabled. Enable it before its rollout begins.")
    warnings: tuple[Fault, ...] = ()
    with _pointing_into_body(base, steps.variant):
        share = percent_of(base, steps.variant)
        if steps.steps[0].percent <= share:
            raise _too_small(steps, share)
        for step in steps.steps:
            text = with_share(base, steps.variant, step.percent)
            definition = await reading.flag(flag, text.encode())
            warnings = (await flags.put_in(change_set, definition)).warnings
            # The last step may be the smallest: all keys on one variant need no shares.
            await change_set.size()
    return share, warnings


async def take_step(change_set: ChangeSet, plan: PlanRow) -> Progress:
    """Add the next step of a rollout to the change set; return the progress with its base.

    Raises what makes the step impossible: NotFound, Conflict, Refused, DefinitionRefused.
    """
    key, steps, progress = flag_of(plan), steps_of(plan), progress_of(plan)
    found = await flags.find_in(change_set, key)
    if plan.step:
        base = await _base(change_set, key, progress)
    else:
        base = await reading.flag(key, found.text.encode())
        share = percent_of(base, steps.variant)
        if steps.steps[0].percent <= share:
            raise _too_small(steps, share)
        progress = msgspec.structs.replace(progress, base=found.revision, started_from=share)
    if base.state == "DISABLED":
        raise Conflict(f"The flag '{key}' is disabled.")
    await _move(change_set, found, with_share(base, steps.variant, steps.steps[plan.step].percent))
    return progress


async def take_back(change_set: ChangeSet, plan: PlanRow) -> None:
    """Give the flag the targeting from before the first step, if there was one.

    Raises NotFound, and DefinitionRefused if that cannot be evaluated any more.
    """
    if plan.step:
        key = flag_of(plan)
        base = await _base(change_set, key, progress_of(plan))
        await _move(change_set, await flags.find_in(change_set, key), base.text)


def comment_of_step(plan: PlanRow) -> str:
    """Return the comment of the change that the next step is."""
    steps, progress = steps_of(plan), progress_of(plan)
    percent = steps.steps[plan.step].percent
    step = f"step {plan.step + 1} of {len(steps.steps)}"
    skipped = f", skipped to by '{progress.skipped_by}'" if progress.skipped_by else ""
    return comment(plan, f", {step}: '{steps.variant}' at {percent:g} %{skipped}.")


def way_back(plan: PlanRow) -> str:
    """Return the shares of a way back to before the first step: ``from 25 % to 0 %``."""
    steps, progress = steps_of(plan), progress_of(plan)
    return f"from {share_at(steps, progress, plan.step):g} % to {progress.started_from:g} %"


def comment(plan: PlanRow, happened: str) -> str:
    """Return the comment of a change of the rollout: one line, with the rollout's own comment."""
    line = f"Rollout {plan.id}{happened} {plan.comment or ''}".rstrip()
    return without_steering(line)[:MOST_COMMENT]


async def _move(change_set: ChangeSet, found: FlagRow, text: str) -> None:
    moved = with_targeting_of(found.text, text)
    await flags.put_in(change_set, await reading.flag(found.key, moved.encode()))


async def _base(change_set: ChangeSet, key: str, progress: Progress) -> FlagDefinition:
    """Return the flag from before the first step, from the history."""
    text = None
    if progress.base is not None:
        text = await changes.text_at(
            change_set.cursor, change_set.flag_set.id, "flag", key, progress.base
        )
    if text is None:
        raise NotFound(f"flag at revision {progress.base} named", key)
    return await reading.flag(key, text.encode())


def _too_small(steps: Steps, share: float) -> Refused:
    detail = f"The variant '{steps.variant}' has {share:g} % already; a rollout only adds to it."
    return Refused(detail, [Fault("/steps/0/percent", detail)])


@contextmanager
def _pointing_into_body(flag: FlagDefinition, variant: str) -> Iterator[None]:
    """Let pointers of a refused definition be into the body of a new rollout."""
    try:
        yield
    except DefinitionRefused as error:
        pointer = "/flag" if variant in flag.variants else "/variant"
        raise DefinitionRefused(
            str(error), [_moved(each, pointer) for each in error.faults]
        ) from None


def _moved(fault: Fault, pointer: str) -> Fault:
    """Return the fault with another pointer; its sentence says where in the flag it is."""
    where = f" (In the flag, at {fault.pointer}.)" if fault.pointer else ""
    return Fault(pointer, f"{fault.detail}{where}")
