"""Counter files of a node's workers, so that any worker can return the sum of all.

Every worker writes its counters to the state directory, under the stable number of its instance. A
restarted worker continues from its own, because Prometheus takes a sum that shrinks for a counter
reset.

There are two files for each worker, overwritten in turn, with a number and a checksum: one of them
is always whole. A rename, which would do with one, can wait for the disk's journal; and a thread
for it passes the interpreter's lock to and fro with the event loop each second.
"""

from __future__ import annotations

import asyncio
import logging
import os
import zlib
from collections import defaultdict
from pathlib import Path

import msgspec

from service.log_events import log_event
from service.telemetry.counters import Counters

log = logging.getLogger(__name__)

_PATTERN = "tally-{}-{}"
_SIDES = ("a", "b")

_encode = msgspec.json.Encoder().encode
_decode = msgspec.json.Decoder(Counters).decode


class CounterFiles:
    """Counter files of a node's workers in ``directory``; this one is worker ``instance``."""

    def __init__(self, directory: Path, instance: int) -> None:
        self._directory = directory
        self._instance = str(instance)
        self._number = 0

    def last(self) -> Counters:
        """Return this worker's last written counters; empty ones if they are unreadable."""
        self._number, counters = _newest(self._files(self._instance))
        return counters or Counters()

    def keep(self, counters: Counters) -> None:
        """Write the counters into the older of the files: some 50 µs, no wait for a disk.

        A concurrent reader uses the other one.
        """
        self._number += 1
        path = self._files(self._instance)[self._number % 2]
        try:
            self._directory.mkdir(parents=True, exist_ok=True)
            descriptor = os.open(path, os.O_WRONLY | os.O_CREAT, 0o644)
            try:
                size = os.write(descriptor, _sealed(self._number, _encode(counters)))
                os.ftruncate(descriptor, size)
            finally:
                os.close(descriptor)
        except OSError as error:
            log.warning(
                "Counter file not written; trying again after the next interval: %s",
                error,
                extra=log_event("counter_file_write_failed"),
            )

    async def total(self, counters: Counters) -> Counters:
        """Return the sum of all workers. This one's is written first: a sum must never shrink."""
        self.keep(counters)
        return await asyncio.to_thread(self._add_up, _encode(counters))

    def _add_up(self, encoded: bytes) -> Counters:
        total = _decode(encoded)
        workers: dict[str, list[Path]] = defaultdict(list)
        for path in sorted(self._directory.glob(_PATTERN.format("*", "*"))):
            workers[path.name.split("-")[1]].append(path)
        for instance, files in workers.items():
            _, other = _newest(files)
            if instance != self._instance and other is not None:
                total += other
        return total

    def _files(self, instance: str) -> list[Path]:
        return [self._directory / _PATTERN.format(instance, side) for side in _SIDES]


def _sealed(number: int, encoded: bytes) -> bytes:
    content = b"%d\n%b" % (number, encoded)
    return b"%08x\n%b" % (zlib.crc32(content), content)


def _newest(files: list[Path]) -> tuple[int, Counters | None]:
    """Return number and counters of the newest whole file; 0 without one."""
    found = [kept for path in files if (kept := _read(path)) is not None]
    return max(found, key=lambda kept: kept[0], default=(0, None))


def _read(path: Path) -> tuple[int, Counters] | None:
    try:
        checksum, _, content = path.read_bytes().partition(b"\n")
        if int(checksum, 16) != zlib.crc32(content):
            # It is being written, or its worker was killed while it wrote.
            return None
        number, _, encoded = content.partition(b"\n")
        return int(number), _decode(encoded)
    except FileNotFoundError:
        return None
    except (OSError, ValueError, msgspec.DecodeError) as error:
        log.warning(
            "Counter file %s not readable; its counters are left out: %s",
            path.name,
            error,
            extra=log_event("counter_file_read_failed"),
        )
        return None
