"""``explain``, ``evaluate``, ``impact`` and ``apply --impact``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from service.cli import main

pytestmark = pytest.mark.usefixtures("server")

Capture = pytest.CaptureFixture[str]
FLAG: dict[str, Any] = {
    "state": "ENABLED",
    "variants": {"on": True, "off": False},
    "defaultVariant": "off",
}
RULE = {
    "if": [
        {"and": [{"ends_with": [{"var": "email"}, "@example.com"]}, {"$ref": "nordic"}]},
        "on",
        {"fractional": [["on", 25], ["off", 75]]},
    ]
}
NORDIC = {"in": [{"var": "country"}, ["SE", "NO"]]}


@pytest.fixture
def shop(flag_set: str, tmp_path: Path, capsys: Capture) -> str:
    """A set whose flag had no rule at revision 1, and has one since revision 2."""
    path = tmp_path / "shop.json"
    for flag in (FLAG, {**FLAG, "targeting": RULE}):
        document = {"flags": {"banner": flag}, "$evaluators": {"nordic": NORDIC}}
        path.write_text(json.dumps(document))
        assert main(["apply", str(path), "-s", flag_set, "--create", "--yes"]) == 0
    capsys.readouterr()
    return flag_set


def test_a_tree_shows_which_condition_decided(shop: str, capsys: Capture) -> None:
    asked = ["explain", "banner", "-s", shop, "-t", "ada", "-a", "email=ada@example.com"]
    assert main([*asked, "-c", "country=SE"]) == 0
    shown = capsys.readouterr().out
    assert "true  (variant 'on', TARGETING_MATCH)" in shown
    assert 'ends_with(email = "ada@example.com", "@example.com") → true' in shown
    assert 'in(country = "SE", ["SE", "NO"]) → true' in shown
    assert "evaluator 'nordic'" in shown
    assert '"on"  ◀ decided' in shown
    assert "fractional  (not reached)" in shown
    assert main(asked) == 0
    shown = capsys.readouterr().out
    assert "country is missing" in shown
    assert "bucket " in shown
    assert shown.count("◀ decided") == 2


def test_a_context_comes_from_files_and_options(shop: str, tmp_path: Path, capsys: Capture) -> None:
    path = tmp_path / "context.yaml"
    path.write_text("targetingKey: ada\nemail: ada@example.com\ncountry: DK\n")
    asked = ["explain", "banner", "-s", shop, "-c", str(path), "--json"]
    assert main([*asked, "-c", "country=NO"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["answer"]["value"] is True
    assert main([*asked, "-c", "country=NO", "-a", "country=FI"]) == 0
    trace = json.loads(capsys.readouterr().out)["trace"]
    assert trace["targeting"]["operands"][0]["result"] is False
    assert main(["explain", "banner", "-s", shop, "-c", "no-such-file"]) == 1
    written = ["explain", "banner", "-s", shop, "-c", '{"email": "ada@example.com"}']
    assert main([*written, "-c", "country=NO"]) == 0
    assert main([*written, "-c", '{"country"']) == 1
    # Longer than any name of a file.
    assert main([*written, "-c", f"country={'x' * 5000}"]) == 0


def test_an_earlier_answer_is_told(shop: str, tmp_path: Path, capsys: Capture) -> None:
    asked = ["banner", "-s", shop, "-t", "ada", "-c", "email=a@example.com", "-c", "country=SE"]
    for at, shown in (("1", "false  (variant 'off', STATIC)"), ("2", "true  (variant 'on'")):
        assert main(["evaluate", *asked, "--at", at]) == 0
        assert shown in capsys.readouterr().out
        assert main(["explain", *asked, "--at", at]) == 0
        assert shown in capsys.readouterr().out
    assert main(["evaluate", *asked, "--at", "2020-01-31T12:00:00Z"]) == 3
    assert "it was created at" in capsys.readouterr().err
    assert main(["evaluate", *asked, "--at", "yesterday"]) == 1
    assert main(["evaluate", "never", "-s", shop]) == 1
    assert "FLAG_NOT_FOUND" in capsys.readouterr().out
    assert main(["explain", "never", "-s", shop]) == 3
    capsys.readouterr()
    (late := tmp_path / "late.json").write_text(json.dumps(FLAG))
    assert main(["flags", "set", "late", str(late), "-s", shop]) == 0
    assert main(["explain", "late", "-s", shop, "--at", "1"]) == 3
    assert "did not have it at revision 1" in capsys.readouterr().err


def test_a_context_without_a_key_says_that_there_is_nothing_to_hash(
    shop: str, capsys: Capture
) -> None:
    assert main(["explain", "banner", "-s", shop]) == 0
    shown = capsys.readouterr().out
    assert "names no variant, so the default applies" in shown
    assert "fractional → null" in shown
    assert "there is no text to hash" in shown
    assert '"on", 25' not in shown


def test_an_override_says_what_the_targeting_would_give(shop: str, capsys: Capture) -> None:
    assert main(["contexts", "on", "-s", shop]) == 0
    assert main(["contexts", "set", "ada", "-s", shop, "--override", "banner=on"]) == 0
    capsys.readouterr()
    assert main(["explain", "banner", "-s", shop, "-t", "ada"]) == 0
    shown = capsys.readouterr().out
    assert "An override of this targeting key decided." in shown
    assert "Without the override, the targeting would decide:" in shown


def test_a_set_that_was_not_there_yet_is_not_suggested(shop: str, capsys: Capture) -> None:
    assert main(["explain", "-s", shop, "--at", "2020-01-31T12:00:00Z"]) == 3
    failed = capsys.readouterr().err
    assert "after 2020-01-31T12:00:00Z" in failed
    assert "sees these flag sets" not in failed


FAULTY = """{
  "state": "ENABLED",
  "variants": {"on": true, "off": false},
  "defaultVariant": "none"
}"""


@pytest.mark.parametrize(
    "command",
    [
        ["explain", "banner", "--definition", "FILE"],
        ["impact", "FILE", "--flag", "banner"],
        ["schedules", "add", "banner", "--in", "1h", "--definition", "FILE"],
        ["flags", "set", "banner", "FILE"],
    ],
    ids=lambda words: words[0],
)
def test_faults_of_a_file_have_its_lines_wherever_it_is_sent(
    shop: str, tmp_path: Path, capsys: Capture, command: list[str]
) -> None:
    path = tmp_path / "faulty.json"
    path.write_text(FAULTY)
    words = [str(path) if each == "FILE" else each for each in command]
    assert main([*words, "-s", shop]) == 1
    failed = capsys.readouterr().err
    assert f"{path}:4:21: /defaultVariant: This is none of the variants." in failed
    assert '4 |   "defaultVariant": "none"' in failed


def test_a_draft_needs_its_flag(shop: str, tmp_path: Path, capsys: Capture) -> None:
    path = tmp_path / "draft.json"
    path.write_text(json.dumps(FLAG))
    assert main(["explain", "-s", shop, "--definition", str(path)]) == 2
    assert "give its KEY" in capsys.readouterr().err
    assert main(["impact", str(path), "-s", shop]) == 2
    assert "--flag" in capsys.readouterr().err


def test_all_flags_have_a_line(shop: str, capsys: Capture) -> None:
    for command in ("explain", "evaluate"):
        assert main([command, "-s", shop, "-t", "ada"]) == 0
        assert "banner" in capsys.readouterr().out
        assert main([command, "-s", shop, "-t", "ada", "--json"]) == 0
        (flag,) = json.loads(capsys.readouterr().out)["flags"]
        assert "banner" in flag.values()


def test_a_draft_is_explained(shop: str, tmp_path: Path, capsys: Capture) -> None:
    draft = tmp_path / "draft.json"
    draft.write_text(json.dumps({**FLAG, "defaultVariant": "on"}))
    assert main(["explain", "banner", "-s", shop, "--definition", str(draft)]) == 0
    shown = capsys.readouterr().out
    assert "true  (variant 'on', STATIC)" in shown
    assert "no targeting" in shown


def test_whom_a_change_moves(shop: str, tmp_path: Path, capsys: Capture) -> None:
    for key, attributes in (("ada", "role=staff"), ("bob", "role=guest")):
        assert main(["contexts", "set", key, "-s", shop, "--attribute", attributes]) == 0
    staff = {**FLAG, "targeting": {"if": [{"==": [{"var": "role"}, "staff"]}, "on", "off"]}}
    path = tmp_path / "banner.json"
    path.write_text(json.dumps(staff))
    capsys.readouterr()
    asked = ["impact", str(path), "--flag", "banner", "-s", shop]
    assert main(asked) == 0
    shown = capsys.readouterr().out
    assert shown.startswith("banner: ")
    assert " of 2 contexts move" in shown
    assert main([*asked, "--sample", "1000", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["contexts"], found["flags"][0]["flag"]) == (1000, "banner")
    assert main(["impact", "--revision", "1", "-s", shop, "--sample", "1000"]) == 0
    assert "on → off: " in capsys.readouterr().out
    assert main(["impact", "-s", shop]) == 2
    path.write_text('{"state":"ENABLED"}')
    assert main(asked) == 1


def test_apply_shows_the_impact_before_it_asks(shop: str, tmp_path: Path, capsys: Capture) -> None:
    assert main(["contexts", "set", "ada", "-s", shop, "--attribute", "role=staff"]) == 0
    path = tmp_path / "next.json"
    path.write_text(json.dumps({"flags": {"banner": {**FLAG, "defaultVariant": "on"}}}))
    capsys.readouterr()
    assert main(["apply", str(path), "-s", shop, "--impact", "--check"]) == 2
    shown = capsys.readouterr().out
    assert "banner: " in shown
    assert "of 1 context" in shown
    assert main(["apply", str(path), "-s", shop, "--check"]) == 2
    assert "of 1 context" not in capsys.readouterr().out
