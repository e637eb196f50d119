"""A worker of the stack: ``python -m service serve`` on a unix socket of its own."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path

from devstack.addresses import socket_directory
from devstack.child import Child
from service.probes import status_over

# Seconds that a worker has to start, and bytes that it reads and compiles in a further one, a tenth
# of what was measured: the machine may be slow, and busy.
_PATIENCE = 100.0
_BYTES_A_SECOND = 256 * 1024

CHECKOUT = Path(__file__).resolve().parents[1]


class Worker:
    """One worker. ``settings`` are its only FLAGSTAFF_… variables."""

    def __init__(self, index: int, directory: Path, settings: Mapping[str, str]) -> None:
        self.index = index
        self.socket = socket_directory(directory) / f"worker-{index}.sock"
        self.child = Child(f"worker-{index}", directory.absolute() / "log")
        self._environment = process_environment(settings)

    def start(self) -> None:
        """Start it; `wait_until_ready` waits until it serves."""
        self.child.start(
            [
                sys.executable,
                "-m",
                "service",
                "serve",
                "--unix",
                self.socket,
                "--instance",
                str(self.index),
            ],
            environment=self._environment,
            directory=CHECKOUT,
        )

    def wait_until_ready(self, to_read: int = 0) -> None:
        """Wait until the worker answers, which takes longer with more bytes ``to_read``.

        Raises StackFailed.
        """
        within = _PATIENCE + to_read / _BYTES_A_SECOND
        self.child.wait_until(lambda: status_over(self.socket, "/livez") == 200, within=within)

    def stop(self) -> None:
        """Let it finish the requests in flight, then end it."""
        self.child.stop(within=20)

    def kill(self) -> None:
        """Kill it at once, as the kernel does when memory runs out."""
        self.child.kill()

    def freeze(self) -> None:
        """Freeze it: its socket accepts connections and nobody answers."""
        self.child.freeze()

    def thaw(self) -> None:
        """Continue it."""
        self.child.thaw()


def process_environment(settings: Mapping[str, str]) -> dict[str, str]:
    """Return this process's environment with these settings as its only FLAGSTAFF_… variables."""
    inherited = {k: v for k, v in os.environ.items() if not k.startswith("FLAGSTAFF_")}
    return {**inherited, **settings}
