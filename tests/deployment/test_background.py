"""The unit of the background: when it starts, and when it is restarted."""

from __future__ import annotations

import configparser
from pathlib import Path

UNITS = Path("usr/local/lib/systemd/system")


def unit(installed: Path, name: str) -> configparser.ConfigParser:
    """A unit, of which only keys that stand once in it are looked at."""
    read = configparser.ConfigParser(strict=False, interpolation=None)
    read.optionxform = str  # type: ignore[assignment,method-assign]  # the names have capitals
    read.read(installed / UNITS / name)
    return read


def test_it_is_a_part_of_the_target_and_starts_behind_the_migrations(installed: Path) -> None:
    target = (installed / UNITS / "flagstaff.target").read_text()
    background = unit(installed, "flagstaff-background.service")

    assert "flagstaff-background.service" in target
    assert background["Unit"]["PartOf"] == "flagstaff.target"
    assert background["Unit"]["After"] == "flagstaff-migrate.service"


def test_it_is_ready_restarted_and_shut_in_as_a_worker_is(installed: Path) -> None:
    background = unit(installed, "flagstaff-background.service")["Service"]
    worker = unit(installed, "flagstaff@.service")["Service"]

    assert background["ExecStart"].endswith("/bin/flagstaff background")
    differs = {name for name in worker if background.get(name) != worker[name]}
    # What it runs, how large it may grow, that it writes less, and may think longer.
    assert differs == {
        "ExecStart",
        "ExecStartPre",
        "ExecStopPost",
        "MemoryMax",
        "ReadWritePaths",
        "TasksMax",
        "WatchdogSec",
    }


def test_a_reload_restarts_it_behind_the_workers() -> None:
    reload = (Path(__file__).parents[2] / "systemd" / "flagstaff-reload").read_text()

    workers = reload.index('systemctl restart "flagstaff@$number.service"')
    assert workers < reload.index("systemctl restart flagstaff-background.service")
