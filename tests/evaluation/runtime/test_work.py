"""What a request may cost: every operator pays for what it reads, out of one budget."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any, NamedTuple

import pytest

from service.evaluation.flag_set import CompiledFlagSet
from service.evaluation.limits import MAX_WORK
from service.evaluation.operators.table import OPERATORS
from service.evaluation.runtime.work import Work
from tests.evaluation.asking import NOW, compile_rule, flag, flag_set

A, B = {"var": "a"}, {"var": "b"}
LARGE = 100_000


def texts(size: int) -> Any:
    """A text that is equal to another one of its size, and no number."""
    return {"a": "x" * size, "b": "".join(["x"] * size)}


def blanks(size: int) -> Any:
    return {"a": " " * size, "b": 1}


def lists(size: int) -> Any:
    return {"a": list(range(size)), "b": [f"user-{number}" for number in range(size)]}


def ranges(size: int) -> Any:
    return {"a": [[-2, -1]] * size, "b": "7"}


def paths(size: int) -> Any:
    return {"a": [f"p{number}" for number in range(size)], "b": "x." * size}


def objects(size: int) -> Any:
    return {"a": {f"k{number}": number for number in range(size)}, "b": 1}


def attributes(size: int) -> Any:
    return {f"k{number}": number for number in range(size)}


def numerals(size: int) -> Any:
    """Texts that are read as numbers to their last character, as long as they may be."""
    return {"a": ["9" * 2000] * (size // 2000), "b": "9" * min(size, 2000)}


class Growing(NamedTuple):
    """A rule, and contexts that make it read as much as one likes."""

    rule: Any
    context: Callable[[int], Any]


VERSION = {"sem_ver": [A, ">=", "1.0.0"]}
COMPARED = [(texts, [A, B]), (blanks, [A, B]), (blanks, [A, 1])]

# What each operator reads that grows with the context.
GROWING: dict[str, list[Growing]] = {
    **{
        symbol: [Growing({symbol: operands}, context) for context, operands in COMPARED]
        for symbol in ("==", "!=", "<", "<=", ">", ">=")
    },
    **{symbol: [Growing({symbol: [A, B]}, texts)] for symbol in ("===", "!==")},
    **{
        symbol: [Growing({symbol: A}, lists), Growing({symbol: A}, numerals)]
        for symbol in ("+", "-", "*", "/", "max", "min")
    },
    "%": [Growing({"%": [B, 7]}, lambda size: {"b": "9" * min(size, 2000)})],
    "abs": [Growing({"abs": B}, lambda size: {"b": "9" * min(size, 2000)})],
    "in": [
        Growing({"in": ["needle", A]}, texts),
        Growing({"in": [A, "x" * 5_000]}, lambda size: {"a": "x" * min(size, 2_500)}),
        Growing({"in": ["needle", B]}, lists),
        Growing({"in": [-1, A]}, lists),
        Growing({"in": [-1, B]}, lists),
        Growing({"in": [None, A]}, lists),
        Growing({"in": [-1, A]}, ranges),
        Growing({"in": [B, A]}, ranges),
        Growing({"in": [-1, A]}, numerals),
        Growing({"in": [A, ["y" * 1_000_000]]}, texts),
        Growing({"in": A}, lambda size: {"a": ["y", "x" * size]}),
    ],
    **{
        symbol: [Growing({symbol: [A, B]}, lists), Growing({symbol: [["z"], B]}, lists)]
        for symbol in ("contains_all", "contains_any", "contains_none")
    },
    "cat": [
        Growing({"cat": [A, "y"]}, texts),
        Growing({"cat": [A, B]}, texts),
        Growing({"cat": ["y", A, " "]}, blanks),
        Growing({"cat": A}, lists),
    ],
    "substr": [Growing({"substr": [A, 1]}, texts)],
    "starts_with": [Growing({"starts_with": [A, B]}, texts)],
    "ends_with": [Growing({"ends_with": [A, B]}, texts)],
    "sem_ver": [
        Growing(VERSION, lambda size: {"a": "1.0.0-" + "1." * (min(size, 2_000) // 2 - 4) + "1"}),
        Growing({"sem_ver": [A, "=", A]}, lambda size: {"a": "1.0.0-" + "a" * min(size, 1_900)}),
    ],
    "fractional": [
        Growing({"fractional": [A, ["on", 1], ["off", 1]]}, texts),
        Growing({"fractional": [["on", 1], ["off", 1]]}, lambda size: {"targetingKey": "u" * size}),
        Growing({"fractional": [{"cat": [A, ""]}, [B, 1], ["off", 1]]}, texts),
        Growing({"fractional": A}, lambda size: {"a": ["key", *[["on", 1]] * size]}),
    ],
    "missing": [Growing({"missing": A}, paths), Growing({"missing": [B]}, paths)],
    "missing_some": [Growing({"missing_some": [1, A]}, paths)],
    "merge": [Growing({"merge": [A, B]}, lists), Growing({"merge": A}, lists)],
    "set": [Growing({"set": [A, "x", 1]}, objects)],
    "var": [Growing({"var": [B]}, paths), Growing({"var": ""}, attributes)],
    **{symbol: [Growing({symbol: [A, {"!": 0}]}, lists)] for symbol in ("map", "filter", "all")},
    **{
        symbol: [Growing({symbol: [A, {"==": [{"var": ""}, -1]}]}, lists)]
        for symbol in ("some", "none")
    },
    "reduce": [Growing({"reduce": [A, {"+": [1, {"var": "accumulator"}]}, 0]}, lists)],
}
# They look at their operands' truth, which takes no time.
CONSTANT = {"and", "or", "if", "?:", "!", "!!"}

RULES = [growing for each in GROWING.values() for growing in each]


def cost(rule: Any, context: Any) -> int:
    """The steps that a rule takes, however many."""
    work = Work(10**12)
    compile_rule(rule)(context, NOW, work)
    return 10**12 - work.left


def test_each_operator_is_known_to_grow_or_not() -> None:
    assert GROWING.keys() | CONSTANT == OPERATORS.keys()
    assert GROWING.keys().isdisjoint(CONSTANT)


def _name(growing: Growing) -> str:
    """The same in every process that collects the tests, which a function's address is not."""
    return f"{json.dumps(growing.rule)[:60]} of {growing.context.__name__}"


