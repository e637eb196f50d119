"""``profiles``: the servers that are kept by name."""

from __future__ import annotations

import click

from service.cli.exit_codes import AT_FAULT, DONE, WrongUsage
from service.cli.hints.completing import complete_profiles
from service.cli.lazy_group import AliasedGroup
from service.cli.options import with_output, yes_option
from service.cli.removing import is_refused
from service.cli.servers.profiles import (
    Profile,
    Profiles,
    change_profiles,
    profiles_path,
    read_profiles,
)
from service.cli.session import Session

_COLUMNS = ("name", "default", "url", "key", "flagSet")

_name = click.argument("name", shell_complete=complete_profiles, help="name of the profile")


@click.group(cls=AliasedGroup)
def profiles() -> None:
    """List and change the profiles; `flagstaff login` makes one."""


@profiles.command("list")
@with_output
def list_profiles(session: Session) -> int:
    """List the profiles, and where each has its key from; never a key."""
    path = profiles_path()
    found = read_profiles(path)
    rows = [
        {
            "name": name,
            "default": name == found.default,
            "url": profile.url,
            "key": _key_of(profile),
            "flagSet": profile.flag_set,
        }
        for name, profile in found.profiles.items()
    ]
    session.output.table(
        rows, _COLUMNS, empty=f"No profiles in {path}. `flagstaff login` makes one."
    )
    return DONE


def _key_of(profile: Profile) -> str | None:
    if profile.key is not None:
        return "in the file"
    return profile.key_command


@profiles.command("use")
@_name
@with_output
def use(session: Session, *, name: str) -> int:
    """Make a profile the default."""
    _require(read_profiles(profiles_path()), name)
    change_profiles(profiles_path(), {}, default=name)
    session.output.result({"default": name}, f"The profile '{name}' is the default now.")
    return DONE


@profiles.command("delete")
@_name
@yes_option
@with_output
def delete(session: Session, *, name: str, yes: bool) -> int:
    """Delete a profile; its API key stays valid."""
    found = read_profiles(profiles_path())
    profile = _require(found, name)
    if is_refused(session, f"Delete the profile '{name}' ({profile.url})?", yes=yes):
        return AT_FAULT
    default = None if found.default == name else found.default
    change_profiles(profiles_path(), {name: None}, default=default)
    session.output.result({"deleted": name}, f"Deleted the profile '{name}'.")
    return DONE


def _require(found: Profiles, name: str) -> Profile:
    import difflib

    if name in found.profiles:
        return found.profiles[name]
    close = difflib.get_close_matches(name, found.profiles, n=1)
    hint = f" Did you mean '{close[0]}'?" if close else ""
    raise WrongUsage(f"There is no profile '{name}' in {profiles_path()}.{hint}")
