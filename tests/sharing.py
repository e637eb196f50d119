"""How the tests are shared out among the processes of one run: which begin, which stay together."""

from __future__ import annotations

from pathlib import Path

import pytest
from xdist.scheduler import LoadScopeScheduling  # type: ignore[import-untyped]

_TESTS = Path(__file__).parent.name

# Folders whose tests share what takes longest to start: each is run by one process.
TOGETHER = ("outage", "nodes", "direct", "lane")

# What takes long comes first, so that short files are left to fill the processes evenly.
LONGEST_FIRST = (
    *("console", "outage", "nodes", "deployment", "devstack", "e2e", "direct", "process"),
    *("background", "blueprints", "cli", "management", "contract", "lane", "bench", "evaluation"),
)


class Sharing(LoadScopeScheduling):  # type: ignore[misc]  # xdist has no types
    """Gives a process a file at a time, or a whole folder whose tests stay together."""

    def _split_scope(self, nodeid: str) -> str:
        folder = folder_of(nodeid)
        return folder if folder in TOGETHER else nodeid.partition("::")[0]


def folder_of(nodeid: str) -> str:
    """Return the folder of tests, below ``tests/``, that a test is in; empty if in none."""
    above, *folders = Path(nodeid.partition("::")[0]).parent.parts
    return folders[0] if above == _TESTS and folders else ""


def in_order(items: list[pytest.Item]) -> list[pytest.Item]:
    """Return the tests with those first that take long, otherwise in their order."""
    places = {folder: place for place, folder in enumerate(LONGEST_FIRST)}
    return sorted(items, key=lambda each: places.get(folder_of(each.nodeid), len(places)))
