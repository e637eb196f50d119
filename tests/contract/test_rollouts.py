"""A rollout moves keys to its variant only, through the engine and through flagd's cores."""

from __future__ import annotations

import json
from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest

from service.evaluation.definition.parts import read_flag
from service.evaluation.rollout.definition import with_share
from tests.contract import published
from tests.contract.engine import Engine
from tests.contract.javascript_core import JavaScriptCore
from tests.contract.python_core import PythonCore

STEPS = (5, 25, 50, 100)
KEYS = 100_000
GOLD = {"==": [{"var": "tier"}, "gold"]}
SHAPES = {
    "no targeting": None,
    "the last else": {"if": [GOLD, "beta", "off"]},
    "a split": {"fractional": [["off", 70], ["on", 1], ["beta", 29]]},
    "a split by another value": {
        "if": [GOLD, "on", {"fractional": [{"var": "email"}, ["off", 2], ["beta", 1]]}]
    },
}

Evaluate = Callable[[dict[str, Any]], str | None]


def documents(targeting: Any) -> list[dict[str, Any]]:
    """The flag before the rollout and at each of its steps."""
    flag = {
        "state": "ENABLED",
        "variants": {"on": "new", "off": "old", "beta": "newer"},
        "defaultVariant": "off",
        **({} if targeting is None else {"targeting": targeting}),
    }
    before = read_flag("banner", json.dumps(flag).encode())
    texts = [before.text, *(with_share(before, "on", percent) for percent in STEPS)]
    return [{"flags": {"banner": json.loads(text)}} for text in texts]


def context(number: int) -> dict[str, Any]:
    return {"targetingKey": f"user-{number}", "email": f"{number}@example.com"}


def check(loaded: list[Evaluate], keys: int) -> list[list[str | None]]:
    """Evaluates all keys at each step, and returns the variants."""
    answers = [[evaluate(context(number)) for number in range(keys)] for evaluate in loaded]
    for before, after in pairwise(answers):
        moved = {(was, now) for was, now in zip(before, after, strict=True) if was != now}
        assert {now for _, now in moved} == {"on"}
        # Every other variant loses its part.
        assert {was for was, _ in moved} == set(before) - {"on"}
    for percent, variants in zip(STEPS, answers[1:], strict=True):
        assert variants.count("on") / keys == pytest.approx(percent / 100, abs=2 / keys**0.5)
    return answers


def by_engine(targeting: Any, version: int) -> list[Evaluate]:
    def load(document: dict[str, Any]) -> Evaluate:
        engine = Engine(document, version)
        return lambda given: engine.evaluate("banner", given).variant

    return [load(document) for document in documents(targeting)]


def by_python_core(targeting: Any) -> list[Evaluate]:
    def load(document: dict[str, Any]) -> Evaluate:
        core = PythonCore()
        core.load(document)
        return lambda given: core.evaluate("banner", given).variant

    return [load(document) for document in documents(targeting)]


@pytest.mark.parametrize("shape", SHAPES)
def test_every_step_is_valid_by_the_published_schema(shape: str) -> None:
    validator = published.document()
    for document in documents(SHAPES[shape]):
        assert list(validator.iter_errors(document)) == []


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("version", [2, 3])
def test_nobody_loses_the_variant(shape: str, version: int) -> None:
    check(by_engine(SHAPES[shape], version), 5_000)


@pytest.mark.parametrize("shape", SHAPES)
def test_nobody_loses_the_variant_in_the_python_core(shape: str) -> None:
    # This core buckets by version 3.
    answers = check(by_python_core(SHAPES[shape]), 2_000)
    assert answers == check(by_engine(SHAPES[shape], 3), 2_000)


@pytest.mark.parametrize("shape", SHAPES)
def test_nobody_loses_the_variant_in_the_javascript_core(
    shape: str, javascript_core: JavaScriptCore
) -> None:
    # This core buckets by version 2. It is asked step by step: it holds one document.
    answers = []
    for document in documents(SHAPES[shape]):
        javascript_core.load(document)
        answers.append(
            [javascript_core.evaluate("banner", context(key)).variant for key in range(1_000)]
        )
    assert answers == check(by_engine(SHAPES[shape], 2), 1_000)


@pytest.mark.long
@pytest.mark.parametrize("shape", SHAPES)
def test_of_a_hundred_thousand_keys_nobody_loses_the_variant(shape: str) -> None:
    answers = check(by_python_core(SHAPES[shape]), KEYS)
    assert answers == check(by_engine(SHAPES[shape], 3), KEYS)


def test_of_a_hundred_thousand_keys_nobody_loses_the_variant_in_the_engine() -> None:
    check(by_engine(SHAPES["a split"], 2), KEYS)
