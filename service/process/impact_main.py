"""A comparing process: a job and contexts on standard input, events on standard output.

A worker starts it (``impact/runner.py``), with its own environment. It ends with the job,
with exit code 0 once the result is written, and early when its worker stops reading.
"""

from __future__ import annotations

import asyncio
import math
import os
import sys
import time
from collections.abc import Iterator
from contextlib import aclosing
from typing import Any, BinaryIO

import msgspec

from service.environment import read_settings
from service.errors import FlagstaffError
from service.evaluation.flag_set import NO_OVERRIDES
from service.impact.comparison import Comparison
from service.impact.giving_way import Gathered, GivingWay
from service.impact.job import Job
from service.storage import contexts, flag_sets
from service.storage.contexts import ContextFilter
from service.storage.database import Database
from service.structs.contexts import LineFault
from service.structs.decoding import malformed
from service.structs.impact import ImpactEvent, ImpactFailure, ImpactProgress, ImpactResult

# Seconds between two progress events.
_INTERVAL = 0.5
# Seconds for which evaluations go first, for a caller whose answer comes at the end alone: Sanic
# and Nginx wait a minute for it.
PATIENCE = 20.0
# Flags compared between two looks at the clock.
_LOOK = 16

# Longest line of NDJSON, in bytes: the default limit of an evaluation's body.
MOST_LINE = 1024 * 1024
# Faults that are listed; all are counted.
MOST_ERRORS = 100

_decode_context = msgspec.json.Decoder(dict[str, Any]).decode
_decode_overrides = msgspec.json.Decoder(dict[str, str]).decode


class Reporter:
    """Writes events, with progress in intervals, and gives way to others on this core."""

    def __init__(
        self, output: BinaryIO, comparison: Comparison, flags: int, patience: float
    ) -> None:
        self._output = output
        self._comparison = comparison
        self._contexts = max(1, _LOOK // max(1, flags))
        self.giving_way = GivingWay(patience)
        self._next = time.monotonic() + _INTERVAL

    def tell(self, event: ImpactEvent) -> None:
        """Write one event. Raises BrokenPipeError if nobody reads any more."""
        self._output.write(msgspec.json.encode(event) + b"\n")
        self._output.flush()

    def look(self) -> None:
        """Write the progress if it is due, and give way; called after every context."""
        contexts = self._comparison.contexts
        if contexts % self._contexts:
            return
        self.giving_way.look()
        if time.monotonic() >= self._next:
            self.tell(ImpactProgress(contexts))
            self._next = time.monotonic() + _INTERVAL


def main() -> None:
    """Run the job on standard input."""
    input_, output = sys.stdin.buffer, sys.stdout.buffer
    try:
        run(msgspec.json.decode(input_.readline(), type=Job), input_, output)
    except BrokenPipeError:
        # The rest of the buffer would raise once more when Python ends.
        os._exit(1)


def run(job: Job, lines: BinaryIO, output: BinaryIO) -> None:
    """Compare, and write the events to ``output``."""
    before, after = job.before.compiled(job.flag_set), job.after.compiled(job.flag_set)
    comparison = Comparison(before, after, job.flags, job.now)
    patience = math.inf if job.streams else PATIENCE
    reporter = Reporter(output, comparison, len(job.flags), patience)
    reporter.tell(ImpactProgress(0))
    refused: list[LineFault] = []
    total = 0
    try:
        if job.source == "sample":
            _compare_sample(job.sample, comparison, reporter)
        elif job.source == "lines":
            total = _compare_lines(lines, comparison, reporter, refused)
        else:
            asyncio.run(_compare_stored(job, comparison, reporter))
    except FlagstaffError as error:
        reporter.tell(ImpactFailure(str(error)))
        return
    reporter.tell(
        ImpactResult(
            revision=job.revision,
            contexts=comparison.contexts,
            refused=total,
            errors=tuple(refused),
            warnings=job.warnings,
            flags=comparison.flags(),
        )
    )


def _compare_sample(sample: int, comparison: Comparison, reporter: Reporter) -> None:
    for number in range(sample):
        comparison.add({"targetingKey": f"sample-{number}"})
        reporter.look()


def _compare_lines(
    lines: BinaryIO,
    comparison: Comparison,
    reporter: Reporter,
    errors: list[LineFault],
) -> int:
    """Compare the contexts; return the number of invalid lines."""
    refused = 0
    for number, line in _numbered(Gathered.reader(lines, reporter.giving_way)):
        fault = f"A line has at most {MOST_LINE} bytes."
        if line is not None:
            fault = _compare_line(line, comparison)
        if fault:
            refused += 1
            if len(errors) < MOST_ERRORS:
                errors.append(LineFault(number, "", fault))
        reporter.look()
    return refused


def _compare_line(line: bytes, comparison: Comparison) -> str:
    """Compare one context; return what is wrong with the line, or ""."""
    try:
        comparison.add(_decode_context(line))
    except msgspec.ValidationError:
        return "A context is a JSON object."
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        return str(malformed(error, line, "line"))
    return ""


def _numbered(lines: BinaryIO) -> Iterator[tuple[int, bytes | None]]:
    """The lines that are not empty, and None for one that is too long.

    They are counted as the caller sent them: the first was the proposal.
    """
    number = 1
    while True:
        line = lines.readline(MOST_LINE + 1)
        if not line:
            return
        number += 1
        if len(line) > MOST_LINE and not line.endswith(b"\n"):
            while line and not line.endswith(b"\n"):
                line = lines.readline(MOST_LINE)
            yield number, None
        elif not line.isspace():
            yield number, line


async def _compare_stored(job: Job, comparison: Comparison, reporter: Reporter) -> None:
    mysql = read_settings().mysql
    database = await Database.connect(
        # Contexts may be some seconds old, which is what a replica is for.
        mysql.replica_url or mysql.url,
        size=2,
        statement_timeout=mysql.statement_timeout,
        connect_timeout=mysql.connect_timeout,
    )
    try:
        async with database.read() as cursor:
            flag_set = await flag_sets.find(cursor, job.flag_set)
        async with aclosing(contexts.stream(database, flag_set, ContextFilter())) as batches:
            async for batch in batches:
                reporter.giving_way.begin()
                for row in batch:
                    context = {**_decode_context(row.attributes), "targetingKey": row.key}
                    overrides = (
                        _decode_overrides(row.overrides) if job.reads_overrides else NO_OVERRIDES
                    )
                    comparison.add(context, overrides)
                    reporter.look()
    finally:
        await database.close()
