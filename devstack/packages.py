"""Debian packages that a task needs: installed as root, named for other users.

Runs before there is a virtual environment (``python3 -m devstack.packages run``), so it and its
imports use the standard library alone. With everything installed it does nothing, quickly.
"""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from service.programs import find_program

OLDEST_PYTHON = (3, 11)

# The programs of a task, and the smallest package of each. The full server packages would create
# system services; redis-tools has the server under another name (see redis.py).
SERVERS = {
    "mariadbd": "mariadb-server-core",
    "my_print_defaults": "mariadb-client-core",
    "redis-check-rdb": "redis-tools",
    "nginx": "nginx-light",
    "setpriv": "util-linux",
}
PROGRAMS = {
    # The start ends with a curl command.
    "run": {**SERVERS, "curl": "curl"},
    "test": {**SERVERS, "chromium-headless-shell": "chromium-headless-shell"},
    # A Debian to install into, booted in namespaces of its own.
    "test-long": {
        **SERVERS,
        "chromium-headless-shell": "chromium-headless-shell",
        "debootstrap": "debootstrap",
        "systemd-nspawn": "systemd-container",
        "nsenter": "util-linux",
        # What guards of rollouts are asked of.
        "prometheus": "prometheus",
        # Clocks that are set while a server runs.
        "faketime": "faketime",
    },
    "lint": {"nginx": "nginx-light", "shellcheck": "shellcheck", "systemd-analyze": "systemd"},
    "install": {"nginx": "nginx-light"},
    "deb": {"dpkg-shlibdeps": "dpkg-dev", "strip": "binutils"},
    "bench": {**SERVERS, "wrk": "wrk"},
}
# What does as well where a program is missing and cannot be installed; it takes longer.
INSTEAD = {"chromium-headless-shell": "chromium"}
# Packages that enable a system-wide server, which nobody asked for: by their program, the service.
ENABLED = {"nginx": "nginx", "prometheus": "prometheus"}
POLICY = Path("/usr/sbin/policy-rc.d")
LISTS = Path("/var/lib/apt/lists")


def missing_packages(task: str, *, instead: bool = False) -> list[str]:
    """Return the packages that this machine lacks for a task, each once.

    With ``instead``, none is missing whose program has another that does as well.
    """
    wanted = [
        package
        for name, package in PROGRAMS[task].items()
        if not (find_program(name) or (instead and find_program(INSTEAD.get(name, name))))
    ]
    if importlib.util.find_spec("ensurepip") is None:
        wanted.append("python{}.{}-venv".format(*sys.version_info))
    return list(dict.fromkeys(wanted))


def install(packages: Iterable[str]) -> None:
    """Install Debian packages without starting or enabling a service.

    Raises CalledProcessError when apt-get fails even after its lists were refreshed.
    """
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    command = ["apt-get", "install", "--yes", "-qq", "--no-install-recommends", *packages]

    def apt_get(arguments: list[str]) -> None:
        subprocess.run(arguments, env=environment, stdin=subprocess.DEVNULL, check=True)

    update = ["apt-get", "update", "-qq"]
    absent = [program for program in ENABLED if find_program(program) is None]
    fresh = any(LISTS.glob("*Packages*"))
    with _no_service_starts():
        if not fresh:
            apt_get(update)
        try:
            apt_get(command)
        except subprocess.CalledProcessError:
            if not fresh:
                raise
            apt_get(update)
            apt_get(command)
    for program in absent:
        if find_program(program):
            apt_get(["update-rc.d", ENABLED[program], "disable"])


@contextmanager
def _no_service_starts() -> Iterator[None]:
    """Forbid starts of services by Debian's policy file, unless the machine has one already."""
    if POLICY.exists():
        yield
        return
    POLICY.write_text("#!/bin/sh\nexit 101\n")
    POLICY.chmod(0o755)
    try:
        yield
    finally:
        POLICY.unlink()


def main(arguments: list[str]) -> int:
    if len(arguments) != 1 or arguments[0] not in PROGRAMS:
        print("usage: packages.py {}".format("|".join(PROGRAMS)), file=sys.stderr)
        return 2
    if sys.version_info < OLDEST_PYTHON:
        print(
            "Flagstaff needs Python {}.{} or later, and this is {}.{}. Name a later one: "
            "make PYTHON=python3.11 …".format(*OLDEST_PYTHON, *sys.version_info),
            file=sys.stderr,
        )
        return 1
    can_install = os.geteuid() == 0 and find_program("apt-get") is not None
    packages = missing_packages(arguments[0], instead=not can_install)
    if not packages:
        return 0
    by_hand = "apt-get update && apt-get install --no-install-recommends " + " ".join(packages)
    if can_install:
        print("Installing what is missing: " + " ".join(packages), flush=True)
        try:
            install(packages)
        except subprocess.CalledProcessError as failure:
            if not missing_packages(arguments[0], instead=True):
                print(f"That failed ({failure}). What is installed does as well, and takes longer.")
                return 0
            print(f"That failed ({failure}). By hand: {by_hand}", file=sys.stderr)
            return 1
        return 0
    print(
        "Some programs are missing: "
        + ", ".join(name for name, package in PROGRAMS[arguments[0]].items() if package in packages)
        + ".\nAs root, run:\n\n    "
        + by_hand
        + "\n",
        file=sys.stderr,
    )
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
