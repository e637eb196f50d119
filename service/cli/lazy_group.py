"""Groups of commands whose modules are imported when a command runs, and not for ``--help``."""

from __future__ import annotations

import importlib
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import click
from click.shell_completion import CompletionItem

# More characters than a sentence has.
_WHOLE = 1000


class Entry(NamedTuple):
    """A command: where it is (``module:name``), what it does, and under which heading."""

    target: str
    help: str
    heading: str = "Commands"


class AliasedGroup(click.Group):
    """A group whose commands have further names, which work and are not listed.

    Its list of commands has whole sentences, where click cuts them at the end of a line.
    """

    def __init__(
        self, *arguments: Any, aliases: Mapping[str, str] | None = None, **options: Any
    ) -> None:
        super().__init__(*arguments, **options)
        self.aliases = aliases or {}

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of the name, or of the name that it is an alias of."""
        return super().get_command(ctx, self.aliases.get(cmd_name, cmd_name))

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands with the first sentence of each."""
        commands = [(name, self.get_command(ctx, name)) for name in self.list_commands(ctx)]
        with formatter.section("Commands"):
            formatter.write_dl(
                [(name, each.get_short_help_str(_WHOLE)) for name, each in commands if each]
            )


class LazyGroup(click.Group):
    """A group of ``entries``, by the name of the command; ``aliases`` are further names."""

    def __init__(
        self,
        *arguments: Any,
        entries: Mapping[str, Entry],
        aliases: Mapping[str, str] | None = None,
        **options: Any,
    ) -> None:
        super().__init__(*arguments, **options)
        self.entries = entries
        self.aliases = aliases or {}

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  # click's own names
        """The names of all commands, in the order in which they are shown."""
        return list(self.entries)

    def get_command(
        self,
        ctx: click.Context,  # noqa: ARG002
        cmd_name: str,
    ) -> click.Command | None:
        """Import and return a command; None if there is none of the name."""
        entry = self.entries.get(self.aliases.get(cmd_name, cmd_name))
        if entry is None:
            return None
        module, _, name = entry.target.partition(":")
        command: click.Command = getattr(importlib.import_module(module), name)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the first argument names. Raises NoSuchCommand, with what was meant."""
        name = args[0]
        if not name.startswith("-") and self.get_command(ctx, name) is None:
            if ctx.resilient_parsing:
                return None, None, args[1:]
            known = [*self.entries, *self.aliases]
            raise click.exceptions.NoSuchCommand(name, possibilities=known, ctx=ctx)
        return super().resolve_command(ctx, args)

    def format_commands(
        self,
        ctx: click.Context,  # noqa: ARG002
        formatter: click.HelpFormatter,
    ) -> None:
        """List the commands under their headings."""
        for heading, names in self._by_heading().items():
            with formatter.section(heading):
                formatter.write_dl([(name, self.entries[name].help) for name in names])

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Complete the name of a command, or of an option."""
        names = [
            CompletionItem(name, help=entry.help)
            for name, entry in self.entries.items()
            if name.startswith(incomplete)
        ]
        return [*names, *click.Command.shell_complete(self, ctx, incomplete)]

    def _by_heading(self) -> dict[str, Sequence[str]]:
        headings: dict[str, list[str]] = {}
        for name, entry in self.entries.items():
            headings.setdefault(entry.heading, []).append(name)
        return dict(headings)
