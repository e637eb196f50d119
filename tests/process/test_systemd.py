from __future__ import annotations

import asyncio
import os
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from service.process.systemd import notify_systemd, watched


@pytest.mark.parametrize("abstract", [False, True])
def test_the_service_manager_hears_the_state(tmp_path: Path, abstract: bool) -> None:
    name = str(tmp_path / "notify")
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as manager:
        manager.bind(f"\0{name}" if abstract else name)
        manager.settimeout(30)
        notify_systemd("READY=1", {"NOTIFY_SOCKET": f"@{name}" if abstract else name})
        assert manager.recv(100) == b"READY=1"


def test_nobody_to_tell_is_no_fault(tmp_path: Path) -> None:
    notify_systemd("READY=1", {})
    notify_systemd("READY=1", {"NOTIFY_SOCKET": str(tmp_path / "gone")})


@pytest.fixture
def manager(tmp_path: Path) -> Iterator[socket.socket]:
    """What a service manager listens on, at ``tmp_path / "notify"``."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as manager:
        manager.bind(str(tmp_path / "notify"))
        manager.setblocking(False)
        yield manager


@pytest.mark.parametrize("whose", [{}, {"WATCHDOG_PID": str(os.getpid())}])
async def test_a_loop_that_turns_says_so_again_and_again(
    manager: socket.socket, tmp_path: Path, whose: dict[str, str]
) -> None:
    environment = {"NOTIFY_SOCKET": str(tmp_path / "notify"), "WATCHDOG_USEC": "30000", **whose}
    loop = asyncio.get_running_loop()

    async with watched(environment):
        heard = [await loop.sock_recv(manager, 100) for _ in range(3)]

    assert heard == [b"WATCHDOG=1"] * 3


@pytest.mark.parametrize("asked", [{}, {"WATCHDOG_USEC": "30000", "WATCHDOG_PID": "1"}])
async def test_nobody_is_told_who_did_not_ask(
    manager: socket.socket, tmp_path: Path, asked: dict[str, str]
) -> None:
    environment = {"NOTIFY_SOCKET": str(tmp_path / "notify"), **asked}

    async with watched(environment):
        # Long enough for a task to have begun.
        await asyncio.sleep(0)
        notify_systemd("STOPPING=1", environment)

    assert await asyncio.get_running_loop().sock_recv(manager, 100) == b"STOPPING=1"
