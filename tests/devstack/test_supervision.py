from __future__ import annotations

from pathlib import Path

import pytest

from devstack.child import Child
from devstack.failure import StackFailed
from devstack.supervision import keep_running


class Enough(Exception):
    """The test has seen what it was to see."""


class Failing:
    """A piece that has ended, and cannot be started."""

    def __init__(self, directory: Path, failures: list[Exception]) -> None:
        self.child = Child("it", directory)
        self._failures = failures

    def start(self) -> None:
        if not self._failures:
            raise Enough
        raise self._failures.pop(0)

    def stop(self) -> None:
        self.child.stop()


def test_a_piece_that_cannot_be_started_is_told_and_tried_again(tmp_path: Path) -> None:
    failures = [OSError(28, "No space left on device"), StackFailed("it was not ready.")]
    said: list[str] = []

    with pytest.raises(Enough):
        keep_running([Failing(tmp_path, failures)], said.append)

    assert [line for line in said if "starting it again" not in line] == [
        "it does not start: [Errno 28] No space left on device",
        "it does not start: it was not ready.",
    ]
