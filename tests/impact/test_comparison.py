"""Contexts evaluated by two versions, and counted."""

from __future__ import annotations

import json
from typing import Any

import msgspec

from service.evaluation.definition.parts import read_evaluator, read_flag
from service.evaluation.flag_set import CompiledFlagSet, FlagSetHeader
from service.impact.comparison import MOST_EXAMPLES, Comparison
from service.structs.impact import FlagImpact, ImpactSide

BASIC: dict[str, Any] = {
    "state": "ENABLED",
    "variants": {"on": True, "off": False},
    "defaultVariant": "off",
}
STAFF = {"if": [{"==": [{"var": "role"}, "staff"]}, "on"]}
ON, OFF = ImpactSide("on"), ImpactSide("off")


def flags_of(**definitions: dict[str, Any] | None) -> CompiledFlagSet:
    header = FlagSetHeader("shop", 1, 0, 2, {})
    flags = [
        read_flag(key, json.dumps(definition).encode())
        for key, definition in definitions.items()
        if definition is not None
    ]
    return CompiledFlagSet.build(header, flags, ())


def compare(
    before: dict[str, Any] | None,
    after: dict[str, Any] | None,
    *contexts: dict[str, Any],
    overrides: dict[str, str] | None = None,
) -> FlagImpact:
    comparison = Comparison(flags_of(banner=before), flags_of(banner=after), ["banner"], 0)
    for context in contexts:
        comparison.add(context, overrides or {})
    (impact,) = comparison.flags()
    return impact


def matrix(impact: FlagImpact) -> dict[tuple[ImpactSide, ImpactSide], int]:
    return {(cell.before, cell.after): cell.contexts for cell in impact.cells}


def people(count: int, **attributes: object) -> list[dict[str, Any]]:
    return [{"targetingKey": f"user-{number}", **attributes} for number in range(count)]


def test_contexts_are_counted_by_what_they_get_before_and_after() -> None:
    impact = compare(
        BASIC, {**BASIC, "targeting": STAFF}, *people(3, role="staff"), *people(5, role="guest")
    )
    assert matrix(impact) == {(OFF, OFF): 5, (OFF, ON): 3}
    assert (impact.moved, impact.percent) == (3, 37.5)
    assert [cell.percent for cell in impact.cells] == [62.5, 37.5]
    moved = impact.cells[1]
    assert moved.moved
    assert moved.examples == ("user-0", "user-1", "user-2")
    told = json.loads(msgspec.json.encode(impact))
    assert told["cells"][1]["from"] == {"variant": "off"}
    reasons = {(each.before, each.after): each.contexts for each in impact.reasons}
    assert reasons == {("STATIC", "TARGETING_MATCH"): 3, ("STATIC", "DEFAULT"): 5}


def test_examples_are_few_and_have_targeting_keys() -> None:
    impact = compare(BASIC, BASIC, {}, {"targetingKey": 1}, *people(50))
    (cell,) = impact.cells
    assert (cell.contexts, len(cell.examples)) == (52, MOST_EXAMPLES)
    assert (cell.moved, impact.moved, impact.reasons) == (False, 0, ())


def test_a_variant_with_another_value_is_a_move() -> None:
    louder = {**BASIC, "variants": {"on": True, "off": True}}
    impact = compare(BASIC, louder, *people(2))
    assert matrix(impact) == {(OFF, OFF): 2}
    assert impact.cells[0].moved
    assert impact.moved == 2
    same = {**BASIC, "variants": {"off": False, "on": True}}
    assert compare(BASIC, same, *people(2)).moved == 0


def test_a_flag_that_comes_or_goes_is_an_error_on_one_side() -> None:
    absent = ImpactSide(None, "FLAG_NOT_FOUND")
    assert matrix(compare(None, BASIC, *people(2))) == {(absent, OFF): 2}
    assert matrix(compare(BASIC, None, *people(2))) == {(OFF, absent): 2}
    assert compare(BASIC, None, *people(2)).moved == 2


def test_errors_that_appear_have_cells_of_their_own() -> None:
    broken = {**BASIC, "targeting": {"if": [{"==": [{"var": "role"}, "staff"]}, {"var": "role"}]}}
    impact = compare(BASIC, broken, *people(4, role="staff"), *people(6))
    assert matrix(impact) == {(OFF, OFF): 6, (OFF, ImpactSide(None, "GENERAL")): 4}


def test_a_caller_default_is_no_variant_and_no_error() -> None:
    disabled = {**BASIC, "state": "DISABLED"}
    assert matrix(compare(BASIC, disabled, *people(1))) == {(OFF, ImpactSide(None)): 1}


def test_an_override_holds_on_both_sides() -> None:
    impact = compare(BASIC, {**BASIC, "targeting": STAFF}, *people(2), overrides={"banner": "on"})
    assert matrix(impact) == {(ON, ON): 2}


def test_a_growing_rollout_takes_nobody_away() -> None:
    def share(percent: int) -> dict[str, Any]:
        return {**BASIC, "targeting": {"fractional": [["on", percent], ["off", 100 - percent]]}}

    impact = compare(share(10), share(25), *people(20_000))
    assert set(matrix(impact)) == {(OFF, OFF), (OFF, ON), (ON, ON)}
    assert 14 < impact.percent < 16


def test_shared_evaluators_count_on_their_side() -> None:
    uses = read_flag("banner", json.dumps({**BASIC, "targeting": {"$ref": "rule"}}).encode())
    header = FlagSetHeader("shop", 1, 0, 2, {})
    before, after = (
        CompiledFlagSet.build(header, [uses], [read_evaluator("rule", json.dumps(rule).encode())])
        for rule in ({"if": [True, "off"]}, STAFF)
    )
    comparison = Comparison(before, after, ["banner"], 0)
    comparison.add({"role": "staff"})
    assert matrix(comparison.flags()[0]) == {(OFF, ON): 1}
