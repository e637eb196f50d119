"""What the service manager knows of the node: a reload that failed, a release not in use yet."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

from service.structs.findings import Finding, failure, warning, well

SUBJECT = "units"
RELOAD = "flagstaff-reload.service"

# sd_booted(3): where the service manager is systemd.
_BOOTED = Path("/run/systemd/system")


def examine_reload(booted: Path = _BOOTED) -> Iterator[Finding]:
    """How the last reload went: one that was asked of the target exits with 0 all the same."""
    program = shutil.which("systemctl")
    if program is None or not booted.is_dir():
        return
    shown = subprocess.run(
        [program, "show", "--property=LoadState,ReloadResult", RELOAD],
        capture_output=True,
        text=True,
        check=False,
    ).stdout.split()
    if "LoadState=loaded" not in shown:
        return
    if "ReloadResult=success" in shown:
        yield well(SUBJECT, "No reload has failed.")
        return
    yield failure(
        SUBJECT,
        "The last reload failed, so that not everything runs with the settings and the release"
        " that are there now.",
        f"journalctl -u {RELOAD} -u flagstaff-migrate says why; then: systemctl reload {RELOAD}",
    )


def examine_release(name: str, command: Path, release: Path) -> Finding | None:
    """Whether a worker's ``command`` is of the ``release`` that asks; None outside of releases."""
    current = release.parent / "current"
    if not current.is_symlink() or not command.is_relative_to(release.parent):
        return None
    runs = command.relative_to(release.parent).parts[0]
    if runs == current.readlink().name:
        return well(SUBJECT, f"{name} runs {runs}, which is current.")
    return warning(
        SUBJECT,
        f"{name} runs {runs}, and {current.readlink().name} is current.",
        f"systemctl reload {RELOAD}",
    )
