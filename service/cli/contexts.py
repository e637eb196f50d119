"""``contexts``: what is stored for targeting keys: one at a time, and all of it."""

from __future__ import annotations

import argparse
import gzip
import sys
import zlib
from collections.abc import Iterator
from contextlib import ExitStack
from itertools import islice
from pathlib import Path
from typing import IO, Any

import msgspec

from service.cli.actions import add_action, add_limit_option
from service.cli.connection import connect
from service.cli.exit_codes import AT_FAULT, DONE
from service.cli.flag_file import UnreadableFile
from service.cli.output import Output, counted
from service.cli.watching import replacing
from service.errors import Fault
from service.outbound.client import CallFailed, Client, converted, decoded

_COLUMNS = ("targetingKey", "attributes", "overrides", "modifiedAt")
_NDJSON = "application/x-ndjson"
_PART = 64 * 1024


def add_commands(commands: Any) -> None:
    """Declare the commands on argparse's sub-parsers."""
    contexts = commands.add_parser("contexts", help="list and change stored contexts")
    actions = contexts.add_subparsers(metavar="ACTION", required=True)

    parser = add_action(actions, "list", "list stored contexts", _list)
    _add_narrowing(parser)
    add_limit_option(parser, 100)

    parser = add_action(actions, "get", "print what is stored for a targeting key", _get)
    parser.add_argument("key", metavar="KEY")

    parser = add_action(actions, "set", "store something for a targeting key", _set)
    parser.add_argument("key", metavar="KEY")
    parser.add_argument(
        "file", nargs="?", metavar="FILE", help="all of it, as `get` prints it; - reads stdin"
    )
    parser.add_argument(
        "--attribute",
        action="append",
        default=[],
        type=_named,
        metavar="NAME=VALUE",
        help="JSON, or else a text; null removes it",
    )
    parser.add_argument(
        "--override",
        action="append",
        default=[],
        type=_named,
        metavar="FLAG=VARIANT",
        help="no variant removes it",
    )
    parser.set_defaults(usage_error=parser.error)

    parser = add_action(actions, "remove", "forget what is stored for a targeting key", _remove)
    parser.add_argument("key", metavar="KEY")

    parser = add_action(actions, "load", "store many contexts from a file", _load)
    parser.add_argument(
        "file", metavar="FILE", help="NDJSON, one context to a line, or that as .gz; - reads stdin"
    )

    parser = add_action(
        actions, "export", "print all stored contexts, as `load` takes them", _export
    )
    _add_narrowing(parser)
    parser.add_argument("-o", "--output", type=Path, metavar="FILE", help="write to a file")

    for switch, said in (("on", "have"), ("off", "do not have")):
        parser = add_action(actions, switch, f"{said} the set's evaluations read them", _switch)
        parser.set_defaults(stored_contexts=switch == "on")


