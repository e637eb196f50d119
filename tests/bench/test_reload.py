"""A node that is reloaded under load: what the bench measures by the clock, counted."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.house import House
from bench.processes import Cores
from bench.reload import measure_reload


@pytest.mark.parametrize(
    ("flags", "streams"),
    [
        (100, 50),
        pytest.param(10_000, 1000, marks=[pytest.mark.long, pytest.mark.timeout(900)]),
    ],
)
def test_a_reload_under_load_fails_no_answer_and_loses_no_stream(
    tmp_path: Path, flags: int, streams: int
) -> None:
    with House(tmp_path, Cores()) as house:
        found = measure_reload(house, flags, streams)
    assert found.failures == []
    assert found.answers > 0
    # Each stream was at one of the workers at least when it stopped.
    assert found.streams_ended >= streams
    # The other worker took every one of them, at the first attempt.
    assert found.streams_refused == 0
    assert found.streams_lost == 0
