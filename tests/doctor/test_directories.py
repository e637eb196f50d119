"""Where workers keep what must survive them, and what can be wrong with it."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import pytest

from service.doctor import directories
from service.doctor.node import Node
from service.structs.findings import Finding

_NOBODY = 65534


def looked(directory: Path) -> list[Finding]:
    node = Node({}, "here", None, Path("/run/flagstaff"), "flagstaff")
    return list(directories.examine(node, directory))


def amiss(directory: Path) -> list[Finding]:
    found = [finding for finding in looked(directory) if finding.state != "ok"]
    # Where the tests themselves run in memory, that is no news.
    return [finding for finding in found if "is in memory" not in finding.found]


@pytest.fixture
def directory(tmp_path: Path) -> Path:
    directory = tmp_path / "state"
    directory.mkdir(mode=0o750)
    return directory


def test_a_directory_that_is_well(directory: Path) -> None:
    assert amiss(directory) == []
    assert list(directory.iterdir()) == []


def test_no_directory(directory: Path) -> None:
    directory.rmdir()

    (finding,) = amiss(directory)

    assert finding.state == "failure"
    assert finding.cure == f"install -d -m 0750 -o flagstaff -g flagstaff {directory}"


def test_a_file_in_its_place(directory: Path) -> None:
    directory.rmdir()
    directory.touch()

    assert "is no directory" in amiss(directory)[0].found


def test_a_directory_that_everybody_may_read(directory: Path) -> None:
    directory.chmod(0o755)

    (finding,) = amiss(directory)

    assert finding.state == "warning"
    assert finding.cure == f"chmod 0750 {directory}"


def test_another_users_directory() -> None:
    if os.geteuid() != 0:
        pytest.skip("Only root can look as another user.")
    read, write = os.pipe()
    # Beneath pytest's own directories nobody else is let in.
    with tempfile.TemporaryDirectory() as made:
        directory = Path(made)
        directory.chmod(0o755)
        if (child := os.fork()) == 0:
            try:
                os.setgroups([])
                os.setresgid(_NOBODY, _NOBODY, _NOBODY)
                os.setresuid(_NOBODY, _NOBODY, _NOBODY)
                os.write(write, amiss(directory)[0].found.encode())
            finally:
                os._exit(0)
        os.close(write)
        with os.fdopen(read) as told:
            found = told.read()
        os.waitpid(child, 0)

    assert found.startswith("The user 'flagstaff' cannot write into")


def test_a_directory_in_memory(tmp_path: Path) -> None:
    mounts = tmp_path / "mountinfo"
    mounts.write_text(
        "1 0 8:1 / / rw - ext4 /dev/sda1 rw\n"
        "2 1 0:22 / /run rw,nosuid shared:5 - tmpfs tmpfs rw\n"
        "3 1 0:23 / /srv/with\\040space rw - xfs /dev/sdb rw\n"
        "4 2 8:2 / /run/kept rw - ext4 /dev/sdc rw\n"
    )

    def kind(path: str) -> str:
        return directories.file_system_of(Path(path), mounts)

    assert kind("/var/lib/flagstaff") == "ext4"
    assert kind("/run/flagstaff-state") == "tmpfs"
    assert kind("/running") == "ext4"
    assert kind("/run/kept/flagstaff") == "ext4"
    assert kind("/srv/with space/x") == "xfs"


def test_a_directory_in_shared_memory_is_told_of() -> None:
    memory = Path("/dev/shm")  # the kernel's own, which is in memory
    if directories.file_system_of(memory) != "tmpfs":
        pytest.skip("There is no file system in memory here.")

    found = [finding for finding in looked(memory) if "is in memory (tmpfs)" in finding.found]

    assert [finding.state for finding in found] == ["warning"]


@pytest.mark.parametrize("name", ["snapshot-0.json", "compiled-0.bin"])
def test_snapshots_larger_than_the_room_that_is_left(directory: Path, name: str) -> None:
    with (directory / name).open("wb") as file:
        # A hole: as large as it looks, it takes no room.
        file.truncate(2**42)

    (finding,) = amiss(directory)

    assert finding.subject == "disk"
    assert finding.state == "failure"
