"""One background process: what it tells the service manager, and how it ends."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from devstack.addresses import free_port
from devstack.workers import CHECKOUT, process_environment


@contextmanager
def managed(
    tmp_path: Path, **variables: str
) -> Iterator[tuple[subprocess.Popen[bytes], socket.socket]]:
    """A background process whose stores are away, and the socket of its manager."""
    nowhere = free_port()
    settings = {
        "FLAGSTAFF_MYSQL_URL": f"mysql://flagstaff@127.0.0.1:{nowhere}/flagstaff",
        "FLAGSTAFF_REDIS_URL": f"redis://127.0.0.1:{nowhere}/0",
        "NOTIFY_SOCKET": str(tmp_path / "notify"),
        **variables,
    }
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as manager:
        manager.bind(settings["NOTIFY_SOCKET"])
        manager.settimeout(30)
        process = subprocess.Popen(
            [sys.executable, "-m", "service", "background"],
            env=process_environment(settings),
            cwd=CHECKOUT,
        )
        yield process, manager
        process.terminate()
        assert process.wait(30) == 0


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_it_tells_that_it_is_ready_and_that_it_stops_though_every_store_is_away(
    tmp_path: Path, number: signal.Signals
) -> None:
    with managed(tmp_path) as (process, manager):
        assert manager.recv(100) == b"READY=1"
        process.send_signal(number)
        assert manager.recv(100) == b"STOPPING=1"
        assert process.wait(30) == 0


def test_it_tells_the_watchdog_that_it_is_alive(tmp_path: Path) -> None:
    with managed(tmp_path, WATCHDOG_USEC="30000") as (_, manager):
        heard = [manager.recv(100) for _ in range(10)]
        assert heard.count(b"WATCHDOG=1") == 9
