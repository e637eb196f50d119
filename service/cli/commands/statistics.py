"""``statistics``: how often flags came to what."""

from __future__ import annotations

import click

from service.cli.examples import examples
from service.cli.exit_codes import DONE
from service.cli.hints.completing import complete_flags
from service.cli.options import on_flag_set, query_of
from service.cli.session import Session

_COLUMNS = ("start", "hours", "flag", "variant", "reason", "evaluations")


@click.command(
    epilog=examples(
        "flagstaff statistics -s shop --flag banner --by day",
    )
)
@click.option("--flag", metavar="KEY", shell_complete=complete_flags, help="of this flag only")
@click.option(
    "--since",
    metavar="TIME",
    help="start of the range, RFC 3339, such as 2030-01-31T00:00:00Z (default: 24 hours before"
    " --until, or 30 days with --by day)",
)
@click.option("--until", metavar="TIME", help="end of the range, exclusive (default: now)")
@click.option("--by", type=click.Choice(["hour", "day"]), help="hour by hour, or day by day (UTC)")
@on_flag_set
def statistics(session: Session, *, flag_set: str, **filters: str | None) -> int:
    """Show how often each flag came to which variant, and why, the earliest first."""
    query = {**query_of(**filters), "limit": "1000"}
    with session.client() as client:
        items = list(client.pages("flag-sets", flag_set, "statistics", query=query))
    if not session.output.as_json:
        items = [{**item, "reason": item.get("reason") or item.get("errorCode")} for item in items]
    session.output.table(items, _COLUMNS, empty="No evaluations were counted in this time.")
    return DONE
