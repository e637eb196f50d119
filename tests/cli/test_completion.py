"""Completion at the shell's prompt."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Mapping
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


def test_commands_and_options_are_completed() -> None:
    assert completed("flagstaff fla") == ["flag-sets", "flags"]
    assert completed("flagstaff flags en") == ["enable"]
    assert completed("flagstaff flags list --st") == ["--state", "--stale"]
    assert completed("flagstaff flags list --state E") == ["ENABLED"]


@pytest.mark.usefixtures("server")
def test_names_are_those_of_the_server(loaded: str) -> None:
    assert completed(f"flagstaff flags get -s {loaded} ba") == ["banner"]
    assert completed(f"flagstaff flags list -s {loaded[:4]}").count(loaded) == 1
    assert completed("flagstaff flags get b", {"FLAGSTAFF_FLAG_SET": loaded}) == ["banner"]
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
