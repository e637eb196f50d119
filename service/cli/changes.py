"""``changes``: the history of a flag set."""

from __future__ import annotations

import argparse
from itertools import islice
from typing import Any

from service.cli.actions import add_limit_option
from service.cli.connection import add_connection_options, connect
from service.cli.exit_codes import DONE
from service.cli.output import Output

_COLUMNS = ("revision", "at", "actor", "what", "name", "comment")
_FILTERS = ("flag", "evaluator", "actor", "since", "until")


def add_commands(commands: Any) -> None:
    """Declare the command on argparse's sub-parsers."""
    parser = commands.add_parser(
        "changes", help="list the history of a flag set", description=_changes.__doc__
    )
    parser.add_argument("--flag-set", required=True, metavar="NAME")
    parser.add_argument("--flag", metavar="KEY", help="of this flag only")
    parser.add_argument("--evaluator", metavar="NAME", help="of this evaluator only")
    parser.add_argument("--actor", metavar="NAME", help="made with the API key of this name")
    parser.add_argument("--since", metavar="TIME", help="RFC 3339, such as 2030-01-31T00:00:00Z")
    parser.add_argument("--until", metavar="TIME", help="the same; before that time")
    add_limit_option(parser, 50)
    parser.add_argument("--csv", action="store_true", help="all of it, oldest first, as CSV")
    add_connection_options(parser)
    parser.set_defaults(run=_changes)


def _changes(arguments: argparse.Namespace, output: Output) -> int:
    """Tell who changed what, when and why, newest first."""
    wanted = {name: getattr(arguments, name) for name in _FILTERS}
    query = {name: value for name, value in wanted.items() if value is not None}
    path = ("flag-sets", arguments.flag_set, "changes")
    with connect(arguments, output) as client:
        if arguments.csv:
            output.raw(client.stream(*path, query=query, accept="text/csv"))
            return DONE
        items = list(islice(client.pages(*path, query=query), arguments.limit))
    if output.as_json:
        output.table(items, _COLUMNS)
    else:
        output.table([{**item, "what": _what(item)} for item in items], _COLUMNS)
    return DONE


def _what(item: dict[str, Any]) -> str:
    kind = str(item.get("kind")).replace("_", " ")
    if item.get("before") is None:
        return f"made {kind}"
    return f"deleted {kind}" if item.get("after") is None else f"changed {kind}"
