"""What the service manager knows of the node: a reload that failed, a release not in use yet."""

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

# sd_booted(3): where the service manager is systemd.
_BOOTED = Path("/run/systemd/system")


def examine(booted: Path = _BOOTED) -> Iterator[Finding]:
    """What is to be said of units that are there; workers speak for themselves."""
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
    told = subprocess.run(
        [program, "show", "--property=LoadState,ActiveState,ReloadResult", unit],
        capture_output=True,
        text=True,
        check=False,
    ).stdout
    absent = {"LoadState": "", "ActiveState": "", "ReloadResult": ""}
    return absent | dict(line.split("=", 1) for line in told.splitlines() if "=" in line)


def _running(unit: str, what: str, state: str) -> Finding:
    if state == "active":
        return well(SUBJECT, f"{unit} runs.")
    return warning(
        SUBJECT,
        f"{unit} does not run ({state}): {what}.",
        f"systemctl start {unit}; journalctl -u {unit} says why it ended.",
    )


def _reloaded(result: str) -> Finding:
    """How the last reload went: one that was asked of the target exits with 0 all the same."""
    if result == "success":
        return well(SUBJECT, "No reload has failed.")
    return failure(
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
