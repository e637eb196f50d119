"""Results come back from their file as they were."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench import results as bench_results
from bench.results import keep, recall
from tests.bench.making import half_load, line, results


def test_results_survive_their_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bench_results, "FOLDER", tmp_path / "results")
    found = results(line("row", "server", 1, 2), open_loop=[half_load("r", "s", p50=1, p99=2)])
    path = keep(found)
    assert path.name == "2026-11-22T100000-full.json"
    assert recall(path) == found


def test_a_ratio_is_the_median_of_what_each_turn_saw() -> None:
    # The second turn was slow for both: it says the same about their ratio as the others.
    found = results(line("row", "one", 400, 40, 410), line("row", "two", 100, 10, 200))
    assert found.ratio("row", "one", "two") == 4.0


def test_a_server_that_answered_nothing_is_compared_with_nobody() -> None:
    found = results(line("row", "one", 400, 40), line("row", "two", 100, 0))
    assert found.ratio("row", "one", "two") is None
