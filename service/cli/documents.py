"""``load`` and ``export``: a whole flag set as one flagd document."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import msgspec

from service.cli.actions import add_comment_option
from service.cli.connection import add_connection_options, connect
from service.cli.exit_codes import DONE
from service.cli.flag_file import read_flag_file
from service.cli.output import Output
from service.cli.watching import require_document, watch, write_whole
from service.errors import Fault
from service.outbound.client import CallFailed, Client, comment_header, decoded


def add_commands(commands: Any) -> None:
    """Declare the commands on argparse's sub-parsers."""
    parser = commands.add_parser(
        "load", help="make a flag set equal to a file", description=_load.__doc__
    )
    parser.add_argument("file", type=Path, metavar="FILE", help="a flagd file, JSON or YAML")
    parser.add_argument("--flag-set", required=True, metavar="NAME")
    parser.add_argument("--create", action="store_true", help="create the set if there is none")
    parser.add_argument("--strict", action="store_true", help="refuse what would only warn")
    add_comment_option(parser)
    add_connection_options(parser)
    parser.set_defaults(run=_load)

    parser = commands.add_parser(
        "export", help="print a flag set as a flagd file", description=_export.__doc__
    )
    parser.add_argument("--flag-set", required=True, metavar="NAME")
    parser.add_argument("-o", "--output", type=Path, metavar="FILE", help="write to a file")
    parser.add_argument(
        "--watch", action="store_true", help="keep the file as new as the set, until interrupted"
    )
    parser.add_argument(
        "--interval",
        type=_seconds,
        default=5.0,
        metavar="SECONDS",
        help="how often --watch asks (5)",
    )
    add_connection_options(parser)
    parser.set_defaults(run=_export, usage_error=parser.error)


class _Loaded(msgspec.Struct):
    revision: int
    warnings: list[Fault] = []


def _load(arguments: argparse.Namespace, output: Output) -> int:
    """Make a flag set equal to a file, in one transaction: all of it lands, or nothing."""
    body = read_flag_file(arguments.file).document
    name: str = arguments.flag_set
    with connect(arguments, output) as client:
        if arguments.create:
            _create_if_missing(client, name)
        output.note(f"Sending {len(body):,} bytes.")
        with output.waiting("Loading"), _hinting_at_create():
            response = client.call(
                "PUT",
                *("flag-sets", name, "document"),
                body=body,
                query={"strict": "true"} if arguments.strict else {},
                headers=comment_header(arguments.comment),
            )
    loaded = decoded(response.content, _Loaded)
    output.warn(loaded.warnings)
    output.result(
        decoded(response.content, dict[str, Any]),
        f"The flag set '{name}' is at revision {loaded.revision}.",
    )
    return DONE


@contextmanager
def _hinting_at_create() -> Iterator[None]:
    try:
        yield
    except CallFailed as failure:
        if failure.status != 404:
            raise
        raise CallFailed(404, f"{failure} With --create it is made.") from None


def _create_if_missing(client: Client, name: str) -> None:
    try:
        client.json("POST", "flag-sets", body={"name": name})
    except CallFailed as failure:
        if failure.status != 409:
            raise


def _export(arguments: argparse.Namespace, output: Output) -> int:
    """Print a flag set as one flagd document, texts as they were written.

    With --watch a file is kept current: for flagd, or an in-process provider, to read. It is
    replaced as a whole, only when the set has changed, and stays while the server is away.
    """
    if arguments.watch and arguments.output is None:
        arguments.usage_error("--watch needs a file to keep: -o FILE")
    with connect(arguments, output) as client:
        if arguments.watch:
            watch(
                client,
                arguments.flag_set,
                arguments.output,
                output,
                interval=arguments.interval,
            )
        document = client.call("GET", "flag-sets", arguments.flag_set, "document").content
    require_document(document)
    if arguments.output is None:
        output.raw([document])
        return DONE
    write_whole(arguments.output, document)
    output.note(f"Wrote {arguments.output}.")
    return DONE


def _seconds(text: str) -> float:
    seconds = float(text)
    if not 0 < seconds < 86400:
        raise argparse.ArgumentTypeError("is not a number of seconds of one day")
    return seconds
