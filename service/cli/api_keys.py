"""``keys``: create, list, rotate and revoke API keys."""

from __future__ import annotations

import argparse
from typing import Any

import msgspec

from service.cli.connection import add_connection_options, connect
from service.cli.exit_codes import DONE
from service.cli.output import Output
from service.outbound.client import converted

_COLUMNS = ("id", "name", "state", "prefix", "scopes", "flagSet", "expiresAt", "lastUsedAt")


class _Made(msgspec.Struct):
    id: int
    key: str
    name: str


def add_commands(commands: Any) -> None:
    """Declare the commands on argparse's sub-parsers."""
    keys = commands.add_parser("keys", help="create, list, rotate and revoke API keys")
    actions = keys.add_subparsers(metavar="ACTION", required=True)

    parser = actions.add_parser("create", description=_create.__doc__, help="make a key")
    parser.add_argument("name", metavar="NAME", help="who or what the key is for")
    parser.add_argument(
        "--scope",
        action="append",
        choices=["evaluate", "read", "write", "admin"],
        help="what it may do; may be repeated; else evaluate",
    )
    parser.add_argument("--flag-set", metavar="NAME", help="bind it to one flag set")
    parser.add_argument("--expires-at", metavar="TIME", help="RFC 3339, such as 2030-01-31T00:00Z")
    add_connection_options(parser)
    parser.set_defaults(run=_create)

    parser = actions.add_parser("list", description=_list.__doc__, help="list the keys")
    add_connection_options(parser)
    parser.set_defaults(run=_list)

    parser = actions.add_parser("rotate", description=_rotate.__doc__, help="renew a key")
    parser.add_argument("id", metavar="ID", help="as `keys list` shows it")
    parser.add_argument(
        "--grace",
        type=int,
        default=0,
        metavar="SECONDS",
        help="how long the present key is good for still; else not at all",
    )
    add_connection_options(parser)
    parser.set_defaults(run=_rotate)

    parser = actions.add_parser("revoke", description=_revoke.__doc__, help="end a key")
    parser.add_argument("id", metavar="ID", help="as `keys list` shows it")
    add_connection_options(parser)
    parser.set_defaults(run=_revoke)


def _create(arguments: argparse.Namespace, output: Output) -> int:
    """Make an API key and print it: this is the only time that it can be seen."""
    wanted = {
        "name": arguments.name,
        "scopes": arguments.scope or ["evaluate"],
        "flagSet": arguments.flag_set,
        "expiresAt": arguments.expires_at,
    }
    sent = {name: value for name, value in wanted.items() if value is not None}
    with connect(arguments, output) as client:
        answer = client.json("POST", "api-keys", body=sent)
    created = converted(answer, _Made)
    output.note(f"The key '{created.name}' has the id {created.id}. Keep it; it is not kept.")
    output.result(answer, created.key)
    return DONE


def _list(arguments: argparse.Namespace, output: Output) -> int:
    """List the API keys, the ended ones too. Of a key itself only the prefix is known."""
    with connect(arguments, output) as client:
        output.table(list(client.pages("api-keys")), _COLUMNS)
    return DONE


def _rotate(arguments: argparse.Namespace, output: Output) -> int:
    """Give a key a new secret and print it: this is the only time that it can be seen."""
    with connect(arguments, output) as client:
        answer = client.json(
            "POST", "api-keys", arguments.id, "rotate", body={"grace": arguments.grace}
        )
    made = converted(answer, _Made)
    output.note(f"The key '{made.name}' is renewed. Keep it; it is not kept.")
    output.result(answer, made.key)
    return DONE


def _revoke(arguments: argparse.Namespace, output: Output) -> int:
    """End an API key; every worker turns it away within a second."""
    with connect(arguments, output) as client:
        client.remove("api-keys", arguments.id)
    output.result({"revoked": arguments.id}, f"The key {arguments.id} is revoked.")
    return DONE
