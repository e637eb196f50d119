"""Holds the engine against another implementation, over generated definitions and contexts."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Protocol

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.contract import generators
from tests.contract.disagreements import Disagreement, Refused
from tests.contract.engine import NOW, Engine
from tests.contract.reference.flags import Outcome, resolve


class Core(Protocol):
    """Another implementation, with one document at a time in it."""

    def load(self, document: dict[str, Any]) -> None: ...

    def evaluate(self, key: str, context: dict[str, Any]) -> Outcome: ...


@dataclass
class Tally:
    """How many pairs of a flag and a context were compared, and what was excused."""

    compared: int = 0
    excused: int = 0
    refused: int = 0
    reasons: Counter[str] = field(default_factory=Counter)

    def __str__(self) -> str:
        return (
            f"{self.compared} pairs compared, {self.excused} excused, {self.refused} not taken by "
            f"the other side; {dict(self.reasons.most_common())}"
        )


def same(ours: Outcome, theirs: Outcome, exact_numbers: bool) -> bool:
    """``exact_numbers``: whether 10 and 10.0 are told apart."""
    if exact_numbers:
        return ours == theirs and json.dumps(ours.value) == json.dumps(theirs.value)
    return ours == theirs


def spread(contexts: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The contexts, and each laid over each other."""
    return [*contexts, *({**a, **b} for a in contexts for b in contexts if a is not b)]


Case = tuple[dict[str, Any], list[dict[str, Any]]]
"""A document, and contexts to evaluate all its flags for."""


@cache
def cases(examples: int, wild: bool, long: bool = False) -> list[Case]:
    """Generated documents with contexts: the same in each run, unless ``long``."""
    collected: list[Case] = []

    @settings(
        max_examples=examples,
        derandomize=not long,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(
        generators.documents(wild),
        st.lists(generators.contexts(wild), min_size=4, max_size=4).map(spread),
    )
    def collect(document: dict[str, Any], contexts: list[dict[str, Any]]) -> None:
        collected.append((document, contexts))

    collect()
    return collected


def compare(
    core: Core,
    cases: list[Case],
    disagreements: list[Disagreement],
    refuses: Callable[[dict[str, Any]], bool],
    *,
    fractional: int,
    exact_numbers: bool,
) -> Tally:
    """Fails at the first pair that differs without one of the ``disagreements`` showing in it."""
    tally = Tally()
    for document, contexts in cases:
        engine = Engine(document, fractional)
        try:
            core.load(document)
        except Refused:
            assert refuses(document), f"{document} is refused without a known reason"
            tally.refused += len(document["flags"]) * len(contexts)
            continue
        for key, flag in document["flags"].items():
            for context in contexts:
                ours = engine.evaluate(key, context)
                try:
                    theirs = core.evaluate(key, context)
                except Refused:
                    assert refuses(document), f"{flag} is refused without a known reason"
                    tally.refused += 1
                    continue
                tally.compared += 1
                if same(ours, theirs, exact_numbers):
                    continue
                reference = resolve(document, key, context, NOW, fractional)
                shown = [
                    disagreement.name
                    for disagreement in disagreements
                    if any(map(disagreement.shows, reference.applications))
                ]
                assert shown, f"{flag} for {context}: {ours} here, {theirs} there"
                tally.excused += 1
                tally.reasons.update(shown)
    return tally
