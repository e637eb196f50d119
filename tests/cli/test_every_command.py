"""What holds for each command of the command line, whichever it is."""

from __future__ import annotations

import io
import json
import os
import shlex
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from service.cli.main import root
from service.cli.options import Seconds, WholeNumber
from tests.cli.every_command import LOCAL, SPECIAL, Scene, begin_rollout, leaves, lines, names, ran
from tests.cli.typed import Typed

# Without --yes, each of these asks; the words are a part of the question.
ASKING = {
    "apply": "Apply this to '{flag_set}'?",
    "rollback": "Roll '{flag_set}' back like this?",
    "flag-sets copy": "Apply this to '{other}'?",
    "flag-sets delete": "Delete the flag set '{other}'",
    "flags delete": "Delete the flag 'banner' of '{flag_set}'?",
    "evaluators delete": "Delete the evaluator 'team' of '{flag_set}'?",
    "contexts delete": "Delete the context 'ann' of '{flag_set}'?",
    "keys revoke": "Revoke the API key 'spare' (id {key}, scopes: evaluate)?",
    "webhooks delete": "Delete the webhook {webhook} of '{flag_set}' (http://receiver.test)?",
    "rollout back": "Take 'rolling' of '{flag_set}' back to before its rollout?",
    "rollout stop": "End the rollout of 'rolling' of '{flag_set}' where it is?",
    "profiles delete": "Delete the profile",
}
# Those that would lose something and have no --yes: what they change can be brought back.
SERVER = sorted(names() - LOCAL - SPECIAL)


@pytest.fixture
def scene(tmp_path: Path) -> Scene:
    return Scene("shop", "other", tmp_path, "1", "1", "1", "http://receiver.test")


@pytest.mark.parametrize("words", sorted(names()))
def test_help_says_what_the_command_does_and_what_each_option_is(words: str) -> None:
    command = next(found for path, found in leaves() if " ".join(path) == words)
    shown = CliRunner().invoke(root, [*words.split(), "--help"])
    assert shown.exit_code == 0
    assert command.help
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            assert parameter.opts[0] in shown.output, parameter
            is_choice = isinstance(parameter.type, click.Choice)
            assert parameter.help or is_choice, (words, parameter)


LIMITED = [
    (" ".join(path), option.opts[0])
    for path, command in leaves()
    for option in command.params
    if isinstance(option.type, WholeNumber | Seconds)
]


@pytest.mark.parametrize(("words", "option"), LIMITED)
@pytest.mark.parametrize("value", ["0", "-1", "many", "nan", "1" + "0" * 20])
def test_a_number_beyond_its_limits_is_2_and_the_limits_are_said_in_words(
    words: str, option: str, value: str
) -> None:
    shown = CliRunner().invoke(root, [*words.split(), option, value])
    assert (shown.exit_code, shown.stdout) == (2, "")
    assert f"Invalid value for '{option}': '{value}' is not a" in shown.stderr
    assert "<" not in shown.stderr


def test_no_option_has_limits_that_are_a_formula() -> None:
    """click writes its own ranges into the help as ``1<=x<=999999999``."""
    ranges = (click.IntRange, click.FloatRange)
    assert not [
        each for _, command in leaves() for each in command.params if isinstance(each.type, ranges)
    ]


@pytest.mark.parametrize("words", sorted(names()))
def test_a_wrong_option_is_2_and_says_what_was_meant(words: str) -> None:
    shown = CliRunner().invoke(root, [*words.split(), "--hepl"])
    assert shown.exit_code == 2
    assert "No such option '--hepl'" in shown.stderr
    assert f"`flagstaff {words} --help` explains the command." in shown.stderr
    assert shown.stdout == ""


@pytest.mark.parametrize("words", SERVER)
def test_options_mean_the_same_everywhere(words: str) -> None:
    command = next(found for path, found in leaves() if " ".join(path) == words)
    options = {name: each for each in command.params for name in each.opts}
    assert {"--server", "--url", "--key", "--profile", "--json", "--no-color"} <= options.keys()
    for short, long in (("-s", "--flag-set"), ("-y", "--yes"), ("-o", "--output")):
        assert options.get(short) is options.get(long), (short, long)
    for each in command.params:
        if isinstance(each.type, click.Path) and isinstance(each, click.Argument):
            assert each.type.allow_dash, each


def test_every_removal_has_a_question() -> None:
    asking = {
        " ".join(path) for path, command in leaves() if any(p.name == "yes" for p in command.params)
    }
    assert asking - SPECIAL == ASKING.keys()
    removing = {name for name in names() if name.split()[-1] in ("delete", "remove", "revoke")}
    assert removing <= ASKING.keys()


