"""File of compiled large flag sets in the state directory: a start reads it and compiles little.

Its first line says by which engine and which Python it was compiled, its last bytes are the SHA-256
of what is before them. Reading it runs what is in it: a file that anybody else could have written
is refused, and so is one of another engine or another Python, which would answer otherwise.
"""

from __future__ import annotations

import contextlib
import gc
import hashlib
import logging
import os
import stat
import sys
import time
from collections.abc import Iterable
from pathlib import Path

import msgspec

import service.evaluation
from service.errors import FlagstaffError
from service.evaluation.flag_set import CompiledFlagSet
from service.evaluation.pickled import pickled, unpickled
from service.log_events import log_event

logger = logging.getLogger(__name__)

_NAME = "compiled-{}.bin"
_DIGEST_SIZE = hashlib.sha256().digest_size


class CompiledFileRefused(FlagstaffError):
    """A file that must not be read, or is of no use."""


def engine_version() -> str:
    """Return what compiled sets depend on besides their definitions, as a hash."""
    digest = hashlib.sha256(f"{sys.version} {msgspec.__version__}".encode())
    root = Path(next(iter(service.evaluation.__path__)))
    for path in sorted(root.rglob("*.py")):
        digest.update(path.relative_to(root).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


class CompiledFile:
    """The file of worker ``instance`` in ``directory``, and those of the node's other workers."""

    def __init__(self, directory: Path, instance: int) -> None:
        self._directory = directory
        self._own = directory / _NAME.format(instance)

    def read(self) -> dict[str, CompiledFlagSet]:
        """Return the sets of the newest file that can be used, by name; none if there is none.

        A file that is refused is logged.
        """
        times = {}
        for path in self._directory.glob(_NAME.format("*")):
            with contextlib.suppress(OSError):
                times[path] = path.lstat().st_mtime
        for path in sorted(times, key=times.__getitem__, reverse=True):
            try:
                return _read(path)
            except Exception as refused:  # noqa: BLE001  # whatever it is, compiling is the cure
                logger.info(
                    "The compiled flag sets in %s are not used: %s. They are compiled again.",
                    path.name,
                    refused,
                    extra=log_event("compiled_file_refused"),
                )
        return {}

    def write(self, flag_sets: Iterable[CompiledFlagSet]) -> bool:
        """Write the file, or leave it as it was; for a thread. Return whether it was written."""
        draft = self._own.with_suffix(".draft")
        try:
            self._directory.mkdir(mode=0o700, parents=True, exist_ok=True)
            draft.unlink(missing_ok=True)
            descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(descriptor, "wb") as file:
                first = engine_version().encode() + b"\n"
                digest = hashlib.sha256(first)
                file.write(first)
                for piece in pickled(flag_sets):
                    digest.update(piece)
                    file.write(piece)
                    # Otherwise the thread would hold the interpreter for a long time.
                    time.sleep(0)
                file.write(digest.digest())
            draft.replace(self._own)
        except OSError as error:
            logger.warning(
                "The compiled flag sets could not be written: %s. The next start compiles them.",
                error,
                extra=log_event("compiled_file_not_written"),
            )
            with contextlib.suppress(OSError):
                draft.unlink(missing_ok=True)
            return False
        return True


def _read(path: Path) -> dict[str, CompiledFlagSet]:
    content = _trusted(path)
    first = engine_version().encode() + b"\n"
    if not content.startswith(first):
        raise CompiledFileRefused("another version of the engine or of Python compiled them")
    # Tens of megabytes: no part of them is copied.
    end = len(content) - _DIGEST_SIZE
    if hashlib.sha256(memoryview(content)[:end]).digest() != content[end:]:
        raise CompiledFileRefused("the checksum is wrong")
    was_enabled = gc.isenabled()
    # Nothing of what is read is garbage, and the collector would go through it again and again.
    gc.disable()
    try:
        return {each.name: each for each in unpickled(content, len(first), end)}
    finally:
        if was_enabled:
            gc.enable()


def _trusted(path: Path) -> bytes:
    """Return the content of a file that only this user can have written. Raises OSError."""
    _check(path.parent.stat(), path.parent.name)
    with os.fdopen(os.open(path, os.O_RDONLY | os.O_NOFOLLOW), "rb") as file:
        found = os.fstat(file.fileno())
        if not stat.S_ISREG(found.st_mode):
            raise CompiledFileRefused("it is no regular file")
        _check(found, path.name)
        return file.read()


def _check(found: os.stat_result, name: str) -> None:
    if found.st_uid != os.geteuid():
        raise CompiledFileRefused(f"{name} belongs to another user")
    if found.st_mode & (stat.S_IWGRP | stat.S_IWOTH):
        raise CompiledFileRefused(f"others may write to {name}")
