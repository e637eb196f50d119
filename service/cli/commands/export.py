"""``export``: a whole flag set as one flagd document."""

from __future__ import annotations

from pathlib import Path

import click

from service.cli.examples import examples
from service.cli.exit_codes import DONE, WrongUsage
from service.cli.files.watching import keep_current, require_document, write_whole
from service.cli.options import Seconds, on_flag_set, output_option
from service.cli.session import Session


@click.command(
    epilog=examples(
        "flagstaff export -s shop -o shop.json",
        "flagstaff export -s shop -o /run/flagd/shop.json --watch",
    )
)
@output_option
@click.option("--watch", is_flag=True, help="keep the file as new as the set, until interrupted")
@click.option(
    "--interval",
    type=Seconds(),
    default=5,
    metavar="SECONDS",
    help="how often --watch asks",
)
@on_flag_set
def export(
    session: Session, *, flag_set: str, output: str | None, watch: bool, interval: float
) -> int:
    """Print a flag set as one flagd document, texts as they were written.

    With --watch a file is kept current: for flagd, or an in-process provider, to read. It is
    replaced as a whole, only when the set has changed, and stays while the server is away.
    """
    path = None if output in (None, "-") else Path(str(output))
    if watch and path is None:
        raise WrongUsage("--watch needs a file to keep: -o FILE.")
    with session.client() as client:
        if watch and path is not None:
            keep_current(client, flag_set, path, session.output, interval=interval)
        with session.output.waiting("Exporting"):
            document = client.call("GET", "flag-sets", flag_set, "document").content
    require_document(document)
    if path is None:
        session.output.raw([document])
        return DONE
    write_whole(path, document)
    session.output.note(f"Wrote {path}.")
    return DONE
