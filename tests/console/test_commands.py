"""The commands of the command line that the console shows are commands of it."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import click
import pytest

from service.cli.main import root
from tests.console.conftest import CONSOLE

COMMAND = re.compile(r"""[`"](flagstaff [a-z][^`"\n]*)[`"]""")
COMMENT = re.compile(r"^\s*(\*|//|/\*\*)")


def commands() -> list[str]:
    """Every command in the texts of the console, for the set ``shop``."""
    lines = [
        line
        for file in sorted((CONSOLE / "src").rglob("*.js"))
        for line in file.read_text().splitlines()
        if not COMMENT.match(line)
    ]
    found = {command for line in lines for command in COMMAND.findall(line)}
    return sorted(re.sub(r"\$\{\w+\}", "shop", command) for command in found)


def parse(arguments: list[str]) -> None:
    """Parse arguments as the command line does, without running anything."""
    command: click.Command = root
    context: click.Context | None = None
    name = "flagstaff"
    while True:
        context = command.make_context(name, arguments, parent=context)
        if not isinstance(command, click.Group):
            return
        found, sub, arguments = command.resolve_command(
            context, [*context._protected_args, *context.args]
        )
        assert found is not None
        assert sub is not None
        name, command = found, sub


@pytest.mark.parametrize("command", commands())
def test_a_command_of_the_console_is_one(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in re.findall(r"\w+\.json", command):
        (tmp_path / name).write_text("{}")
    parse(shlex.split(command)[1:])


def test_commands_are_found() -> None:
    assert len(commands()) > 5
