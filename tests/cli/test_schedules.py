"""The commands of schedules, and what other commands say of a schedule that waits."""

from __future__ import annotations

import io
import json
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.cli.every_command import ran

pytestmark = pytest.mark.usefixtures("server")

FLAG = '{"state":"ENABLED","variants":{"on":10.0,"off":10},"defaultVariant":"on"}'
LATER = "2099-01-31T09:00:00+01:00"


def added(flag_set: str, *words: str) -> dict[str, Any]:
    done = ran(["schedules", "add", *words, "-s", flag_set, "--json"])
    assert done.code == 0, done
    made: dict[str, Any] = json.loads(done.out)
    return made


def listed(flag_set: str, *words: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(
        ran(["schedules", "list", "-s", flag_set, "--json", *words]).out
    )
    return found


def test_each_kind_of_change_is_sent_as_it_was_written(
    loaded: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "flag.json"
    path.write_text(FLAG)
    at = ["--at", LATER]
    assert added(loaded, "banner", *at, "--enable")["patch"] == {"state": "ENABLED"}
    assert added(loaded, "banner", *at, "--disable")["patch"] == {"state": "DISABLED"}
    patch = '{"metadata": {"a": 10.0}}'
    done = ran(["schedules", "add", "banner", *at, "--patch", patch, "-s", loaded, "--json"])
    assert '"a":10.0' in done.out.replace(" ", "")
    assert (
        added(loaded, "new", *at, "--definition", str(path))["definition"]["variants"]["on"] == 10
    )
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(FLAG.encode())))
    assert added(loaded, "new", *at, "--definition", "-")["flag"] == "new"
    made = added(loaded, *at, "--rollback", "1", "--latest", "2099-02-01T00:00:00Z")
    assert (made["flag"], made["rollback"], made["at"]) == (None, 1, "2099-01-31T08:00:00Z")
    assert [each["id"] for each in listed(loaded, "--flag", "new")] != []
    table = ran(["schedules", "list", "-s", loaded]).out
    for word in ("enable", "disable", "patch", "definition", "rollback to 1"):
        assert word in table


def test_a_period_is_from_now_on(loaded: str) -> None:
    at = datetime.fromisoformat(added(loaded, "banner", "--in", "1d2h", "--disable")["at"])
    assert abs(at - datetime.now(UTC) - timedelta(hours=26)) < timedelta(minutes=30)


def test_it_is_moved_cancelled_and_run(loaded: str) -> None:
    here = ["-s", loaded]
    number = str(added(loaded, "banner", "--at", LATER, "--disable", "--comment", "sale")["id"])
    moved = ran(
        ["schedules", "move", number, "--at", "2099-03-01T00:00:00Z", "--comment", "", *here]
    )
    assert moved.out.startswith(f"Schedule {number} is applied at 2099-03-01T00:00:00Z (in ")
    assert listed(loaded)[0]["comment"] is None
    applied = ran(["schedules", "run", number, *here])
    assert applied.out == f"Schedule {number} is applied; '{loaded}' is at revision 2.\n"
    assert json.loads(ran(["flags", "get", "banner", *here]).out)["state"] == "DISABLED"
    again = ran(["schedules", "run", number, *here])
    assert (again.code, "has ended: applied" in again.err) == (1, True)
    nothing = str(added(loaded, "banner", "--in", "1d", "--disable")["id"])
    assert "it changed nothing" in ran(["schedules", "run", nothing, *here]).out
    other = str(added(loaded, "banner", "--in", "1d", "--disable")["id"])
    assert ran(["schedules", "cancel", other, *here]).code == 0
    assert {each["state"] for each in listed(loaded)} == {"applied", "cancelled"}
    assert [str(each["id"]) for each in listed(loaded, "--state", "cancelled")] == [other]


@pytest.mark.parametrize(
    "words",
    [
        ["banner", "--disable"],
        ["banner", "--in", "2h", "--at", LATER, "--disable"],
        ["banner", "--in", "2h"],
        ["banner", "--in", "2h", "--disable", "--enable"],
        ["banner", "--in", "2h", "--patch", "[1"],
        ["banner", "--in", "2h", "--patch", "7"],
        ["--in", "2h", "--disable"],
    ],
)
def test_a_wrong_command_line_is_2_and_says_what_is_missing(loaded: str, words: list[str]) -> None:
    done = ran(["schedules", "add", *words, "-s", loaded])
    assert (done.code, done.out) == (2, "")
    assert "--" in done.err


def test_what_the_server_refuses_is_said_with_its_place(loaded: str) -> None:
    done = ran(["schedules", "add", "banner", "--in", "soon", "--disable", "-s", loaded])
    assert (done.code, done.err.count("90s, 10m, 1h30m or 2d")) == (1, 1)
    assert "/in: " in done.err
    done = ran(["schedules", "add", "--in", "2h", "--patch", '{"state":"DISABLED"}', "-s", loaded])
    assert (done.code, "'storedContexts'" in done.err) == (1, True)
    done = ran(["schedules", "add", "banner", "--in", "2h", "--rollback", "99", "-s", loaded])
    assert (done.code, "the flag set is at " in done.err) == (3, True)
    patch = '{"defaultVariant":"none"}'
    done = ran(["schedules", "add", "banner", "--in", "2h", "--patch", patch, "-s", loaded])
    assert (done.code, "/patch/defaultVariant" in done.err) == (1, True)
    done = ran(["schedules", "move", "999999", "--in", "2h", "-s", loaded])
    assert done.code == 3


def test_every_command_that_changes_a_flag_or_a_set_says_that_a_schedule_waits(
    loaded: str, tmp_path: Path
) -> None:
    here = ["-s", loaded]
    flag, document = tmp_path / "flag.json", tmp_path / "set.json"
    flag.write_text(FLAG)
    document.write_text(f'{{"flags":{{"banner":{FLAG.replace("10.0", "11")}}}}}')
    added(loaded, "banner", "--in", "1d", "--rollback", "1")
    added(loaded, "--in", "1d", "--rollback", "1")
    for words in (
        ["flags", "set", "banner", str(flag)],
        ["flags", "disable", "banner"],
        ["flags", "toggle", "banner"],
        ["flags", "rollback", "banner", "--revision", "1"],
        ["apply", str(document), "--yes"],
        ["rollback", "--revision", "1", "--yes"],
        ["evaluators", "set", "e", str(rule(tmp_path))],
        ["evaluators", "delete", "e", "--yes"],
        ["contexts", "on"],
        ["flags", "delete", "banner", "--yes"],
    ):
        done = ran([*words, *here])
        assert done.code == 0, done
        assert "Schedule " in done.err, words
        # It is no fault of the file.
        assert ".json:" not in done.err, words
    for words in (
        ["flag-sets", "update", loaded, "--metadata", "a=b"],
        ["flag-sets", "delete", loaded, "--yes"],
    ):
        done = ran(words)
        assert done.code == 0, done
        assert "Schedule " in done.err, words


def rule(directory: Path) -> Path:
    path = directory / "rule.json"
    path.write_text('{"==":[1,1]}')
    return path
