"""A turn begins when what the turn before left behind is worked off."""

from __future__ import annotations

from itertools import chain, count, pairwise
from pathlib import Path

import pytest

from bench import measuring
from bench.measuring import QUICK, Bench
from bench.processes import Cores


def test_a_turn_waits_until_the_core_of_the_servers_is_idle(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # What the core had used at each look: it works for three looks, and rests then.
    looks = [0.0, 0.05, 0.10, 0.15, 0.15]
    told = iter(chain.from_iterable(pairwise(looks)))
    monkeypatch.setattr(measuring, "busy_seconds", lambda _: next(told))
    Bench(QUICK, Cores({0}), tmp_path).settle()
    assert next(told, None) is None


def test_a_core_that_never_rests_is_not_waited_for_without_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looks = count()
    monkeypatch.setattr(measuring, "busy_seconds", lambda _: float(next(looks)))
    monkeypatch.setattr(measuring, "_PATIENCE", 0.2)
    Bench(QUICK, Cores({0}), tmp_path).settle()
    assert next(looks) > 1
