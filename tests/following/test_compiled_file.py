"""The file of compiled sets: what is read from it, and what is refused."""

import hashlib
import os
from pathlib import Path
from typing import Any

import pytest

from service.following import compiled_file
from service.following.compiled_file import CompiledFile
from tests.evaluation.asking import NOW, flag, flag_set

TARGETED = flag({"if": [{"==": [{"var": "x"}, 1]}, "on", "off"]})


@pytest.fixture
def directory(tmp_path: Path) -> Path:
    """A state directory, as a worker makes it."""
    directory = tmp_path / "state"
    directory.mkdir(mode=0o700)
    return directory


@pytest.fixture
def path(directory: Path) -> Path:
    """A file with one set, written by worker 0."""
    assert CompiledFile(directory, 0).write([flag_set({"a": TARGETED}, name="shop")])
    return directory / "compiled-0.bin"


def names(directory: Path) -> list[str]:
    return list(CompiledFile(directory, 7).read())


def test_any_worker_of_the_node_reads_what_one_has_written(directory: Path, path: Path) -> None:
    assert oct(path.stat().st_mode & 0o777) == "0o600"
    read = CompiledFile(directory, 1).read()
    assert list(read) == ["shop"]
    assert read["shop"].evaluate("a", {"x": 1}, NOW).variant == "on"
    assert not list(directory.glob("*.draft"))


def test_the_newest_file_is_read_first(directory: Path, path: Path) -> None:
    CompiledFile(directory, 1).write([flag_set({}, name="newer")])
    os.utime(path, (1, 1))
    assert names(directory) == ["newer"]


def test_without_a_file_there_is_nothing(directory: Path) -> None:
    assert names(directory) == []
    assert names(directory / "missing") == []


def test_a_file_of_another_engine_or_python_is_refused(
    directory: Path, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(compiled_file, "engine_version", lambda: "another")
    assert names(directory) == []


def test_the_version_depends_on_the_engine_and_on_python(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = compiled_file.engine_version()
    assert now == compiled_file.engine_version()
    monkeypatch.setattr("sys.version", "3.99")
    assert compiled_file.engine_version() != now
    monkeypatch.undo()
    (tmp_path / "operator.py").write_text("x = 1\n")
    monkeypatch.setattr("service.evaluation.__path__", [str(tmp_path)])
    one = compiled_file.engine_version()
    (tmp_path / "operator.py").write_text("x = 2\n")
    assert len({now, one, compiled_file.engine_version()}) == 3


@pytest.mark.parametrize("place", [0, 70, -40, -1])
def test_a_damaged_file_is_refused(directory: Path, path: Path, place: int) -> None:
    content = bytearray(path.read_bytes())
    content[place] ^= 1
    path.write_bytes(content)
    assert names(directory) == []


def test_a_file_that_was_cut_short_is_refused(directory: Path, path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-100])
    assert names(directory) == []


def test_a_sealed_file_that_is_no_flag_set_is_refused(directory: Path, path: Path) -> None:
    content = path.read_bytes().partition(b"\n")[0] + b"\n" + b"nonsense"
    path.write_bytes(content + hashlib.sha256(content).digest())
    assert names(directory) == []


@pytest.mark.parametrize("mode", [0o620, 0o602, 0o666])
def test_a_file_that_others_may_write_is_refused(directory: Path, path: Path, mode: int) -> None:
    path.chmod(mode)
    assert names(directory) == []


@pytest.mark.parametrize("mode", [0o770, 0o707])
def test_a_file_in_a_directory_that_others_may_write_is_refused(
    directory: Path, path: Path, mode: int
) -> None:
    directory.chmod(mode)
    assert names(directory) == []


def test_a_file_of_another_user_is_refused(
    directory: Path, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    uid = os.geteuid()
    monkeypatch.setattr(os, "geteuid", lambda: uid + 1)
    assert names(directory) == []


def test_a_link_is_not_followed(directory: Path, path: Path) -> None:
    path.rename(directory / "elsewhere")
    path.symlink_to(directory / "elsewhere")
    assert names(directory) == []


def test_a_write_that_fails_leaves_the_file_as_it_was(
    directory: Path, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = path.read_bytes()

    def failing(_: Any) -> Any:
        raise OSError("the disk is full")

    monkeypatch.setattr(compiled_file, "pickled", failing)
    assert not CompiledFile(directory, 0).write([])
    assert path.read_bytes() == before
    assert not list(directory.glob("*.draft"))
