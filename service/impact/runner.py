"""Comparing processes of a worker: start, input, end."""

from __future__ import annotations

import asyncio
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import aclosing, suppress

import msgspec

from service.errors import Overloaded, Unavailable
from service.impact.job import Job
from service.structs.impact import ImpactEvent, ImpactFailure, ImpactResult
from service.tasks.cancellation import cancel_and_wait

# The process takes what evaluations leave of a core, from its first import on. An idle process is
# preempted at once by a worker that wakes up for a request; a nice one goes on for some 3 ms first.
_START = """
import os
os.nice(19)
os.sched_setscheduler(0, os.SCHED_IDLE, os.sched_param(0))
from service.process.impact_main import main
main()
"""

_READ = 64 * 1024
_BUSY = "Another comparison is under way on this worker."
_ENDED = "The process that compares ended early. Its worker's log may say why. Ask again."


class Comparing:
    """Runs the comparisons of one worker, one at a time, each in a process of its own.

    A process takes what evaluations leave of a core: it is as nice as can be, and on a core that
    others want it hardly works (``giving_way.py``).
    """

    def __init__(self) -> None:
        self._is_busy = False

    async def result(self, job: Job) -> ImpactResult:
        """Return the result of a comparison without contexts of the caller's.

        Raises Overloaded as ``run``, and Unavailable if the comparison ended early.
        """
        async with aclosing(self.run(job)) as output:
            lines = b"".join([part async for part in output]).splitlines()
        match msgspec.json.decode(lines[-1], type=ImpactEvent):
            case ImpactResult() as result:
                return result
            case ImpactFailure(detail=detail):
                raise Unavailable(detail)
        raise Unavailable(_ENDED)

    async def run(
        self, job: Job, lines: AsyncIterator[bytes] | None = None
    ) -> AsyncGenerator[bytes, None]:
        """Yield the events as NDJSON, in parts of any length.

        ``lines`` are contexts as NDJSON, in parts of any length too. The process is ended when
        the generator is closed. Raises Overloaded while another comparison is under way.
        """
        if self._is_busy:
            raise Overloaded(5, _BUSY)
        self._is_busy = True
        try:
            process = await asyncio.create_subprocess_exec(
                sys.executable,
                "-c",
                _START,
                stdin=PIPE,
                stdout=PIPE,
            )
            feeding = asyncio.create_task(_feed(process, job, lines))
            try:
                last = b"\n"
                async for part in _output(process):
                    last = part
                    yield part
                # The caller's input may be invalid, such as broken gzip.
                if feeding.done():
                    feeding.result()
                if await process.wait() != 0:
                    end = b"" if last.endswith(b"\n") else b"\n"
                    yield end + msgspec.json.encode(ImpactFailure(_ENDED)) + b"\n"
            finally:
                await cancel_and_wait(feeding)
                with suppress(ProcessLookupError):
                    process.kill()
                await process.wait()
        finally:
            self._is_busy = False


async def _feed(process: Process, job: Job, lines: AsyncIterator[bytes] | None) -> None:
    stdin = process.stdin
    if stdin is None:
        raise AssertionError("The process was started with a pipe.")
    # A process that ended reports by its exit code.
    with suppress(BrokenPipeError, ConnectionResetError):
        stdin.write(msgspec.json.encode(job) + b"\n")
        await stdin.drain()
        if lines is not None:
            async for part in lines:
                stdin.write(part)
                await stdin.drain()
    stdin.close()


async def _output(process: Process) -> AsyncIterator[bytes]:
    if process.stdout is None:
        raise AssertionError("The process was started with a pipe.")
    while part := await process.stdout.read(_READ):
        yield part
