"""Checks of the state directory: whether workers can write it and find it again."""

from __future__ import annotations

import os
import shutil
import stat
import tempfile
from collections.abc import Iterator
from pathlib import Path

from service.doctor.node import Node
from service.structs.findings import Finding, failure, warning, well

SUBJECT = "state directory"
DISK = "disk"

_IN_MEMORY = frozenset({"tmpfs", "ramfs"})
# A new snapshot is written beside the old one before it replaces it.
_COPIES = 2
_LEAST_FREE = 100 * 2**20
_MOUNTS = Path("/proc/self/mountinfo")


def examine(node: Node, directory: Path) -> Iterator[Finding]:
    """Yield findings about the state directory, as this process's user sees it, and its disk."""
    owner = f"install -d -m 0750 -o {node.user} -g {node.user} {directory}"
    try:
        mode = directory.stat().st_mode
    except FileNotFoundError:
        yield failure(SUBJECT, f"There is no {directory}.", owner)
        return
    except PermissionError:
        found = f"The user '{node.user}' is not let into {directory}."
        yield failure(SUBJECT, found, f"Give its parents mode 0755, and: {owner}")
        return
    if not stat.S_ISDIR(mode):
        yield failure(SUBJECT, f"{directory} is no directory.", f"Move it away, and: {owner}")
        return
    # Tried, because a mount, a quota or an access list may refuse what the mode allows.
    try:
        with tempfile.TemporaryFile(dir=directory) as file:
            file.write(b"\0")
    except OSError as error:
        found = f"The user '{node.user}' cannot write into {directory}: {error.strerror}."
        yield failure(SUBJECT, found, f"chown -R {node.user}: {directory}; chmod 0750 {directory}")
    else:
        yield well(SUBJECT, f"The user '{node.user}' can write into {directory}.")
    if stat.S_IMODE(mode) & 0o007:
        yield warning(
            SUBJECT,
            f"{directory} is open to every user: snapshots hold all flags and the hashes of keys.",
            f"chmod 0750 {directory}",
        )
    if (kind := file_system_of(directory)) in _IN_MEMORY:
        yield warning(
            SUBJECT,
            f"{directory} is in memory ({kind}): after a reboot without the stores nothing is"
            " served.",
            "Put FLAGSTAFF_STATE_DIR on a disk.",
        )
    yield _space(directory)


def _space(directory: Path) -> Finding:
    free = shutil.disk_usage(directory).free
    snapshots = 0
    for pattern in ("snapshot-*.json", "compiled-*.bin"):
        for path in directory.glob(pattern):
            snapshots += path.stat().st_size
    needed = _COPIES * snapshots
    found = f"{free // 2**20} MiB are free beneath {directory}"
    if free < needed:
        return failure(
            DISK, f"{found}, and snapshots take {needed // 2**20} MiB.", "Make room there."
        )
    if free < needed + _LEAST_FREE:
        return warning(DISK, f"{found}, which is little.", "Make room there.")
    return well(DISK, f"{found}.")


def file_system_of(path: Path, mounts: Path = _MOUNTS) -> str:
    """Return the type of a path's file system; "" where the kernel does not say."""
    real = os.path.realpath(path)
    found, longest = "", -1
    try:
        lines = mounts.read_text().splitlines()
    except OSError:
        return ""
    for line in lines:
        # proc(5): the mount point is the fifth field, the type the first after a lone hyphen.
        fields, _, rest = line.partition(" - ")
        point = fields.split()[4].replace("\\040", " ")
        inside = real == point or real.startswith(point.rstrip("/") + "/")
        # The last of several mounts on one path is the visible one.
        if inside and len(point) >= longest:
            found, longest = rest.split()[0], len(point)
    return found
