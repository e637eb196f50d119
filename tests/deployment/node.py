"""A Debian of the test's own, booted with systemd in namespaces of its own."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

from tests.waiting import PATIENCE

# Debian 12, or another release: DEBIAN_SUITE=trixie is Debian 13.
_SUITE = os.environ.get("DEBIAN_SUITE", "bookworm")
# Packages of a fresh Debian on which somebody logs in and clones a repository.
_PACKAGES = "systemd,systemd-sysv,dbus,python3,make,git,ca-certificates"
_AUTHORITIES = Path("/etc/ssl/certs/ca-certificates.crt")
# Access to a package index works in the node as on this machine: it shares the network.
_OF_PIP = ("PIP_CERT", "PIP_INDEX_URL", "PIP_EXTRA_INDEX_URL", "PIP_PROXY", "PIP_TRUSTED_HOST")


def _passed() -> list[str]:
    return [f"{name}={os.environ[name]}" for name in _OF_PIP if name in os.environ]


class CannotBoot(Exception):
    """This machine cannot create or boot a tree; says why."""


class Node:
    """A booted tree in ``directory``. It shares only the network with this machine."""

    def __init__(self, directory: Path) -> None:
        self.root = directory / "root"
        self._console = directory / "console.log"
        self._container: subprocess.Popen[bytes] | None = None

    def make(self) -> None:
        """Fetch and unpack Debian. Raises CannotBoot."""
        made = subprocess.run(
            ["debootstrap", "--variant=minbase", f"--include={_PACKAGES}", _SUITE, self.root],
            capture_output=True,
            text=True,
            check=False,
        )
        if made.returncode:
            raise CannotBoot(f"debootstrap failed: {made.stdout[-500:]}{made.stderr[-500:]}")

    def boot(self, *bound: str) -> None:
        """Boot to the end, with directories of this machine bound to places of the tree.

        Each of ``bound`` is ``FROM:TO``. Raises CannotBoot.
        """
        with self._console.open("wb") as console:
            self._container = subprocess.Popen(
                [
                    *self._contained(),
                    "--boot",
                    "--console=pipe",
                    *(f"--bind={pair}" for pair in bound),
                ],
                stdin=subprocess.DEVNULL,
                stdout=console,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        if not self.wait_for(self._is_up, within=90):
            self.power_off()
            raise CannotBoot(f"It did not boot: {self._console.read_text(errors='replace')[-800:]}")

    def did_unbooted(self, *command: str | Path) -> str:
        """Return the output of a command that must succeed, in a tree that is not booted."""
        done = subprocess.run(
            [
                *self._contained(),
                "--pipe",
                *(f"--setenv={variable}" for variable in _passed()),
                *command,
            ],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, f"{command}: {done.stdout[-2000:]}{done.stderr[-2000:]}"
        return done.stdout.strip()

    def _contained(self) -> list[str]:
        """The start of a command line that runs something in the tree."""
        return [
            "systemd-nspawn",
            "--quiet",
            f"--directory={self.root}",
            "--register=no",
            "--keep-unit",
            "--link-journal=no",
            "--resolv-conf=copy-host",
            "--timezone=off",
            *([f"--bind-ro={_AUTHORITIES}"] if _AUTHORITIES.exists() else []),
        ]

    def run(self, *command: str | Path) -> subprocess.CompletedProcess[str]:
        """Run a command in the node, as root, and wait for its end."""
        return subprocess.run(
            [
                "nsenter",
                f"--target={self._leader()}",
                "--all",
                "env",
                "--ignore-environment",
                "--chdir=/root",
                "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
                "HOME=/root",
                *_passed(),
                *command,
            ],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )

    def did(self, *command: str | Path) -> str:
        """Return the output of a command that must succeed."""
        done = self.run(*command)
        assert done.returncode == 0, f"{command}: {done.stdout[-2000:]}{done.stderr[-2000:]}"
        return done.stdout.strip()

    def shows(self, unit: str, what: str) -> str:
        """Return a property of a unit, from ``systemctl show``."""
        return self.did("systemctl", "show", "--value", f"--property={what}", unit)

    def power_off(self) -> None:
        """Shut it down, and make sure that it ends."""
        if self._container is None:
            return
        self._container.send_signal(signal.SIGTERM)
        try:
            self._container.wait(60)
        except subprocess.TimeoutExpired:
            os.killpg(self._container.pid, signal.SIGKILL)
            self._container.wait()

    @staticmethod
    def wait_for(condition: Callable[[], object], within: float = PATIENCE) -> bool:
        """Return whether a condition holds within so many seconds."""
        deadline = time.monotonic() + within
        while not condition():
            if time.monotonic() > deadline:
                return False
            time.sleep(0.05)
        return True

    def _is_up(self) -> bool:
        if self._container is None or self._container.poll() is not None:
            return False
        if not self._leader():
            return False
        return self.run("systemctl", "is-system-running").stdout.strip() in ("running", "degraded")

    def _leader(self) -> str:
        """Return the node's first process: the container's only child; "" before there is one."""
        assert self._container is not None
        pid = self._container.pid
        try:
            return Path(f"/proc/{pid}/task/{pid}/children").read_text().strip().partition(" ")[0]
        except FileNotFoundError:
            return ""
