"""What `make install` puts in place, in a directory that stands for the root of a machine."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from service.stack.workers import CHECKOUT

Installer = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def run_installer(tmp_path: Path) -> Installer:
    """Runs ``systemd/install`` or ``systemd/uninstall`` with DESTDIR set to ``tmp_path``."""

    def run(script: str, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [CHECKOUT / "systemd" / script, *arguments],
            env={"PATH": os.environ["PATH"], "DESTDIR": str(tmp_path), **variables},
            capture_output=True,
            text=True,
            check=False,
        )

    return run


@pytest.fixture
def installed(run_installer: Installer, tmp_path: Path) -> Path:
    """The directory with everything in it but the release, which takes a while to build."""
    done = run_installer("install", "units")
    assert done.returncode == 0, done.stderr
    return tmp_path


@pytest.fixture
def wait_for() -> Callable[[Callable[[], object]], None]:
    """Waits until a condition holds; fails the test after half a minute."""

    def wait(condition: Callable[[], object]) -> None:
        deadline = time.monotonic() + 30
        while not condition():
            assert time.monotonic() < deadline, "The condition never held."
            time.sleep(0.01)

    return wait
