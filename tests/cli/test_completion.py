"""Completion at the shell's prompt."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Self

import pytest

from devstack.addresses import free_port
from devstack.workers import CHECKOUT
from service.cli.hints import names
from service.cli.session import Session
from tests.cli.every_command import ran
from tests.waiting import PATIENCE


def question(typed: str) -> dict[str, str]:
    """What a shell asks with, about a command line whose last word is not finished."""
    return {
        "_FLAGSTAFF_COMPLETE": "bash_complete",
        "COMP_WORDS": typed,
        "COMP_CWORD": str(typed.count(" ")),
    }


def offered(said: str) -> list[str]:
    """The words of an answer."""
    return [line.partition(",")[2] for line in said.split()]


def completed(typed: str, environment: Mapping[str, str] | None = None) -> list[str]:
    """What is offered for a command line, in this process."""
    with pytest.MonkeyPatch.context() as patch:
        for name, value in {**question(typed), **(environment or {})}.items():
            patch.setenv(name, value)
        ended = ran([])
    assert (ended.code, ended.err) == (0, "")
    return offered(ended.out)


@pytest.fixture(autouse=True)
def _patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """A look-up has as long as a busy machine may need."""
    monkeypatch.setattr(names, "PATIENCE", PATIENCE)


def test_a_shell_is_answered() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "service"],
        env={**os.environ, **question("flagstaff fla")},
        cwd=CHECKOUT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert (offered(done.stdout), done.stderr) == (["flag-sets", "flags"], "")


def found(typed: str, environment: Mapping[str, str] | None = None) -> list[str]:
    """``completed``, asked again while a busy machine makes a look-up reach its deadline."""
    deadline = time.monotonic() + 60
    while not (offered := completed(typed, environment)):
        assert time.monotonic() < deadline, typed
    return offered


def test_commands_and_options_are_completed() -> None:
    assert completed("flagstaff fla") == ["flag-sets", "flags"]
    assert completed("flagstaff flags en") == ["enable"]
    assert completed("flagstaff flags list --st") == ["--state", "--stale"]
    assert completed("flagstaff flags list --state E") == ["ENABLED"]


# What a shell with the script offers for the word at the end of a line: value and description.
OFFERED = {
    "flagstaff fla": {
        "flag-sets": "list and change flag sets",
        "flags": "list, change and evaluate flags",
    },
    "flagstaff flags list --state E": {"ENABLED": ""},
}


@pytest.mark.parametrize("line", OFFERED)
def test_fish_offers_what_fits(line: str, script_of: Callable[[str], Path]) -> None:
    typed = f"source '{script_of('fish')}'; complete --do-complete '{line}'"
    offered = printed_by("fish", "--no-config", "-c", typed)
    fitting = {each.partition("\t")[0]: each.partition("\t")[2] for each in offered}
    assert fitting == OFFERED[line]


@pytest.mark.parametrize("line", OFFERED)
def test_zsh_offers_what_fits(line: str, script_of: Callable[[str], Path]) -> None:
    # The builtins of completion work at a prompt only; these print what they are given.
    typed = f"""
        compdef() {{ }}
        _describe() {{ print -l -- ${{(P)3}} }}
        compadd() {{ print -l -- ${{(P)5}} }}
        source '{script_of("zsh")}'
        words=({line}) CURRENT={len(line.split())}
        _flagstaff_completion
    """
    offered = printed_by("zsh", "-f", "-c", typed)
    fitting = {each.partition(":")[0]: each.partition(":")[2] for each in offered}
    assert fitting == OFFERED[line]


@pytest.fixture
def script_of(tmp_path: Path) -> Callable[[str], Path]:
    """The file of a shell's completion script."""

    def write(shell: str) -> Path:
        path = tmp_path / f"flagstaff.{shell}"
        with path.open("wb") as file:
            command = [sys.executable, "-m", "service", "completion", shell]
            subprocess.run(command, cwd=CHECKOUT, stdout=file, check=True)
        return path

    return write


def printed_by(shell: str, *arguments: str) -> list[str]:
    """The lines that a shell prints, with the program on its PATH."""
    if shutil.which(shell) is None:
        pytest.skip(f"{shell} is not installed, so its completion was not tried.")
    programs = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        [shell, *arguments],
        env={**os.environ, "PATH": programs},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stderr == ""
    return done.stdout.splitlines()


@pytest.mark.usefixtures("server")
def test_names_are_those_of_the_server(loaded: str) -> None:
    assert found(f"flagstaff flags get -s {loaded} ba") == ["banner"]
    assert found(f"flagstaff flags list -s {loaded[:4]}").count(loaded) == 1
    assert found("flagstaff flags get b", {"FLAGSTAFF_FLAG_SET": loaded}) == ["banner"]
    assert completed(f"flagstaff flags get -s {loaded} x") == []
    # Without a set, or a key, there is nothing to offer and nothing to complain of.
    assert completed("flagstaff flags get b") == []
    assert completed(f"flagstaff flags get -s {loaded} b", {"FLAGSTAFF_KEY": ""}) == []


def test_a_server_that_is_away_offers_nothing() -> None:
    away = {"FLAGSTAFF_URL": f"http://127.0.0.1:{free_port()}", "FLAGSTAFF_KEY": "k"}
    assert completed("flagstaff flags get -s shop b", away) == []


def test_a_look_up_ends_at_its_deadline(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = 0
    now = 0.0

    class Slow:
        """A server whose every page takes as long as a look-up may take in all."""

        def __enter__(self) -> Self:
            return self

        def __exit__(self, *_: object) -> None:
            """Nothing is open."""

        def json(self, *_: object, **__: object) -> dict[str, object]:
            nonlocal asked, now
            asked += 1
            now += names.PATIENCE
            return {"items": [{"name": f"set-{asked}"}], "next": "more"}

    monkeypatch.setattr(time, "monotonic", lambda: now)
    monkeypatch.setattr(Session, "quick_client", lambda *_: Slow())
    assert names.names_of(Session(), "flag set") == ["set-1"]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_each_shell_has_a_script(shell: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "service", "completion", shell],
        cwd=CHECKOUT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert f"_FLAGSTAFF_COMPLETE={shell}_complete" in done.stdout
    if shell == "bash":
        subprocess.run(["bash", "-n"], input=done.stdout, text=True, check=True)
