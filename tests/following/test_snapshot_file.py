import errno
import json
import os
import stat
from hashlib import sha256
from pathlib import Path

import msgspec
import pytest

from service.evaluation.definition import read_evaluator, read_flag
from service.evaluation.flag_set import CompiledFlagSet, FlagSetHeader
from service.following import snapshot_file
from service.following.snapshot_file import Kept, Keys, SnapshotFile, SnapshotRefused, read
from service.storage.api_keys import StoredKey
from service.storage.deltas import Head, StoredFlagSet
from service.storage.flag_sets import Properties

FLAG = '{"state": "ENABLED",\n "variants": {"a": 10.0, "ä": 10}, "defaultVariant": "a"}'
RULE = '{"==": [{"var": "x"}, 1]}'
KEYS = Keys(7, (StoredKey(1, "shop", b"\x00" * 32, frozenset({"evaluate"}), "shop", None),))


def flag_set(name: str = "shop", revision: int = 3) -> tuple[CompiledFlagSet, Head]:
    header = FlagSetHeader(name, revision, 1, 3, {"owner": "cart"}, stored_contexts=True)
    flags = [read_flag("b", FLAG.encode()), read_flag("a", FLAG.encode())]
    compiled = CompiledFlagSet.build(header, flags, [read_evaluator("e", RULE.encode())])
    return compiled, Head(5, revision, 1234)


def kept(directory: Path, instance: int = 0, as_of: float = 100.0) -> Path:
    SnapshotFile(directory, instance).keep(as_of, KEYS, [flag_set()])
    return directory / f"snapshot-{instance}.json"


def test_what_was_kept_is_read_as_it_was_written(tmp_path: Path) -> None:
    assert read(kept(tmp_path)) == Kept(
        100.0,
        KEYS,
        (
            StoredFlagSet(
                "shop",
                Head(5, 3, 1234),
                Properties(3, True, '{"owner":"cart"}'),
                {"a": FLAG, "b": FLAG},
                {"e": RULE},
            ),
        ),
    )


def test_a_file_of_a_worker_that_knew_no_stored_contexts_is_read(tmp_path: Path) -> None:
    path = kept(tmp_path)
    lines = path.read_bytes().replace(b',"stored_contexts":true', b"").splitlines(keepends=True)
    end = msgspec.json.encode({"type": "end", "sha256": sha256(b"".join(lines[:-1])).hexdigest()})
    path.write_bytes(b"".join(lines[:-1]) + end + b"\n")
    assert read(path).flag_sets[0].properties == Properties(3, False, '{"owner":"cart"}')


def test_nobody_else_may_read_it_and_no_draft_is_left(tmp_path: Path) -> None:
    path = kept(tmp_path / "state")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    kept(tmp_path / "state")
    assert list(path.parent.iterdir()) == [path]


def test_a_file_cut_short_anywhere_is_refused(tmp_path: Path) -> None:
    path = kept(tmp_path)
    whole = path.read_bytes()
    for length in range(len(whole) - 1):
        path.write_bytes(whole[:length])
        with pytest.raises(SnapshotRefused):
            read(path)


def test_a_flipped_bit_anywhere_is_refused(tmp_path: Path) -> None:
    path = kept(tmp_path)
    whole = path.read_bytes()
    for position in range(len(whole) - 1):
        damaged = bytearray(whole)
        damaged[position] ^= 0x04
        path.write_bytes(damaged)
        with pytest.raises(SnapshotRefused):
            read(path)


def test_a_file_that_is_nested_without_end_is_refused(tmp_path: Path) -> None:
    path = kept(tmp_path)
    path.write_bytes(b'{"type":"flagstaff snapshot","more":' + b"[" * 100_000)
    with pytest.raises(SnapshotRefused):
        read(path)


def test_a_full_disk_leaves_what_was_kept_before_and_no_draft(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = kept(tmp_path)
    whole = path.read_bytes()

    def is_full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", is_full)
    assert not SnapshotFile(tmp_path, 0).keep(200.0, KEYS, [])
    assert list(tmp_path.iterdir()) == [path]
    assert path.read_bytes() == whole


def test_a_file_of_another_version_is_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(snapshot_file, "VERSION", 2)
    kept(tmp_path)
    monkeypatch.undo()
    assert SnapshotFile(tmp_path, 0).last() is None
    assert "of version 2" in caplog.text


def test_the_newest_whole_file_of_the_node_is_taken(tmp_path: Path) -> None:
    kept(tmp_path, 0, as_of=100.0)
    kept(tmp_path, 1, as_of=300.0)
    newest = kept(tmp_path, 2, as_of=400.0)
    newest.write_bytes(newest.read_bytes()[:-20])
    last = SnapshotFile(tmp_path, 0).last()
    assert last is not None
    assert last.as_of == 300.0


def test_without_a_file_there_is_nothing_and_without_a_directory_nothing_fails(
    tmp_path: Path,
) -> None:
    assert SnapshotFile(tmp_path / "none", 0).last() is None
    (tmp_path / "file").write_text("in the way")
    file = SnapshotFile(tmp_path / "file", 0)
    assert not file.keep(1.0, KEYS, [])
    assert file.kept_at is None


def test_no_secret_is_in_it(tmp_path: Path) -> None:
    lines = [json.loads(line) for line in kept(tmp_path).read_text().splitlines()]
    keys = next(line for line in lines if isinstance(line, dict) and line["type"] == "keys")
    assert set(keys["keys"]["keys"][0]) == {
        "id",
        "name",
        "hash",
        "scopes",
        "flag_set",
        "expires_at",
    }
