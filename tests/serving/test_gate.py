from contextlib import ExitStack, suppress

import pytest

from service.errors import Overloaded
from service.serving.gate import MOST_IMPORTS, MOST_IMPORTS_OF_ONE, Gate
from service.telemetry.counters import Counters


def test_management_gives_way_before_evaluation() -> None:
    counters = Counters()
    gate = Gate(10, counters)
    gate.in_flight = 9
    gate.check(evaluation=True)
    with pytest.raises(Overloaded):
        gate.check(evaluation=False)
    assert counters.turned_away == 1


def test_past_the_limit_an_evaluation_is_turned_away() -> None:
    gate = Gate(1, Counters())
    with gate.entered(evaluation=True), pytest.raises(Overloaded), gate.entered(evaluation=True):
        pass
    assert gate.in_flight == 0


def test_a_failure_leaves_the_gate() -> None:
    gate = Gate(1, Counters())
    with pytest.raises(ValueError), gate.entered(evaluation=True):
        raise ValueError
    with gate.entered(evaluation=True):
        assert gate.in_flight == 1


def test_one_import_too_many_is_turned_away() -> None:
    counters = Counters()
    gate = Gate(100, counters)
    with ExitStack() as under_way:
        for number in range(MOST_IMPORTS):
            under_way.enter_context(gate.importing(number))
        with pytest.raises(Overloaded, match="Too many imports are"), gate.importing(99):
            pass
        assert counters.turned_away == 1
    with gate.importing(99):
        pass


def test_the_imports_of_one_key_keep_nobody_from_theirs() -> None:
    gate = Gate(100, Counters())
    with ExitStack() as under_way:
        for _ in range(20):
            with suppress(Overloaded):
                under_way.enter_context(gate.importing(1))
        with pytest.raises(Overloaded, match="this API key"), gate.importing(1):
            pass
        for _ in range(MOST_IMPORTS_OF_ONE):
            under_way.enter_context(gate.importing(2))
    for _ in range(MOST_IMPORTS):
        with gate.importing(1):
            pass


def test_the_exports_of_one_key_keep_nobody_from_theirs() -> None:
    gate = Gate(100, Counters(), exports_of_one=2)
    with gate.exporting(1), gate.exporting(1), gate.exporting(2):
        with pytest.raises(Overloaded, match="exports of this API key"), gate.exporting(1):
            pass
        with gate.exporting(2):
            pass
    with gate.exporting(1), gate.exporting(1):
        pass
