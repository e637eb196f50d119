"""Snapshot file: what a worker knows, in the state directory, for a start without the stores."""

from __future__ import annotations

import contextlib
import hashlib
import logging
import math
import os
import threading
import time
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import IO, Any

import msgspec

from service.following.snapshot_format import (
    VERSION,
    End,
    Kept,
    Line,
    Opening,
    SnapshotRefused,
    read_lines,
    seal,
)
from service.log_events import log_event

log = logging.getLogger(__name__)

_PATTERN = "snapshot-{}.json"
# Lines that are encoded before the event loop may run.
_LINES_A_TURN = 50
# Bytes that are appended to a small file before it is rewritten; to a larger one, as much as it had
# at first, so that writing costs in proportion to the changes.
_LEAST_APPENDED = 1024 * 1024
# Where the last line of a file is searched, in bytes from its end.
_TAIL = 4096


class SnapshotFile:
    """The file of worker ``instance`` in ``directory``, and those of the node's other workers.

    ``kept_at`` is when this worker last wrote its own file, in unix seconds; None before.
    """

    def __init__(self, directory: Path, instance: int) -> None:
        self._directory = directory
        self._own = directory / _PATTERN.format(instance)
        self.kept_at: float | None = None
        # A write that its worker gave up on continues in its thread.
        self._writing = threading.Lock()
        # Valid size of the own file, size of its first segment, and SHA-256 up to the valid size.
        self._size = self._base = 0
        self._digest: Any = None

    @property
    def takes_more(self) -> bool:
        """Whether a segment may be appended; otherwise the file has to be rewritten."""
        return self._digest is not None and self._size - self._base <= max(
            self._base, _LEAST_APPENDED
        )

    def write(self, as_of: float, lines: Iterable[Line]) -> bool:
        """Write the file whole or not at all, in a thread; return whether it was written.

        A failure is logged. All arguments are immutable, so that the worker may continue
        meanwhile.
        """
        draft = self._own.with_suffix(".draft")
        with self._writing:
            try:
                self._replace(draft, as_of, lines)
            except OSError as error:
                log.warning(
                    "Snapshot file not written; trying again in a minute: %s",
                    error,
                    extra=log_event("snapshot_write_failed"),
                )
                with contextlib.suppress(OSError):
                    # On a full disk, half a draft must not take the last room.
                    draft.unlink(missing_ok=True)
                return False
        self.kept_at = time.time()
        return True

    def append(self, as_of: float, lines: Iterable[Line]) -> bool:
        """Append a segment, whole or not at all; otherwise as ``write``.

        Nothing is appended to a file that was changed by others or damaged by a failure.
        """
        with self._writing:
            try:
                self._append(as_of, lines)
            except OSError as error:
                self._digest = None
                log.warning(
                    "Snapshot file not appended to; writing it whole next time: %s",
                    error,
                    extra=log_event("snapshot_append_failed"),
                )
                return False
        self.kept_at = time.time()
        return True

    def last(self) -> Kept | None:
        """Return the newest whole snapshot of the node; None if there is none.

        If it is the worker's own file, segments may be appended to it.
        """
        newest: Kept | None = None
        paths = {path: _as_of(path) for path in self._directory.glob(_PATTERN.format("*"))}
        for path in sorted(paths, key=lambda path: (-paths[path], path)):
            if newest is not None and newest.as_of >= paths[path]:
                break
            try:
                with path.open("rb") as file:
                    kept, digest = read_lines(file)
            except (OSError, SnapshotRefused) as error:
                log.warning(
                    "Snapshot file %s not usable; trying the next one: %s",
                    path.name,
                    error,
                    extra=log_event("snapshot_unusable"),
                )
                continue
            if newest is None or kept.as_of > newest.as_of:
                newest = kept
                self._digest = None
                if path == self._own:
                    self._size, self._base, self._digest = kept.size, kept.base, digest
        return newest

    def _replace(self, draft: Path, as_of: float, lines: Iterable[Line]) -> None:
        self._digest = None
        self._directory.mkdir(mode=0o700, parents=True, exist_ok=True)
        draft.unlink(missing_ok=True)
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        digest = hashlib.sha256()
        with os.fdopen(descriptor, "wb") as file:
            first = msgspec.json.encode(Opening(VERSION)) + b"\n"
            digest.update(first)
            file.write(first)
            size = len(first) + _write_segment(file, digest, as_of, lines)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(self._own)
        _sync_directory(self._directory)
        self._size = self._base = size
        self._digest = digest

    def _append(self, as_of: float, lines: Iterable[Line]) -> None:
        digest = self._digest.copy()
        descriptor = os.open(self._own, os.O_WRONLY)
        with os.fdopen(descriptor, "wb") as file:
            # The rest of a segment from before a crash is overwritten.
            if os.fstat(file.fileno()).st_size < self._size:
                raise OSError(f"{self._own.name} is shorter than it was")
            file.truncate(self._size)
            file.seek(self._size)
            written = _write_segment(file, digest, as_of, lines)
            file.flush()
            os.fsync(file.fileno())
        self._size += written
        self._digest = digest


def read(path: Path) -> Kept:
    """Read a snapshot file. Raises SnapshotRefused, OSError."""
    with path.open("rb") as file:
        return read_lines(file)[0]


def _as_of(path: Path) -> float:
    """Return the time of a file's state; infinity if only reading it tells."""
    try:
        with path.open("rb") as file:
            file.seek(max(0, path.stat().st_size - _TAIL))
            line = file.read().splitlines()[-1]
            return msgspec.json.decode(line, type=End).as_of
    except (OSError, IndexError, msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return math.inf


def _write_segment(file: IO[bytes], digest: Any, as_of: float, lines: Iterable[Line]) -> int:
    """Write the lines and the end of their segment; return the number of bytes."""
    size = 0
    encoded: Iterator[bytes] = (msgspec.json.encode(line) + b"\n" for line in lines)
    while some := b"".join(islice(encoded, _LINES_A_TURN)):
        digest.update(some)
        size += file.write(some)
        # Without this the thread would block the interpreter for milliseconds at a time.
        time.sleep(0)
    end = msgspec.json.encode(End(as_of, seal(digest, as_of))) + b"\n"
    digest.update(end)
    return size + file.write(end)


def _sync_directory(directory: Path) -> None:
    """Make the renaming durable, which needs an fsync of the directory."""
    descriptor = os.open(directory, os.O_RDONLY)
    try:
        with contextlib.suppress(OSError):
            os.fsync(descriptor)
    finally:
        os.close(descriptor)
