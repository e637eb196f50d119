from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from devstack import child as child_module
from devstack.child import Child
from devstack.failure import StackFailed

Wait = Callable[[Callable[[], object]], None]
IsAlive = Callable[[int], bool]

STUBBORN = [
    sys.executable,
    "-c",
    """if True:
    import signal, time
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    print("up", flush=True)
    time.sleep(600)
    """,
]
# Starts a child as we do, says its pid, and waits to be killed.
PARENT = """
import sys, time
from pathlib import Path
from devstack.child import Child
child = Child("it", Path(sys.argv[1]))
child.start(sys.argv[2:])
child.wait_until(lambda: child.log.read_text() or sys.argv[2] == "sleep")
print(child.pid, flush=True)
time.sleep(600)
"""


@pytest.fixture
def child(tmp_path: Path) -> Iterator[Child]:
    child = Child("it", tmp_path)
    yield child
    child.kill()


@pytest.fixture
def orphan(tmp_path: Path) -> Callable[..., int]:
    """The pid of a child whose parent, another process, was killed."""

    def orphaned(*command: str) -> int:
        with subprocess.Popen(
            [sys.executable, "-c", PARENT, tmp_path, *command],
            stdout=subprocess.PIPE,
            text=True,
        ) as parent:
            assert parent.stdout is not None
            pid = int(parent.stdout.readline())
            parent.kill()
        return pid

    return orphaned


def test_what_a_child_says_is_in_its_log(child: Child, wait_for: Wait) -> None:
    child.start(["sh", "-c", "echo out; echo err >&2"])

    wait_for(lambda: child.pid is None)

    assert child.log.read_text() == "out\nerr\n"


def test_a_child_that_ends_while_it_starts_is_told_with_its_last_words(child: Child) -> None:
    child.start(["sh", "-c", "echo no room left; exit 3"])

    with pytest.raises(StackFailed, match="no room left"):
        child.wait_until(lambda: False)


def test_a_child_that_is_never_ready_is_told(child: Child) -> None:
    child.start(["sleep", "600"])

    with pytest.raises(StackFailed, match="not ready"):
        child.wait_until(lambda: False, within=0.05)


def test_a_child_that_ignores_sigterm_is_killed(
    child: Child, wait_for: Wait, is_alive: IsAlive
) -> None:
    child.start(STUBBORN)
    wait_for(lambda: child.log.read_text() == "up\n")
    pid = child.pid
    assert pid is not None

    child.stop(within=0.1)

    assert not is_alive(pid)


# A child of a child counts in a thread of its own, in the file that it is given. Its main thread,
# which the kernel gives the signal to, gets next to nothing of the core that both are on.
COUNTING = """
import subprocess, sys
COUNT = '''
import mmap, os, sys, threading
with open(sys.argv[1], "r+b") as file:
    counted = mmap.mmap(file.fileno(), 1)
def count():
    while True:
        counted[0] = (counted[0] + 1) % 256
os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
threading.Thread(target=count).start()
os.sched_setscheduler(0, os.SCHED_IDLE, os.sched_param(0))
'''
subprocess.run([sys.executable, "-c", COUNT, sys.argv[1]])
"""


def test_no_thread_of_a_frozen_child_runs_on(child: Child, tmp_path: Path, wait_for: Wait) -> None:
    counted = tmp_path / "counted"
    counted.write_bytes(bytes(1))
    child.start([sys.executable, "-c", COUNTING, counted])
    wait_for(lambda: counted.read_bytes() != bytes(1))

    for _ in range(20):
        child.freeze()
        frozen = counted.read_bytes()
        time.sleep(0.01)
        assert counted.read_bytes() == frozen
        child.thaw()
        wait_for(lambda: counted.read_bytes() != frozen)  # noqa: B023  # it is called at once


def test_a_frozen_child_stops(child: Child) -> None:
    child.start(["sleep", "600"])
    child.freeze()

    child.stop()

    assert child.pid is None


def test_killing_a_child_kills_what_it_started(
    child: Child, wait_for: Wait, is_alive: IsAlive
) -> None:
    child.start(["sh", "-c", "sleep 600 & echo $!; wait"])
    wait_for(lambda: child.log.read_text().endswith("\n"))
    grandchild = int(child.log.read_text())

    child.kill()

    wait_for(lambda: not is_alive(grandchild))


LEADER = ["sh", "-c", "sleep 600 & echo $!; wait"]


@pytest.mark.parametrize("ending", ["stop", "kill", "start"])
def test_what_a_killed_child_left_is_ended(
    child: Child, wait_for: Wait, is_alive: IsAlive, ending: str
) -> None:
    child.start(LEADER)
    wait_for(lambda: child.log.read_text().endswith("\n"))
    grandchild = int(child.log.read_text())
    assert child.pid is not None
    os.kill(child.pid, signal.SIGKILL)
    wait_for(lambda: child.pid is None)
    assert is_alive(grandchild)

    if ending == "start":
        child.start(["sleep", "600"])
    else:
        getattr(child, ending)()

    wait_for(lambda: not is_alive(grandchild))


def test_a_command_is_run_to_its_end(child: Child, tmp_path: Path) -> None:
    child.run(["sh", "-c", "pwd"], directory=tmp_path)

    assert child.log.read_text() == f"{tmp_path}\n"
    assert not (tmp_path / "it.pid").exists()
    with pytest.raises(StackFailed, match=r"(?s)it failed.*no luck"):
        child.run(["sh", "-c", "echo no luck; exit 3"])


def test_a_command_that_nobody_waits_for_any_more_ends_with_what_it_started(
    child: Child, wait_for: Wait, is_alive: IsAlive
) -> None:
    def is_waited_for() -> bool:
        """Whether the main thread has started it and waits for its end."""
        frame = sys._current_frames().get(threading.main_thread().ident or 0)
        names = set()
        while frame is not None:
            names.add(frame.f_code.co_name)
            frame = frame.f_back
        return {"run", "wait"} <= names

    def interrupt() -> None:
        wait_for(lambda: child.log.exists() and child.log.read_text().endswith("\n"))
        wait_for(is_waited_for)
        signal.pthread_kill(threading.main_thread().ident or 0, signal.SIGINT)

    interrupting = threading.Thread(target=interrupt)
    interrupting.start()
    with pytest.raises(KeyboardInterrupt):
        child.run(LEADER)
    interrupting.join()

    assert child.pid is None
    wait_for(lambda: not is_alive(int(child.log.read_text())))


def test_a_child_ends_with_its_parent(
    orphan: Callable[..., int], wait_for: Wait, is_alive: IsAlive
) -> None:
    pid = orphan("sleep", "600")

    wait_for(lambda: not is_alive(pid))


def test_what_a_killed_run_left_is_ended_by_the_next(
    orphan: Callable[..., int],
    child: Child,
    is_alive: IsAlive,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(child_module, "LEFTOVER_PATIENCE", 0.1)
    pid = orphan(*STUBBORN)
    assert is_alive(pid)

    child.start(["sleep", "600"])

    assert not is_alive(pid)


def test_a_process_that_took_over_a_recorded_pid_is_left_alone(
    child: Child, tmp_path: Path
) -> None:
    with subprocess.Popen(["sleep", "600"], process_group=0) as stranger:
        (tmp_path / "it.pid").write_text(f"{stranger.pid} 1")

        child.start(["sleep", "600"])

        assert stranger.poll() is None
        stranger.send_signal(signal.SIGKILL)
