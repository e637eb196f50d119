"""What the service manager shows, in place of which a script answers here."""

from __future__ import annotations

from pathlib import Path

import pytest

from service.doctor import units
from service.structs.findings import Finding


@pytest.fixture
def shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A directory with what ``systemctl show`` prints of each unit; it knows no others."""
    program = tmp_path / "systemctl"
    program.write_text(
        f'#!/bin/sh\nfor unit; do :; done\ncd {tmp_path}\n[ ! -e "$unit" ] || /bin/cat "$unit"\n'
    )
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    return tmp_path


@pytest.mark.parametrize(("result", "state"), [("success", "ok"), ("exit-code", "failure")])
def test_a_reload_that_failed_is_told_of(shown: Path, result: str, state: str) -> None:
    (shown / units.RELOAD).write_text(f"ReloadResult={result}\nLoadState=loaded\n")

    (finding,) = units.examine(booted=shown)

    assert finding.state == state
    assert ("systemctl reload" in finding.cure) == (state == "failure")


@pytest.mark.parametrize("name", ["flagstaff-nginx.service", "flagstaff-background.service"])
@pytest.mark.parametrize(("active", "state"), [("active", "ok"), ("activating", "warning")])
def test_a_service_that_does_not_run_is_told_of(
    shown: Path, name: str, active: str, state: str
) -> None:
    (shown / name).write_text(f"LoadState=loaded\nActiveState={active}\n")

    (finding,) = units.examine(booted=shown)

    assert finding.state == state
    assert (f"systemctl start {name}" in finding.cure) == (state == "warning")


def test_units_that_are_not_there_are_no_news(shown: Path) -> None:
    (shown / units.RELOAD).write_text("LoadState=not-found\nReloadResult=success\n")

    assert list(units.examine(booted=shown)) == []


def test_another_service_manager_is_not_asked(shown: Path) -> None:
    (shown / units.RELOAD).write_text("LoadState=loaded\nReloadResult=exit-code\n")

    assert list(units.examine(booted=shown / "nowhere")) == []


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