@pytest.mark.parametrize("growing", RULES, ids=_name)
def test_each_operator_pays_for_what_it_reads(growing: Growing) -> None:
    size = len(json.dumps(growing.context(LARGE)))
    assert cost(growing.rule, growing.context(LARGE)) >= size // 2_000


@pytest.mark.parametrize("growing", RULES, ids=_name)
def test_flags_share_one_budget(growing: Growing, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[Work] = []

    def make(left: int) -> Work:
        made.append(Work(left))
        return made[-1]

    monkeypatch.setattr("service.evaluation.flag_set.Work", make)
    flags = flag_set({f"f{number}": flag({"!": growing.rule}) for number in range(3)})
    flags.evaluate_all(growing.context(2_000), NOW)
    (work,) = made
    spent = cost(growing.rule, growing.context(2_000))
    assert 0 <= work.left <= MAX_WORK - spent


def test_a_list_that_many_flags_search_is_indexed_once() -> None:
    def spent(number: int) -> int:
        rule = {"or": [{"in": [f"beta-{each}", {"var": "groups"}]} for each in range(number)]}
        return cost(rule, {"groups": [f"g{each}" for each in range(10_000)]})

    assert spent(600) < 2 * spent(10)


def test_what_an_index_holds_is_no_other_list() -> None:
    # Each list is made for one element, and gone before the next is made, but for the index.
    made = {"merge": [{"var": "items"}, [{"var": "id"}]]}
    rule = {"map": [{"var": "xs"}, {"in": [{"var": "id"}, made]}]}
    xs = [{"id": f"u{number}", "items": [f"i{each}" for each in range(20)]} for number in range(50)]
    assert compile_rule(rule)({"xs": xs}, NOW) == [True] * 50


def reads_versions(number: int) -> Any:
    """A rule that is dear by itself: it reads many short texts as versions."""
    versions = [{"cat": [each, ".", {"var": "x"}]} for each in range(number)]
    return {"if": [{"or": [{"sem_ver": [each, "<", "0.0.1"]} for each in versions]}, "on", "off"]}


def exceeded(flags: CompiledFlagSet, context: Any) -> dict[str, bool]:
    bulk = json.loads(flags.evaluate_all(context, NOW).body())["flags"]
    return {item["key"]: "steps of work" in item.get("errorDetails", "") for item in bulk}


def test_a_flag_that_does_not_fit_fails_alone() -> None:
    greedy = {"some": [{"var": "xs"}, {"==": [{"var": ""}, -1]}]}
    cheap = {"if": [{"==": [{"var": "x"}, 1]}, "on"]}
    flags = flag_set({"a": flag(greedy), "b": flag(cheap), "c": flag()})
    context = {"xs": [0] * MAX_WORK, "x": 1}
    assert exceeded(flags, context) == {"a": True, "b": False, "c": False}
    answer = flags.evaluate("a", context, NOW)
    assert (answer.status, answer.error_code) == (400, "GENERAL")
    assert flags.evaluate("b", context, NOW).variant == "on"


def test_what_does_not_fit_leaves_the_budget_to_others() -> None:
    loop = {"map": [{"var": "xs"}, {"var": ""}]}
    flags = flag_set({"a": flag({"!": loop}), "b": flag({"!": {"max": {"var": "ys"}}})})
    context = {"xs": [0] * MAX_WORK, "ys": [1] * 1_000}
    assert exceeded(flags, context) == {"a": True, "b": False}


def test_failures_that_quote_the_caller_are_paid_for() -> None:
    flags = flag_set({f"f{number:05}": flag({"var": "x"}) for number in range(5_000)})
    answers = exceeded(flags, {"x": "no variant"})
    assert {False, True} == set(answers.values())


def test_flags_of_a_large_set_pay_in_turn() -> None:
    flags = flag_set({f"f{number:04}": flag(reads_versions(10)) for number in range(300)})
    answers = exceeded(flags, {"x": 1})
    first_refused = [*answers.values()].index(True)
    assert 0 < first_refused < 300
    assert all([*answers.values()][first_refused:])
    assert flags.evaluate("f0299", {"x": 1}, NOW).variant == "off"


def test_a_heavy_flag_pays_for_its_operators() -> None:
    flags = flag_set({f"f{number:04}": flag(reads_versions(100)) for number in range(30)})
    answers = exceeded(flags, {"x": 1})
    assert not answers["f0000"]
    assert answers["f0029"]
