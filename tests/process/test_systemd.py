from __future__ import annotations

import socket
from pathlib import Path

import pytest

from service.process.systemd import tell_systemd


@pytest.mark.parametrize("abstract", [False, True])
def test_the_service_manager_hears_the_state(tmp_path: Path, abstract: bool) -> None:
    name = str(tmp_path / "notify")
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as manager:
        manager.bind(f"\0{name}" if abstract else name)
        manager.settimeout(5)
        tell_systemd("READY=1", {"NOTIFY_SOCKET": f"@{name}" if abstract else name})
        assert manager.recv(100) == b"READY=1"


def test_nobody_to_tell_is_no_fault(tmp_path: Path) -> None:
    tell_systemd("READY=1", {})
    tell_systemd("READY=1", {"NOTIFY_SOCKET": str(tmp_path / "gone")})
