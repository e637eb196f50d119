"""The machine of a result: without it a number means nothing."""

from __future__ import annotations

import importlib.metadata
import os
import platform
import re
import shutil
import subprocess
from pathlib import Path

import msgspec

from bench.servers import YARDSTICKS
from devstack.workers import CHECKOUT

PACKAGES = (
    "sanic",
    "uvloop",
    "httptools",
    "msgspec",
    "fastapi",
    "pydantic",
    "uvicorn",
    "openfeature-flagd-core",
)
VERSION = re.compile(r"\d+(\.\d+)+")
PROGRAMS = {"node": "--version", "wrk": "-v", "nginx": "-v", "mariadbd": "--version"}


class Machine(msgspec.Struct, frozen=True):
    """The facts that go with every result. ``memory`` is in bytes."""

    processor: str
    cores: int
    memory: int
    kernel: str
    system: str
    python: str
    packages: dict[str, str]
    programs: dict[str, str]
    revision: str


def read_machine() -> Machine:
    """The machine that this runs on, and the revision of the checkout."""
    return Machine(
        processor=_processor(Path("/proc/cpuinfo").read_text()),
        cores=len(os.sched_getaffinity(0)),
        memory=os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES"),
        kernel=platform.release(),
        system=_system(),
        python=platform.python_version(),
        packages=_packages(),
        programs={name: _version(name, flag) for name, flag in PROGRAMS.items()},
        revision=_revision(),
    )


def _processor(cpuinfo: str) -> str:
    for line in cpuinfo.splitlines():
        name, _, value = line.partition(":")
        if name.strip() == "model name":
            return value.strip()
    return platform.machine()


def _system() -> str:
    try:
        return platform.freedesktop_os_release().get("PRETTY_NAME", platform.system())
    except OSError:
        return platform.system()


def _packages() -> dict[str, str]:
    versions = {name: importlib.metadata.version(name) for name in PACKAGES}
    lock = msgspec.json.decode((YARDSTICKS / "package-lock.json").read_bytes())
    for path, package in lock["packages"].items():
        if path.endswith("@openfeature/flagd-core"):
            versions["@openfeature/flagd-core"] = package["version"]
    return versions


def _version(program: str, flag: str) -> str:
    if shutil.which(program) is None:
        return ""
    result = subprocess.run([program, flag], capture_output=True, text=True, check=False)
    found = VERSION.search(result.stdout or result.stderr)
    return found[0] if found else "of unknown version"


def _revision() -> str:
    command = ["git", "-C", str(CHECKOUT), "describe", "--always", "--dirty", "--abbrev=12"]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    return result.stdout.strip() or "not a checkout"
