"""Nginx as it is on this machine; a node's own configuration is tried in tests/deployment."""

from __future__ import annotations

import os
import pwd
import socket
from pathlib import Path

import pytest

from service import programs
from service.doctor import nginx
from service.settings import NodeSettings, Settings


def test_it_is_there_and_nothing_is_installed(tmp_path: Path) -> None:
    findings = list(
        nginx.examine(Settings(node=NodeSettings(workers=2)), tmp_path / "flagstaff-nginx-prepare")
    )

    assert [finding.state for finding in findings] == ["ok", "ok"]
    assert findings[0].found.startswith("It is nginx/")


def test_it_is_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(programs, "SYSTEM_DIRECTORIES", ())

    (finding,) = nginx.examine(Settings(node=NodeSettings(workers=2)))

    assert finding.state == "failure"
    assert finding.cure == "apt-get install nginx-light"


def test_one_that_cannot_serve_compressed_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "nginx"
    other.write_text("#!/bin/sh\necho 'nginx version: nginx/9.9.9' >&2\n")
    other.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")

    first, *_ = nginx.examine(
        Settings(node=NodeSettings(workers=2)), tmp_path / "flagstaff-nginx-prepare"
    )

    assert first.state == "failure"
    assert first.found == (
        "nginx/9.9.9 cannot serve compressed files and cannot take the word of trusted proxies."
    )


def test_an_installation_without_its_user(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if os.geteuid() != 0:
        pytest.skip("Only root tries the configuration.")
    monkeypatch.setattr(nginx, "_STARTED", tmp_path)
    if any(entry.pw_name == nginx.USER for entry in pwd.getpwall()):
        pytest.skip("Flagstaff is installed on this machine.")
    prepare = tmp_path / "flagstaff-nginx-prepare"
    prepare.touch()

    *_, last = nginx.examine(Settings(node=NodeSettings(workers=2)), prepare)

    assert last.state == "failure"
    assert last.cure == "systemd-sysusers flagstaff.conf"


def test_a_port_that_is_taken_is_named_with_who_holds_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(nginx, "_STARTED", tmp_path / "nowhere")
    monkeypatch.setattr(nginx, "_CONFIGURATION", tmp_path)
    prepare = tmp_path / "flagstaff-nginx-prepare"
    prepare.touch()
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        (tmp_path / "listen.conf").write_text(f"listen {port} backlog=4096;\n")

        *_, taken, _, last = nginx.examine(Settings(node=NodeSettings(workers=2)), prepare)

    assert taken.state == "failure"
    assert taken.found.startswith(f"Port {port} is taken by process {os.getpid()} (")
    assert taken.cure == f"End that, or choose another port in {tmp_path}/listen.conf."
    assert last.state == "warning"


def test_an_nginx_that_does_not_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nginx, "_STARTED", tmp_path / "nowhere")
    prepare = tmp_path / "flagstaff-nginx-prepare"
    prepare.touch()

    *_, last = nginx.examine(Settings(node=NodeSettings(workers=2)), prepare)

    assert last.state == "warning"
    assert last.cure == "systemctl start flagstaff-nginx.service"
