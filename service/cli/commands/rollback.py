"""``rollback``: make a flag set what it was at a revision."""

from __future__ import annotations

import click
import msgspec

from service.cli.examples import examples
from service.cli.options import comment_option, on_flag_set, yes_option
from service.cli.plans import Write, carry_out, planned
from service.cli.session import Session


@click.command(
    epilog=examples(
        "flagstaff changes -s shop",
        "flagstaff rollback --revision 12 -s shop",
    )
)
@click.option("--revision", required=True, type=int, metavar="N", help="as the set was then")
@yes_option
@comment_option
@on_flag_set
def rollback(
    session: Session, *, flag_set: str, revision: int, yes: bool, comment: str | None
) -> int:
    """Make a flag set what it was at a revision: show what changes, ask, do it in one change."""
    body = msgspec.json.encode({"revision": revision})
    write = Write("POST", ("flag-sets", flag_set, "rollback"), body)
    with session.client() as client:
        plan = planned(session, client, write)
        return carry_out(
            session,
            client,
            write,
            plan,
            flag_set=flag_set,
            yes=yes,
            comment=comment,
            question=lambda name: f"Roll '{name}' back like this?",
        )