@pytest.mark.usefixtures("server")
def test_nothing_is_removed_unasked(
    flag_set: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scene = made(flag_set, tmp_path)
    before = everything(scene)
    for name, question in ASKING.items():
        if name in LOCAL:
            continue
        words = [word for word in lines(scene)[name] if word != "--yes"]
        if name == "apply":
            Path(words[1]).write_text('{"flags":{}}')
        if name == "flag-sets delete":
            words[2] = scene.other
        asked = question.format(**scene._asdict())
        monkeypatch.setattr(sys, "stdin", io.StringIO())
        done = ran(words)
        assert done.code == 2, (name, done)
        assert asked in done.err, name
        assert "pass --yes" in done.err, name
        for answer in ("n\n", "\n", ""):
            monkeypatch.setattr(sys, "stdin", Typed(answer))
            done = ran(words)
            assert done.code == 1, (name, done)
            assert asked in done.err, name
            assert "Nothing was changed." in done.err, name
        assert everything(scene) == before, name


@pytest.mark.usefixtures("server")
def test_what_is_not_there_is_3_and_what_was_meant_is_said(flag_set: str, tmp_path: Path) -> None:
    made(flag_set, tmp_path)
    nowhere = Scene(f"{flag_set}x", "y", tmp_path, "99999", "99999", "99999", "http://r.test")
    without_a_set = {"flag-sets list", "flag-sets create", "flag-sets delete"}
    for name, words in lines(nowhere).items():
        if name in without_a_set or name in ("keys list", "keys create"):
            continue
        done = ran(words)
        assert (done.code, done.out) == (3, ""), (name, done)
        assert "There is no" in done.err, name
        if not name.startswith("keys ") and name != "flags evaluate":
            assert f"'{flag_set}'" in done.err, (name, done)


@pytest.mark.usefixtures("server")
@pytest.mark.parametrize(
    "words", ["flags get baner", "flags evaluate baner", "flags enable BANNER"]
)
def test_a_misspelt_flag_is_recognised(words: str, flag_set: str, tmp_path: Path) -> None:
    made(flag_set, tmp_path)
    done = ran([*words.split(), "-s", flag_set])
    assert done.code == 3
    assert "Did you mean 'banner'?" in done.err


@pytest.mark.usefixtures("server")
def test_a_key_of_another_set_says_which_sets_it_sees(flag_set: str, tmp_path: Path) -> None:
    made(flag_set, tmp_path)
    key = ran(["keys", "create", "bound", "-s", flag_set, "--scope", "write"]).out.strip()
    done = ran(["flags", "list", "-s", "quite.different", "--key", key])
    assert done.code == 3
    assert f"The API key sees these flag sets: {flag_set}." in done.err


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("flagz list", "'flags'"),
        ("flags lits", "'list'"),
        ("lod x", "'load'"),
        ("aply x", "'apply'"),
    ],
)
def test_a_misspelt_command_is_recognised(words: str, meant: str) -> None:
    done = ran(words.split())
    assert done.code == 2
    assert "Did you mean" in done.err
    assert meant in done.err


def test_programs_get_the_fault_of_a_command_line_as_json() -> None:
    done = ran(["flags", "list", "--json", "--nope"])
    assert done.code == 2
    assert "No such option" in json.loads(done.err)["error"]


def test_the_version_is_told() -> None:
    done = ran(["--version"])
    assert done.code == 0
    assert done.out.startswith("flagstaff ")


def test_no_flag_set_says_where_it_can_come_from(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", "/nowhere")
    monkeypatch.delenv("FLAGSTAFF_FLAG_SET", raising=False)
    done = ran(["flags", "list"])
    assert done.code == 2
    for source in ("--flag-set (-s)", "FLAGSTAFF_FLAG_SET", "profile"):
        assert source in done.err


@pytest.mark.usefixtures("server")
def test_the_flag_set_can_come_from_the_environment(
    flag_set: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made(flag_set, tmp_path)
    monkeypatch.setenv("FLAGSTAFF_FLAG_SET", flag_set)
    assert "banner" in ran(["flags", "list"]).out


def made(flag_set: str, directory: Path) -> Scene:
    """A flag set with a flag, an evaluator, a context and a webhook, a second set, and a key."""
    scene = Scene(flag_set, f"{flag_set}-other", directory, "1", "1", "1", "http://receiver.test")
    here = ["--flag-set", flag_set, "--json"]
    empty = directory / "empty.json"
    empty.write_text('{"flags":{}}')
    document = lines(scene)["apply"][1]
    assert ran(["apply", document, *here, "--create"]).code == 0
    assert ran(["apply", str(empty), "-s", scene.other, "--create"]).code == 0
    assert ran(["flags", "disable", "banner", *here]).code == 0
    assert ran(["contexts", "set", "ann", "--attribute", "plan=pro", *here]).code == 0
    begin_rollout(directory, flag_set)
    webhook = json.loads(ran(["webhooks", "create", scene.receiver, *here]).out)["id"]
    key = json.loads(ran(["keys", "create", "spare", "--json"]).out)["id"]
    return scene._replace(key=str(key), webhook=str(webhook))


def everything(scene: Scene) -> list[str]:
    """What the server has of the scene."""
    reads = (
        "export",
        "contexts export",
        "webhooks list",
        "rollout list",
        "changes",
        "flag-sets list",
    )
    assert os.environ["FLAGSTAFF_URL"]
    keys = json.loads(ran(["keys", "list", "--json"]).out)
    state = next(key["state"] for key in keys if str(key["id"]) == scene.key)
    return [state, *(ran(lines(scene)[name]).out for name in reads)]


def examples_of(command: click.Command) -> list[str]:
    """The lines below "Examples:" in the help of a command."""
    return [line.strip() for line in (command.epilog or "").splitlines()[2:]]


@pytest.mark.parametrize("words", sorted(names()))
def test_examples_are_command_lines_that_the_command_takes(words: str) -> None:
    commands = dict(leaves())
    lines = examples_of(commands[tuple(words.split())])
    for line in lines:
        # Wider lines wrap in a terminal of 80 columns.
        assert len(line) <= 76, line
        for part in line.partition("    #")[0].partition(" > ")[0].split(" | "):
            program, *typed = shlex.split(part)
            if program != "flagstaff":
                continue
            path = tuple(typed[: 1 + (tuple(typed[:2]) in commands)])
            # Raises for an option that the command does not have, and for an argument too many.
            commands[path].make_context(path[-1], typed[len(path) :])
    if lines:
        assert any(line.startswith(f"flagstaff {words}") for line in lines), lines


def test_commands_that_take_much_have_examples() -> None:
    for path, command in leaves():
        own = [each for each in command.params if isinstance(each, click.Argument | click.Option)]
        if " ".join(path) in SERVER and len(own) > 11:
            assert examples_of(command), path
