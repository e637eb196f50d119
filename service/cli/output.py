"""What commands print: sentences and columns for people, JSON for programs."""

from __future__ import annotations

import re
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

import msgspec
import ujson

from service.errors import Fault, FlagstaffError

# Control characters but for tabs and ends of lines, and those that turn the direction of text.
_STEERING = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


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

    def raw(self, parts: Iterable[bytes]) -> None:
        """A result that is a file in itself, for people and programs alike, as it comes."""
        sys.stdout.buffer.writelines(parts)
        sys.stdout.buffer.flush()

    def say(self, sentence: str) -> None:
        """A result, or a part of one, for people only."""
        if not self.as_json:
            print(_harmless(sentence))

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
                print(_harmless(f"warning: {place}{described(fault)}"), file=sys.stderr)

    def note(self, sentence: str) -> None:
        """What is going on, for people who wait."""
        if not self.as_json:
            print(_harmless(sentence), file=sys.stderr)

    def notice(self, sentence: str) -> None:
        """Something about the result that people and programs have to know, beside it."""
        if self.as_json:
            print(_json({"notice": sentence}), file=sys.stderr)
        else:
            print(_harmless(sentence), file=sys.stderr)

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

    def failed(self, failure: FlagstaffError, advice: str = "") -> None:
        """Why a command failed, with every fault that is known, and what to do about it."""
        faults: tuple[Fault, ...] = getattr(failure, "faults", ())
        if self.as_json:
            told = {"error": str(failure), "errors": faults, "advice": advice or None}
            print(_json(told), file=sys.stderr)
            return
        # A fault of the whole may be the failure itself.
        said = [text for text in map(described, faults) if text != str(failure)]
        lines = [f"flagstaff: {failure}", *(f"  {text}" for text in said)]
        lines += [f"→ {advice}"] if advice else []
        print(_harmless("\n".join(lines)), file=sys.stderr)


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
    return ujson.dumps(
        value, ensure_ascii=False, escape_forward_slashes=False, default=msgspec.to_builtins
    )


def _cell(value: object) -> str:
    if value is None:
        return "-"
    text = ",".join(map(str, value)) or "-" if isinstance(value, list) else str(value)
    return _harmless(text.replace("\n", "\\n"))


def _harmless(text: str) -> str:
    """Text without what would steer a terminal: others wrote parts of it, such as comments."""
    return _STEERING.sub(lambda found: found[0].encode("unicode_escape").decode(), text)


def counted(number: int, noun: str) -> str:
    """A number and its noun, in the plural where that is due."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
