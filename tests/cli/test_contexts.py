from __future__ import annotations

import gzip
import io
import json
import sys
from pathlib import Path

import pytest

from service.cli import main

pytestmark = pytest.mark.usefixtures("server")

Capture = pytest.CaptureFixture[str]

ADA = '{"attributes":{"load": 10.0},"overrides":{"banner":"small"}}'


@pytest.fixture
def here(document: Path, flag_set: str, capsys: Capture) -> list[str]:
    """A flag set with the flag `banner` in it."""
    assert main(["load", str(document), "--flag-set", flag_set, "--create"]) == 0
    capsys.readouterr()
    return ["--flag-set", flag_set]


def stdin(monkeypatch: pytest.MonkeyPatch, content: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))


def got(key: str, here: list[str], capsys: Capture) -> str:
    capsys.readouterr()
    assert main(["contexts", "get", key, *here]) == 0
    return capsys.readouterr().out


def test_a_context_is_set_got_changed_and_removed(
    here: list[str], tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "ada.json"
    path.write_text(ADA)
    assert main(["contexts", "set", "a/d a", str(path), *here]) == 0
    assert capsys.readouterr().out == "The context 'a/d a' is stored.\n"
    assert got("a/d a", here, capsys) == ADA + "\n"
    options = ["--attribute", "plan=team", "--attribute", "load=null", "--override", "banner=big"]
    assert main(["contexts", "set", "a/d a", *options, *here]) == 0
    assert json.loads(got("a/d a", here, capsys)) == {
        "attributes": {"plan": "team"},
        "overrides": {"banner": "big"},
    }
    assert main(["contexts", "set", "a/d a", "--override", "banner=", *here]) == 0
    assert json.loads(got("a/d a", here, capsys))["overrides"] == {}
    stdin(monkeypatch, ADA.encode())
    assert main(["contexts", "set", "a/d a", "-", *here]) == 0
    assert got("a/d a", here, capsys) == ADA + "\n"
    assert main(["contexts", "remove", "a/d a", *here, "--yes"]) == 0
    assert main(["contexts", "get", "a/d a", *here]) == 3
    assert "There is no context 'a/d a'." in capsys.readouterr().err


@pytest.mark.parametrize("key", [".", ".."])
def test_a_targeting_key_of_dots_is_a_targeting_key(
    key: str, here: list[str], capsys: Capture
) -> None:
    assert main(["contexts", "set", key, "--attribute", "plan=team", *here]) == 0
    assert json.loads(got(key, here, capsys))["attributes"] == {"plan": "team"}
    assert main(["contexts", "remove", key, *here, "--yes"]) == 0
    assert main(["contexts", "get", key, *here]) == 3
    # The set is still there: to an HTTP client, `..` is the way up to it.
    assert main(["export", *here]) == 0


def test_what_is_changed_by_options_is_made_where_there_is_nothing(
    here: list[str], capsys: Capture
) -> None:
    options = ["--attribute", "n=10.0", "--attribute", "gone=null", "--override", "banner=small"]
    assert main(["contexts", "set", "bob", *options, *here]) == 0
    assert got("bob", here, capsys) == (
        '{"attributes":{"n":10.0},"overrides":{"banner":"small"}}\n'
    )


def test_a_command_line_that_says_too_little_or_too_much_is_refused(
    here: list[str], capsys: Capture
) -> None:
    for arguments in ([], ["file.json", "--override", "a=b"], ["--override", "a"]):
        assert main(["contexts", "set", "ada", *arguments, *here]) == 2
    assert "'a' is not FLAG=VARIANT." in capsys.readouterr().err


def test_a_refused_context_says_where_and_why(here: list[str], capsys: Capture) -> None:
    assert main(["contexts", "set", "ada", "--override", "gone=on", *here]) == 1
    assert capsys.readouterr().err == (
        "flagstaff: The context cannot be stored.\n"
        "  /overrides/gone: There is no flag 'gone' in the set.\n"
    )


def test_contexts_are_loaded_listed_and_exported(
    here: list[str], tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = [
        f'{{"targetingKey":"user-{number:03}","attributes":{{"n":{number}.0}},"overrides":{{}}}}'
        for number in range(250)
    ]
    lines[7] = '{"targetingKey":"user-007","attributes":{},"overrides":{"banner":"small"}}'
    content = "".join(line + "\n" for line in lines)
    plain, packed = tmp_path / "contexts.ndjson", tmp_path / "contexts.ndjson.gz"
    plain.write_text(content)
    packed.write_bytes(gzip.compress(content.encode()))
    stdin(monkeypatch, content.encode())
    for name in (str(plain), str(packed), "-"):
        assert main(["contexts", "load", name, *here]) == 0
        assert capsys.readouterr().out == "250 contexts stored, 0 lines refused.\n"
    exported = tmp_path / "exported.ndjson"
    assert main(["contexts", "export", "-o", str(exported), *here]) == 0
    assert exported.read_text() == content
    assert list(tmp_path.glob(".*")) == []
    assert main(["contexts", "export", "--prefix", "user-00", *here]) == 0
    assert capsys.readouterr().out.splitlines() == lines[:10]
    assert main(["contexts", "list", *here]) == 0
    told = capsys.readouterr()
    assert len(told.out.splitlines()) == 101
    assert "There are more" in told.err
    assert main(["contexts", "list", "--override", "banner", *here]) == 0
    told = capsys.readouterr()
    assert told.out.splitlines()[1].split()[:4] == ["user-007", "0", "attributes", "banner=small"]
    assert "do not read stored contexts" in told.err
    assert main(["contexts", "on", *here]) == 0
    capsys.readouterr()
    assert main(["contexts", "list", "--override", "banner", *here]) == 0
    assert capsys.readouterr().err == ""
    assert main(["contexts", "list", "--limit", "3", "--json", *here]) == 0
    items = json.loads(capsys.readouterr().out)
    assert [item["targetingKey"] for item in items] == ["user-000", "user-001", "user-002"]


def test_a_load_with_refused_lines_tells_them_and_fails(
    here: list[str], tmp_path: Path, capsys: Capture
) -> None:
    path = tmp_path / "contexts.ndjson"
    path.write_text(
        '{"targetingKey":"a"}\n{"targetingKey":"b","attributes":1}\n' + "nonsense\n" * 150
    )
    assert main(["contexts", "load", str(path), *here]) == 1
    told = capsys.readouterr()
    assert told.out == "1 context stored, 151 lines refused.\n"
    said = told.err.splitlines()
    assert said[0] == "warning: line 2: /attributes: Attributes are an object."
    assert said[1].startswith("warning: line 3: The line is not JSON")
    assert said[-1] == "… and 51 lines more."
    assert main(["contexts", "load", str(path), *here, "--json"]) == 1
    report = json.loads(capsys.readouterr().out)
    assert (report["read"], report["written"], len(report["errors"])) == (152, 1, 100)


def test_a_file_that_cannot_be_read_is_told(
    here: list[str], tmp_path: Path, capsys: Capture
) -> None:
    packed = tmp_path / "cut-short.ndjson.gz"
    packed.write_bytes(gzip.compress(b'{"targetingKey":"a"}\n' * 1000)[:-9])
    for name, said in ((tmp_path / "none", "No such file"), (packed, "end-of-stream marker")):
        assert main(["contexts", "load", str(name), *here]) == 1
        assert said in capsys.readouterr().err
    assert main(["contexts", "load", str(tmp_path), "--flag-set", "nowhere"]) == 1


def test_a_load_into_a_set_that_is_not_there_says_so(tmp_path: Path, capsys: Capture) -> None:
    path = tmp_path / "contexts.ndjson"
    path.write_text('{"targetingKey":"a"}\n')
    assert main(["contexts", "load", str(path), "--flag-set", "nowhere"]) == 3
    assert "There is no flag set 'nowhere'." in capsys.readouterr().err


def test_a_set_is_switched_over_and_back(here: list[str], capsys: Capture) -> None:
    flag_set = here[1]
    assert main(["contexts", "on", *here]) == 0
    assert capsys.readouterr().out == f"Evaluations of '{flag_set}' read stored contexts.\n"
    assert main(["contexts", "off", *here, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["storedContexts"] is False
    assert main(["changes", *here, "--json"]) == 0
    newest = json.loads(capsys.readouterr().out)[0]
    assert newest["after"] == {"fractional": 2, "storedContexts": False, "metadata": {}}
