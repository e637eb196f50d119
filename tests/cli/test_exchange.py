"""A set's properties on their way through files."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from service.cli import main

SPLIT = {
    "state": "ENABLED",
    "variants": {"a": 1, "b": 2},
    "defaultVariant": "a",
    "targeting": {"fractional": [{"var": "targetingKey"}, ["a", 1], ["b", 1]]},
}

pytestmark = pytest.mark.usefixtures("server")


@pytest.fixture
def split(tmp_path: Path) -> Path:
    """A plain flagd file whose flag buckets."""
    path = tmp_path / "split.json"
    path.write_text(json.dumps({"flags": {"split": SPLIT}}))
    return path


def test_a_set_of_version_3_is_made_exported_and_loaded_again(
    split: Path, tmp_path: Path, flag_set: str, capsys: pytest.CaptureFixture[str]
) -> None:
    other, exported = f"{flag_set}-other", tmp_path / "exported.json"
    load = ["load", str(split), "--flag-set", flag_set, "--create", "--fractional", "3"]
    assert main(load) == 0
    assert "version 3 of fractional" in capsys.readouterr().err
    assert main(["export", "--flag-set", flag_set, "-o", str(exported)]) == 0
    document = json.loads(exported.read_text())
    assert document["metadata"] == {"flagSetId": flag_set}
    assert document["$flagstaff"]["fractional"] == 3
    assert main(["check", str(exported)]) == 0
    assert "version 3 of fractional" in capsys.readouterr().out

    assert main(["load", str(exported), "--flag-set", other, "--create", "--strict"]) == 0
    assert "warning" not in capsys.readouterr().err
    assert main(["diff", str(exported), "--flag-set", other]) == 0
    assert capsys.readouterr().out == "No difference.\n"
    assert main(["export", "--flag-set", other]) == 0
    again = json.loads(capsys.readouterr().out)
    assert again["metadata"] == {"flagSetId": other}
    assert again["$flagstaff"]["fractional"] == 3


def test_diff_apply_and_rollback_tell_of_another_version(
    split: Path, tmp_path: Path, flag_set: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["load", str(split), "--flag-set", flag_set, "--create"]) == 0
    third = tmp_path / "third.json"
    third.write_text(json.dumps({"$flagstaff": {"fractional": 3}, "flags": {"split": SPLIT}}))
    capsys.readouterr()
    for command in (
        ["diff", str(third), "--flag-set", flag_set],
        ["apply", str(third), "--flag-set", flag_set, "--yes"],
        ["rollback", "--flag-set", flag_set, "--revision", "1", "--yes"],
    ):
        assert main(command) == 0
        told = capsys.readouterr()
        assert '"fractional": 3' in told.out
        assert "version of fractional changes from" in told.err


def test_a_copy_to_another_version_is_told_and_refused_when_strict(
    split: Path, flag_set: str, capsys: pytest.CaptureFixture[str]
) -> None:
    other = f"{flag_set}-other"
    assert main(["load", str(split), "--flag-set", flag_set, "--create"]) == 0
    assert main(["load", str(split), "--flag-set", other, "--create", "--fractional", "3"]) == 0
    copy = ["flags", "copy", "split", "--flag-set", flag_set, "--to", other]
    capsys.readouterr()
    assert main(copy) == 0
    said = f"which has version 2 in '{flag_set}' and 3 here"
    assert said in capsys.readouterr().err
    assert main([*copy, "--strict"]) == 1
    assert said in capsys.readouterr().err


def test_the_option_for_a_new_set_is_not_for_others(
    split: Path, tmp_path: Path, flag_set: str, capsys: pytest.CaptureFixture[str]
) -> None:
    load = ["load", str(split), "--flag-set", flag_set]
    assert main([*load, "--create"]) == 0
    assert main([*load, "--create", "--fractional", "2"]) == 0
    assert main([*load, "--create", "--fractional", "3"]) == 1
    assert "exists, with version 2 of fractional" in capsys.readouterr().err
    third = tmp_path / "third.json"
    third.write_text(json.dumps({"$flagstaff": {"fractional": 3}, "flags": {}}))
    for command in (
        [*load, "--fractional", "3"],
        ["load", str(third), "--flag-set", "x", "--create", "--fractional", "2"],
    ):
        assert main(command) == 2
        assert "--fractional" in capsys.readouterr().err


def test_what_creates_a_set_leaves_none_behind_if_it_is_refused(
    split: Path, tmp_path: Path, flag_set: str, capsys: pytest.CaptureFixture[str]
) -> None:
    new, doubtful = f"{flag_set}-new", tmp_path / "doubtful.json"
    doubtful.write_text(json.dumps({"flags": {"split": {**SPLIT, "targetting": {}}}}))
    bad = tmp_path / "bad.json"
    bad.write_text(json.dumps({"flags": {"split": {**SPLIT, "defaultVariant": "c"}}}))
    assert main(["load", str(doubtful), "-s", flag_set, "--create"]) == 0
    creating = ["load", str(split), "-s", new, "--create"]
    for words, code in (
        (["load", str(bad), "-s", new, "--create"], 1),
        (["load", str(doubtful), "-s", new, "--create", "--strict"], 1),
        (["flag-sets", "copy", flag_set, "--to", new, "--strict"], 1),
        (["flag-sets", "copy", "nowhere", "--to", new], 3),
        ([*creating, "--check"], 2),
    ):
        assert main(words) == code, words
        assert main(["flag-sets", "get", new]) == 3, words
    capsys.readouterr()
    assert main([*creating, "--impact", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["revision"] == 1
    assert main(["flag-sets", "copy", new, "--to", f"{new}er"]) == 0
    assert f"Created '{new}er' with version 2 of fractional." in capsys.readouterr().err


def test_check_names_misspelt_and_unknown_members_with_their_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "flags.json"
    path.write_text(
        '{"notes": 1,\n "flags": {"a": {"state": "ENABLED", "variants": {"x": 1},\n'
        '  "defaultVarient": "x"}}}'
    )
    assert main(["check", str(path)]) == 0
    told = capsys.readouterr().err
    assert f"{path}:1:" in told
    assert f"{path}:3:" in told
    assert "Did you mean 'defaultVariant'?" in told
    assert main(["check", str(path), "--strict"]) == 1
