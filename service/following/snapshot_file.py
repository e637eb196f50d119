"""What a worker knows, in a file of the state directory, for a start without the stores.

The file is lines of JSON: an opening line with the version, one line with the API keys (hashes
only), a line for each flag set and for each of its flags and evaluators, and at last the SHA-256
of all that. A file that was cut short, damaged, or written by another version is passed over.
"""

from __future__ import annotations

import contextlib
import hashlib
import logging
import os
import threading
import time
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import IO

import msgspec

from service.errors import FlagstaffError
from service.evaluation.definition import EvaluatorDefinition, FlagDefinition
from service.evaluation.flag_set import CompiledFlagSet
from service.storage.api_keys import StoredKey
from service.storage.deltas import Head, StoredFlagSet
from service.storage.flag_sets import Properties

log = logging.getLogger(__name__)

VERSION = 1
_PATTERN = "snapshot-{}.json"
# How many lines are encoded before the event loop may have the interpreter.
_LINES_A_TURN = 50


class SnapshotRefused(FlagstaffError):
    """A file that is no whole snapshot of this version."""


class Keys(msgspec.Struct, frozen=True):
    """The live API keys, and the revision of the key ring."""

    revision: int
    keys: tuple[StoredKey, ...]


class Kept(msgspec.Struct, frozen=True):
    """What was read from a file. ``as_of`` is when it was the state of things, in unix seconds."""

    as_of: float
    keys: Keys
    flag_sets: tuple[StoredFlagSet, ...]


class _Opening(msgspec.Struct, tag="flagstaff snapshot"):
    version: int
    as_of: float


class _Keys(msgspec.Struct, tag="keys"):
    keys: Keys


class _FlagSet(msgspec.Struct, tag="flag set"):
    name: str
    head: Head
    fractional: int
    metadata_text: str
    # The files of workers that knew no stored contexts do not tell.
    stored_contexts: bool = False


class _Flag(msgspec.Struct, tag="flag", array_like=True):
    key: str
    text: str


class _Evaluator(msgspec.Struct, tag="evaluator", array_like=True):
    name: str
    text: str


class _End(msgspec.Struct, tag="end"):
    sha256: str


_Line = _Keys | _FlagSet
_Definition = _Flag | _Evaluator
_decode_line = msgspec.json.Decoder(_Line).decode
_decode_definition = msgspec.json.Decoder(_Definition).decode


class SnapshotFile:
    """The file of worker ``instance`` in ``directory``, and those of the node's other workers.

    ``kept_at`` is when this worker last wrote its own, in unix seconds; None before that.
    """

    def __init__(self, directory: Path, instance: int) -> None:
        self._directory = directory
        self._own = directory / _PATTERN.format(instance)
        self.kept_at: float | None = None
        # A writing that its worker gave up on goes on in its thread.
        self._writing = threading.Lock()

    def keep(
        self, as_of: float, keys: Keys, flag_sets: Iterable[tuple[CompiledFlagSet, Head]]
    ) -> bool:
        """Write the file, whole or not at all; for a thread. Whether it did: a failure is logged.

        Everything that is given here is immutable, so that the worker may go on meanwhile.
        """
        draft = self._own.with_suffix(".draft")
        with self._writing:
            try:
                self._keep(draft, _lines(as_of, keys, flag_sets))
            except OSError as error:
                log.warning("The snapshot could not be kept: %s", error)
                with contextlib.suppress(OSError):
                    # Where the disk is full, half a draft is the last to need room.
                    draft.unlink(missing_ok=True)
                return False
        self.kept_at = time.time()
        return True

    def last(self) -> Kept | None:
        """The newest of the node's snapshots that is whole; None if there is none."""
        newest: Kept | None = None
        for path in sorted(self._directory.glob(_PATTERN.format("*"))):
            try:
                kept = read(path)
            except (OSError, SnapshotRefused) as error:
                log.warning("The snapshot %s cannot be used: %s", path.name, error)
                continue
            if newest is None or kept.as_of > newest.as_of:
                newest = kept
        return newest

    def _keep(self, draft: Path, lines: Iterator[bytes]) -> None:
        self._directory.mkdir(mode=0o700, parents=True, exist_ok=True)
        draft.unlink(missing_ok=True)
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            _write(file, lines)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(self._own)
        _sync_directory(self._directory)


