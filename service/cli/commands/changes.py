"""``changes``: the history of a flag set."""

from __future__ import annotations

from itertools import islice
from typing import Any

import click

from service.cli.examples import examples
from service.cli.exit_codes import DONE
from service.cli.hints.completing import complete_evaluators, complete_flags
from service.cli.options import limit_option, on_flag_set, query_of, time_options
from service.cli.session import Session

_COLUMNS = ("revision", "at", "actor", "what", "name", "comment")


@click.command(
    epilog=examples(
        "flagstaff changes -s shop --since 2030-01-31T00:00:00Z",
        "flagstaff changes -s shop --csv > history.csv",
    )
)
@click.option("--flag", metavar="KEY", shell_complete=complete_flags, help="of this flag only")
@click.option(
    "--evaluator",
    metavar="NAME",
    shell_complete=complete_evaluators,
    help="of this evaluator only",
)
@click.option("--actor", metavar="NAME", help="made with the API key of this name")
@time_options
@limit_option(50)
@click.option("--csv", is_flag=True, help="all of it, oldest first, as CSV")
@on_flag_set
def changes(
    session: Session, *, flag_set: str, limit: int, csv: bool, **filters: str | None
) -> int:
    """List who changed what, when and why, newest first."""
    query = query_of(**filters)
    path = ("flag-sets", flag_set, "changes")
    output = session.output
    with session.client() as client:
        if csv:
            output.raw(client.stream(*path, query=query, accept="text/csv"))
            return DONE
        items = list(islice(client.pages(*path, query=query), limit))
    if not output.as_json:
        items = [{**item, "what": _what(item)} for item in items]
    output.table(items, _COLUMNS, empty="No changes.")
    return DONE


def _what(item: dict[str, Any]) -> str:
    kind = str(item.get("kind")).replace("_", " ")
    if item.get("before") is None:
        return f"made {kind}"
    return f"deleted {kind}" if item.get("after") is None else f"changed {kind}"
