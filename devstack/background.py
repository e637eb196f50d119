"""A background process of the stack: ``python -m service background``."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

from devstack.child import Child
from devstack.workers import CHECKOUT, process_environment


class Background:
    """One background process. ``settings`` are FLAGSTAFF_… variables; nobody else's reach it."""

    def __init__(
        self, directory: Path, settings: Mapping[str, str], *, name: str = "background"
    ) -> None:
        self.child = Child(name, directory.absolute() / "log")
        self._environment = process_environment(settings)

    def start(self) -> None:
        """Start; nobody waits for it, since it does nothing that a caller asks for."""
        self.child.start(
            [sys.executable, "-m", "service", "background"],
            environment=self._environment,
            directory=CHECKOUT,
        )

    def stop(self) -> None:
        """Let it finish what it has in hand, and end it."""
        self.child.stop(within=20)

    def kill(self) -> None:
        """End it at once, as the kernel does when memory runs out."""
        self.child.kill()
