"""Targets are judged by the ratios of one run."""

from __future__ import annotations

import msgspec

from bench import names
from bench.goals import Goal, judge
from bench.measuring import Measurement
from bench.pairs import Pair
from bench.results import Alternation, ImpactRow, Results, Stampede
from tests.bench.making import half_load, line, results


def goal(found: Results, name: str) -> Goal:
    return next(goal for goal in judge(found) if goal.name == name)


def singles(server: str, *throughputs: float) -> list[Measurement]:
    rows = names.SINGLE.values()
    return [line(row, server, rate) for row, rate in zip(rows, throughputs, strict=True)]


def test_the_worst_kind_of_single_evaluation_counts() -> None:
    rows = names.SINGLE.values()
    pairs = [
        Pair(row, names.LANE, names.SANIC, [ratio])
        for row, ratio in zip(rows, (6.0, 5.5, 4.0), strict=True)
    ]
    judged = goal(results(pairs=pairs), "single evaluation over bare Sanic")
    assert (judged.measured, judged.verdict) == (4, "missed")


def test_what_was_driven_at_once_counts_and_not_the_turns() -> None:
    row = names.bulk(100)
    pair = Pair(row, names.LANE, names.NODE, [1.4, 1.6, 1.7])
    found = results(line(row, names.LANE, 140), line(row, names.NODE, 100), pairs=[pair])
    judged = goal(found, f"{row}, over node")
    assert (judged.measured, judged.in_turns, judged.verdict) == (1.6, 1.4, "met")


def test_without_its_yardstick_a_target_is_not_measured() -> None:
    found = results(*singles(names.LANE, 1, 1, 1))
    assert {judged.verdict for judged in judge(found) if "node" in judged.name} == {"not measured"}


def test_evaluation_alone_is_judged_too() -> None:
    judged = goal(results(), "one flag of 100, in one process, over flagd's Python core")
    assert (round(judged.measured or 0), judged.verdict) == (20, "met")


def test_a_tail_at_half_load_has_an_upper_bound() -> None:
    for p99, verdict in ((400.0, "met"), (600.0, "missed")):
        load = half_load("a row", names.LANE, p50=100.0, p99=p99)
        judged = goal(results(open_loop=[load]), "p99 over p50 at half load: a row")
        assert judged.verdict == verdict


def test_a_tail_counts_only_where_every_call_was_answered() -> None:
    load = half_load("a row", names.LANE, p50=100.0, p99=100.0)
    report = msgspec.structs.replace(load.report, errors=1)
    refused = msgspec.structs.replace(load, report=report)
    judged = goal(results(open_loop=[refused]), "p99 over p50 at half load: a row")
    assert judged.verdict == "missed"


def test_an_unchanged_answer_is_judged_by_a_single_evaluation_of_the_same_run() -> None:
    found = results(
        line(names.SINGLE["targeted"], names.LANE, 100),
        line(names.not_modified(100), names.LANE, 300),
    )
    judged = goal(found, "304 for a bulk of 100 over single evaluation")
    assert (judged.measured, judged.verdict) == (3, "met")


def test_a_stampede_is_judged_by_the_queries_of_each_turn() -> None:
    for queries, verdict in ((5, "met"), (6, "missed")):
        stampede = Stampede(
            1000, 2, turns=5, queries=queries, unavailable=0, seconds=1, seconds_known=1
        )
        found = msgspec.structs.replace(results(), stampedes=[stampede])
        name = "queries that 1,000 callers on 2 workers send for one context"
        assert goal(found, name).verdict == verdict


def test_the_node_is_judged_by_what_its_processes_answer_for_a_second_of_cpu() -> None:
    row = names.of_the_node(names.SINGLE["targeted"])
    pairs = [
        Pair(row, names.NGINX, names.LANE, [0.3, 0.4, 0.5]),
        Pair(row, names.DIRECT, names.LANE, [0.8]),
    ]
    found = results(pairs=pairs)
    assert goal(found, "node by Nginx over the worker alone").verdict == "met"
    assert goal(found, "direct road over the worker alone").verdict == "missed"
    assert goal(found, "node by Nginx over flagd").verdict == "not measured"


def test_an_impact_is_judged_by_the_median_of_its_pairs() -> None:
    def pair(alone: float, beside: float) -> Alternation:
        first, then = (half_load("", "", p50=10, p99=p99).report for p99 in (alone, beside))
        return Alternation(first, then, compared=1000)

    # One pair that the machine disturbed decides nothing.
    pairs = [pair(100, 105), pair(200, 210), pair(100, 900)]
    row = ImpactRow(1000, 1.0, 15_000, pairs)
    found = msgspec.structs.replace(
        results(), impacts=[row, ImpactRow(1000, 1.0, 15_000, own_core=True)]
    )
    judged = goal(found, "p99 beside an impact on the same core, over alone")
    assert (judged.measured, judged.verdict) == (1.05, "met")
    name = "p99 beside an impact with a core to spare, over alone"
    assert goal(found, name).verdict == "not measured"
