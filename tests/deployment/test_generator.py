"""How many workers a node gets."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest


@pytest.mark.parametrize(
    ("settings", "workers"),
    [
        ("FLAGSTAFF_WORKERS=5\n", 5),
        ('FLAGSTAFF_WORKERS="3"\n', 3),
        ("FLAGSTAFF_WORKERS=3\nFLAGSTAFF_WORKERS=4\n", 4),
        ("#FLAGSTAFF_WORKERS=7\n", None),
        ("FLAGSTAFF_WORKERS=\n", None),
        ("FLAGSTAFF_WORKERS=0\n", None),
        ("FLAGSTAFF_WORKERS=many\n", None),
        (None, None),
    ],
)
def test_the_target_has_as_many_workers_as_the_settings_say(
    installed: Path, tmp_path: Path, settings: str | None, workers: int | None
) -> None:
    given = tmp_path / "given.env"
    if settings is not None:
        given.write_text(settings)
    generator = installed / "usr/local/lib/systemd/system-generators/flagstaff-generator"
    generator.write_text(generator.read_text().replace("/etc/flagstaff/flagstaff.env", str(given)))

    # systemd gives three directories; ours is the first.
    subprocess.run([generator, tmp_path / "made", "early", "late"], check=True)

    expected = workers or max(2, len(os.sched_getaffinity(0)))
    wanted = tmp_path / "made" / "flagstaff.target.wants"
    assert sorted(path.name for path in wanted.iterdir()) == sorted(
        f"flagstaff@{number}.service" for number in range(expected)
    )
    assert {path.readlink() for path in wanted.iterdir()} == {
        Path("/usr/local/lib/systemd/system/flagstaff@.service")
    }
    for unit in ("flagstaff@", "flagstaff-nginx", "flagstaff-reload"):
        drop_in = tmp_path / "made" / f"{unit}.service.d" / "workers.conf"
        assert drop_in.read_text() == f"[Service]\nEnvironment=FLAGSTAFF_WORKERS={expected}\n"
