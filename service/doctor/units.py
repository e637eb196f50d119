"""Checks of the units: a failed reload, a release that is not in use yet."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

from service.structs.findings import Finding, failure, warning, well

SUBJECT = "units"
RELOAD = "flagstaff-reload.service"

_SERVICES = {
    "flagstaff-nginx.service": "nobody is answered",
    "flagstaff-background.service": "webhooks and statistics wait, unless another node has one",
}

# sd_booted(3): exists if the service manager is systemd.
_BOOTED = Path("/run/systemd/system")


def examine(booted: Path = _BOOTED) -> Iterator[Finding]:
    """Yield findings about installed units; workers are checked elsewhere."""
    program = shutil.which("systemctl")
    if program is None or not booted.is_dir():
        return
    for unit, what in _SERVICES.items():
        shown = _shown(program, unit)
        if shown["LoadState"] == "loaded":
            yield _running(unit, what, shown["ActiveState"])
    shown = _shown(program, RELOAD)
    if shown["LoadState"] == "loaded":
        yield _reloaded(shown["ReloadResult"])


def _shown(program: str, unit: str) -> dict[str, str]:
    output = subprocess.run(
        [program, "show", "--property=LoadState,ActiveState,ReloadResult", unit],
        capture_output=True,
        text=True,
        check=False,
    ).stdout
    absent = {"LoadState": "", "ActiveState": "", "ReloadResult": ""}
    return absent | dict(line.split("=", 1) for line in output.splitlines() if "=" in line)


def _running(unit: str, what: str, state: str) -> Finding:
    if state == "active":
        return well(SUBJECT, f"{unit} runs.")
    return warning(
        SUBJECT,
        f"{unit} does not run ({state}): {what}.",
        f"systemctl start {unit}; journalctl -u {unit} says why it ended.",
    )


def _reloaded(result: str) -> Finding:
    """Return the result of the last reload: a reload of the target exits with 0 in any case."""
    if result == "success":
        return well(SUBJECT, "No reload has failed.")
    return failure(
        SUBJECT,
        "The last reload failed, so that not everything runs with the settings and the release"
        " that are there now.",
        f"journalctl -u {RELOAD} -u flagstaff-migrate says why; then: systemctl reload {RELOAD}",
    )


def examine_release(name: str, command: Path, release: Path) -> Finding | None:
    """Compare a worker's ``command`` with the caller's ``release``; None outside of releases."""
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
