"""What lands where, what stays, and what is refused."""

from __future__ import annotations

import stat
from pathlib import Path

from tests.deployment.conftest import Installer

UNITS = "lib/systemd/system"
SETTINGS = {"etc/flagstaff/flagstaff.env", "etc/flagstaff/listen.conf"}


def _files(root: Path) -> set[str]:
    return {str(path.relative_to(root)) for path in root.rglob("*") if not path.is_dir()}


def test_no_placeholder_is_left(installed: Path) -> None:
    files = _files(installed)

    assert f"usr/local/{UNITS}/flagstaff@.service" in files
    for name in files:
        assert "@LIB@" not in (installed / name).read_text()
        assert "@UNITS@" not in (installed / name).read_text()


def test_another_prefix_is_kept_to(run_installer: Installer, tmp_path: Path) -> None:
    run_installer("install", "units", PREFIX="/usr").check_returncode()

    worker = (tmp_path / "usr" / UNITS / "flagstaff@.service").read_text()
    assert "ExecStart=/usr/lib/flagstaff/current/bin/flagstaff serve" in worker
    assert not (tmp_path / "usr/local").exists()


def test_a_prefix_where_nobody_looks_for_units_is_refused(
    run_installer: Installer, tmp_path: Path
) -> None:
    done = run_installer("install", "units", PREFIX="/opt")

    assert done.returncode == 1
    assert "PREFIX must be /usr or /usr/local" in done.stderr
    assert not _files(tmp_path)


def test_a_python_in_a_home_directory_is_refused(run_installer: Installer, tmp_path: Path) -> None:
    python = tmp_path / "python"
    python.write_text("#!/bin/sh\necho /home/somebody/.pyenv/bin/python3.11\n")
    python.chmod(0o755)

    done = run_installer("install", PYTHON=str(python))

    assert done.returncode == 1
    assert "make install PYTHON=/usr/bin/python3" in done.stderr
    assert _files(tmp_path) == {"python"}


def test_nobody_but_root_reads_the_settings(installed: Path) -> None:
    mode = (installed / "etc/flagstaff/flagstaff.env").stat().st_mode

    assert stat.S_IMODE(mode) == 0o600


def test_settings_that_are_there_stay(run_installer: Installer, installed: Path) -> None:
    for name in SETTINGS:
        (installed / name).write_text("mine")

    run_installer("install", "units").check_returncode()

    assert {(installed / name).read_text() for name in SETTINGS} == {"mine"}


def test_uninstalling_leaves_the_settings_and_nothing_else(
    run_installer: Installer, installed: Path
) -> None:
    release = installed / "usr/local/lib/flagstaff/1.2.3"
    release.mkdir(parents=True)
    (release / "anything").touch()
    (release.parent / "current").symlink_to("1.2.3")
    (installed / "usr/local/bin").mkdir()
    (installed / "usr/local/bin/flagstaff").symlink_to("../lib/flagstaff/current/bin/flagstaff")

    run_installer("uninstall").check_returncode()

    assert _files(installed) == SETTINGS
