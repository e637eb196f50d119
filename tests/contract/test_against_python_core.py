"""The engine beside openfeature-flagd-core 2.0.0 (PyPI), which buckets by version 3."""

from __future__ import annotations

import logging
from collections.abc import Iterator

import pytest

from tests.contract.comparison import Tally, cases, compare, same
from tests.contract.disagreements import Disagreement, Refused
from tests.contract.engine import NOW, Engine
from tests.contract.python_core import PythonCore, refuses
from tests.contract.python_disagreements import DISAGREEMENTS
from tests.contract.reference.flags import resolve

# flagd's own vectors and the reference decide what is right; this takes minutes to confirm it.
pytestmark = pytest.mark.long

FRACTIONAL = 3


@pytest.fixture(autouse=True)
def quiet() -> Iterator[None]:
    """The core logs an error for each operand it cannot use; there are thousands here."""
    logging.disable(logging.CRITICAL)
    yield
    logging.disable(logging.NOTSET)


def compare_with_core(examples: int, wild: bool, long: bool = False) -> Tally:
    return compare(
        PythonCore(),
        cases(examples, wild, long),
        DISAGREEMENTS,
        refuses,
        fractional=FRACTIONAL,
        exact_numbers=True,
    )


@pytest.mark.parametrize(("wild", "most"), [(False, 0.08), (True, 0.3)], ids=["usual", "wild"])
def test_generated_flags_agree_or_are_known_not_to(wild: bool, most: float) -> None:
    tally = compare_with_core(110, wild)
    assert tally.compared > 3_000, tally
    assert tally.excused < most * tally.compared, tally
    assert tally.refused < 0.3 * tally.compared, tally


@pytest.mark.timeout(3600)
@pytest.mark.parametrize(("wild", "most"), [(False, 0.08), (True, 0.3)], ids=["usual", "wild"])
def test_many_more_flags_agree_or_are_known_not_to(wild: bool, most: float) -> None:
    tally = compare_with_core(3_000, wild, long=True)
    assert tally.compared > 100_000, tally
    assert tally.excused < most * tally.compared, tally
    assert tally.refused < 0.3 * tally.compared, tally


@pytest.mark.parametrize("disagreement", DISAGREEMENTS, ids=lambda each: each.name)
def test_the_disagreement_is_still_there(disagreement: Disagreement) -> None:
    document = disagreement.document
    core = PythonCore()
    core.load(document)
    ours = Engine(document, FRACTIONAL).evaluate("flag", disagreement.context)
    theirs = core.evaluate("flag", disagreement.context)
    reference = resolve(document, "flag", disagreement.context, NOW, FRACTIONAL)
    assert same(ours, reference, exact_numbers=True)
    assert not same(ours, theirs, exact_numbers=True)
    assert any(map(disagreement.shows, reference.applications))


def test_evaluators_with_escapes_are_still_refused() -> None:
    rule = {"==": [{"var": "name"}, "ü"]}
    flag = {"state": "ENABLED", "variants": {"true": 1, "false": 0}, "targeting": {"$ref": "e"}}
    document = {"$evaluators": {"e": rule}, "flags": {"flag": flag}}
    assert refuses(document)
    with pytest.raises(Refused):
        PythonCore().load(document)
