from __future__ import annotations

import math
from collections.abc import AsyncIterator
from typing import Any

import msgspec
import pytest

from service.management.plans.rollout.guard_checks import check_guards
from service.outbound.prometheus import Prometheus
from service.structs.rollouts import Guard, GuardStatus
from tests.prometheus import PrometheusStandIn
from tests.waiting import PATIENCE


@pytest.fixture
async def client(prometheus: PrometheusStandIn) -> AsyncIterator[Prometheus]:
    async with Prometheus(prometheus.url, PATIENCE) as client:
        yield client


def guard(comparison: Any = "<", bound: float = 0.01, period: str = "0s") -> Guard:
    return Guard(expression="rate", comparison=comparison, bound=bound, hold=period)


async def check(client: Prometheus | None, wanted: Guard) -> GuardStatus:
    (found,) = await check_guards(client, [wanted])
    return found


@pytest.mark.parametrize(
    ("comparison", "bound", "values", "state", "worst"),
    [
        ("<", 0.5, [0.25, 0.4], "holds", 0.4),
        ("<", 0.5, [0.25, 0.5], "fails", 0.5),
        ("<=", 0.5, [0.5], "holds", 0.5),
        ("<=", 0.5, [math.inf], "fails", math.inf),
        (">", 0.5, [0.75, 0.6], "holds", 0.6),
        (">", 0.5, [0.75, 0.5], "fails", 0.5),
        (">=", 0.5, [0.5, 1], "holds", 0.5),
        (">=", 0.5, [-math.inf], "fails", -math.inf),
        ("==", 1, [1, 1], "holds", 1),
        ("==", 1, [1, 0], "fails", 0),
        ("!=", 0, [1, 2], "holds", 1),
        ("!=", 0, [1, 0], "fails", 0),
        ("<", 0.5, [], "unknown", None),
        ("<", 0.5, [math.nan], "unknown", None),
        ("<", 0.5, [0.25, math.nan], "unknown", None),
        ("!=", 0, [math.nan], "unknown", None),
    ],
)
async def test_every_series_has_to_compare_so(
    prometheus: PrometheusStandIn,
    client: Prometheus,
    comparison: Any,
    bound: float,
    values: list[float],
    state: str,
    worst: float | None,
) -> None:
    prometheus.values["rate"] = values
    found = await check(client, guard(comparison, bound))
    assert (found.state, found.value) == (state, worst)
    assert (found.detail is None) == (state == "holds")


async def test_a_failing_guard_says_expression_value_and_bound(
    prometheus: PrometheusStandIn, client: Prometheus
) -> None:
    prometheus.values["rate"] = [0.25]
    found = await check(client, guard())
    assert found.detail == "Guard 'rate < 0.01' does not hold: the value is 0.25 now."


async def test_a_guard_holds_during_its_whole_time(
    prometheus: PrometheusStandIn, client: Prometheus
) -> None:
    prometheus.values["rate"] = [0.001, 0.002]
    found = await check(client, guard(period="5m"))
    assert (found.state, found.value, found.hold) == ("holds", 0.002, "5m")
    assert prometheus.queries == ["rate", "(rate)[300s:10s]"]


async def test_a_spike_that_is_over_still_fails_within_the_time(
    prometheus: PrometheusStandIn, client: Prometheus
) -> None:
    prometheus.values["rate"] = [0.001]
    prometheus.past["rate"] = lambda age: 0.25 if 100 < age < 120 else 0.001
    found = await check(client, guard(period="5m"))
    assert (found.state, found.value) == ("fails", 0.25)
    assert (
        found.detail
        == "Guard 'rate < 0.01 for 5m' does not hold: the value is 0.25 within the last 5m."
    )
    assert (await check(client, guard(period="1m"))).state == "holds"


@pytest.mark.parametrize("missing", [(0, 100), (100, 160), (250, 400), (0, 400)])
async def test_a_gap_in_the_time_is_not_held(
    prometheus: PrometheusStandIn, client: Prometheus, missing: tuple[int, int]
) -> None:
    prometheus.values["rate"] = [0.001]
    start, end = missing
    prometheus.past["rate"] = lambda age: None if start <= age <= end else 0.001
    assert (await check(client, guard(period="5m"))).state == "unknown"


async def test_a_nan_in_the_time_is_not_held(
    prometheus: PrometheusStandIn, client: Prometheus
) -> None:
    prometheus.values["rate"] = [0.001]
    prometheus.past["rate"] = lambda age: math.nan if age > 250 else 0.001
    assert (await check(client, guard(period="5m"))).state == "unknown"


async def test_a_scalar_has_a_time_too(prometheus: PrometheusStandIn, client: Prometheus) -> None:
    prometheus.values["rate"] = [0.001]
    prometheus.scalars.add("rate")
    assert (await check(client, guard(period="1h"))).state == "holds"
    assert prometheus.queries == ["rate", "vector(rate)[3600s:60s]"]


async def test_short_times_are_asked_second_by_second(
    prometheus: PrometheusStandIn, client: Prometheus
) -> None:
    prometheus.values["rate"] = [0.001]
    assert (await check(client, guard(period="2s"))).state == "holds"
    assert prometheus.queries == ["rate", "(rate)[2s:1s]"]


async def test_without_a_prometheus_nothing_is_known(prometheus: PrometheusStandIn) -> None:
    found = await check(None, guard())
    assert (found.state, found.detail) == ("unknown", "FLAGSTAFF_PROMETHEUS_URL is not set.")


async def test_a_prometheus_that_refuses_says_so_for_its_guard(
    prometheus: PrometheusStandIn, client: Prometheus
) -> None:
    prometheus.values["good"] = [0.0]
    good = msgspec.structs.replace(guard(), expression="good")
    found = await check_guards(client, [guard(), good])
    assert [each.state for each in found] == ["unknown", "holds"]
    assert (
        found[0].detail
        == "Guard 'rate < 0.01' cannot be checked: Prometheus refused the query: unknown: rate."
    )
