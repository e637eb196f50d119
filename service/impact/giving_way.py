"""A comparing process on a core that somebody else uses: it works little there, and sleeps.

The process is idle (``SCHED_IDLE``), so a worker that wakes up never waits for it. But it fills the
caches of the core, and evaluations then take up to twice as long. Linux puts it on a core that
nobody uses, if there is one; there it is never preempted, and works all the time.
"""

from __future__ import annotations

import io
import resource
import time
from collections.abc import Callable
from typing import Any, BinaryIO

# Seconds of work between two looks at whether the core was wanted by others.
SLICE = 0.0005
# Seconds asleep for each second of work on a core that was.
REST = 19.0

# Bytes that are read before they are worked on, and at once.
GATHERED = 1024 * 1024
_PART = 64 * 1024


def preemptions() -> int:
    """Return how often others took the core from this process."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_nivcsw


class Gathered(io.RawIOBase):
    """A pipe that is read in large parts: while one is worked on, nobody wakes up to feed it."""

    def __init__(self, pipe: BinaryIO, giving_way: GivingWay) -> None:
        self._pipe = pipe
        self._giving_way = giving_way

    @classmethod
    def reader(cls, pipe: BinaryIO, giving_way: GivingWay) -> io.BufferedReader:
        """Return a reader of lines."""
        return io.BufferedReader(cls(pipe, giving_way), GATHERED)

    def readable(self) -> bool:
        """Return True: it is a stream to read from."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Fill the buffer, or read to the end."""
        filled = 0
        while filled < len(buffer) and (part := self._pipe.read(min(_PART, len(buffer) - filled))):
            buffer[filled : filled + len(part)] = part
            filled += len(part)
        self._giving_way.begin()
        return filled


class GivingWay:
    """Sleeps after each slice of work in which this process was preempted."""

    def __init__(
        self,
        preemptions: Callable[[], int] = preemptions,
        clock: Callable[[], float] = time.perf_counter,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._preemptions = preemptions
        self._clock = clock
        self._sleep = sleep
        self.begin()

    def begin(self) -> None:
        """Begin a slice; what others did until now was for this process, such as feeding it."""
        self._began = self._clock()
        self._known = self._preemptions()

    def look(self) -> None:
        """Sleep if it is due; for every few pieces of work."""
        worked = self._clock() - self._began
        if worked < SLICE:
            return
        found = self._preemptions()
        if found != self._known:
            self._sleep(REST * worked)
        self.begin()
