"""Output of commands: sentences and columns for people, JSON for programs."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, TextIO

import click
import msgspec

from service.cli.terminal.ago import with_relative_times
from service.cli.terminal.progress import Progress, shown_on_terminal
from service.cli.terminal.table import FittedTable, plain_lines
from service.cli.terminal.text import described, harmless
from service.errors import Fault, FlagstaffError

# What a line is painted with: arguments of click.style.
Style = Mapping[str, Any]
PLAIN: Style = {}
HEADING: Style = {"bold": True}
_WARNING: Style = {"fg": "yellow"}
_FAILURE: Style = {"fg": "red", "bold": True}
_FAINT: Style = {"dim": True}


class Output:
    """Results go to standard output, everything else to standard error.

    Colour only where the stream is a terminal that has it, and neither ``NO_COLOR`` nor
    ``--no-color`` says otherwise.
    """

    def __init__(self, *, as_json: bool = False, color: bool = True) -> None:
        self.as_json = as_json
        self.color = color

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

    def say(self, text: str, style_of: Callable[[str], Style] = lambda _: PLAIN) -> None:
        """A result, or a part of one, for people only; ``style_of`` paints line by line."""
        if not self.as_json:
            for line in text.split("\n"):
                print(self._painted(harmless(line), sys.stdout, style_of(line)))

    def table(
        self,
        rows: Sequence[Mapping[str, Any]],
        columns: Sequence[str],
        style_of: Callable[[Mapping[str, Any]], Style] = lambda _: PLAIN,
        *,
        empty: str = "",
    ) -> None:
        """A list: as a JSON array for programs, in columns for people.

        On a terminal it fits the width, times are relative, and ``empty`` is said in place of a
        table without rows.
        """
        if self.as_json:
            print(_json(rows))
            return
        if not sys.stdout.isatty():
            print("\n".join(plain_lines(rows, columns)))
            return
        if not rows and empty:
            self.note(empty)
            return
        shown = [with_relative_times(row) for row in rows]
        fitted = FittedTable(shown, columns, shutil.get_terminal_size().columns)
        styles = [HEADING, *map(style_of, rows)]
        for line, style in zip(fitted.lines, styles, strict=True):
            print(self._painted(line, sys.stdout, style))
        if fitted.left_out:
            missing = ", ".join(fitted.left_out)
            self._note(f"The terminal is too narrow for: {missing}. --json has all.", _FAINT)

    def warn(self, faults: Iterable[Fault], place: str = "") -> None:
        """Print warnings, one line each."""
        for fault in faults:
            self._note(f"warning: {place}{described(fault)}", _WARNING)

    def note(self, sentence: str) -> None:
        """Print progress for people who wait."""
        self._note(sentence, PLAIN)

    def _note(self, sentence: str, style: Style) -> None:
        if not self.as_json:
            print(self._painted(harmless(sentence), sys.stderr, style), file=sys.stderr)

    def notice(self, sentence: str) -> None:
        """Something about the result that people and programs have to know, beside it."""
        if self.as_json:
            print(_json({"notice": sentence}), file=sys.stderr)
        else:
            self._note(sentence, _WARNING)

    @contextmanager
    def waiting(self, doing: str, progress: Progress | None = None) -> Iterator[None]:
        """Show people who wait in front of a terminal what is going on, how far, and how long."""
        if self.as_json or not sys.stderr.isatty():
            yield
            return
        with shown_on_terminal(doing, progress or Progress()):
            yield

    def failed(
        self,
        failure: FlagstaffError,
        advice: str = "",
        details: Sequence[str] | None = None,
        head: str | None = None,
    ) -> None:
        """Print why a command failed, with every known fault, and what to do about it.

        ``details`` are lines for people in place of the failure's own faults, and ``head`` a
        sentence in place of its own.
        """
        faults: tuple[Fault, ...] = getattr(failure, "faults", ())
        if self.as_json:
            report = {"error": str(failure), "errors": faults, "advice": advice or None}
            print(_json(report), file=sys.stderr)
            return
        if details is None:
            # The first fault may be the failure itself, and then says where.
            if faults and faults[0].detail == str(failure):
                head, faults = described(faults[0]), faults[1:]
            details = [f"  {text}" for text in map(described, faults)]
        name = self._painted("flagstaff:", sys.stderr, _FAILURE)
        print(f"{name} {harmless(head or str(failure))}", file=sys.stderr)
        for line in details:
            print(harmless(line), file=sys.stderr)
        if advice:
            print(harmless(f"→ {advice}"), file=sys.stderr)

    def _painted(self, text: str, stream: TextIO, style: Style) -> str:
        if not style or not self.color or not _has_color(stream):
            return text
        return click.style(text, **style)


def _has_color(stream: TextIO) -> bool:
    # https://no-color.org: any value but an empty one.
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    return stream.isatty()


def _json(value: object) -> str:
    import ujson

    return ujson.dumps(
        value, ensure_ascii=False, escape_forward_slashes=False, default=msgspec.to_builtins
    )
