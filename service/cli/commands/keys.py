"""``keys``: create, list, rotate and revoke API keys."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import click
import msgspec

from service.cli.examples import examples
from service.cli.exit_codes import AT_FAULT, DONE
from service.cli.hints.completing import complete_flag_sets
from service.cli.lazy_group import AliasedGroup
from service.cli.options import calls_server, yes_option
from service.cli.removing import is_refused
from service.cli.session import Session
from service.cli.terminal.output import PLAIN, Style
from service.outbound.answers import converted

_COLUMNS = ("id", "name", "state", "prefix", "scopes", "flagSet", "expiresAt", "lastUsedAt")

_id = click.argument("key_id", metavar="ID", help="as `keys list` shows it")


class _Made(msgspec.Struct):
    id: int
    key: str
    name: str


class _Listed(msgspec.Struct):
    id: int
    name: str
    scopes: list[str]


@click.group(cls=AliasedGroup)
def keys() -> None:
    """Create, list, rotate and revoke API keys."""


@keys.command(
    "create",
    epilog=examples(
        "flagstaff keys create checkout -s shop    # may evaluate this set",
        'flagstaff keys create "deploy bot" --scope write',
    ),
)
@click.argument("name", help="who or what the key is for")
@click.option(
    "--scope",
    multiple=True,
    type=click.Choice(["evaluate", "read", "write", "admin"]),
    default=["evaluate"],
    help="scope to grant; repeatable",
)
@click.option(
    "--flag-set",
    "-s",
    metavar="NAME",
    shell_complete=complete_flag_sets,
    help="bind the key to this flag set (default: to none; neither FLAGSTAFF_FLAG_SET nor a"
    " profile binds it)",
)
@click.option("--expires-at", metavar="TIME", help="RFC 3339, such as 2030-01-31T00:00:00Z")
@calls_server
def create(
    session: Session,
    *,
    name: str,
    scope: tuple[str, ...],
    flag_set: str | None,
    expires_at: str | None,
) -> int:
    """Make an API key and print it: this is the only time that it can be seen."""
    wanted = {"name": name, "scopes": list(scope), "flagSet": flag_set, "expiresAt": expires_at}
    body = {member: value for member, value in wanted.items() if value is not None}
    with session.client() as client:
        answer = client.json("POST", "api-keys", body=body)
    created = converted(answer, _Made)
    session.output.note(f"The key '{created.name}' has the id {created.id}. It is not shown again.")
    session.output.result(answer, created.key)
    return DONE


@keys.command("list")
@calls_server
def list_keys(session: Session) -> int:
    """List the API keys, the ended ones too. Of a key itself only the prefix is known."""
    with session.client() as client:
        items = list(client.pages("api-keys"))
    session.output.table(items, _COLUMNS, _style_of)
    return DONE


def _style_of(row: Mapping[str, Any]) -> Style:
    return PLAIN if row.get("state") == "active" else {"dim": True}


@keys.command("rotate")
@_id
@click.option(
    "--grace",
    type=int,
    default=0,
    metavar="SECONDS",
    help="how long the present key stays valid",
)
@calls_server
def rotate(session: Session, *, key_id: str, grace: int) -> int:
    """Give a key a new secret and print it: this is the only time that it can be seen."""
    with session.client() as client:
        answer = client.json("POST", "api-keys", key_id, "rotate", body={"grace": grace})
    made = converted(answer, _Made)
    session.output.note(f"The key '{made.name}' is renewed. It is not shown again.")
    session.output.result(answer, made.key)
    return DONE


@keys.command("revoke")
@_id
@click.option("--force", is_flag=True, help="revoke the last admin key, too")
@yes_option
@calls_server
def revoke(session: Session, *, key_id: str, force: bool, yes: bool) -> int:
    """End an API key; every worker turns it away within a second.

    The last admin key is refused without --force. If you force it, the next `flagstaff migrate` on
    a node makes the key of FLAGSTAFF_ADMIN_KEY anew.
    """
    with session.client() as client:
        if not yes:
            key = converted(client.json("GET", "api-keys", key_id), _Listed)
            scopes = ", ".join(key.scopes)
            question = f"Revoke the API key '{key.name}' (id {key.id}, scopes: {scopes})?"
            if is_refused(session, question, yes=yes):
                return AT_FAULT
        client.remove("api-keys", key_id, query={"force": "true"} if force else {})
    session.output.result({"revoked": key_id}, f"The key {key_id} is revoked.")
    return DONE
