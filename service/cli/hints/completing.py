"""Completion of names at the shell's prompt: flag sets, flags, evaluators, profiles."""

from __future__ import annotations

from collections.abc import Iterable

import click
from click.shell_completion import CompletionItem

from service.cli.session import Session
from service.errors import FlagstaffError


def complete_flag_sets(
    context: click.Context, _: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """The flag sets whose names begin with what was typed."""
    return _found(context, "flag set", incomplete)


def complete_flags(
    context: click.Context, _: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """The flags of the set that the command line means."""
    return _found(context, "flag", incomplete)


def complete_evaluators(
    context: click.Context, _: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """The evaluators of the set that the command line means."""
    return _found(context, "evaluator", incomplete)


def complete_profiles(
    _: click.Context, __: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """The profiles of the profile file."""
    from service.cli.servers.profiles import profiles_path, read_profiles

    try:
        return _beginning(read_profiles(profiles_path()).profiles, incomplete)
    except FlagstaffError:
        return []


def _found(context: click.Context, kind: str, incomplete: str) -> list[CompletionItem]:
    from service.cli.hints.names import names_of

    session = context.obj
    if not isinstance(session, Session):
        return []
    try:
        flag_set = None
        if kind != "flag set":
            flag_set = session.flag_set(context.params.get("flag_set"))
        return _beginning(names_of(session, kind, flag_set, prefix=incomplete), incomplete)
    except FlagstaffError:
        # There is nowhere to say it: the shell asks at every press of a key.
        return []


def _beginning(names: Iterable[str], incomplete: str) -> list[CompletionItem]:
    return [CompletionItem(name) for name in names if name.startswith(incomplete)]
