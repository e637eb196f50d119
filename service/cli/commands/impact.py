"""``impact``: whom a change would move from which variant to which."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import click
import msgspec

from service.cli.examples import examples
from service.cli.exit_codes import DONE, WrongUsage
from service.cli.files.flag_file import is_definition
from service.cli.hints.completing import complete_flags
from service.cli.options import WholeNumber, file_argument, on_flag_set
from service.cli.session import Session
from service.cli.terminal.impacts import shown, style_of
from service.cli.terminal.progress import Progress
from service.errors import Unavailable
from service.outbound.failures import NotFlagstaff
from service.structs.impact import (
    MOST_SAMPLED,
    ImpactEvent,
    ImpactFailure,
    ImpactProgress,
    ImpactResult,
)

NDJSON = "application/x-ndjson"


@click.command(
    epilog=examples(
        "flagstaff impact banner.yaml --flag banner -s shop",
        "flagstaff impact --revision 12 --sample 10000 -s shop",
    )
)
@file_argument("the change, JSON or YAML; - reads standard input", required=False)
@click.option(
    "--flag",
    shell_complete=complete_flags,
    metavar="KEY",
    help="FILE is the definition of this flag (default: FILE is the whole flag set)",
)
@click.option(
    "--revision", type=WholeNumber(2**63 - 1), metavar="N", help="roll back instead of a FILE"
)
@click.option(
    "--sample",
    type=WholeNumber(MOST_SAMPLED),
    metavar="N",
    help="generate N targeting keys, at most a million (default: take the stored contexts)",
)
@on_flag_set
def impact(
    session: Session,
    *,
    flag_set: str,
    file: str | None,
    flag: str | None,
    revision: int | None,
    sample: int | None,
) -> int:
    """Show whom a change would move from which variant to which. Nothing is stored."""
    if (file is None) == (revision is None):
        raise WrongUsage("Give either FILE (- reads standard input) or --revision.")
    proposal: dict[str, Any] = {}
    if revision is not None:
        proposal["revision"] = revision
    elif file is not None:
        member = "document" if flag is None else "definition"
        read = session.read_file(file, f"/{member}")
        if flag is None and is_definition(read):
            raise WrongUsage("FILE is the definition of one flag: pass its key with --flag.")
        proposal[member] = msgspec.Raw(read.document)
    if flag is not None:
        proposal["flag"] = flag
    if sample is not None:
        proposal["sample"] = sample
    progress = Progress("contexts", total=sample)
    with session.client() as client, session.output.waiting("Comparing", progress):
        body = msgspec.json.encode(proposal)
        parts = client.stream("flag-sets", flag_set, "impact", accept=NDJSON, body=body)
        result = _result(parts, progress)
    session.output.value(result)
    session.output.say(shown(result.contexts, result.flags), style_of)
    return DONE


def _result(parts: Iterable[bytes], progress: Progress) -> ImpactResult:
    """Return the result among the events; show progress. Raises Unavailable for a failure."""
    result: ImpactResult | None = None
    # To the end: whoever hangs up before it leaves the worker busy for a moment.
    for line in _lines(parts):
        match _event(line):
            case ImpactProgress(contexts=contexts):
                progress.amount = progress.bytes = contexts
            case ImpactFailure(detail=detail):
                raise Unavailable(detail)
            case ImpactResult() as result:
                pass
    if result is not None:
        return result
    raise Unavailable("The answer ended before its result. Ask again.")


def _event(line: bytes) -> ImpactEvent:
    try:
        event: ImpactEvent = msgspec.json.decode(line, type=ImpactEvent)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise NotFlagstaff from None
    return event


def _lines(parts: Iterable[bytes]) -> Iterator[bytes]:
    left = b""
    for part in parts:
        *lines, left = (left + part).split(b"\n")
        yield from filter(None, lines)
    if left:
        yield left
