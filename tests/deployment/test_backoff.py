"""How long a service that keeps failing pauses."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from devstack.workers import CHECKOUT


class Backoff:
    """flagstaff-backoff with a `sleep` that says how long it would, and returns."""

    def __init__(self, directory: Path) -> None:
        self._failures = directory / "failures"
        self._programs = directory / "programs"
        self._programs.mkdir()
        sleep = self._programs / "sleep"
        sleep.write_text('#!/bin/sh\necho "$1"\n')
        sleep.chmod(0o755)

    def note(self, result: str) -> None:
        self._run("note", SERVICE_RESULT=result)

    def wait(self) -> str:
        return self._run("wait").strip()

    def age(self, seconds: int) -> None:
        then = self._failures.stat().st_mtime - seconds
        os.utime(self._failures, (then, then))

    def _run(self, act: str, **variables: str) -> str:
        path = f"{self._programs}:{os.environ['PATH']}"
        return subprocess.run(
            [CHECKOUT / "systemd" / "flagstaff-backoff", act, self._failures],
            env={"PATH": path, **variables},
            capture_output=True,
            text=True,
            check=True,
        ).stdout


@pytest.fixture
def backoff(tmp_path: Path) -> Backoff:
    return Backoff(tmp_path)


def test_pauses_grow_with_failures_in_a_row(backoff: Backoff) -> None:
    pauses = []
    for _ in range(9):
        pauses.append(backoff.wait())
        backoff.note("exit-code")

    assert pauses == ["", "0", "1", "2", "4", "8", "16", "30", "30"]


@pytest.mark.parametrize("well", ["stopped", "ran for a while"])
def test_after_all_was_well_a_failure_is_the_first_again(backoff: Backoff, well: str) -> None:
    for _ in range(5):
        backoff.note("signal")
    if well == "stopped":
        backoff.note("success")
    else:
        backoff.age(seconds=600)

    backoff.note("signal")

    assert backoff.wait() == "0"
