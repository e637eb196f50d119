"""The console shows commands of the command line: each one exists, with these options."""

from __future__ import annotations

import re
import shlex

import click
import pytest

from devstack.workers import CHECKOUT
from service.cli.main import root
from service.cli.session import Session

# A command in quotes or backticks, not one that a sentence mentions.
_COMMAND = re.compile(r"""["`]flagstaff (?P<words>[a-z-]+ [^"`]+)["`]""")


def shown() -> list[str]:
    sources = sorted((CHECKOUT / "console" / "src").rglob("*.js"))
    return [found["words"] for path in sources for found in _COMMAND.finditer(path.read_text())]


def parse(words: list[str]) -> click.Command:
    """Read a command line to its end, and run nothing. Raises UsageError."""
    context = root.make_context("flagstaff", words, obj=Session())
    while isinstance(context.command, click.Group):
        left = [*context._protected_args, *context.args]
        name, command, left = context.command.resolve_command(context, left)
        assert command is not None
        context = command.make_context(name, left, parent=context)
    return context.command


def test_the_console_shows_commands() -> None:
    assert len(shown()) > 5


@pytest.mark.parametrize("words", shown())
def test_a_command_that_the_console_shows_exists(words: str) -> None:
    assert parse(shlex.split(re.sub(r"\$\{[^}]*\}", "shop.production", words))).name


@pytest.mark.parametrize(
    "words", ["evaluators put staff rule.json", "flags list shop", "rollout start new-checkout on"]
)
def test_a_command_that_does_not_exist_is_noticed(words: str) -> None:
    with pytest.raises(click.UsageError):
        parse(words.split())
