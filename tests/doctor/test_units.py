"""What the service manager shows, in place of which a script answers here."""

from __future__ import annotations

from pathlib import Path

import pytest

from service.doctor import units
from service.structs.findings import Finding


@pytest.fixture
def shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What ``systemctl show`` prints."""
    shown = tmp_path / "shown"
    program = tmp_path / "systemctl"
    program.write_text(f"#!/bin/sh\n/bin/cat {shown}\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    return shown


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ("ReloadResult=success\nLoadState=loaded\n", ["ok"]),
        ("ReloadResult=exit-code\nLoadState=loaded\n", ["failure"]),
        ("ReloadResult=success\nLoadState=not-found\n", []),
    ],
)
def test_a_reload_that_failed_is_told_of(shown: Path, text: str, states: list[str]) -> None:
    shown.write_text(text)

    findings = list(units.examine_reload(booted=shown.parent))

    assert [finding.state for finding in findings] == states
    assert all("systemctl reload" in f.cure for f in findings if f.state == "failure")


def test_another_service_manager_is_not_asked(shown: Path) -> None:
    shown.write_text("ReloadResult=exit-code\nLoadState=loaded\n")

    assert list(units.examine_reload(booted=shown.parent / "nowhere")) == []


def looked(command: Path, release: Path) -> Finding | None:
    return units.examine_release("worker-0", command, release)


def test_a_worker_of_another_release_is_told_of(tmp_path: Path) -> None:
    (tmp_path / "current").symlink_to("0.2.0")

    new = looked(tmp_path / "0.2.0/bin/python", tmp_path / "0.2.0")
    old = looked(tmp_path / "0.1.0/bin/python", tmp_path / "0.2.0")

    assert new is not None
    assert new.state == "ok"
    assert old is not None
    assert old.state == "warning"
    assert old.found == "worker-0 runs 0.1.0, and 0.2.0 is current."


def test_outside_of_releases_there_is_nothing_to_tell(tmp_path: Path) -> None:
    assert looked(tmp_path / ".venv/bin/python", tmp_path / ".venv") is None
