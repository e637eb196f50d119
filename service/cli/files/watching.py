"""``export --watch``: a file that stays as new as a flag set."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http import HTTPStatus
from pathlib import Path
from typing import IO, TYPE_CHECKING, NoReturn

import msgspec

from service.cli.terminal.output import Output
from service.errors import FlagstaffError
from service.outbound.answers import decoded
from service.outbound.failures import CallFailed, NotFlagstaff, Unreachable

if TYPE_CHECKING:
    from service.outbound.client import Client

# Beside whatever the server has trouble with, what goes by without a change on our side.
_PASSING = frozenset({HTTPStatus.REQUEST_TIMEOUT, HTTPStatus.TOO_MANY_REQUESTS})


def keep_current(
    client: Client,
    flag_set: str,
    path: Path,
    output: Output,
    *,
    interval: float,
    wait: Callable[[float], None] = time.sleep,
) -> NoReturn:
    """Ask every ``interval`` seconds whether the set has changed, and keep the file so, for ever.

    A server that is away is asked again; the file stays as it is meanwhile. Raises CallFailed for
    what will not pass: a key that is not valid, a set that is not there.
    """
    etag: str | None = None
    trouble: str | None = None
    while True:
        try:
            etag, document = _fetch(client, flag_set, etag)
        except FlagstaffError as failure:
            if not _passes(failure):
                raise
            if trouble is None:
                output.note(f"{failure} Trying again every {interval:g} s.")
            trouble = str(failure)
        else:
            if trouble is not None:
                output.note("The server answers again.")
                trouble = None
            if document is not None and write_whole(path, document):
                output.note(f"Wrote {path}.")
        wait(interval)


def _fetch(client: Client, flag_set: str, etag: str | None) -> tuple[str | None, bytes | None]:
    """The document and its tag; no document if it is the one that has the tag already."""
    held = {} if etag is None else {"if-none-match": etag}
    try:
        answer = client.call("GET", "flag-sets", flag_set, "document", headers=held)
    except CallFailed as failure:
        if failure.status == HTTPStatus.NOT_MODIFIED:
            return etag, None
        raise
    require_document(answer.content)
    return answer.headers.get("etag"), answer.content


def _passes(failure: FlagstaffError) -> bool:
    if isinstance(failure, CallFailed):
        return failure.status >= HTTPStatus.INTERNAL_SERVER_ERROR or failure.status in _PASSING
    # Something else that answers may be a proxy's page while the server behind it is away.
    return isinstance(failure, Unreachable | NotFlagstaff)


class _Document(msgspec.Struct):
    flags: dict[str, msgspec.Raw]


def require_document(content: bytes) -> None:
    """Pass for a flagd document. Raises NotFlagstaff."""
    decoded(content, _Document)


class UnwritableFile(FlagstaffError):
    """A file that a command was to write, and cannot."""


def write_whole(path: Path, content: bytes) -> bool:
    """Give the file this content, so that a reader sees the old or the new one, and never a part.

    Answers whether there was anything to do: who watches the file is told of changes alone. Raises
    UnwritableFile.
    """
    with suppress(OSError):
        if path.is_file() and path.read_bytes() == content:
            return False
    with replacing(path) as file:
        file.write(content)
    return True


@contextmanager
def replacing(path: Path) -> Iterator[IO[bytes]]:
    """A file to write, which takes the place of the one there once it is whole, if it ever is.

    What is no file, such as /dev/stdout, is written to as it is. Raises UnwritableFile.
    """
    try:
        if path.exists() and not path.is_file():
            with path.open("wb") as device:
                yield device
            return
        # Of a link, what it leads to is replaced.
        with _draft_of(path.resolve()) as draft:
            yield draft
    except OSError as error:
        raise UnwritableFile(f"Cannot write {path}: {error.strerror or error}.") from None


@contextmanager
def _draft_of(path: Path) -> Iterator[IO[bytes]]:
    draft = path.with_name(f".{path.name}.{os.getpid()}.draft")
    try:
        with draft.open("wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
