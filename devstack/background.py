"""A background process of the stack: ``python -m service background``."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

from devstack.child import Child
from devstack.workers import CHECKOUT, process_environment


class Background:
    """One background process. ``settings`` are its only FLAGSTAFF_… variables."""

    def __init__(
        self, directory: Path, settings: Mapping[str, str], *, name: str = "background"
    ) -> None:
        self.child = Child(name, directory.absolute() / "log")
        self._environment = process_environment(settings)

    def start(self) -> None:
        """Start it without waiting: no caller depends on it."""
        self.child.start(
            [sys.executable, "-m", "service", "background"],
            environment=self._environment,
            directory=CHECKOUT,
        )

    def stop(self) -> None:
        """Let it finish its work, then end it."""
        self.child.stop(within=20)

    def kill(self) -> None:
        """Kill it at once, as the kernel does when memory runs out."""
        self.child.kill()
