"""The commands against a running worker."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from devstack.addresses import free_port
from devstack.workers import Worker
from service.cli import main

BAD = """{
  "flags": {
    "fine": {"state": "ENABLED", "variants": {"on": true}, "defaultVariant": "on"},
    "broken": {
      "state": "ENABLED",
      "variants": {"on": true},
      "defaultVariant": "off",
      "targeting": {"nope": [1]}
    }
  }
}"""


@pytest.mark.usefixtures("server")
def test_a_file_is_loaded_and_exported_as_it_was(
    document: Path, flag_set: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["load", str(document), "--flag-set", flag_set]) == 3
    assert "Pass --create to make it." in capsys.readouterr().err
    assert main(["load", str(document), "--flag-set", flag_set, "--create"]) == 0
    assert f"'{flag_set}' is at revision 1" in capsys.readouterr().out
    assert main(["export", "--flag-set", flag_set, "-o", str(tmp_path / "out.json")]) == 0
    exported = (tmp_path / "out.json").read_text()
    assert json.loads(exported)["flags"] == json.loads(document.read_text())["flags"]
    assert "10.0" in exported
    capsys.readouterr()
    assert main(["export", "--flag-set", flag_set]) == 0
    assert capsys.readouterr().out == exported


@pytest.mark.usefixtures("server")
def test_a_yaml_file_keeps_its_numbers(
    flag_set: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "flags.yaml"
    path.write_text(
        "flags:\n  f:\n    state: ENABLED\n    variants: {on: 10.0, off: 10}\n"
        "    defaultVariant: on\n"
    )
    assert main(["load", str(path), "--flag-set", flag_set, "--create", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["revision"] == 1
    assert main(["export", "--flag-set", flag_set]) == 0
    exported = capsys.readouterr().out
    assert '"on": 10.0' in exported
    assert '"off": 10\n' in exported


@pytest.mark.usefixtures("server")
def test_a_file_that_is_refused_tells_every_fault(
    flag_set: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "bad.json"
    path.write_text(BAD)
    assert main(["load", str(path), "--flag-set", flag_set, "--create"]) == 1
    told = capsys.readouterr().err
    assert "/flags/broken/defaultVariant" in told
    assert "/flags/broken/targeting" in told


@pytest.mark.usefixtures("server")
def test_a_key_is_made_shown_once_listed_and_revoked(
    worker: Worker, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["keys", "create", "ci", "--scope", "read", "--scope", "evaluate"]) == 0
    key = capsys.readouterr().out.strip()
    assert main(["keys", "list", "--key", key]) == 4
    assert main(["keys", "list", "--key", "fs_wrong"]) == 4
    told = capsys.readouterr()
    assert key not in told.out + told.err
    assert main(["keys", "list", "--json"]) == 0
    listed = json.loads(capsys.readouterr().out)
    (ci,) = (item for item in listed if item["name"] == "ci")
    assert ci["scopes"] == ["evaluate", "read"]
    assert main(["keys", "list"]) == 0
    head, *rows = capsys.readouterr().out.splitlines()
    columns = ["ID", "NAME", "STATE", "PREFIX", "SCOPES", "FLAGSET", "EXPIRESAT", "LASTUSEDAT"]
    assert head.split() == columns
    assert [str(ci["id"]), "ci", "active", key[:11]] in [row.split()[:4] for row in rows]
    assert main(["keys", "revoke", str(ci["id"]), "--yes"]) == 0
    capsys.readouterr()
    assert main(["keys", "list"]) == 0
    rows = capsys.readouterr().out.splitlines()
    assert [str(ci["id"]), "ci", "revoked", key[:11]] in [row.split()[:4] for row in rows]
    assert main(["keys", "revoke", "999999", "--yes"]) == 3
    for secret in (key, os.environ["FLAGSTAFF_KEY"]):
        assert secret not in worker.child.log.read_text()


def test_a_server_that_does_not_answer_is_told_from_a_refusal(
    capsys: pytest.CaptureFixture[str],
) -> None:
    url = f"http://127.0.0.1:{free_port()}"
    assert main(["keys", "create", "x", "--url", url, "--key", "fs_secret"]) == 5
    told = capsys.readouterr().err
    assert "does not answer" in told
    assert "fs_secret" not in told


def test_check_passes_a_file_without_a_fault(
    document: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", str(document)]) == 0
    assert capsys.readouterr().out == "1 flag, no fault.\n"


def test_check_tells_every_fault_with_line_column_and_pointer(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "bad.json"
    path.write_text(BAD)
    assert main(["check", str(path)]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith(f"{path}:7:25: /flags/broken/defaultVariant: ")
    assert lines[1:3] == ['  7 |       "defaultVariant": "off",', "    |" + " " * 25 + "^"]
    assert lines[3].startswith(f"{path}:8:")
    assert lines[-1] == f"{path}: 2 faults."
    assert main(["check", str(path), "--json"]) == 1
    faults = json.loads(capsys.readouterr().out)["faults"]
    assert next((fault["line"], fault["pointer"]) for fault in faults) == (
        7,
        "/flags/broken/defaultVariant",
    )


def test_check_points_into_yaml_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "bad.yml"
    path.write_text(
        "flags:\n  f:\n    state: ENABLED\n    variants: {on: 1}\n    defaultVariant: off\n"
    )
    assert main(["check", str(path)]) == 1
    assert f"{path}:5:21: /flags/f/defaultVariant: " in capsys.readouterr().out


def test_check_counts_warnings_as_faults_only_if_strict(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "warned.json"
    path.write_text(
        '{"flags":{"f":{"state":"ENABLED","variants":{"a":1},"defaultVariant":"a",'
        '"targeting":{"starts_with":["a","b","c"]}}}}'
    )
    assert main(["check", str(path)]) == 0
    assert "/flags/f/targeting" in capsys.readouterr().err
    assert main(["check", str(path), "--strict"]) == 1


@pytest.mark.parametrize("text", ["", "{", "[]", '{"flags":', "\xff", "null"])
def test_check_says_what_is_wrong_with_a_file_that_is_no_document(
    text: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "f.json"
    path.write_bytes(text.encode("latin-1"))
    assert main(["check", str(path)]) == 1
    assert str(path) in capsys.readouterr().out


def test_a_missing_file_is_said_in_one_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "/nowhere.json"]) == 1
    assert "Cannot read /nowhere.json" in capsys.readouterr().err


def test_a_wrong_command_line_says_how_the_command_is_used(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["load"]) == 2
    told = capsys.readouterr().err
    assert "Usage: flagstaff" in told
    assert "Missing argument 'FILE'" in told
    assert "--help` explains the command" in told
