"""A comparing process on a core that somebody else uses: it works little there, and sleeps.

The process is idle (``SCHED_IDLE``), so a worker that wakes up never waits for it. But it fills the
caches of the core, and evaluations then take up to twice as long. As long as it touches less than
one in a hundred of them, their 99th percentile stays where it was. Linux puts it on a core that
nobody uses, if there is one; there it is hardly ever preempted, and works all the time.
"""

from __future__ import annotations

import io
import math
import resource
import time
from collections.abc import Callable
from typing import Any, BinaryIO

# Seconds of work between two looks at whether the core was wanted by others.
SLICE = 0.0005
# Seconds asleep for each second of work. It doubles with every slice in which others wanted the
# core, from the first rest to the longest, and falls by a small part with every other slice: the
# core counts as wanted from about a hundred times a second on.
FIRST_REST = 1.0
LONGEST_REST = 199.0
_FALL = 0.965
# The longest rest for a caller that hears nothing before the end and would give up at some time.
LONGEST_REST_OF_LATE = 19.0

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
    """Sleeps between slices of work, the longer the more often this process was preempted.

    It never sleeps longer than ``LONGEST_REST`` times a slice, so that every comparison ends; after
    ``patience`` seconds, than ``LONGEST_REST_OF_LATE`` times.
    """

    def __init__(
        self,
        patience: float = math.inf,
        preemptions: Callable[[], int] = preemptions,
        cpu: Callable[[], float] = time.process_time,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._preemptions = preemptions
        self._cpu = cpu
        self._clock = clock
        self._sleep = sleep
        self._rest = 0.0
        self._patient_until = clock() + patience
        self.begin()

    def begin(self) -> None:
        """Begin a slice; what others did until now was for this process, such as feeding it."""
        # In time of its own: it may wait long for a core that others use.
        self._began = self._cpu()
        self._known = self._preemptions()

    def look(self) -> None:
        """Sleep if it is due; for every few pieces of work."""
        worked = self._cpu() - self._began
        if worked < SLICE:
            return
        if self._preemptions() != self._known:
            self._rest = max(FIRST_REST, 2 * self._rest)
        else:
            self._rest *= _FALL
        is_late = self._clock() >= self._patient_until
        self._rest = min(self._rest, LONGEST_REST_OF_LATE if is_late else LONGEST_REST)
        if self._rest >= FIRST_REST / 2:
            self._sleep(self._rest * worked)
        else:
            self._rest = 0.0
        self.begin()
