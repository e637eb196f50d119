"""Guards of rollouts, asked of Prometheus. Only the background process does this.

A guard with a time is asked twice: for its value now, and as a subquery for its values during that
time. So a spike between two looks counts, also one while no background process ran, and nothing
has to be stored between the looks. ``max_over_time`` would hide gaps and NaN, which do not count
as holding.
"""

from __future__ import annotations

import asyncio
import math
import operator
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise

from service.outbound.prometheus import NoAnswer, Prometheus, Result
from service.structs.periods import period_text, read_period
from service.structs.rollouts import Comparison, Guard, GuardStatus

# Distance of two values of a subquery, in seconds: a thirtieth of its time, and at most this.
_WIDEST = 60
_VALUES = 30

_COMPARED: dict[Comparison, Callable[[float, float], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "==": operator.eq,
    "!=": operator.ne,
}


async def check_guards(prometheus: Prometheus | None, guards: Iterable[Guard]) -> list[GuardStatus]:
    """Return the result for each guard; whatever Prometheus does, there is one."""
    return list(await asyncio.gather(*(_check(prometheus, guard) for guard in guards)))


async def _check(prometheus: Prometheus | None, guard: Guard) -> GuardStatus:
    if prometheus is None:
        return GuardStatus.of(guard, "unknown", None, "FLAGSTAFF_PROMETHEUS_URL is not set.")
    try:
        now = await prometheus.query(guard.expression)
        found = judge_now(guard, now)
        period = read_period(guard.hold)
        if found.state != "holds" or not period:
            return found
        step = min(max(period // _VALUES, 1), _WIDEST)
        vector = f"vector({guard.expression})" if now.is_scalar else f"({guard.expression})"
        window = await prometheus.query(f"{vector}[{period}s:{step}s]")
    except NoAnswer as failure:
        return _unknown(guard, str(failure))
    (at, _), *_ = now.series[0].values
    return judge_window(guard, window, at, step, found)


def judge_now(guard: Guard, result: Result) -> GuardStatus:
    """Return the result for the values of the present."""
    return _judge(guard, [value for each in result.series for _, value in each.values], "now")


def judge_window(
    guard: Guard, result: Result, at: float, step: int, now: GuardStatus
) -> GuardStatus:
    """Return the result for the values of the guard's time, up to ``at``, every ``step`` seconds.

    ``now`` is the result for the present, which holds.
    """
    during = f"within the last {guard.hold}"
    values = [value for each in result.series for _, value in each.values]
    found = _judge(guard, values, during)
    if found.state != "holds":
        return found
    times = sorted({time for each in result.series for time, _ in each.values})
    start = at - read_period(guard.hold)
    if any(after - before > 2 * step for before, after in pairwise([start, *times, at])):
        detail = f"there is no value for a part of the last {guard.hold}."
        return _unknown(guard, detail, now.value)
    return now


def _judge(guard: Guard, values: Sequence[float], when: str) -> GuardStatus:
    if not values:
        return _unknown(guard, f"there is no value {when}.")
    if any(map(math.isnan, values)):
        return _unknown(guard, f"there is a NaN {when}.")
    holds = _COMPARED[guard.comparison]
    worst = _worst(guard, values)
    if holds(worst, guard.bound):
        return GuardStatus.of(guard, "holds", worst)
    detail = f"{_condition(guard)} does not hold: the value is {worst:.6g} {when}."
    return GuardStatus.of(guard, "fails", worst, detail)


def _unknown(guard: Guard, detail: str, value: float | None = None) -> GuardStatus:
    detail = f"{_condition(guard)} cannot be checked: {detail}"
    return GuardStatus.of(guard, "unknown", value, detail)


def _worst(guard: Guard, values: Sequence[float]) -> float:
    """Return the value that is the farthest from holding."""
    match guard.comparison:
        case "<" | "<=":
            return max(values)
        case ">" | ">=":
            return min(values)
        case "==":
            return max(values, key=lambda value: abs(value - guard.bound))
        case "!=":
            return min(values, key=lambda value: abs(value - guard.bound))


def _condition(guard: Guard) -> str:
    """Return the guard as a sentence says it."""
    during = f" for {period_text(read_period(guard.hold))}" if read_period(guard.hold) else ""
    return f"Guard '{guard.expression} {guard.comparison} {guard.bound:.6g}{during}'"