def read(path: Path) -> Kept:
    """A snapshot from its file. Raises SnapshotRefused, OSError."""
    with path.open("rb") as file:
        try:
            return _read(file)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
            raise SnapshotRefused(f"it is damaged ({error})") from None


def _read(file: IO[bytes]) -> Kept:
    lines = iter(file)
    first = next(lines, b"")
    opening = msgspec.json.decode(first, type=_Opening)
    if opening.version != VERSION:
        raise SnapshotRefused(f"it is of version {opening.version}, and not of {VERSION}")
    digest = hashlib.sha256(first)
    keys: Keys | None = None
    flag_sets: list[StoredFlagSet] = []
    for line in lines:
        if line.startswith(b'{"type":"end"'):
            if msgspec.json.decode(line, type=_End).sha256 != digest.hexdigest():
                raise SnapshotRefused("its checksum is wrong")
            if keys is None or next(lines, None) is not None:
                raise SnapshotRefused("it does not end where it should")
            return Kept(opening.as_of, keys, tuple(flag_sets))
        digest.update(line)
        if line.startswith(b"["):
            definition = _decode_definition(line)
            if not flag_sets:
                raise SnapshotRefused("a flag stands outside every flag set")
            if isinstance(definition, _Flag):
                flag_sets[-1].flags[definition.key] = definition.text
            else:
                flag_sets[-1].evaluators[definition.name] = definition.text
            continue
        item = _decode_line(line)
        if isinstance(item, _Keys):
            keys = item.keys
        else:
            properties = Properties(item.fractional, item.stored_contexts, item.metadata_text)
            stored = StoredFlagSet(item.name, item.head, properties, {}, {})
            flag_sets.append(stored)
    raise SnapshotRefused("it was cut short")


def _write(file: IO[bytes], lines: Iterator[bytes]) -> None:
    digest = hashlib.sha256()
    while some := b"".join(islice(lines, _LINES_A_TURN)):
        digest.update(some)
        file.write(some)
        # Without this the thread would hold the interpreter for milliseconds at a time.
        time.sleep(0)
    file.write(msgspec.json.encode(_End(digest.hexdigest())) + b"\n")


def _lines(
    as_of: float, keys: Keys, flag_sets: Iterable[tuple[CompiledFlagSet, Head]]
) -> Iterator[bytes]:
    for item in _items(as_of, keys, flag_sets):
        yield msgspec.json.encode(item) + b"\n"


def _items(
    as_of: float, keys: Keys, flag_sets: Iterable[tuple[CompiledFlagSet, Head]]
) -> Iterator[msgspec.Struct]:
    yield _Opening(VERSION, as_of)
    yield _Keys(keys)
    for flag_set, head in flag_sets:
        header = flag_set.header
        metadata = msgspec.json.encode(header.metadata).decode()
        yield _FlagSet(flag_set.name, head, header.fractional, metadata, header.stored_contexts)
        evaluators: Mapping[str, EvaluatorDefinition] = flag_set.evaluators
        flags: Mapping[str, FlagDefinition] = flag_set.definitions
        for evaluator in evaluators.values():
            yield _Evaluator(evaluator.name, evaluator.text)
        for flag in flags.values():
            yield _Flag(flag.key, flag.text)


def _sync_directory(directory: Path) -> None:
    """Make the renaming last, which is the directory's own affair."""
    descriptor = os.open(directory, os.O_RDONLY)
    try:
        with contextlib.suppress(OSError):
            os.fsync(descriptor)
    finally:
        os.close(descriptor)
