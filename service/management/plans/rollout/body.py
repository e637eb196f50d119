"""Checks of the body of a new rollout that need no database."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from service.errors import Fault, Refused
from service.management.plans.rollout.promql import fault_in
from service.management.writing.comments import check_comment
from service.structs.periods import read_period
from service.structs.rollouts import NewRollout
from service.structs.timestamps import milliseconds_of

# Steps and guards of one rollout. Each step is compiled when the rollout is made.
MOST_STEPS = 20
MOST_GUARDS = 20
# Longest comment, in characters: the comment of a step has more in it.
MOST_COMMENT = 1000
# Longest time for which a step stays, and for which a guard must hold, in seconds.
_LONGEST_STEP = 366 * 86_400
_LONGEST_GUARD = 86_400


def check_body(wanted: NewRollout, *, can_ask: bool) -> None:
    """Raise Refused with every fault. ``can_ask``: there is a Prometheus for guards."""
    check_comment(wanted.comment)
    faults = [*_in_steps(wanted), *_in_guards(wanted, can_ask=can_ask), *_in_start(wanted)]
    if len(wanted.comment or "") > MOST_COMMENT:
        detail = f"A comment on a rollout has at most {MOST_COMMENT} characters."
        faults.append(Fault("/comment", detail))
    if faults:
        raise Refused("The rollout is not possible.", faults)


def start_of(wanted: NewRollout, now: int) -> int:
    """Return when the first step is due, in milliseconds. Raises Refused for a time before now."""
    if wanted.start is None:
        return now + 1000 * read_period(wanted.after or "0s")
    start = milliseconds_of(wanted.start)
    if start < now:
        detail = "This time is in the past, by the database's clock."
        raise Refused(detail, [Fault("/start", detail)])
    return start


def _in_steps(wanted: NewRollout) -> Iterator[Fault]:
    steps = wanted.steps
    if not 0 < len(steps) <= MOST_STEPS:
        yield Fault("/steps", f"A rollout has 1 to {MOST_STEPS} steps.")
        return
    for position, step in enumerate(steps):
        pointer = f"/steps/{position}"
        percent = Decimal(repr(step.percent))
        if not 0 < percent <= 100 or percent != round(percent, 3):
            detail = "A share is more than 0 and at most 100 %, with at most three decimals."
            yield Fault(f"{pointer}/percent", detail)
        least = 1 if position + 1 < len(steps) else 0
        yield from _in_period(f"{pointer}/for", step.hold, least, _LONGEST_STEP)
    for position, (before, after) in enumerate(pairwise(steps), 1):
        if after.percent <= before.percent:
            yield Fault(f"/steps/{position}/percent", "Each step is more than the one before.")


def _in_guards(wanted: NewRollout, *, can_ask: bool) -> Iterator[Fault]:
    if wanted.guards and not can_ask:
        detail = "There is no Prometheus to ask: FLAGSTAFF_PROMETHEUS_URL is not set."
        yield Fault("/guards", detail)
    if len(wanted.guards) > MOST_GUARDS:
        yield Fault("/guards", f"A rollout has at most {MOST_GUARDS} guards.")
        return
    for position, guard in enumerate(wanted.guards):
        fault = fault_in(guard.expression)
        if fault is not None:
            yield Fault(f"/guards/{position}/expression", fault)
        yield from _in_period(f"/guards/{position}/for", guard.hold, 0, _LONGEST_GUARD)


def _in_start(wanted: NewRollout) -> Iterator[Fault]:
    if wanted.after is None:
        return
    if wanted.start is not None:
        yield Fault("/in", "A rollout begins at 'start' or 'in' a length of time, not both.")
    yield from _in_period("/in", wanted.after, 0, _LONGEST_STEP)


def _in_period(pointer: str, text: str, least: int, most: int) -> Iterator[Fault]:
    try:
        seconds = read_period(text)
    except ValueError as error:
        yield Fault(pointer, str(error))
        return
    if seconds < least:
        yield Fault(pointer, "A step before the last one stays for at least a second.")
    elif seconds > most:
        yield Fault(pointer, f"This is longer than {most // 86_400} days.")
