"""The engine beside @openfeature/flagd-core 4.0.1 (npm), which buckets by version 2."""

from __future__ import annotations

import pytest

from tests.contract.comparison import Tally, cases, compare, same
from tests.contract.disagreements import Disagreement, Refused
from tests.contract.engine import NOW, Engine
from tests.contract.javascript_core import REFUSAL, JavaScriptCore, refuses
from tests.contract.javascript_disagreements import DISAGREEMENTS
from tests.contract.reference.flags import resolve

# flagd's own vectors and the reference decide what is right; this takes minutes to confirm it.
pytestmark = pytest.mark.long

FRACTIONAL = 2


def compare_with_core(core: JavaScriptCore, examples: int, long: bool = False) -> Tally:
    return compare(
        core,
        cases(examples, wild=False, long=long),
        DISAGREEMENTS,
        refuses,
        fractional=FRACTIONAL,
        exact_numbers=False,
    )


def test_generated_flags_agree_or_are_known_not_to(javascript_core: JavaScriptCore) -> None:
    tally = compare_with_core(javascript_core, 110)
    assert tally.compared > 3_000, tally
    assert tally.excused < 0.12 * tally.compared, tally
    assert tally.refused < 0.08 * tally.compared, tally


@pytest.mark.timeout(3600)
def test_many_more_flags_agree_or_are_known_not_to(javascript_core: JavaScriptCore) -> None:
    tally = compare_with_core(javascript_core, 3_000, long=True)
    assert tally.compared > 100_000, tally
    assert tally.excused < 0.12 * tally.compared, tally
    assert tally.refused < 0.08 * tally.compared, tally


@pytest.mark.parametrize("disagreement", DISAGREEMENTS, ids=lambda each: each.name)
def test_the_disagreement_is_still_there(
    javascript_core: JavaScriptCore, disagreement: Disagreement
) -> None:
    document = disagreement.document
    javascript_core.load(document)
    ours = Engine(document, FRACTIONAL).evaluate("flag", disagreement.context)
    theirs = javascript_core.evaluate("flag", disagreement.context)
    reference = resolve(document, "flag", disagreement.context, NOW, FRACTIONAL)
    assert same(ours, reference, exact_numbers=True)
    assert not same(ours, theirs, exact_numbers=False)
    assert any(map(disagreement.shows, reference.applications))


def test_constant_failures_are_still_refused(javascript_core: JavaScriptCore) -> None:
    flag = {"state": "ENABLED", "variants": {"yes": 1, "no": 0}, "targeting": REFUSAL}
    document = {"flags": {"flag": flag}}
    assert refuses(document)
    javascript_core.load(document)
    with pytest.raises(Refused):
        javascript_core.evaluate("flag", {"age": 1})
