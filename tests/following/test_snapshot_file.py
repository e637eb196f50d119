import errno
import json
import os
import stat
from pathlib import Path

import pytest

from service.evaluation.definition.parts import read_evaluator, read_flag
from service.evaluation.flag_set import CompiledFlagSet, FlagSetHeader
from service.following import snapshot_file
from service.following.snapshot_file import SnapshotFile, read
from service.following.snapshot_format import (
    AllKeys,
    ChangedKeys,
    Keys,
    Line,
    SnapshotRefused,
    lines_of,
)
from service.following.snapshots import Held
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


def stored(
    revision: int = 3, flags: dict[str, str] | None = None, evaluators: dict[str, str] | None = None
) -> StoredFlagSet:
    properties = Properties(3, True, '{"owner":"cart"}')
    texts = {"a": FLAG, "b": FLAG} if flags is None else flags
    rules = {"e": RULE} if evaluators is None else evaluators
    return StoredFlagSet("shop", Head(5, revision, 1234), properties, texts, rules)


def everything(held: Held | None = None) -> list[Line]:
    compiled, head = flag_set()
    return [AllKeys(KEYS), *lines_of("shop", None, held or compiled, head)]


def kept(directory: Path, instance: int = 0, as_of: float = 100.0) -> Path:
    assert SnapshotFile(directory, instance).write(as_of, everything())
    return directory / f"snapshot-{instance}.json"


def state(path: Path) -> tuple[float, Keys, tuple[StoredFlagSet, ...]]:
    found = read(path)
    return found.as_of, found.keys, found.flag_sets


def test_what_was_kept_is_read_as_it_was_written(tmp_path: Path) -> None:
    assert state(kept(tmp_path)) == (100.0, KEYS, (stored(),))


def test_a_set_that_was_never_compiled_is_kept_as_one_that_was(tmp_path: Path) -> None:
    SnapshotFile(tmp_path, 0).write(100.0, everything(stored()))
    assert state(tmp_path / "snapshot-0.json") == (100.0, KEYS, (stored(),))


def test_what_changed_is_appended_and_read_with_what_was_there(tmp_path: Path) -> None:
    path = kept(tmp_path)
    before = path.read_bytes()
    file = SnapshotFile(tmp_path, 0)
    assert file.last() is not None
    assert file.takes_more
    changed = stored(4, {"a": FLAG, "c": "{}"}, {})
    assert file.append(200.0, lines_of("shop", stored(), changed, changed.head))
    text = path.read_bytes()
    assert text.startswith(before)
    # The flag that did not change is not written again.
    assert text.count(b'"a"') == before.count(b'"a"')
    assert state(path) == (200.0, KEYS, (changed,))

    new = StoredKey(2, "new", b"\x01" * 32, frozenset({"read"}), None, None)
    assert file.append(
        300.0, [ChangedKeys(8, (1, 2), (new,)), *lines_of("shop", changed, None, None)]
    )
    assert state(path) == (300.0, Keys(8, (new,)), ())


def test_a_last_segment_that_was_cut_short_leaves_those_before_it(tmp_path: Path) -> None:
    path = kept(tmp_path)
    size = path.stat().st_size
    file = SnapshotFile(tmp_path, 0)
    file.last()
    changed = stored(4, {"a": "{}"})
    file.append(200.0, lines_of("shop", stored(), changed, changed.head))
    whole = path.read_bytes()
    for length in range(size, len(whole)):
        path.write_bytes(whole[:length])
        assert state(path) == (100.0, KEYS, (stored(),))
    # A bit that flipped is no crash of ours, wherever it is but in the last line.
    for position in range(whole.rindex(b"\n", 0, -1)):
        damaged = bytearray(whole)
        damaged[position] ^= 0x04
        path.write_bytes(damaged)
        with pytest.raises(SnapshotRefused):
            read(path)
    # What is left of it is written over.
    path.write_bytes(whole[:-7])
    again = SnapshotFile(tmp_path, 0)
    assert again.last() is not None
    assert again.append(300.0, lines_of("shop", stored(), changed, changed.head))
    assert state(path) == (300.0, KEYS, (changed,))


def test_a_file_takes_as_much_more_as_it_had_at_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(snapshot_file, "_LEAST_APPENDED", 0)
    kept(tmp_path)
    file = SnapshotFile(tmp_path, 0)
    assert not file.takes_more
    file.last()
    appended = 0
    while file.takes_more:
        file.append(200.0, everything())
        appended += 1
    assert appended == 2
    assert file.write(300.0, everything())
    assert file.takes_more


def test_a_file_that_somebody_removed_is_written_anew(tmp_path: Path) -> None:
    path = kept(tmp_path)
    file = SnapshotFile(tmp_path, 0)
    file.last()
    path.unlink()
    assert not file.append(200.0, [])
    assert not file.takes_more
    assert file.write(300.0, everything())
    assert file.takes_more


def test_nobody_else_may_read_it_and_no_draft_is_left(tmp_path: Path) -> None:
    path = kept(tmp_path / "state")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    kept(tmp_path / "state")
    assert list(path.parent.iterdir()) == [path]


def test_a_file_cut_short_anywhere_is_refused(tmp_path: Path) -> None:
    path = kept(tmp_path)
    whole = path.read_bytes()
    for length in range(len(whole)):
        path.write_bytes(whole[:length])
        with pytest.raises(SnapshotRefused):
            read(path)


def test_a_flipped_bit_anywhere_is_refused(tmp_path: Path) -> None:
    path = kept(tmp_path)
    whole = path.read_bytes()
    for position in range(len(whole)):
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
    assert not SnapshotFile(tmp_path, 0).write(200.0, [AllKeys(KEYS)])
    assert list(tmp_path.iterdir()) == [path]
    assert path.read_bytes() == whole


def test_a_file_of_another_version_is_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(snapshot_file, "VERSION", 3)
    kept(tmp_path)
    monkeypatch.undo()
    assert SnapshotFile(tmp_path, 0).last() is None
    assert "of version 3" in caplog.text


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
    assert not file.write(1.0, [AllKeys(KEYS)])
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
