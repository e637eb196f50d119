"""Progress of a long command: amount, rate, and time left, on a terminal's standard error."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

_STEP = 0.5
# Below this many seconds a rate is a guess.
_SETTLED = 1.0


class Progress:
    """Amount done, in ``unit``s, of ``total`` bytes; None where the end is not known."""

    def __init__(self, unit: str = "", total: int | None = None) -> None:
        self.unit = unit
        self.total = total
        self.amount = 0
        self.bytes = 0

    def line(self, seconds: float) -> str:
        """After so many seconds: ``120,000 lines, 24 %, 30,000 lines/s, 13 s left``."""
        parts = []
        if self.unit:
            parts.append(f"{self.amount:,} {self.unit}")
        if self.total:
            parts.append(f"{min(100, 100 * self.bytes // self.total)} %")
        if self.unit and seconds >= _SETTLED:
            parts.append(f"{self.amount / seconds:,.0f} {self.unit}/s")
        left = self._left(seconds)
        parts.append(f"{seconds:.0f} s" if left is None else f"{left:.0f} s left")
        return ", ".join(parts)

    def _left(self, seconds: float) -> float | None:
        if not self.total or seconds < _SETTLED or not 0 < self.bytes < self.total:
            return None
        return seconds * (self.total - self.bytes) / self.bytes


@contextmanager
def shown_on_terminal(doing: str, progress: Progress) -> Iterator[None]:
    """Rewrite one line of standard error until the block ends; leave nothing behind."""
    done = threading.Event()
    writer = threading.Thread(target=_write, args=(doing, progress, done), daemon=True)
    writer.start()
    try:
        yield
    finally:
        done.set()
        writer.join()


def _write(doing: str, progress: Progress, done: threading.Event) -> None:
    started = time.monotonic()
    written = 0
    while not done.wait(_STEP):
        text = f"{doing} … {progress.line(time.monotonic() - started)}"
        print(f"\r{text.ljust(written)}", end="", file=sys.stderr, flush=True)
        written = len(text)
    if written:
        print(f"\r{' ' * written}\r", end="", file=sys.stderr, flush=True)
