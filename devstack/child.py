"""A process of ours: it starts after a condition, stops for certain, and never outlives us."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from devstack.failure import StackFailed
from service.programs import find_program

# How long a server that a killed run left may take to end, before it is made to.
LEFTOVER_PATIENCE = 15.0

# We may be killed before the kernel knows that it has to tell the child.
_UNLESS_ORPHANED = ("sh", "-c", 'test "$PPID" = "$0" && exec "$@"')

# The states of a process that has ended: it only waits to be collected.
_ENDED = "ZX"

_STEP = 0.01
_LOG_TAIL = 2000


class Child:
    """One named process. Its output goes to ``NAME.log`` in the directory, its pid to ``NAME.pid``.

    It has a process group of its own, so that Ctrl-C reaches us alone and the pieces end in the
    right order. The kernel sends it SIGTERM when the *thread* that started it ends: start it from
    a thread that lasts.
    """

    def __init__(self, name: str, directory: Path) -> None:
        self.name = name
        self.log = directory / f"{name}.log"
        self._record = directory / f"{name}.pid"
        self._process: subprocess.Popen[bytes] | None = None
        self._started_before = False

    @property
    def pid(self) -> int | None:
        """The process id while it runs."""
        return self._process.pid if self._process and self._process.poll() is None else None

    def start(
        self,
        command: Sequence[str | Path],
        *,
        environment: Mapping[str, str] | None = None,
        directory: Path | None = None,
    ) -> None:
        """Start the command; what an earlier, killed run left of it is ended first."""
        self.end_leftover()
        setpriv = find_program("setpriv")
        if setpriv is None:
            raise StackFailed("The program setpriv is missing; it comes with util-linux.")
        self.log.parent.mkdir(parents=True, exist_ok=True)
        with self.log.open("ab" if self._started_before else "wb") as log:
            self._process = subprocess.Popen(
                [
                    setpriv,
                    "--pdeathsig",
                    "TERM",
                    "--",
                    *_UNLESS_ORPHANED,
                    str(os.getpid()),
                    *command,
                ],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                env=environment,
                cwd=directory,
                process_group=0,
            )
        self._started_before = True
        unfinished = self._record.with_suffix(".new")
        unfinished.write_text(f"{self._process.pid} {_started_at(self._process.pid)}")
        unfinished.replace(self._record)

    def run(self, command: Sequence[str | Path], **options: Any) -> None:
        """Run the command to its end; options are ``start``'s. Raises StackFailed if it fails.

        Whoever stops waiting, as Ctrl-C does, ends it and all that it started.
        """
        self.start(command, **options)
        try:
            code = self._process.wait() if self._process else 0
        finally:
            self.kill()
            self._record.unlink(missing_ok=True)
        if code:
            raise StackFailed(f"{self.name} failed.{self._last_words()}")

    def wait_until(self, ready: Callable[[], bool], within: float = 100.0) -> None:
        """Wait for a condition, in seconds. Raises StackFailed with the end of the log."""
        deadline = time.monotonic() + within
        while not ready():
            if self.pid is None:
                raise StackFailed(f"{self.name} ended while it started.{self._last_words()}")
            if time.monotonic() > deadline:
                raise StackFailed(
                    f"{self.name} was not ready after {within:.0f} s.{self._last_words()}"
                )
            time.sleep(_STEP)

    def end_leftover(self) -> None:
        """End the process that a killed run left behind: the recorded pid, if it is still that one.

        Its SIGTERM is on the way already, from the kernel; a server may need a moment to obey.
        """
        try:
            pid, started = (int(word) for word in self._record.read_text().split())
        except (FileNotFoundError, ValueError):
            return
        for number in (signal.SIGTERM, signal.SIGKILL):
            deadline = time.monotonic() + LEFTOVER_PATIENCE
            if _started_at(pid) == started:
                with suppress(ProcessLookupError):
                    os.killpg(pid, signal.SIGCONT)
                    os.killpg(pid, number)
            while _started_at(pid) == started and time.monotonic() < deadline:
                time.sleep(_STEP)
        _end_rest(pid)

    def terminate(self) -> None:
        """Ask the process to end, and do not wait for it."""
        if self.pid is not None:
            self._signal_group(signal.SIGCONT)
            os.kill(self.pid, signal.SIGTERM)

    def stop(self, within: float = 10.0) -> None:
        """Ask the process to end; after so many seconds, make it, with what it started."""
        self.terminate()
        if self._process is not None:
            with suppress(subprocess.TimeoutExpired):
                self._process.wait(within)
        self.kill()
        self._record.unlink(missing_ok=True)

    def kill(self) -> None:
        """End the process, and what it started, at once (SIGKILL)."""
        if self._process is not None:
            self._signal_group(signal.SIGKILL)
            self._process.wait()
            _end_rest(self._process.pid)
            self._process = None

    def freeze(self) -> None:
        """Let the process stand still, as a machine that hangs (SIGSTOP)."""
        self._signal_group(signal.SIGSTOP)

    def thaw(self) -> None:
        """Let a frozen process go on."""
        self._signal_group(signal.SIGCONT)

    def _signal_group(self, number: signal.Signals) -> None:
        if self.pid is not None:
            os.killpg(self.pid, number)

    def _last_words(self) -> str:
        text = (
            self.log.read_text(errors="replace")[-_LOG_TAIL:].strip() if self.log.exists() else ""
        )
        return f" {self.log} ends with:\n{text}" if text else f" {self.log} is empty."


def _end_rest(pid: int) -> None:
    """End what a process left of its group: a killed Nginx leaves those who listen on its port.

    While one of them is there nobody else gets the number; where somebody has it, none is. They
    have let go of everything when this returns.
    """
    deadline = time.monotonic() + LEFTOVER_PATIENCE
    while not _started_at(pid) and _lives(pid) and time.monotonic() < deadline:
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(pid, signal.SIGKILL)
        time.sleep(_STEP)


def _lives(group: int) -> bool:
    """Whether anything in a process group has not ended yet."""
    return any(
        fields[0] not in _ENDED and int(fields[2]) == group
        for fields in map(_facts, Path("/proc").glob("[0-9]*"))
        if fields
    )


def _started_at(pid: int) -> int:
    """When a process started, in ticks since boot; with the pid it names one process for good.

    0 if there is no such process, or if it has ended and only waits to be collected.
    """
    fields = _facts(Path(f"/proc/{pid}"))
    return int(fields[19]) if fields and fields[0] not in _ENDED else 0


def _facts(process: Path) -> list[str]:
    """What the kernel tells of a process behind its name (proc_pid_stat(5)); [] if it is gone."""
    try:
        return (process / "stat").read_text().rpartition(")")[2].split()
    except (FileNotFoundError, ProcessLookupError):
        return []
