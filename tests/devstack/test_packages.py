from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from devstack import packages
from devstack.workers import CHECKOUT
from service import programs


@pytest.fixture
def bare_machine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A machine on which no program is installed; what the test puts in the folder, is."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(programs, "SYSTEM_DIRECTORIES", ())
    return tmp_path


def _install(directory: Path, *names: str) -> None:
    for name in names:
        (directory / name).write_text("#!/bin/sh\n")
        (directory / name).chmod(0o755)


@pytest.mark.parametrize("task", packages.PROGRAMS)
def test_with_everything_there_nothing_is_said(
    task: str, bare_machine: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _install(bare_machine, *packages.PROGRAMS[task])

    assert packages.main([task]) == 0
    assert capsys.readouterr() == ("", "")


def test_an_ordinary_user_is_told_the_command_that_installs_what_is_missing(
    bare_machine: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    _install(bare_machine, "apt-get", "mariadbd", "my_print_defaults", "setpriv")

    assert packages.main(["run"]) == 1
    said = capsys.readouterr().err
    assert "redis-check-rdb, nginx, curl" in said
    assert (
        "apt-get update && apt-get install --no-install-recommends redis-tools nginx-light curl\n"
        in said
    )


def test_a_python_without_venv_counts_as_missing(
    bare_machine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _install(bare_machine, *packages.PROGRAMS["run"])
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)

    major, minor = sys.version_info[:2]
    assert packages.missing_packages("run") == [f"python{major}.{minor}-venv"]


class _Apt:
    """Notes the commands in place of running them; the first ``failures`` installs fail."""

    def __init__(self, failures: int = 0) -> None:
        self.commands: list[list[str]] = []
        self.policies: list[bool] = []
        self._failures = failures

    def __call__(self, command: list[str], *, env: dict[str, str], **_: Any) -> None:
        assert env["DEBIAN_FRONTEND"] == "noninteractive"
        self.commands.append(command)
        self.policies.append(packages.POLICY.exists())
        if command[1] == "install" and self._failures:
            self._failures -= 1
            raise subprocess.CalledProcessError(100, command)


@pytest.fixture
def root_of_a_bare_machine(
    bare_machine: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Path:
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    monkeypatch.setattr(packages, "POLICY", tmp_path / "policy-rc.d")
    monkeypatch.setattr(packages, "LISTS", tmp_path / "lists")
    (tmp_path / "lists").mkdir()
    _install(bare_machine, "apt-get", "setpriv", "my_print_defaults", "mariadbd")
    return bare_machine


def test_root_gets_them_installed_and_no_service_started(
    root_of_a_bare_machine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    apt = _Apt()
    monkeypatch.setattr(subprocess, "run", apt)

    assert packages.main(["run"]) == 0

    update, install = apt.commands
    assert update[:2] == ["apt-get", "update"]
    assert install[-3:] == ["redis-tools", "nginx-light", "curl"]
    assert apt.policies == [True, True]
    assert not packages.POLICY.exists()


def test_lists_that_are_there_are_refreshed_only_when_installing_fails(
    root_of_a_bare_machine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (packages.LISTS / "archive_Packages").touch()
    apt = _Apt(failures=1)
    monkeypatch.setattr(subprocess, "run", apt)

    assert packages.main(["run"]) == 0

    assert [command[1] for command in apt.commands] == ["install", "update", "install"]


@pytest.mark.parametrize("program", packages.ENABLED)
def test_a_service_that_a_package_enables_is_disabled(
    program: str, root_of_a_bare_machine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    apt = _Apt()

    def run(command: list[str], **options: Any) -> None:
        apt(command, **options)
        if command[1] == "install":
            _install(root_of_a_bare_machine, program)

    monkeypatch.setattr(subprocess, "run", run)

    packages.install([program])

    assert apt.commands[-1] == ["update-rc.d", packages.ENABLED[program], "disable"]
    packages.install([program])
    assert apt.commands[-1][1] == "install"


def test_a_policy_of_the_machine_itself_stays(
    root_of_a_bare_machine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    packages.POLICY.write_text("the machine's own")
    monkeypatch.setattr(subprocess, "run", _Apt())

    assert packages.main(["run"]) == 0

    assert packages.POLICY.read_text() == "the machine's own"


def test_an_install_that_fails_is_told_with_the_command(
    root_of_a_bare_machine: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(subprocess, "run", _Apt(failures=2))

    assert packages.main(["run"]) == 1
    assert "By hand: apt-get update" in capsys.readouterr().err


@pytest.mark.parametrize("program", packages.INSTEAD)
def test_what_cannot_be_installed_is_done_without_where_another_does_as_well(
    program: str,
    root_of_a_bare_machine: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    task = next(name for name, programs in packages.PROGRAMS.items() if program in programs)
    others = packages.PROGRAMS[task].keys() - {program}
    _install(root_of_a_bare_machine, *others, packages.INSTEAD[program])
    apt = _Apt(failures=4)
    monkeypatch.setattr(subprocess, "run", apt)

    assert packages.main([task]) == 0
    assert apt.commands[-1][-1] == packages.PROGRAMS[task][program]
    assert "does as well" in capsys.readouterr().out

    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    assert packages.main([task]) == 0
    assert capsys.readouterr() == ("", "")

    (root_of_a_bare_machine / packages.INSTEAD[program]).unlink()
    assert packages.main([task]) == 1
    assert packages.PROGRAMS[task][program] in capsys.readouterr().err


def test_it_runs_before_there_is_anything_but_python() -> None:
    done = subprocess.run(
        [sys.executable, "-S", "-E", "-m", "devstack.packages", "nonsense"],
        cwd=CHECKOUT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 2
    assert done.stderr == f"usage: packages.py {'|'.join(packages.PROGRAMS)}\n"
