"""What people see at a terminal, and what programs get instead."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

import pytest

from devstack.workers import CHECKOUT
from service.cli.files.excerpts import excerpt
from service.cli.files.flag_file import BrokenFile, read_flag_file
from service.cli.files.json_places import Place
from service.cli.files.json_syntax import syntax_fault
from service.cli.terminal.ago import with_relative_times
from service.cli.terminal.progress import Progress
from service.cli.terminal.table import FittedTable, columns_of

ROW = {"key": "a-flag-with-a-rather-long-key", "comment": "because 日本語 " * 6, "revision": 12}


def at_terminal(words: list[str], environment: Mapping[str, str] | None = None) -> str:
    """What a command writes to a terminal of 80 columns, whatever it is written to."""
    leader, follower = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "service", *words],
        cwd=CHECKOUT,
        env={**os.environ, "TERM": "xterm", "COLUMNS": "80", **(environment or {})},
        stdin=follower,
        stdout=follower,
        stderr=follower,
    ) as process:
        os.close(follower)
        told = b""
        try:
            while part := os.read(leader, 4096):
                told += part
        except OSError:
            # How Linux says that the other end is closed.
            pass
        process.wait(60)
    os.close(leader)
    return told.decode()


@pytest.mark.usefixtures("server")
@pytest.mark.parametrize(
    ("words", "environment", "has_color"),
    [
        ([], {}, True),
        (["--no-color"], {}, False),
        ([], {"NO_COLOR": "1"}, False),
        ([], {"NO_COLOR": ""}, True),
        ([], {"TERM": "dumb"}, False),
        (["--json"], {}, False),
    ],
)
def test_colour_is_where_the_terminal_has_it(
    loaded: str, words: list[str], environment: dict[str, str], has_color: bool
) -> None:
    told = at_terminal(["flags", "list", "-s", loaded, *words], environment)
    assert "banner" in told
    assert ("\x1b[" in told) == has_color


@pytest.mark.usefixtures("server")
def test_a_table_fits_the_terminal(loaded: str) -> None:
    lines = at_terminal(["flags", "list", "-s", loaded, "--no-color"]).splitlines()
    assert all(len(line) <= 80 for line in lines[:2])
    assert lines[0].startswith("KEY  ")


def test_an_error_is_marked_at_a_terminal() -> None:
    told = at_terminal(["check", "/nowhere.json"])
    assert told.startswith("\x1b[31m\x1b[1mflagstaff:\x1b[0m Cannot read /nowhere.json")


@pytest.mark.parametrize(
    ("width", "left_out"),
    [(200, ()), (80, ()), (52, ()), (45, ("comment",)), (35, ("revision", "comment")), (9, ...)],
)
def test_long_cells_are_cut_before_columns_are_left_out_and_the_first_stays_whole(
    width: int, left_out: object
) -> None:
    table = FittedTable([ROW], ("key", "revision", "comment"), width)
    assert all(columns_of(line) <= width for line in table.lines)
    assert ("a-flag-with-a-rather-long-key" in table.lines[1]) == (width > 9)
    assert left_out in (table.left_out, ...)
    assert ("…" in table.lines[1]) == (width in (80, 52, 9))


@pytest.mark.parametrize(
    ("time", "told"),
    [
        ("2030-01-31T12:00:00Z", "now"),
        ("2030-01-31T11:59:18.5Z", "41 s ago"),
        ("2030-01-31T11:00:00Z", "1 h ago"),
        ("2030-01-28T11:00:00+01:00", "3 d ago"),
        ("2030-01-31T12:05:00Z", "in 5 min"),
        ("2030-01-31T13:59:59.7Z", "in 2 h"),
        ("2030-01-31T13:50:10Z", "in 1 h 50 min"),
        ("2030-02-02T12:00:40Z", "in 2 d"),
        ("yesterday", "yesterday"),
        ("2030-01-31T12:00:00", "2030-01-31T12:00:00"),
    ],
)
def test_times_are_relative(time: str, told: str) -> None:
    now = datetime(2030, 1, 31, 12, tzinfo=UTC)
    row = {"modifiedAt": time, "at": time, "start": time, "n": 1}
    assert with_relative_times(row, now) == {"modifiedAt": told, "at": told, "start": time, "n": 1}


@pytest.mark.parametrize(
    ("progress", "seconds", "said"),
    [
        (Progress(), 4.2, "4 s"),
        (Progress("lines"), 0.2, "0 lines, 0 s"),
        (Progress("lines", 1000), 2.0, "1,500 lines, 25 %, 750 lines/s, 6 s left"),
        (Progress("lines"), 2.0, "1,500 lines, 750 lines/s, 2 s"),
    ],
)
def test_progress_has_rate_and_time_left(progress: Progress, seconds: float, said: str) -> None:
    if seconds == 2.0:
        progress.amount, progress.bytes = 1500, 250
    assert progress.line(seconds) == said


@pytest.mark.parametrize(
    ("text", "line", "column", "said"),
    [
        ('{"a": 1 "b": 2}', 1, 9, "A comma or the end"),
        ('{\n  "a": ]\n}', 2, 8, "A value is expected"),
        ("{'a': 1}", 1, 2, "A name in double quotes"),
        ('{"a": 1}\n}', 2, 1, "The document has ended"),
        ('{"a": NaN}', 1, 7, "NaN is no number"),
        ('{"NaN": 1, "b": -Infinity}', 1, 17, "-Infinity is no number"),
        ("", 1, 1, "empty"),
        (" \n ", 1, 1, "empty"),
        ('{"a": "b', 1, 7, "does not end"),
        ('{"ä": \t"\x01"}', 1, 9, "control character"),
    ],
)
def test_a_fault_of_json_is_told_where_it_is(
    text: str, line: int, column: int, said: str, tmp_path: Path
) -> None:
    found = syntax_fault(text.encode())
    assert found is not None
    assert (found.place, said in found.detail) == (Place(line, column), True), found
    path = tmp_path / "flags.json"
    path.write_text(text)
    with pytest.raises(BrokenFile, match=f"flags.json:{line}:{column}: "):
        read_flag_file(str(path))


def test_bytes_that_are_no_text_are_told_where_they_are() -> None:
    found = syntax_fault('{"ä": "'.encode() + b"\xff")
    assert found is not None
    assert found.place == Place(1, 8)


@pytest.mark.parametrize("text", ["{}", "1e999", '{"a": 1, "a": 2}', "[" * 100_000])
def test_what_is_json_or_a_matter_of_limits_is_for_others_to_judge(text: str) -> None:
    assert syntax_fault(text.encode()) is None


def test_the_caret_stands_under_the_column() -> None:
    body = 'a\n\t"日本": x\n'.encode()
    source, caret = excerpt(body, Place(2, 8))
    assert source == '  2 |  "日本": x'
    assert columns_of(caret) == columns_of(source[: source.index("x")]) + 1
    assert excerpt(body, Place(9, 1)) == []


def test_of_a_long_line_the_part_around_the_fault_is_shown() -> None:
    body = ("[" + "1, " * 500 + "? ]").encode()
    source, caret = excerpt(body, Place(1, 1502))
    assert len(source) < 90
    assert source[caret.index("^")] == "?"
