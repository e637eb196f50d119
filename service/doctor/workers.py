"""Checks of the node's workers, each over its own socket."""

from __future__ import annotations

import re
import socket
import stat
import struct
import sys
from collections.abc import Iterator
from pathlib import Path

import msgspec

from service.doctor.machine import examine_files
from service.doctor.node import Node
from service.doctor.units import examine_release
from service.probes import answer_over
from service.structs.findings import Finding, failure, warning, well
from service.structs.health import Readiness

SUBJECT = "workers"

_LIMIT = re.compile(r"^Max open files +(\d+)", re.MULTILINE)


def examine(node: Node, number: int, own_limit: int, needed: int) -> Iterator[Finding]:
    """Yield findings about so many workers: sockets, readiness, limit of open files.

    ``own_limit`` is this process's limit of open files, for a node where no worker runs;
    ``needed`` is how many a worker may need.
    """
    paths = [node.sockets / f"worker-{index}.sock" for index in range(number)]
    try:
        there = [path for path in paths if path.exists()]
    except PermissionError:
        yield failure(
            SUBJECT,
            f"The user '{node.user}' is not let into {node.sockets}.",
            "systemd-tmpfiles --create flagstaff.conf",
        )
        return
    if not there:
        yield warning(
            SUBJECT,
            f"No worker runs: there is no socket in {node.sockets}.",
            "systemctl start flagstaff.target; journalctl -u 'flagstaff@*' says why one ends.",
        )
        yield examine_files("This process", own_limit, needed)
        return
    yield from _directory(node)
    for path in paths:
        yield from _worker(path, needed)


def _directory(node: Node) -> Iterator[Finding]:
    mode = stat.S_IMODE(node.sockets.stat().st_mode)
    if mode & 0o007:
        yield warning(
            SUBJECT,
            f"{node.sockets} is open to every user, who may pass by Nginx and its limits.",
            f"chmod 0750 {node.sockets}",
        )
    elif not mode & 0o010:
        yield failure(
            SUBJECT,
            f"Nginx, which belongs to the group of {node.sockets}, is not let in.",
            f"chmod 0750 {node.sockets}",
        )


def _worker(path: Path, needed: int) -> Iterator[Finding]:
    name = path.stem
    unit = f"flagstaff@{name.rpartition('-')[2]}.service"
    if not path.exists() or (pid := _holder(path)) is None:
        yield failure(
            SUBJECT,
            f"{name} does not run: nobody listens on {path}.",
            f"systemctl restart {unit}; journalctl -u {unit} says why it ended.",
        )
        return
    if not stat.S_IMODE(path.stat().st_mode) & 0o002:
        yield failure(SUBJECT, f"Nginx may not connect to {path}.", f"systemctl restart {unit}")
    status, body = answer_over(path, "/readyz")
    if not status:
        yield failure(
            SUBJECT,
            f"{name} listens and does not answer.",
            f"systemctl restart {unit}; journalctl -u {unit} may say what keeps it.",
        )
        return
    yield _ready(name, body)
    try:
        limits = Path(f"/proc/{pid}/limits").read_text()
        command = Path(f"/proc/{pid}/cmdline").read_text().partition("\0")[0]
    except OSError:
        # Gone, or hidden from us; it answered a moment ago.
        return
    if limit := _LIMIT.search(limits):
        yield examine_files(name, int(limit[1]), needed)
    if release := examine_release(name, Path(command), Path(sys.prefix)):
        yield release


def _ready(name: str, body: bytes) -> Finding:
    try:
        readiness = msgspec.json.decode(body, type=Readiness)
    except msgspec.DecodeError:
        return failure(SUBJECT, f"{name} does not say how it is.", "Restart it; see its log.")
    missed = ", ".join(f"{one.what} since {one.since:%F %T}Z" for one in readiness.degraded)
    if readiness.status == "starting":
        return failure(
            SUBJECT,
            f"{name} has no flags to answer from{f'; it misses {missed}' if missed else ''}.",
            "It begins by itself once MySQL is reached and migrated.",
        )
    if missed:
        return warning(
            SUBJECT,
            f"{name} is {readiness.status}; it misses {missed}.",
            "The findings about that store say what to do; the worker follows by itself.",
        )
    return well(SUBJECT, f"{name} is ready.")


def _holder(path: Path) -> int | None:
    """Return the process that listens on a socket; None without one."""
    with socket.socket(socket.AF_UNIX) as connection:
        connection.settimeout(2)
        try:
            connection.connect(str(path))
        except OSError:
            return None
        credentials = connection.getsockopt(
            socket.SOL_SOCKET, socket.SO_PEERCRED, struct.calcsize("3i")
        )
    pid, _, _ = struct.unpack("3i", credentials)
    return int(pid)
