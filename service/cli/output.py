"""What commands print: sentences and columns for people, JSON for programs."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

import msgspec

from service.errors import Fault, FlagstaffError


class Output:
    """Results go to standard output, everything else to standard error."""

    def __init__(self, *, as_json: bool) -> None:
        self.as_json = as_json

    def result(self, value: object, sentence: str) -> None:
        """A command's result: the value for programs, the sentence for people."""
        self.value(value)
        self.say(sentence)

    def value(self, value: object) -> None:
        """A command's result, for programs only: one JSON value a command."""
        if self.as_json:
            print(_json(value))

    def say(self, sentence: str) -> None:
        """A result, or a part of one, for people only."""
        if not self.as_json:
            print(sentence)

    def table(self, rows: Sequence[Mapping[str, Any]], columns: Sequence[str]) -> None:
        """A list: as a JSON array for programs, in columns for people."""
        if self.as_json:
            print(_json(rows))
            return
        lines = [[column.upper() for column in columns]]
        lines += [[_cell(row.get(column)) for column in columns] for row in rows]
        widths = [max(len(line[index]) for line in lines) for index in range(len(columns))]
        for line in lines:
            cells = (cell.ljust(width) for cell, width in zip(line, widths, strict=True))
            print("  ".join(cells).rstrip())

    def warn(self, faults: Iterable[Fault], place: str = "") -> None:
        """What is accepted but suspicious, one line each."""
        if not self.as_json:
            for fault in faults:
                print(f"warning: {place}{described(fault)}", file=sys.stderr)

    def note(self, sentence: str) -> None:
        """What is going on, for people who wait."""
        if not self.as_json:
            print(sentence, file=sys.stderr)

    @contextmanager
    def waiting(self, doing: str, far: Callable[[], str] = lambda: "") -> Iterator[None]:
        """Tell people who wait in front of a terminal what is going on, how far, and how long."""
        if self.as_json or not sys.stderr.isatty():
            yield
            return
        done = threading.Event()
        teller = threading.Thread(target=_tell_seconds, args=(doing, far, done), daemon=True)
        teller.start()
        try:
            yield
        finally:
            done.set()
            teller.join()

    def failed(self, failure: FlagstaffError) -> None:
        """Why a command failed, with every fault that is known."""
        faults: tuple[Fault, ...] = getattr(failure, "faults", ())
        if self.as_json:
            print(_json({"error": str(failure), "errors": faults}), file=sys.stderr)
            return
        print(f"flagstaff: {failure}", file=sys.stderr)
        for fault in faults:
            print(f"  {described(fault)}", file=sys.stderr)


def described(fault: Fault) -> str:
    """One fault on one line."""
    return f"{fault.pointer}: {fault.detail}" if fault.pointer else fault.detail


def _tell_seconds(doing: str, far: Callable[[], str], done: threading.Event) -> None:
    started = time.monotonic()
    while not done.wait(1.0):
        seconds = time.monotonic() - started
        print(f"\r{doing} … {far()}{seconds:.0f} s", end="", file=sys.stderr, flush=True)
    if time.monotonic() - started >= 1.0:
        print(file=sys.stderr)


def _json(value: object) -> str:
    return msgspec.json.encode(value).decode()


def _cell(value: object) -> str:
    if value is None:
        return "-"
    if isinstance(value, list):
        return ",".join(map(str, value)) or "-"
    return str(value)


def counted(number: int, noun: str) -> str:
    """A number and its noun, in the plural where that is due."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
