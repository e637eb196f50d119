"""``statistics``: how often flags came to what."""

from __future__ import annotations

import argparse
from typing import Any

from service.cli.connection import add_connection_options, connect
from service.cli.exit_codes import DONE
from service.cli.output import Output

_COLUMNS = ("start", "hours", "flag", "variant", "reason", "evaluations")
_FILTERS = ("flag", "since", "until", "by")


def add_commands(commands: Any) -> None:
    """Declare the command on argparse's sub-parsers."""
    parser = commands.add_parser(
        "statistics",
        help="count evaluations by flag, variant and reason",
        description=_statistics.__doc__,
    )
    parser.add_argument("--flag-set", required=True, metavar="NAME")
    parser.add_argument("--flag", metavar="KEY", help="of this flag only")
    parser.add_argument(
        "--since",
        metavar="TIME",
        help="start of the range, RFC 3339, such as 2030-01-31T00:00:00Z (default: 24 hours"
        " before --until, or 30 days with --by day)",
    )
    parser.add_argument(
        "--until", metavar="TIME", help="end of the range, exclusive (default: now)"
    )
    parser.add_argument("--by", choices=["hour", "day"], help="hour by hour, or day by day (UTC)")
    add_connection_options(parser)
    parser.set_defaults(run=_statistics)


def _statistics(arguments: argparse.Namespace, output: Output) -> int:
    """Tell how often each flag came to which variant, and why, the earliest first."""
    wanted = {name: getattr(arguments, name) for name in _FILTERS}
    query = {name: value for name, value in wanted.items() if value is not None}
    query["limit"] = "1000"
    with connect(arguments, output) as client:
        items = list(client.pages("flag-sets", arguments.flag_set, "statistics", query=query))
    if output.as_json:
        output.table(items, _COLUMNS)
    else:
        told = [{**item, "reason": item.get("reason") or item.get("errorCode")} for item in items]
        output.table(told, _COLUMNS)
    return DONE
