"""A child process: started after a condition, certain to stop, and never outliving its parent."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from devstack.failure import StackFailed
from service.programs import find_program

# Seconds that a server of a killed run has to end before it is killed.
LEFTOVER_PATIENCE = 15.0

# The parent may be killed before the kernel knows that it has to signal the child.
_UNLESS_ORPHANED = ("sh", "-c", 'test "$PPID" = "$0" && exec "$@"')

# States of a process that has ended and waits to be collected; of a thread that was stopped.
_ENDED = "ZX"
_STOPPED = "Tt"

_STEP = 0.01
_LOG_TAIL = 2000


class Child:
    """One named process with ``NAME.log`` for its output and ``NAME.pid`` for its pid.

    It has a process group of its own, so that Ctrl-C reaches the parent alone and the pieces end
    in the right order. The kernel sends it SIGTERM when the *thread* that started it ends: start
    it from a thread that lasts.
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
        """Start the command, after ending the process of an earlier, killed run."""
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

        An exception while waiting, such as Ctrl-C, ends it and everything that it started.
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
        """End the process of a killed run: the recorded pid, if it is still the same process.

        The kernel has sent SIGTERM already; a server may need a moment to obey.
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
        """Ask the process to end, without waiting for it."""
        if self.pid is not None:
            self._signal_group(signal.SIGCONT)
            os.kill(self.pid, signal.SIGTERM)

    def stop(self, within: float = 10.0) -> None:
        """Ask the process to end; kill it with its children after so many seconds."""
        self.terminate()
        if self._process is not None:
            with suppress(subprocess.TimeoutExpired):
                self._process.wait(within)
        self.kill()
        self._record.unlink(missing_ok=True)

    def kill(self) -> None:
        """Kill the process and its children at once (SIGKILL)."""
        if self._process is not None:
            self._signal_group(signal.SIGKILL)
            self._process.wait()
            _end_rest(self._process.pid)
            self._process = None

    def freeze(self) -> None:
        """Freeze the process and its children, like a machine that hangs (SIGSTOP).

        No thread of theirs runs any more when this returns.
        """
        if self.pid is not None:
            self._signal_group(signal.SIGSTOP)
            deadline = time.monotonic() + LEFTOVER_PATIENCE
            while _runs(self.pid) and time.monotonic() < deadline:
                time.sleep(_STEP)

    def thaw(self) -> None:
        """Continue a frozen process."""
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
    """End the rest of a process group: a killed Nginx leaves workers that listen on its port.

    While one of them exists nobody else gets the number. All have ended when this returns.
    """
    deadline = time.monotonic() + LEFTOVER_PATIENCE
    while not _started_at(pid) and _lives(pid) and time.monotonic() < deadline:
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(pid, signal.SIGKILL)
        time.sleep(_STEP)


def _lives(group: int) -> bool:
    """Return whether any process of the group has not ended yet."""
    return any(True for _ in _living(group))


def _runs(group: int) -> bool:
    """Return whether any thread of the group has neither stopped nor ended.

    Each thread stops when the kernel next returns to it, which may be long after the signal.
    """
    threads = (thread for process in _living(group) for thread in process.glob("task/[0-9]*"))
    return any(fields[0] not in _STOPPED + _ENDED for fields in map(_facts, threads) if fields)


def _living(group: int) -> Iterator[Path]:
    """Find the processes of the group that have not ended, each as its directory in /proc."""
    for process in Path("/proc").glob("[0-9]*"):
        fields = _facts(process)
        if fields and fields[0] not in _ENDED and int(fields[2]) == group:
            yield process


def _started_at(pid: int) -> int:
    """Return the start of a process, in ticks since boot, which identifies it with the pid.

    0 if there is no such process, or if it has ended and waits to be collected.
    """
    fields = _facts(Path(f"/proc/{pid}"))
    return int(fields[19]) if fields and fields[0] not in _ENDED else 0


def _facts(process: Path) -> list[str]:
    """Return the kernel's fields after a process's name (proc_pid_stat(5)); [] if it is gone.

    ``process`` is its directory in /proc; a thread's directory says the same of the thread.
    """
    try:
        return (process / "stat").read_text().rpartition(")")[2].split()
    except (FileNotFoundError, ProcessLookupError):
        return []
