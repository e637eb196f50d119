"""Checks of the machine: open files, kernel settings, clock."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from service.nginx_settings import node_capacity
from service.settings import Settings
from service.structs.findings import Clock, Finding, failure, warning, well

FILES = "open files"
KERNEL = "kernel"
CLOCK = "clock"

# Beside requests and streams: what Python, logs, snapshots and listeners hold open.
_OTHER_FILES = 100

# Seconds. Keys expire by the workers' clocks and changes are dated by MySQL's.
_CLOCKS_AGREE = 2.0
_CLOCKS_ARE_APART = 60.0


def _at_least(least: int) -> Callable[[str], bool]:
    return lambda value: int(value) >= least


def _ports(value: str) -> bool:
    first, last = map(int, value.split())
    return last - first >= 40_000


# The settings of systemd/flagstaff.sysctl, which gives the reasons, and what is good enough.
SYSCTL: dict[str, tuple[str, Callable[[str], bool], str]] = {
    "net.ipv4.tcp_slow_start_after_idle": (
        "0",
        lambda value: value == "0",
        "connections that were idle start slowly",
    ),
    "net.core.somaxconn": (
        "4096",
        _at_least(4096),
        "callers who come all at once may be refused",
    ),
    "net.ipv4.ip_local_port_range": (
        "16384 65535",
        _ports,
        "callers on this machine may run out of ports",
    ),
    "net.ipv4.tcp_migrate_req": (
        "1",
        lambda value: value == "1",
        "a worker that stops resets connections of the direct port that it has not accepted yet",
    ),
}


def files_needed(settings: Settings, connections: int) -> int:
    """Return how many files one worker may open: requests, streams, stores, and the rest."""
    streams = settings.events.max_streams if settings.events.enabled else 0
    idle = node_capacity(settings.node.workers).idle_connections_of_a_worker
    requests = settings.limits.in_flight + idle
    return requests + streams + connections + settings.redis.pool + _OTHER_FILES


def examine_files(whose: str, limit: int, needed: int) -> Finding:
    """Compare a process's limit of open files with what a worker may need."""
    if limit < needed:
        return warning(
            FILES,
            f"{whose} may have {limit} files open, and may come to need {needed}: past that it"
            " takes no connection.",
            "systemctl edit flagstaff@.service: LimitNOFILE=65535; without systemd, `ulimit -n"
            " 65535` before it starts; or lower FLAGSTAFF_MAX_EVENT_STREAMS.",
        )
    return well(FILES, f"{whose} may have {limit} files open, and needs {needed} at most.")


def examine_kernel(directory: Path = Path("/proc/sys")) -> Iterator[Finding]:
    """Yield findings about the kernel settings of the installation."""
    for name, (wanted, suffices, harm) in SYSCTL.items():
        try:
            value = " ".join((directory / name.replace(".", "/")).read_text().split())
        except OSError:
            # Each network namespace has its own, and a container may not see one.
            yield warning(KERNEL, f"{name} is not shown here.", "Look for it on the host.")
            continue
        if suffices(value):
            yield well(KERNEL, f"{name} is {value}.")
        else:
            yield warning(
                KERNEL,
                f"{name} is {value}: {harm}.",
                f"sysctl -w {name}='{wanted}' at once, and for good: systemctl restart"
                " systemd-sysctl, after `make install` put 60-flagstaff.conf in place.",
            )


def examine_clock(server: str, clock: Clock) -> Finding:
    """Return a finding about the difference of a server's clock and ours."""
    apart = max(0.0, abs(clock.ahead) - clock.doubt)
    way = "ahead of" if clock.ahead > 0 else "behind"
    found = f"{server}'s clock is {abs(clock.ahead):.3f} s {way} this machine's"
    if apart < _CLOCKS_AGREE:
        return well(CLOCK, f"{found}.")
    cure = (
        "See which of the two is wrong, and let both follow a time server: timedatectl set-ntp true"
    )
    make = warning if apart < _CLOCKS_ARE_APART else failure
    return make(CLOCK, f"{found}: keys expire and changes are dated by that much off.", cure)
