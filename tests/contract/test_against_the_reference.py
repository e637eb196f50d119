"""The compiled engine answers what the plain interpreter of flagd's rules answers, always."""

from __future__ import annotations

import pytest

from tests.contract.comparison import Case, cases, same
from tests.contract.engine import NOW, Engine
from tests.contract.reference.flags import resolve


def compare(cases: list[Case], fractional: int) -> int:
    compared = 0
    for document, contexts in cases:
        engine = Engine(document, fractional)
        for key, flag in document["flags"].items():
            for context in contexts:
                ours = engine.evaluate(key, context)
                expected = resolve(document, key, context, NOW, fractional)
                assert same(ours, expected, exact_numbers=True), (
                    f"{flag} for {context}: {ours}, not {expected}"
                )
                compared += 1
    return compared


@pytest.mark.parametrize("fractional", [2, 3])
@pytest.mark.parametrize("wild", [False, True], ids=["usual", "wild"])
def test_generated_flags_answer_as_flagd_does(wild: bool, fractional: int) -> None:
    assert compare(cases(40, wild), fractional) > 1_000


@pytest.mark.long
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("fractional", [2, 3])
@pytest.mark.parametrize("wild", [False, True], ids=["usual", "wild"])
def test_many_more_generated_flags_answer_as_flagd_does(wild: bool, fractional: int) -> None:
    assert compare(cases(3_000, wild, long=True), fractional) > 100_000
