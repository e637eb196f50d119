"""Programs of the machine, also where Debian keeps its servers."""

from __future__ import annotations

import os
import shutil

# Debian's ordinary users do not have these on their PATH.
SYSTEM_DIRECTORIES = ("/usr/local/sbin", "/usr/sbin", "/sbin")


def find_program(name: str) -> str | None:
    """Return the path of a program; None if there is none."""
    path = os.environ.get("PATH", os.defpath)
    return shutil.which(name, path=os.pathsep.join((path, *SYSTEM_DIRECTORIES)))