def _add_narrowing(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--prefix", metavar="TEXT", help="only keys that begin with this")
    parser.add_argument("--override", metavar="FLAG", help="only those with an override of it")


def _named(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not name or not equals:
        raise argparse.ArgumentTypeError("is not NAME=VALUE")
    return name, value


def _list(arguments: argparse.Namespace, output: Output) -> int:
    """List what is stored, by targeting key."""
    query = _narrowing(arguments)
    with connect(arguments, output) as client:
        pages = client.pages("flag-sets", arguments.flag_set, "contexts", query=query)
        items = list(islice(pages, arguments.limit + 1))
        shown = items[: arguments.limit]
        if output.as_json:
            output.table(shown, _COLUMNS)
            return DONE
        flag_set = converted(client.json("GET", "flag-sets", arguments.flag_set), _FlagSet)
    output.table([{**item, **_in_short(item)} for item in shown], _COLUMNS)
    if len(items) > len(shown):
        output.note("There are more: --limit shows them, and `contexts export` prints all.")
    if not flag_set.stored_contexts:
        output.note(
            f"Evaluations of '{arguments.flag_set}' do not read stored contexts;"
            " `contexts on` changes that."
        )
    return DONE


class _FlagSet(msgspec.Struct, rename="camel"):
    stored_contexts: bool


class _Context(msgspec.Struct):
    attributes: dict[str, Any]
    overrides: dict[str, str]


def _in_short(item: dict[str, Any]) -> dict[str, str]:
    listed = converted(item, _Context)
    overrides = ",".join(f"{flag}={variant}" for flag, variant in listed.overrides.items())
    return {"attributes": counted(len(listed.attributes), "attribute"), "overrides": overrides}


def _get(arguments: argparse.Namespace, output: Output) -> int:
    """Print what is stored for a targeting key."""
    with connect(arguments, output) as client:
        answer = client.call("GET", *_path(arguments)).content
    decoded(answer, _Context)
    output.raw([answer, b"\n"])
    return DONE


def _set(arguments: argparse.Namespace, output: Output) -> int:
    """Store a context from a file, or change some of its attributes and overrides."""
    change = _change(arguments)
    if (arguments.file is None) == (not any(change.values())):
        arguments.usage_error("takes either FILE, or --attribute and --override")
    with connect(arguments, output) as client:
        if arguments.file is None:
            answer = _changed(client, _path(arguments), change)
        else:
            with _open(arguments.file) as file:
                answer = client.call("PUT", *_path(arguments), body=file.read()).content
    stored = decoded(answer, dict[str, Any])
    converted(stored, _Context)
    output.result(stored, f"The context '{arguments.key}' is stored.")
    return DONE


def _change(arguments: argparse.Namespace) -> dict[str, dict[str, Any]]:
    """The merge patch that the options ask for."""
    return {
        "attributes": {name: _value(text) for name, text in arguments.attribute},
        "overrides": {flag: variant or None for flag, variant in arguments.override},
    }


def _value(text: str) -> Any:
    try:
        return msgspec.json.decode(text)
    except (msgspec.DecodeError, RecursionError):
        return text


def _changed(client: Client, path: tuple[str, ...], change: dict[str, dict[str, Any]]) -> bytes:
    """Changes the context, or makes it if there is none."""
    try:
        return client.call("PATCH", *path, body=msgspec.json.encode(change)).content
    except CallFailed as failure:
        if failure.status != 404:
            raise
    made = {
        part: {name: value for name, value in values.items() if value is not None}
        for part, values in change.items()
    }
    # Whoever made it in between is not overwritten.
    headers = {"if-none-match": "*"}
    return client.call("PUT", *path, body=msgspec.json.encode(made), headers=headers).content


def _remove(arguments: argparse.Namespace, output: Output) -> int:
    """Forget what is stored for a targeting key."""
    with connect(arguments, output) as client:
        client.remove(*_path(arguments))
    output.result(None, f"The context '{arguments.key}' is removed.")
    return DONE


class _LineFault(Fault, frozen=True):
    line: int


class _Imported(msgspec.Struct):
    read: int
    written: int
    refused: int
    errors: tuple[_LineFault, ...]


def _load(arguments: argparse.Namespace, output: Output) -> int:
    """Store many contexts, one to a line, each new or in place of the one with its key.

    The file is sent as it is read. Lines that are at fault are told at the end, and the others are
    stored; the same file can be loaded again.
    """
    with ExitStack() as stack:
        client = stack.enter_context(connect(arguments, output))
        sending = _Sending(stack.enter_context(_open(arguments.file)), arguments.file)
        stack.enter_context(output.waiting("Loading", sending.far))
        answer = client.send(
            *("flag-sets", arguments.flag_set, "contexts"),
            parts=sending.parts(),
            content_type=_NDJSON,
        ).content
    imported = decoded(answer, _Imported)
    for fault in imported.errors:
        output.warn([fault], f"line {fault.line}: ")
    told = len({fault.line for fault in imported.errors})
    if imported.refused > told:
        output.note(f"… and {counted(imported.refused - told, 'line')} more.")
    output.result(
        decoded(answer, dict[str, Any]),
        f"{counted(imported.written, 'context')} stored, {counted(imported.refused, 'line')}"
        " refused.",
    )
    return AT_FAULT if imported.refused else DONE


class _Sending:
    """A file on its way, and how far it has come."""

    def __init__(self, file: IO[bytes], name: str) -> None:
        self._file = file
        self._name = name
        self._lines = 0

    def parts(self) -> Iterator[bytes]:
        """What is in the file, unpacked if it is packed. Raises UnreadableFile."""
        unpacked = gzip.GzipFile(fileobj=self._file) if self._name.endswith(".gz") else self._file
        try:
            while part := unpacked.read(_PART):
                self._lines += part.count(b"\n")
                yield part
        except (OSError, EOFError, zlib.error) as error:
            raise UnreadableFile(f"Cannot read {self._name}: {error}.") from None

    def far(self) -> str:
        """How many lines were sent."""
        return f"{self._lines:,} lines, "


def _export(arguments: argparse.Namespace, output: Output) -> int:
    """Print all that is stored as NDJSON, one context to a line, as `load` takes it."""
    with connect(arguments, output) as client:
        path = ("flag-sets", arguments.flag_set, "contexts")
        parts = client.stream(*path, query=_narrowing(arguments), accept=_NDJSON)
        if arguments.output is None:
            output.raw(parts)
            return DONE
        with output.waiting("Exporting"), replacing(arguments.output) as file:
            file.writelines(parts)
    output.note(f"Wrote {arguments.output}.")
    return DONE


def _switch(arguments: argparse.Namespace, output: Output) -> int:
    """Have the set's evaluations read stored contexts, or not; what is stored stays."""
    body = {"storedContexts": arguments.stored_contexts}
    with connect(arguments, output) as client:
        changed = client.json("PATCH", "flag-sets", arguments.flag_set, body=body)
    are_read = converted(changed, _FlagSet).stored_contexts
    verb = "read" if are_read else "do not read"
    output.result(changed, f"Evaluations of '{arguments.flag_set}' {verb} stored contexts.")
    return DONE


def _path(arguments: argparse.Namespace) -> tuple[str, ...]:
    return ("flag-sets", arguments.flag_set, "contexts", arguments.key)


def _narrowing(arguments: argparse.Namespace) -> dict[str, str]:
    wanted = {"prefix": arguments.prefix, "override": arguments.override}
    return {name: value for name, value in wanted.items() if value is not None}


def _open(name: str) -> IO[bytes]:
    if name == "-":
        return sys.stdin.buffer
    try:
        return Path(name).open("rb")
    except OSError as error:
        raise UnreadableFile(f"Cannot read {name}: {error.strerror or error}.") from None
