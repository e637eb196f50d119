"""The pure functions of the console: `node --test` runs their tests."""

from __future__ import annotations

import subprocess

from tests.console.conftest import CONSOLE, NODE


def test_every_model_passes_its_own_tests() -> None:
    files = sorted((CONSOLE / "tests").rglob("*.test.js"))
    assert files
    done = subprocess.run(
        [NODE, "--test", *files], cwd=CONSOLE, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
