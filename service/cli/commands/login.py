"""``login``: keep a server and its key in a profile."""

from __future__ import annotations

import sys
from urllib.parse import urlsplit

import click
import msgspec

from service.cli.examples import examples
from service.cli.exit_codes import DONE, WrongUsage
from service.cli.options import with_output
from service.cli.servers.choice import Value
from service.cli.servers.profiles import (
    Profile,
    change_profiles,
    profiles_path,
    read_profiles,
    require_profile_name,
)
from service.cli.session import Session
from service.cli.terminal.asking import confirm
from service.outbound.failures import CallFailed


@click.command(
    epilog=examples(
        "flagstaff login https://flags.internal --name production",
        'flagstaff login https://flags --key-command "pass show flagstaff" -s shop',
    )
)
@click.argument("url", required=False, metavar="URL", help="URL of the server; asked if not given")
@click.option("--name", metavar="NAME", help="name of the profile (default: the server's host)")
@click.option("--key", metavar="KEY", help="API key; - reads standard input; asked if not given")
@click.option(
    "--key-command",
    metavar="COMMAND",
    help="command that prints the key, such as 'pass show flagstaff': the file has no key then",
)
@click.option("--flag-set", "-s", metavar="NAME", help="usual flag set of this server")
@click.option("--yes", "-y", is_flag=True, help="replace a profile of the name without asking")
@with_output
def login(
    session: Session,
    *,
    url: str | None,
    name: str | None,
    key: str | None,
    key_command: str | None,
    flag_set: str | None,
    yes: bool,
) -> int:
    """Keep a server's URL and API key in a profile, once the server has accepted the key.

    The new profile becomes the default. The file can be read by you only; with --key-command it
    has no key at all.
    """
    if key is not None and key_command is not None:
        raise WrongUsage("Give either --key or --key-command.")
    url = url or _asked("URL")
    if key is None and key_command is None:
        key = _asked("API key", hidden=True)
    if key == "-":
        key = sys.stdin.readline().strip()
    name = require_profile_name(name or urlsplit(url).hostname or "default")
    path = profiles_path()
    found = read_profiles(path)
    if name in found.profiles and not confirm(f"Replace the profile '{name}'?", yes=yes):
        session.output.note("Nothing was changed.")
        return DONE
    profile = Profile(url=url, key=key, key_command=key_command, flag_set=flag_set)
    sees = _checked(session, name, profile)
    change_profiles(path, {name: profile}, default=name)
    session.output.result(
        {"profile": name, "path": str(path), "url": url},
        f"{sees} The profile '{name}' is in {path} and is the default now.",
    )
    return DONE


def _asked(what: str, *, hidden: bool = False) -> str:
    if not sys.stdin.isatty():
        option = "--key or --key-command" if hidden else "the URL"
        raise WrongUsage(f"Nobody can be asked: standard input is not a terminal. Pass {option}.")
    answer: str = click.prompt(what, hide_input=hidden, err=True)
    return answer.strip()


class _Page(msgspec.Struct):
    items: list[dict[str, object]]


def _checked(session: Session, name: str, profile: Profile) -> str:
    """Call the server with the key; what it lets the key see. Raises CallFailed, Unreachable."""
    from service.cli.servers.connection import connect
    from service.outbound.answers import decoded

    origin = "--key-command" if profile.key_command else "--key"
    session.given.url = profile.url
    session.key = Value(profile.read_key(name), origin)
    with connect(Value(profile.url, "URL"), session.key, notice=session.output.notice) as client:
        try:
            answer = client.call("GET", "flag-sets", query={"limit": "1"})
        except CallFailed as failure:
            if failure.status != 403:
                raise
            return "The key is valid; it can evaluate, and read no flag sets."
    decoded(answer.content, _Page)
    return "The key is valid."
