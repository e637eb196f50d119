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
from service.cli.flag_file import FRACTIONAL_HELP, read_flag_file
from service.cli.output import Output
from service.cli.watching import require_document, watch, write_whole
from service.errors import Fault, FlagstaffError
from service.evaluation.definition.set_properties import FRACTIONAL_VERSIONS, SetProperties
from service.outbound.client import CallFailed, Client, comment_header, decoded


def add_commands(commands: Any) -> None:
    """Declare the commands on argparse's sub-parsers."""
    parser = commands.add_parser(
        "load", help="make a flag set equal to a file", description=_load.__doc__
    )
    parser.add_argument("file", type=Path, metavar="FILE", help="a flagd file, JSON or YAML")
    parser.add_argument("--flag-set", required=True, metavar="NAME")
    parser.add_argument("--create", action="store_true", help="create the set if there is none")
    parser.add_argument(
        "--fractional",
        type=int,
        choices=FRACTIONAL_VERSIONS,
        metavar="VERSION",
        help="version of fractional for a set that --create makes (default: the file's, else 2)."
        f" {FRACTIONAL_HELP}",
    )
    parser.add_argument("--strict", action="store_true", help="refuse what would only warn")
    add_comment_option(parser)
    add_connection_options(parser)
    parser.set_defaults(run=_load, usage_error=parser.error)

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
    """Make a flag set equal to a file, in one transaction: all of it lands, or nothing.

    The file's own "$flagstaff" says which version of fractional the set has and whether it reads
    stored contexts, as `export` writes it. What the file does not say stays as it is.
    """
    file = read_flag_file(arguments.file)
    body, properties = file.document, file.properties
    name: str = arguments.flag_set
    if arguments.fractional is not None:
        if not arguments.create:
            arguments.usage_error("--fractional is for a set that is made: add --create")
        if properties.fractional not in (None, arguments.fractional):
            said = f"{arguments.file} says version {properties.fractional} of fractional itself"
            arguments.usage_error(f"{said}: leave --fractional out, or change the file")
        properties = msgspec.structs.replace(properties, fractional=arguments.fractional)
    with connect(arguments, output) as client:
        if arguments.create:
            is_new = _create_if_missing(client, output, name, properties)
            if arguments.fractional is not None and not is_new:
                _require_version(client, name, arguments.fractional)
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


class OtherVersion(FlagstaffError):
    """A flag set is there already, and has another version of fractional than was asked for."""


def _create_if_missing(
    client: Client, output: Output, name: str, properties: SetProperties
) -> bool:
    """Create the set with these properties; whether there was none."""
    wanted = {"fractional": properties.fractional, "storedContexts": properties.stored_contexts}
    given = {key: value for key, value in wanted.items() if value is not None}
    try:
        made = client.json("POST", "flag-sets", body={"name": name, **given})
    except CallFailed as failure:
        if failure.status != 409:
            raise
        return False
    output.note(f"Created '{name}' with version {made['fractional']} of fractional.")
    if made["storedContexts"]:
        output.note(
            "It reads stored contexts, which no document holds: `flagstaff contexts export` and"
            " `contexts load` carry them."
        )
    return True


def _require_version(client: Client, name: str, version: int) -> None:
    """Raise OtherVersion if a set that was there already has another version of fractional."""
    found = client.json("GET", "flag-sets", name)["fractional"]
    if found != version:
        detail = (
            f"The flag set '{name}' exists, with version {found} of fractional. To change that for"
            f' its users, write "$flagstaff": {{"fractional": {version}}} into the file.'
        )
        raise OtherVersion(detail)


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
