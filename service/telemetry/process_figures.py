"""Figures of this process from the operating system.

The units hide ``/proc`` of the machine from a worker, so this reads only what ``/proc`` has about
the process itself; prometheus_client's own collector would find nothing there.
"""

from __future__ import annotations

import os
import resource
import time
from pathlib import Path

import msgspec

_OWN = Path("/proc/self")
_PAGE = resource.getpagesize()


class ProcessFigures(msgspec.Struct, frozen=True):
    """Times are in seconds, ``started_at`` since the epoch, memory in bytes."""

    cpu_seconds: float
    resident_bytes: int
    open_files: int
    most_files: int
    started_at: float


def read_process_figures() -> ProcessFigures:
    """Return the present figures."""
    pages = int((_OWN / "statm").read_text().split()[1])
    most, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    return ProcessFigures(
        cpu_seconds=time.process_time(),
        resident_bytes=pages * _PAGE,
        open_files=_open_files(),
        most_files=most,
        started_at=_STARTED_AT,
    )


def _open_files() -> int:
    files = _OWN / "fd"
    # Linux 6.2 and later have the number of open files without listing them; before that, ten
    # thousand take two milliseconds.
    return files.stat().st_size or len(os.listdir(files))  # noqa: PTH208  # a Path for each is dear


def _started_at() -> float:
    # The command's name, in parentheses, may contain spaces.
    fields = (_OWN / "stat").read_text().rpartition(")")[2].split()
    since_boot = int(fields[19]) / os.sysconf("SC_CLK_TCK")
    return time.time() - time.clock_gettime(time.CLOCK_BOOTTIME) + since_boot


# Computed once: the clock of the machine may be set while the process runs.
_STARTED_AT = _started_at()
