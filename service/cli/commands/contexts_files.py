"""``contexts load`` and ``contexts export``: all stored contexts as one file."""

from __future__ import annotations

import gzip
import os
import sys
import zlib
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from stat import S_ISREG
from typing import IO, Any

import click
import msgspec

from service.cli.exit_codes import AT_FAULT, DONE
from service.cli.files.flag_file import STANDARD_INPUT, UnreadableFile
from service.cli.files.watching import replacing
from service.cli.hints.completing import complete_flags
from service.cli.options import file_argument, on_flag_set, output_option, query_of
from service.cli.session import Session
from service.cli.terminal.progress import Progress
from service.cli.terminal.text import counted
from service.errors import Fault
from service.outbound.answers import decoded

_NDJSON = "application/x-ndjson"
_PART = 64 * 1024


class _LineFault(Fault, frozen=True):
    line: int


class _Imported(msgspec.Struct):
    read: int
    written: int
    refused: int
    errors: tuple[_LineFault, ...]


@click.command()
@file_argument("NDJSON, one context to a line, or that as .gz; - reads standard input")
@on_flag_set
def load(session: Session, *, flag_set: str, file: str) -> int:
    """Store many contexts, one to a line, each new or in place of the one with its key.

    The file is sent as it is read. Lines that are at fault are reported at the end, and the others
    are stored; the same file can be loaded again.
    """
    output = session.output
    with ExitStack() as stack:
        opened = stack.enter_context(_opened(file))
        progress = Progress("lines", _size(opened))
        client = stack.enter_context(session.client())
        stack.enter_context(output.waiting("Loading", progress))
        answer = client.send(
            *("flag-sets", flag_set, "contexts"),
            parts=_parts(opened, file, progress),
            content_type=_NDJSON,
        ).content
    imported = decoded(answer, _Imported)
    for fault in imported.errors:
        output.warn([fault], f"line {fault.line}: ")
    reported = len({fault.line for fault in imported.errors})
    if imported.refused > reported:
        output.note(f"… and {counted(imported.refused - reported, 'line')} more.")
    output.result(
        decoded(answer, dict[str, Any]),
        f"{counted(imported.written, 'context')} stored, {counted(imported.refused, 'line')}"
        " refused.",
    )
    return AT_FAULT if imported.refused else DONE


@click.command()
@click.option("--prefix", metavar="TEXT", help="only keys that begin with this")
@click.option(
    "--override",
    metavar="FLAG",
    shell_complete=complete_flags,
    help="only those with an override of this flag",
)
@output_option
@on_flag_set
def export(session: Session, *, flag_set: str, output: str | None, **filters: str | None) -> int:
    """Print all that is stored as NDJSON, one context to a line, as `load` takes it."""
    progress = Progress("lines")
    path = None if output in (None, "-") else Path(str(output))
    with session.client() as client:
        steps = ("flag-sets", flag_set, "contexts")
        parts = client.stream(*steps, query=query_of(**filters), accept=_NDJSON)
        if path is None:
            session.output.raw(parts)
            return DONE
        with session.output.waiting("Exporting", progress), replacing(path) as file:
            file.writelines(_noted(parts, progress))
    session.output.note(f"Wrote {counted(progress.amount, 'context')} to {path}.")
    return DONE


def _noted(parts: Iterable[bytes], progress: Progress) -> Iterator[bytes]:
    for part in parts:
        progress.amount += part.count(b"\n")
        progress.bytes += len(part)
        yield part


def _parts(file: IO[bytes], name: str, progress: Progress) -> Iterator[bytes]:
    """Yield the content of the file, inflated if it is gzip. Raises UnreadableFile."""
    unpacked = gzip.GzipFile(fileobj=file) if name.endswith(".gz") else file
    try:
        while part := unpacked.read(_PART):
            progress.amount += part.count(b"\n")
            # Of a packed file, how much of what is on disk was read.
            progress.bytes = file.tell() if progress.total else 0
            yield part
    except (OSError, EOFError, zlib.error) as error:
        raise UnreadableFile(f"Cannot read {name}: {error}.") from None


def _size(file: IO[bytes]) -> int | None:
    """Return the size of the file in bytes; None for a pipe and its like."""
    try:
        status = os.fstat(file.fileno())
    except (OSError, ValueError):
        return None
    return status.st_size if S_ISREG(status.st_mode) else None


def _opened(name: str) -> IO[bytes]:
    if name == STANDARD_INPUT:
        return sys.stdin.buffer
    try:
        return Path(name).open("rb")
    except OSError as error:
        raise UnreadableFile(f"Cannot read {name}: {error.strerror or error}.") from None
