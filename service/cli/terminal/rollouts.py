"""A rollout as a picture: where it is, what comes next, and how its guards are."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from datetime import datetime

from service.cli.terminal.ago import relative
from service.cli.terminal.output import PLAIN, Style
from service.cli.terminal.table import columns_of
from service.structs.rollouts import GuardStatus, Rollout, RolloutStep

# Columns of the bar, and the least of an expression that is cut.
_BAR = 40
_LEAST = 10

_NOW = "◀ now"
_ENDED = "◀ ended here"
_STATES: dict[str, Style] = {
    "running": {"fg": "green", "bold": True},
    "paused": {"fg": "yellow", "bold": True},
    "failed": {"fg": "red", "bold": True},
}


def picture(rollout: Rollout, now: datetime, width: int | None = None) -> str:
    """Return the lines of the picture, none wider than ``width`` columns; None is for a pipe.

    ::

        Rollout 17 of 'new-checkout': running
        'on'  ██████████░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░  25 %

          ✔    5 %  30m
          ▶   25 %  2h   ◀ now, next step in 1 h
              50 %  2h
             100 %  1h

        guards, looked at 8 s ago; one that fails rolls back:
          holds    0.012     sum(rate(http_errors_total[5m])) < 0.5 for 10m
    """
    lines = _lines(rollout, now, width)
    return "\n".join(line if width is None else _cut(line, width) for line in lines)


def style_of(line: str) -> Style:
    """Return how a line of the picture is painted."""
    if line.startswith("Rollout "):
        return _STATES.get(line.rpartition(" ")[2], {"bold": True})
    if _NOW in line:
        return {"bold": True}
    match line.split(maxsplit=1)[:1]:
        case ["fails"]:
            return {"fg": "red", "bold": True}
        case ["unknown"]:
            return {"fg": "yellow"}
        case ["holds"]:
            return {"fg": "green"}
        case ["✔"]:
            return {"dim": True}
    return PLAIN


def _lines(rollout: Rollout, now: datetime, width: int | None) -> Iterator[str]:
    yield f"Rollout {rollout.id} of '{rollout.flag}': {rollout.state}"
    filled = round(rollout.percent / 100 * _BAR)
    bar = "█" * filled + "░" * (_BAR - filled)
    yield f"'{rollout.variant}'  {bar}  {rollout.percent:g} %"
    if rollout.reason:
        # Its end says most: the value of a guard.
        yield from [rollout.reason] if width is None else textwrap.wrap(rollout.reason, width)
    yield ""
    holds = max(len(step.hold) for step in rollout.steps)
    percents = max(len(f"{step.percent:g}") for step in rollout.steps)
    if rollout.started_from or not rollout.step:
        mark = "✔" if rollout.step else "▶"
        line = f"  {mark}  {rollout.started_from:>{percents}g} %  {'':{holds}}"
        yield (line if rollout.step else f"{line}  {_here(rollout, now)}").rstrip()
    for position, step in enumerate(rollout.steps, 1):
        yield _step(rollout, position, step, now, percents, holds)
    if rollout.guards:
        yield ""
        yield from _guards(rollout, now, width)


def _step(
    rollout: Rollout, position: int, step: RolloutStep, now: datetime, percents: int, holds: int
) -> str:
    mark = "✔" if position < rollout.step else "▶" if position == rollout.step else " "
    hold = "" if step.hold == "0s" else step.hold
    line = f"  {mark}  {step.percent:>{percents}g} %  {hold:{holds}}"
    return (line if position != rollout.step else f"{line}  {_here(rollout, now)}").rstrip()


def _here(rollout: Rollout, now: datetime) -> str:
    """The share now, and what comes next."""
    if rollout.state == "paused":
        if not rollout.step and rollout.remaining in (None, "0s"):
            return f"{_NOW}, paused; resumed, it begins with the first step"
        return f"{_NOW}, paused; {rollout.remaining} are left"
    if rollout.next_at is None:
        return _NOW if rollout.state == "applied" else _ENDED
    following = "next step" if rollout.step else "first step"
    if rollout.step == len(rollout.steps):
        following = "the end"
    due = relative(rollout.next_at.isoformat(), now)
    return f"{_NOW}, {following} {'is due' if rollout.next_at <= now else due}"


def _guards(rollout: Rollout, now: datetime, width: int | None) -> Iterator[str]:
    looked = "not looked at yet"
    if rollout.checked_at is not None:
        looked = f"looked at {relative(rollout.checked_at.isoformat(), now)}"
    failing = "rolls back" if rollout.on_failure == "rollback" else "pauses"
    yield f"guards, {looked}; one that fails {failing}:"
    for guard in rollout.guards:
        start = f"  {guard.state or '-':7}  {_value(guard):>10}  "
        expression, bound = guard.expression, _bound(guard)
        if width is not None:
            # The bound says more than the end of the expression.
            room = max(width - len(start) - len(bound), _LEAST)
            expression = _cut(expression, room)
        yield start + expression + bound


def _value(guard: GuardStatus) -> str:
    return "-" if guard.value is None else f"{guard.value:.4g}"


def _bound(guard: GuardStatus) -> str:
    during = "" if guard.hold == "0s" else f" for {guard.hold}"
    return f" {guard.comparison} {guard.bound:g}{during}"


def _cut(line: str, width: int) -> str:
    if columns_of(line) <= width:
        return line
    while columns_of(line) > width - 1:
        line = line[:-1]
    return f"{line}…"
