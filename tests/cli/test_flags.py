from __future__ import annotations

import io
import json
import sys
from pathlib import Path
from typing import Any

import pytest

from service.cli import main
from service.outbound.client import Client
from tests.cli.typed import Typed

pytestmark = pytest.mark.usefixtures("server")

FLAG = '{"state":"ENABLED","variants":{"on":10.0,"off":10},"defaultVariant":"on"}'

Capture = pytest.CaptureFixture[str]


def test_a_flag_is_set_got_toggled_and_rolled_back(
    loaded: str, tmp_path: Path, capsys: Capture
) -> None:
    here = ["--flag-set", loaded]
    path = tmp_path / "flag.json"
    path.write_text(FLAG)
    assert main(["flags", "set", "a/b c", str(path), *here, "--comment", "weil\u00a0ü"]) == 0
    assert "at revision 2" in capsys.readouterr().out
    assert main(["flags", "set", "a/b c", str(path), *here]) == 0
    assert "like that already" in capsys.readouterr().out
    assert main(["flags", "get", "a/b c", *here]) == 0
    assert capsys.readouterr().out == FLAG + "\n"
    for state in ("DISABLED", "ENABLED", "DISABLED"):
        assert main(["flags", "toggle", "a/b c", *here]) == 0
        assert f"and is {state} now, at revision" in capsys.readouterr().out
        assert main(["flags", "get", "a/b c", *here]) == 0
        assert json.loads(capsys.readouterr().out)["state"] == state
    assert main(["flags", "rollback", "a/b c", *here, "--revision", "2"]) == 0
    assert main(["flags", "get", "a/b c", *here]) == 0
    assert capsys.readouterr().out.endswith(FLAG + "\n")
    assert main(["changes", *here, "--flag", "a/b c", "--json"]) == 0
    items = json.loads(capsys.readouterr().out)
    assert [item["revision"] for item in items] == [6, 5, 4, 3, 2]
    assert items[-1]["comment"] == "weil\u00a0ü"


def test_a_flag_is_enabled_and_disabled_as_often_as_one_likes(loaded: str, capsys: Capture) -> None:
    here = ["--flag-set", loaded]
    flag = f"The flag 'banner' of '{loaded}' was"
    for command, sentence in (
        ("enable", f"{flag} ENABLED already; nothing was changed."),
        ("disable", f"{flag} ENABLED and is DISABLED now, at revision 2."),
        ("disable", f"{flag} DISABLED already; nothing was changed."),
        ("enable", f"{flag} DISABLED and is ENABLED now, at revision 3."),
        ("enable", f"{flag} ENABLED already; nothing was changed."),
    ):
        assert main(["flags", command, "banner", *here]) == 0
        assert capsys.readouterr().out == f"{sentence}\n"
    assert main(["flags", "disable", "banner", *here, "--json", "--comment", "incident"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["before"], told["after"], told["revision"]) == ("ENABLED", "DISABLED", 4)
    assert main(["changes", *here, "--json"]) == 0
    items = json.loads(capsys.readouterr().out)
    assert [item["revision"] for item in items][:3] == [4, 3, 2]
    assert items[0]["comment"] == "incident"
    assert main(["flags", "enable", "nobody", *here]) == 3


@pytest.mark.parametrize(
    ("command", "theirs", "code", "state"),
    [
        ("disable", {"defaultVariant": "small"}, 0, "DISABLED"),
        ("enable", {"state": "DISABLED"}, 0, "ENABLED"),
        ("toggle", {"defaultVariant": "small"}, 0, "DISABLED"),
        ("toggle", {"state": "DISABLED"}, 1, "DISABLED"),
    ],
)
def test_a_change_in_between_is_kept_and_only_a_toggle_gives_way_to_a_state(
    loaded: str,
    capsys: Capture,
    monkeypatch: pytest.MonkeyPatch,
    command: str,
    theirs: dict[str, str],
    code: int,
    state: str,
) -> None:
    here = ["--flag-set", loaded]
    write = Client.json

    def overtaken(self: Client, method: str, *path: str, **options: Any) -> Any:
        if method == "PATCH":
            monkeypatch.setattr(Client, "json", write)
            write(self, "PATCH", *path, body=theirs)
        return write(self, method, *path, **options)

    monkeypatch.setattr(Client, "json", overtaken)
    assert main(["flags", command, "banner", *here]) == code
    capsys.readouterr()
    assert main(["flags", "get", "banner", *here]) == 0
    stored = json.loads(capsys.readouterr().out)
    assert stored["state"] == state
    assert {**stored, **theirs, "state": state} == stored


def test_a_flag_comes_from_standard_input_and_from_yaml(
    loaded: str, tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = ["--flag-set", loaded]
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(FLAG.encode())))
    assert main(["flags", "set", "piped", "-", *here]) == 0
    path = tmp_path / "flag.yaml"
    path.write_text("state: DISABLED\nvariants: {on: 1.0}\n")
    assert main(["flags", "set", "written", str(path), *here]) == 0
    capsys.readouterr()
    assert main(["flags", "list", *here, "--state", "DISABLED", "--json"]) == 0
    assert [item["key"] for item in json.loads(capsys.readouterr().out)] == ["written"]
    assert main(["flags", "list", *here]) == 0
    table = capsys.readouterr().out.splitlines()
    assert table[0].split() == [
        "KEY",
        "STATE",
        "DEFAULTVARIANT",
        "VARIANTS",
        "REVISION",
        "MODIFIEDAT",
        "LASTEVALUATEDAT",
        "STALE",
        "PERMANENT",
    ]
    assert [line.split()[0] for line in table[1:]] == ["banner", "piped", "written"]
    assert table[2].split()[3] == "on,off"


