"""No definition that was accepted makes an evaluation raise, whatever the context."""

import json
from contextlib import suppress
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from service.errors import DefinitionRefused
from service.evaluation.operators.table import OPERATORS
from tests.evaluation.asking import FLAG_KEY, NOW, flag, flag_set, result

NAMES = ["a", "b", "c", "current", "accumulator", "targetingKey", "$flagd", "0", ""]

numbers = (
    st.integers()
    | st.integers(-(10**300), 10**300)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.sampled_from([0, 1, -1, 2**53, 2**63, 2**64, 1e300, 0.5, -0.0])
)
texts = st.sampled_from(
    [
        "",
        " ",
        "a",
        "1",
        "1.2.3",
        "v1.0.0-rc.1",
        "nan",
        "inf",
        "1e999",
        "0x1p4",
        "a.b",
        "ünïcode",
        "=",
    ]
) | st.text(max_size=5)
scalars = st.none() | st.booleans() | numbers | texts
values = st.recursive(
    scalars,
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(NAMES), inner, max_size=3)
    ),
    max_leaves=8,
)
contexts = st.dictionaries(st.sampled_from(NAMES), values, max_size=6)
paths = st.sampled_from(["", ".", "a", "b", "a.b", "a.0", "c.a.b", "current", "accumulator"]) | (
    st.sampled_from(["$flagd", "$flagd.flagKey", "$flagd.timestamp", "targetingKey", "nowhere"])
)


def _applied(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    operands = st.lists(inner, max_size=4) | inner
    return st.tuples(st.sampled_from(sorted(OPERATORS)), operands).map(lambda pair: dict([pair]))


rules = st.recursive(
    scalars | paths.map(lambda path: {"var": path}) | st.just({"$ref": "shared"}),
    lambda inner: _applied(inner) | st.lists(inner, max_size=3),
    max_leaves=12,
)


@settings(max_examples=400, suppress_health_check=[HealthCheck.too_slow])
@given(rules.filter(lambda rule: isinstance(rule, dict)), _applied(scalars), contexts, st.data())
def test_evaluation_never_raises(rule: Any, shared: Any, context: Any, data: Any) -> None:
    fractional = data.draw(st.sampled_from([2, 3]))
    definition = flag({"if": [{"var": "b"}, rule, "on"]})
    try:
        flags = flag_set(
            {FLAG_KEY: definition, "bare": flag(rule) if "$ref" not in rule else flag()},
            {"shared": shared},
            fractional=fractional,
        )
    except DefinitionRefused:
        return
    # What a caller sends has been JSON.
    context = msgspec.json.decode(msgspec.json.encode(context))
    for key in (FLAG_KEY, "bare"):
        answer = flags.evaluate(key, context, NOW)
        assert answer.status in (200, 400)
        assert json.loads(answer.body)["key"] == key
    json.loads(flags.evaluate_all(context, NOW).body())


@settings(max_examples=300)
@given(st.sampled_from(sorted(OPERATORS)), st.lists(values, max_size=4), st.sampled_from([2, 3]))
def test_literal_and_looked_up_operands_answer_alike(
    operator: Any, operands: Any, fractional: Any
) -> None:
    """Each operand is looked up or literal; the short forms and the whole rule say the same."""
    if operator in ("map", "filter", "all", "some", "none", "reduce", "var"):
        return
    operands = msgspec.json.decode(msgspec.json.encode(operands))
    context = {f"x{position}": operand for position, operand in enumerate(operands)}
    context["targetingKey"] = "u"
    looked_up = [{"var": f"x{position}"} for position in range(len(operands))]
    wanted = repr(result({operator: looked_up}, context, fractional=fractional))
    for position, operand in enumerate(operands):
        if not _holds_rule(operand):
            mixed = [*looked_up[:position], operand, *looked_up[position + 1 :]]
            if operator != "fractional" or position > 0:
                assert repr(result({operator: mixed}, context, fractional=fractional)) == wanted


def _holds_rule(value: Any) -> bool:
    if isinstance(value, dict):
        return bool(value)
    return isinstance(value, list) and any(map(_holds_rule, value))


@pytest.mark.parametrize("operator", sorted(OPERATORS))
@pytest.mark.parametrize("version", [2, 3])
def test_values_nested_to_the_limit_of_json_are_survived(operator: Any, version: Any) -> None:
    deep: Any = "bottom"
    for level in range(700):
        deep = [deep] if level % 2 else {"a": deep}
    context = {"x": deep, "xs": [deep, deep], "targetingKey": "u"}
    for operands in (
        {"var": "x"},
        [{"var": "x"}, {"var": "xs"}],
        [{"var": "xs"}, {"==": [{"var": ""}, {"var": "x"}]}, 0],
        [{"var": "x"}, ["on", 1]],
    ):
        with suppress(RecursionError):
            result({operator: operands}, context, fractional=version)
        flags = flag_set({FLAG_KEY: flag({operator: operands})}, fractional=version)
        assert flags.evaluate(FLAG_KEY, context, NOW).status in (200, 400)


@pytest.mark.parametrize(
    "number", [10**300, -(10**300), 10**400, -(10**4299), 2**64, 1.7976931348623157e308, 5e-324]
)
@pytest.mark.parametrize("operator", sorted(OPERATORS))
def test_numbers_of_any_size_are_survived(operator: Any, number: Any) -> None:
    context = {"x": number, "xs": [number, str(number)], "targetingKey": "u"}
    # A definition with a number that no float holds is refused.
    literal = number if abs(number) < 10**308 else 1e308
    for operands in (
        {"var": "x"},
        [{"var": "x"}, literal],
        [{"var": "x"}, {"var": "xs"}],
        ["abc", {"var": "x"}, {"var": "x"}],
        [["on", {"var": "x"}], ["off", {"var": "x"}]],
    ):
        flags = flag_set({FLAG_KEY: flag({operator: operands})})
        assert flags.evaluate(FLAG_KEY, context, NOW).status in (200, 400)