def test_a_flag_is_copied_to_another_set(loaded: str, document: Path, capsys: Capture) -> None:
    other = f"{loaded}.production"
    empty = document.with_name("empty.json")
    empty.write_text('{"flags":{}}')
    assert main(["load", str(empty), "--flag-set", other, "--create"]) == 0
    assert main(["flags", "copy", "banner", "--flag-set", loaded, "--to", other]) == 0
    assert f"'{other}' is at revision" in capsys.readouterr().out
    assert main(["flags", "get", "banner", "--flag-set", other]) == 0
    assert main(["flags", "copy", "none", "--flag-set", loaded, "--to", other]) == 3


def test_the_history_is_told_in_columns_and_as_csv(loaded: str, capsys: Capture) -> None:
    assert main(["changes", "--flag-set", loaded]) == 0
    table = capsys.readouterr().out.splitlines()
    assert "made flag" in table[1]
    assert "made flag set" in table[2]
    assert main(["changes", "--flag-set", loaded, "--limit", "1"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 2
    assert main(["changes", "--flag-set", loaded, "--csv"]) == 0
    assert capsys.readouterr().out.splitlines()[0].startswith("revision,at,actor")
    assert main(["changes", "--flag-set", "nowhere", "--csv"]) == 3


def test_apply_shows_asks_and_makes_the_set_equal(
    loaded: str, document: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = [str(document), "--flag-set", loaded]
    assert main(["apply", *here, "--check"]) == 0
    assert capsys.readouterr().out == "No difference.\n"
    changed = json.loads(document.read_text())
    changed["flags"]["banner"]["defaultVariant"] = "small"
    changed["flags"]["new"] = json.loads(FLAG)
    document.write_text(json.dumps(changed))

    assert main(["diff", *here]) == 0
    told = capsys.readouterr().out
    assert "~ flag banner" in told
    assert '-  "defaultVariant": "big"' in told
    assert '+  "defaultVariant": "small"' in told
    assert "+ flag new" in told
    assert "2 differences." in told
    assert main(["apply", *here, "--check"]) == 2

    monkeypatch.setattr(sys, "stdin", Typed("no\n"))
    assert main(["apply", *here]) == 1
    assert "Nothing was changed." in capsys.readouterr().err
    assert main(["apply", *here, "--check"]) == 2
    monkeypatch.setattr(sys, "stdin", Typed("y\n"))
    assert main(["apply", *here]) == 0
    assert "at revision 2" in capsys.readouterr().out
    assert main(["apply", *here, "--check"]) == 0

    document.write_text('{"flags":{}}')
    capsys.readouterr()
    assert main(["apply", *here, "--yes", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert {item["name"]: item["after"] for item in told["diff"]} == {"banner": None, "new": None}
    assert (told["revision"], told["applied"], told["warnings"]) == (3, True, [])
    assert main(["apply", *here, "--yes", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told == {"revision": 3, "applied": False, "warnings": [], "diff": []}


def test_a_whole_set_is_rolled_back_after_a_look(
    loaded: str, document: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = ["--flag-set", loaded]
    document.write_text('{"flags":{},"metadata":{"team":"x"}}')
    assert main(["apply", str(document), *here, "--yes"]) == 0
    capsys.readouterr()
    back = ["rollback", *here, "--revision", "1"]
    monkeypatch.setattr(sys, "stdin", Typed("\n"))
    assert main(back) == 1
    assert "+ flag banner" in capsys.readouterr().out
    assert main(["flags", "get", "banner", *here]) == 3
    capsys.readouterr()
    assert main([*back, "--yes", "--json", "--comment", "incident"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["revision"], told["applied"]) == (3, True)
    assert main(["flags", "get", "banner", *here]) == 0
    capsys.readouterr()
    assert main(["changes", *here, "--limit", "1", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)[0]["comment"] == "incident"
    assert main(["rollback", *here, "--revision", "1"]) == 0
    assert capsys.readouterr().out == "No difference.\n"
    assert main(["rollback", *here, "--revision", "99", "--yes"]) == 3
    assert "There is no revision '99': the flag set has revisions 1 to " in capsys.readouterr().err


def test_a_rotated_key_replaces_the_former_one(capsys: Capture) -> None:
    assert main(["keys", "create", "rotated", "--scope", "admin", "--json"]) == 0
    made = json.loads(capsys.readouterr().out)
    assert main(["keys", "rotate", str(made["id"])]) == 0
    renewed = capsys.readouterr().out.strip()
    assert renewed != made["key"]
    assert main(["keys", "list", "--key", renewed]) == 0
    assert main(["keys", "list", "--key", made["key"]]) == 4
